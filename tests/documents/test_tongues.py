"""Each run of a document says its language, where plan and words around it are in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree

from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.tongues import Tongues, tongues
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.pen import Pen
from nap_desktop.documents.word.read_ids import read_ids
from nap_desktop.documents.word.runs import run
from nap_desktop.documents.word.write import write
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.tree import Plan
from tests.documents.packs import one, pack
from tests.documents.papers import DAY, changed, export, part, sample
from tests.plan.plans import grow
from tests.plans_in_languages import plan_in


def langs(content: bytes, name: str = "word/document.xml") -> dict[str, str]:
    """Return the language that each text of a part is tagged with, by text; "" for none."""
    return dict(_tagged(content, name))


def _tagged(content: bytes, name: str) -> Iterator[tuple[str, str]]:
    for found in etree.fromstring(part(content, name).encode()).iter(w("r")):
        tag = found.find(f"{w('rPr')}/{w('lang')}")
        said = "".join(one.text or "" for one in found.iter(w("t"))).strip()
        if said:
            yield said, "" if tag is None else tag.get(w("val"), "")


def exported(plan: Plan, lang: str, profile: str = "full") -> bytes:
    document = compose(plan, shipped_profile(profile), Occasion(DAY), words_of(plan, lang))
    content, _ = write(document, {})
    assert lint(content) == []
    return content


def test_a_plan_in_its_own_language_has_no_tags() -> None:
    assert set(langs(export("full")).values()) == {""}
    assert tongues("ru", "ru-KG", plan_in("ru")) is None


def test_french_words_round_an_english_plan_say_that_they_are_french() -> None:
    plan = sample()
    found = langs(exported(plan, "fr"))

    assert found["Résumé"] == "fr-FR"
    assert found["Table des matières"] == "fr-FR"
    assert found["Objective 3.1"] == ""  # what the plan calls its level
    assert found[plan.get(plan.root, "title")] == ""
    assert found[plan.get(plan.bodies[0], "name")] == ""
    measure = plan.of_kind("measure")[0]
    texts = {text for text, lang in found.items() if not lang}
    assert any(text in texts for text in re.findall(r'"text":"([^"]+)"', plan.get(measure, "text")))


def test_a_french_pack_says_that_the_words_of_an_english_plan_are_english() -> None:
    plan = sample()
    found = pack(plan, "fr")
    said = langs(write(one(found, "sheet"), {})[0])

    assert said[plan.get(plan.bodies[0], "name")] == "en-GB"
    assert said["Feuille de visas"] == ""
    title = plan.get(plan.root, "title")
    # inside the French sentence of the subtitle
    assert {lang for text, lang in said.items() if title in text} == {"en-GB"}
    letter = langs(write(one(found, "letter"), {})[0])
    assert any(lang == "en-GB" and title in text for text, lang in letter.items())


def test_mongolian_in_an_english_pack_is_mongolian_and_not_russian() -> None:
    plan = plan_in("mn")
    said = langs(write(one(pack(plan, "en"), "sheet"), {})[0])

    assert said[plan.get("body-0", "name")] == "mn-MN"
    assert "ru-RU" not in said.values()


@pytest.mark.parametrize(("lang", "tag"), [("en", ""), ("fr", "fr-FR"), ("ru", "ru-RU")])
def test_an_arabic_plan_with_other_words_keeps_its_direction(lang: str, tag: str) -> None:
    plan = plan_in("ar")
    content = exported(plan, lang)
    found = langs(content)
    words = words_of(plan, lang)
    summary = words.get("parts", "summary").strip()

    assert {value for text, value in found.items() if summary in text} == {tag}
    body = etree.fromstring(part(content).encode())
    for made in body.iter(w("r")):
        said = "".join(one.text or "" for one in made.iter(w("t")))
        is_turned = made.find(f"{w('rPr')}/{w('rtl')}") is not None
        if re.search("[\u0621-\u064a]", said):
            assert is_turned, said
        elif re.search("[A-Za-zА-я]{2}", said):
            assert not is_turned, said
    held = read_ids(content)
    assert plan.get("section-0", "heading") in held.values()


def test_what_is_translated_is_in_the_language_of_the_pack_and_what_is_not_in_the_plans() -> None:
    plan = grow("s Customs\n  m Train")
    plan = changed(plan, language="en", title="National plan")
    for node, key, value in ((plan.root, "title", "Plan national"), ("Customs", "heading", "X y")):
        plan = apply_all(plan, set_field(plan, node, key, value, "fr"))
    found = langs(write(one(pack(plan, "fr"), "plan"), {})[0])

    assert found["Plan national"] == ""
    assert found["X y"] == ""
    assert found["Train"] == "en-GB"


def test_a_name_in_two_languages_is_told_word_by_word() -> None:
    pen = Pen(False, "ru")
    made = run("Всемирная организация (World Customs Organization), WCO", pen)

    assert re.findall(r'<w:lang w:val="(.*?)"/></w:rPr><w:t[^>]*>(.*?)</w:t>', made) == [
        ("en-GB", "World Customs Organization), WCO")
    ]
    assert "".join(re.findall(r"<w:t[^>]*>(.*?)</w:t>", made)) == (
        "Всемирная организация (World Customs Organization), WCO"
    )


def test_a_name_inside_a_sentence_is_found_whole_and_the_longest_first() -> None:
    said = Tongues("fr", "en", frozenset(), ("Plan national 2027", "Plan"))
    pen = Pen(False, "en", tongues=said)
    made = run("The “Plan national 2027” replaces no Planning.", pen)

    tagged = re.findall(r'<w:lang w:val="fr-FR"/></w:rPr><w:t[^>]*>(.*?)</w:t>', made)
    assert [text.strip("“”") for text in tagged] == ["Plan national 2027"]
