"""Letters count in the script of the language of a plan."""

from __future__ import annotations

import pytest

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.counting_letters import ARABIC, CYRILLIC, LATIN, letters, most, script
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.numbering import numbers
from tests.plan.plans import grow


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("en", ["a)", "b)", "c)"]),
        ("fr", ["a)", "b)", "c)"]),
        ("zh", ["a)", "b)", "c)"]),
        ("", ["a)", "b)", "c)"]),
        ("ru", ["а)", "б)", "в)"]),
        ("mn", ["а)", "б)", "в)"]),
        ("ar", ["أ)", "ب)", "ج)"]),
    ],
)
def test_steps_are_counted_in_the_letters_of_the_plans_language(
    lang: str, printed: list[str]
) -> None:
    plan = grow("s A\n  m B\n    - C\n    - D\n    - E")
    plan = apply_all(plan, set_field(plan, plan.root, "language", lang))

    assert [numbers(plan)[step] for step in plan.of_kind("step")] == printed
    assert [numbers(plan, "en")[step] for step in plan.of_kind("step")] == ["a)", "b)", "c)"]


def test_a_script_goes_on_with_two_letters_after_its_last() -> None:
    assert [letters(count) for count in (1, 26, 27, 28)] == ["A", "Z", "AA", "AB"]
    assert [letters(count, CYRILLIC) for count in (1, 29, 30, 31)] == ["А", "Я", "АА", "АБ"]
    assert [letters(count, ARABIC) for count in (1, 5, 28, 29)] == ["أ", "هـ", "غ", "أأ"]
    assert [most(one) for one in (LATIN, CYRILLIC, ARABIC)] == [26, 29, 28]


def test_a_country_does_not_change_the_script() -> None:
    assert script("ar-IQ") == ARABIC
    assert script("ru-RU") == CYRILLIC
    assert script("pt-BR") == LATIN
