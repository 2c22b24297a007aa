"""The four changes and all edits: exact opposites, whole plans, nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.plan import steps
from nap_desktop.plan.change import (
    InsertNode,
    MoveNode,
    RemoveNode,
    SetField,
    apply,
    apply_all,
    opposite,
)
from nap_desktop.plan.tree import Node, Plan
from tests.plan.plans import acts, any_plan, assert_whole, grow, there_and_back


@given(st.data())
def test_every_edit_is_undone_exactly_and_leaves_a_whole_plan(data: st.DataObject) -> None:
    plan = data.draw(any_plan())
    changes = data.draw(acts(plan))

    after = apply_all(plan, changes)

    assert_whole(after)
    assert apply_all(after, opposite(changes)) == plan


@given(st.data())
def test_one_by_one_and_all_at_once_are_the_same(data: st.DataObject) -> None:
    plan = data.draw(any_plan(6))
    changes = data.draw(acts(plan))

    one_by_one = plan
    for change in changes:
        before = one_by_one
        one_by_one = apply(one_by_one, change)
        assert apply(one_by_one, change.inverse()) == before

    assert one_by_one == apply_all(plan, changes)


@given(st.data())
def test_a_step_as_json_comes_back_equal(data: st.DataObject) -> None:
    changes = data.draw(any_plan(6).flatmap(acts))

    assert steps.from_data(there_and_back(steps.to_data(changes))) == tuple(changes)


def test_a_plan_is_never_altered_by_a_change() -> None:
    plan = grow("s A\ns B")
    nodes, children, parents = dict(plan.nodes), dict(plan.children), dict(plan.parents)

    apply(plan, MoveNode("A", "plan", 0, "plan", 1))
    apply(plan, SetField("A", "heading", "", "A", "Z"))

    assert (plan.nodes, plan.children, plan.parents) == (nodes, children, parents)


A = Node("A", "section", {"heading": "A"})


@pytest.mark.parametrize(
    "change",
    [
        SetField("A", "heading", "", "not A", "Z"),
        SetField("nobody", "heading", "", "", "Z"),
        InsertNode(A, "plan", 0),
        InsertNode(Node("new", "section"), "nobody", 0),
        InsertNode(Node("new", "section"), "plan", 3),
        InsertNode(Node("new", "section"), "plan", -1),
        RemoveNode(A, "plan", 0),
        RemoveNode(Node("C", "section", {"heading": "not C"}), "plan", 1),
        RemoveNode(Node("C", "section", {"heading": "C"}), "plan", -1),
        RemoveNode(Node("plan", "plan"), "plan", 0),
        RemoveNode(Node("nobody", "section"), "plan", 0),
        MoveNode("nobody", "plan", 0, "plan", 0),
        MoveNode("plan", "plan", 0, "A", 0),
        MoveNode("A", "plan", 0, "A", 0),
        MoveNode("A", "plan", 0, "B", 0),
        MoveNode("A", "plan", 1, "plan", 0),
        MoveNode("A", "plan", 0, "plan", 2),
        MoveNode("A", "plan", 0, "nobody", 0),
        MoveNode("B", "plan", 0, "C", 0),
    ],
    ids=str,
)
def test_a_change_made_for_another_plan_is_refused(change: object) -> None:
    plan = grow("s A\n  s B\ns C")

    with pytest.raises(NapError) as refusal:
        apply(plan, change)  # type: ignore[arg-type]

    assert refusal.value.code == "change_does_not_fit"


def test_an_empty_value_leaves_no_entry() -> None:
    plan = apply(grow("s A"), SetField("A", "heading", "", "A", ""))

    assert plan.nodes["A"] == Node("A", "section")


def test_a_translation_stands_beside_its_original() -> None:
    plan = apply(grow("s A"), SetField("A", "heading", "fr", "", "Un"))

    assert plan.get("A", "heading") == "A"
    assert plan.get("A", "heading", "fr") == "Un"


@pytest.mark.parametrize("data", [["x"], [["s", "a"]], [5], [["i"]], [None], [["s", 1, 2, 3, 4]]])
def test_a_damaged_step_is_told(data: list[object]) -> None:
    with pytest.raises(NapError) as refusal:
        steps.from_data(data)  # type: ignore[arg-type]

    assert refusal.value.code == "damaged_step"


@pytest.mark.parametrize("data", [[["s", 1, 2, 3, 4, 5]], [["i", "a", "section", 5, "b", "c"]]])
def test_a_step_of_wrong_types_is_damaged_too(data: list[list[object]]) -> None:
    with pytest.raises(NapError):
        steps.from_data(data)


def test_touched_names_each_node_once_in_order() -> None:
    changes = [
        SetField("b", "x", "", "", "1"),
        MoveNode("a", "p", 0, "p", 1),
        SetField("b", "x", "", "1", ""),
    ]

    assert steps.touched(changes) == ["b", "a"]


def test_an_empty_plan_is_whole() -> None:
    assert_whole(Plan.empty())
