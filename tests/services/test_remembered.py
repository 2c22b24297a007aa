"""Corrections that are remembered by the shape of a document: named, renamed, forgotten."""

from __future__ import annotations

from typing import Any

from nap_desktop.services.remembered import (
    MOST,
    for_shape,
    forgotten,
    remembered,
    renamed,
    with_choices,
)

CHOICES = {"looks": {"row 4": "left_out"}}


def two() -> dict[str, Any]:
    return with_choices(
        with_choices({}, "a", "Plan of 2016", CHOICES), "b", "Plan of 2018", CHOICES
    )


def test_the_latest_stands_first() -> None:
    assert [one.name for one in remembered(two())] == ["Plan of 2018", "Plan of 2016"]


def test_a_name_that_a_person_gave_stays_when_corrections_are_remembered_anew() -> None:
    held = renamed(two(), "a", "  as in the plan  of 2016 ")
    again = with_choices(held, "a", "Plan of 2020", {"looks": {}})

    one = for_shape(again, "a")
    assert one is not None and one.name == "as in the plan of 2016" and one.choices == {"looks": {}}


def test_an_empty_name_changes_nothing() -> None:
    assert renamed(two(), "a", "  ") == two()


def test_what_is_forgotten_is_offered_no_more() -> None:
    assert for_shape(forgotten(two(), "a"), "a") is None


def test_no_more_than_a_few_are_kept() -> None:
    held: dict[str, Any] = {}
    for at in range(MOST + 5):
        held = with_choices(held, str(at), f"Plan {at}", CHOICES)

    assert len(held) == MOST and for_shape(held, "0") is None


def test_settings_of_another_form_are_passed_over() -> None:
    assert remembered([1]) == [] and remembered({"a": 3, "b": {"name": "x"}}) == []
