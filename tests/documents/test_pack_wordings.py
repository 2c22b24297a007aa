"""The wordings of the pack: alike in all languages, editable, and safe when edited badly."""

from __future__ import annotations

import string

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.pack.wordings import check, languages, load, placeholders
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.tree import Plan
from nap_desktop.plan.wordings import own_wordings, set_wording
from nap_desktop.services.sentences import sentence
from tests.plan.plans import there_and_back


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_four_languages_have_wordings() -> None:
    assert languages() == ("en", "es", "fr", "ru")


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_wordings_of_english(lang: str) -> None:
    english, own = load("en").texts, load(lang).texts

    assert own.keys() == english.keys()
    for name, text in own.items():
        assert text.strip(), name
        assert places(text) <= set(placeholders("en", name)), name
        check(lang, name, text)


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("On {titel}", "titel"),
        ("On {}", "{}"),
        ("On {0}", "0"),
        ("On {title.__class__}", "title.__class__"),
        ("On {title!r}", "title"),
        ("On {title:>99999999}", "title"),
        ("On {title", "braces"),
        ("On title}", "braces"),
    ],
)
def test_a_broken_placeholder_is_named(text: str, placeholder: str) -> None:
    with pytest.raises(NapError) as refusal:
        load("en", {"act.subject": text})

    assert refusal.value.code == "bad_wording"
    assert refusal.value.facts == {"wording": "act.subject", "placeholder": placeholder}
    assert "act.subject" in sentence(refusal.value)


def test_a_wording_of_ones_own_takes_the_place_of_ours() -> None:
    wordings = load("en", {"act.adopt": "{{Approved}}: {title}", "act.of_tomorrow": "{x}"})

    assert wordings.say("act.adopt", {"title": "the {plan}"}) == "{Approved}: the {plan}"
    assert "act.of_tomorrow" not in wordings.texts


def test_two_full_stops_become_one() -> None:
    wordings = load("en", {"act.adopt": "Until {in_force}. {title}..."})

    assert wordings.say("act.adopt", {"in_force": "2027 г.", "title": "a"}) == "Until 2027 г. a..."


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NapError) as refusal:
        load("xx")

    assert refusal.value.code == "unknown_pack_language"


def test_a_plan_keeps_its_wordings_and_undo_takes_them_back() -> None:
    plan = Plan.empty("plan")
    changes = set_wording(plan, "en", "act.adopt", "Approved: {title}")
    kept = apply_all(plan, changes)

    assert own_wordings(kept, "en") == {"act.adopt": "Approved: {title}"}
    assert not own_wordings(kept, "fr")
    assert from_open(there_and_back(to_open(kept))) == kept
    assert apply_all(kept, [change.inverse() for change in changes]) == plan
    assert apply_all(kept, set_wording(kept, "en", "act.adopt", "")) == plan


@pytest.mark.parametrize("value", ["[]", "5", '{"en":[]}', '{"en":{"a":5}}', "{"])
def test_a_setting_of_another_form_is_passed_over(value: str) -> None:
    plan = Plan.empty("plan")
    plan.nodes["plan"].fields["wordings"] = value  # type: ignore[index]

    assert own_wordings(plan, "en") == {}
