"""Printed numbers, scheme by scheme."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.numbering import (
    DEFAULT_LEVELS,
    SCHEMES,
    letters,
    level_name,
    levels,
    numbers,
    roman,
)
from nap_desktop.plan.tree import Plan
from tests.plan.plans import any_plan, grow

PLAN = grow(
    "s A\n  o B\n    m C\n      - D\n      - E\n    m F\n  o G\n    m H\ns I\n  o J\n    m K"
)


def with_levels(plan: Plan, *named: tuple[str, str, str]) -> Plan:
    data = [{"name": name, "kind": kind, "numbering": scheme} for name, kind, scheme in named]
    return apply_all(plan, set_field(plan, plan.root, "levels", json.dumps(data)))


def printed(plan: Plan) -> str:
    found = numbers(plan)
    return " ".join(found[node] or "-" for node in plan.walk())


def test_paths_count_within_what_they_are_in() -> None:
    assert printed(PLAN) == "1 1.1 1.1.1 a) b) 1.1.2 1.2 1.2.1 2 2.1 2.1.1"


def test_tasks_of_a_decree_run_on_through_all_parts() -> None:
    decree = with_levels(
        PLAN, ("Part", "section", "I"), ("Task", "objective", "1"), ("Measure", "measure", "1.1")
    )

    assert printed(decree).startswith("I 1 1.1 ")
    assert printed(decree).endswith("1.2 2 2.1 II 3 3.1")


def test_letters_and_none_start_new_paths() -> None:
    plan = with_levels(
        PLAN, ("", "section", "A"), ("", "objective", "none"), ("", "measure", "1.1")
    )

    assert [numbers(plan)[node] for node in "ABCFHIJK"] == ["A", "", "1", "2", "1", "B", "", "1"]


def test_a_measure_right_below_a_part_is_numbered_as_measures_are() -> None:
    plan = with_levels(
        grow("s A\n  m B\n  o C"),
        ("", "section", "1"),
        ("", "objective", "A"),
        ("", "measure", "1.1"),
    )

    assert printed(plan) == "1 1.1 B"


@pytest.mark.parametrize("value", ["", "{}", "[]", "5", "null", "[5]", '[{"numbering":"?"}]', "x"])
def test_levels_that_make_no_sense_are_the_programs_own(value: str) -> None:
    plan = apply_all(PLAN, set_field(PLAN, "plan", "levels", value))

    assert levels(plan) == DEFAULT_LEVELS


def test_the_plan_names_its_levels() -> None:
    plan = with_levels(PLAN, ("Part", "section", "I"), ("Task", "objective", "1"))

    assert level_name(plan, "objective") == "Task" and level_name(plan, "measure") == ""
    assert level_name(plan, "section", 0) == "Part"


@given(any_plan(), st.lists(st.sampled_from(SCHEMES), min_size=1, max_size=4))
def test_every_item_of_any_plan_has_a_number(plan: Plan, schemes: list[str]) -> None:
    plan = with_levels(plan, *(("", "", scheme) for scheme in schemes))

    assert set(numbers(plan)) == set(plan.walk())


@pytest.mark.parametrize(
    ("count", "in_roman", "in_letters"),
    [
        (1, "I", "A"),
        (4, "IV", "D"),
        (9, "IX", "I"),
        (26, "XXVI", "Z"),
        (27, "XXVII", "AA"),
        (49, "XLIX", "AW"),
        (702, "DCCII", "ZZ"),
        (703, "DCCIII", "AAA"),
        (4000, "4000", "EWV"),
    ],
)
def test_roman_numbers_and_letters(count: int, in_roman: str, in_letters: str) -> None:
    assert (roman(count), letters(count)) == (in_roman, in_letters)
