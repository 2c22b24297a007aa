"""Hints that were looked at and left as they are."""

from __future__ import annotations

from hypothesis import given

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.checks import Finding, check
from nap_desktop.plan.left_as_is import KEY, leave, parted, take_back
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.tree import Plan
from tests.plan.plans import any_plan, assert_whole, grow, there_and_back

PLAN = grow("s A\n  m B\n  m C")


@given(any_plan())
def test_what_is_left_is_open_no_more_and_comes_back_when_it_is_taken_back(plan: Plan) -> None:
    found = check(plan)

    after = apply_all(plan, leave(plan, found[::2]))

    assert parted(after, check(after)) == (found[1::2], found[::2])
    assert_whole(after)
    again = apply_all(after, take_back(after, found[::2]))
    assert parted(again, check(again)) == (found, [])
    assert again == apply_all(plan, edits.set_field(plan, plan.root, KEY, ""))


def test_the_same_hint_with_other_facts_is_open_again() -> None:
    old = Finding("B", "start", "outside_period", {"date": "2020"})
    after = apply_all(PLAN, leave(PLAN, [old]))
    new = Finding("B", "start", "outside_period", {"date": "2019"})

    assert parted(after, [old, new]) == ([new], [old])


def test_what_is_remembered_of_items_that_are_gone_goes_too() -> None:
    b, c = Finding("B", "lead", "no_lead_body"), Finding("C", "lead", "no_lead_body")
    plan = apply_all(PLAN, leave(PLAN, [b]))
    plan = apply_all(plan, edits.delete(plan, ["B"]))

    plan = apply_all(plan, leave(plan, [c]))

    assert plan.get(plan.root, KEY) == '{"C":["no_lead_body lead"]}'


def test_it_goes_with_the_plan_in_the_open_format() -> None:
    plan = apply_all(PLAN, leave(PLAN, check(PLAN)))

    assert from_open(there_and_back(to_open(plan))) == plan


def test_nonsense_counts_as_nothing() -> None:
    found = check(PLAN)

    for value in ("[1]", '{"B":3}', '{"B":[1,{}]}', "{"):
        plan = apply_all(PLAN, edits.set_field(PLAN, "plan", KEY, value))
        assert parted(plan, found) == (found, [])
