"""Comparing two states of a plan: few changes, and a move is one move."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan.change import MoveNode, SetField, apply, apply_all
from nap_desktop.plan.compare import compare
from tests.plan.plans import any_plan, grow, grown

ABCD = grow("s A\ns B\ns C\ns D")


@given(st.data())
def test_what_compare_finds_makes_one_state_of_the_other(data: st.DataObject) -> None:
    before = data.draw(any_plan())
    after = data.draw(grown(before))

    assert apply_all(before, compare(before, after)) == after
    assert apply_all(after, compare(after, before)) == before


@given(any_plan())
def test_equal_states_differ_in_nothing(plan) -> None:  # type: ignore[no-untyped-def]
    assert compare(plan, plan) == []


@given(st.permutations("ABCD"))
def test_children_in_another_order_are_moves_only(order: list[str]) -> None:
    after = ABCD
    for row, name in enumerate(order):
        after = apply(after, MoveNode(name, "plan", after.row(name), "plan", row))

    changes = compare(ABCD, after)

    assert apply_all(ABCD, changes) == after
    assert len(changes) <= 3 and all(isinstance(change, MoveNode) for change in changes)


def test_one_moved_child_is_one_move() -> None:
    for name in "ABCD":
        for row in range(4):
            old = ABCD.row(name)
            after = apply(ABCD, MoveNode(name, "plan", old, "plan", row))
            changes = compare(ABCD, after)
            assert len(changes) == (old != row)
            assert apply_all(ABCD, changes) == after


def test_a_branch_that_moves_elsewhere_is_one_move() -> None:
    before = grow("s A\n  o B\n    m C\n      - D\ns E")
    after = apply(before, MoveNode("B", "A", 0, "E", 0))

    assert compare(before, after) == [MoveNode("B", "A", 0, "E", 0)]


def test_a_changed_word_is_one_field() -> None:
    after = apply(ABCD, SetField("B", "heading", "", "B", "Bee"))

    assert compare(ABCD, after) == [SetField("B", "heading", "", "B", "Bee")]


def test_parent_and_child_that_change_places_are_found() -> None:
    before = grow("s A\n  s B\n    s C")
    after = grow("s B\n  s A\n    s C")

    assert apply_all(before, compare(before, after)) == after
