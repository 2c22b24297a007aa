"""The one reader of what people type, paste or send back in a sheet."""

from __future__ import annotations

import pytest

from nap_desktop.framework.understanding import NotUnderstood, Understanding, names
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import field_of


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("end", "Q2 2028", "2028-Q2"),
        ("end", "30.06.2028", "2028-06-30"),
        ("priority", "HIGH", "high"),
        ("funding", "state budget", "state_budget"),
        ("categories", "Nuclear; c", "N,C"),
        ("provisions", "OP 3 (d), op6; 3(a)", "OP3d,OP6,OP3a"),
        ("amount", "1 200,50", "1200.5"),
        ("assistance", "Yes", "1"),
        ("assistance", "", ""),
    ],
)
def test_words_and_codes_are_understood(key: str, written: str, value: str) -> None:
    assert Understanding(labels()).value(field_of("measure", key), written) == value


@pytest.mark.parametrize(
    ("key", "written"),
    [("end", "soon"), ("amount", "much"), ("priority", "top"), ("assistance", "perhaps")],
)
def test_what_a_field_cannot_hold_is_refused(key: str, written: str) -> None:
    with pytest.raises(NotUnderstood):
        Understanding(labels()).value(field_of("measure", key), written)


def test_choices_are_read_in_the_language_of_the_words() -> None:
    french = labels("fr")

    field = field_of("measure", "priority")
    assert Understanding(french).value(field, french.choice("priority", "low")) == "low"


def test_commas_part_names_only_where_nothing_else_does() -> None:
    assert names("A, B; C", commas=True) == ["A, B", "C"]
    assert names("A, B", commas=True) == ["A", "B"]
    assert names("A, B") == ["A, B"]
