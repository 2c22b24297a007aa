"""What was, brought back: exactly, as a new change, and without loss of what came since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import MoveNode, apply, apply_all, opposite
from nap_desktop.plan.past import plan_before
from nap_desktop.plan.restore import (
    content_keys,
    field_as_then,
    item_as_then,
    place_as_then,
    plan_as_then,
)
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node, Plan
from tests.plan.plans import acts, any_plan, assert_whole, grow, grown, outline, tidy

SMALL = """
s A
  o B
    m C
      - D
    m E
  m F
s G
m H
"""


def says(plan: Plan, node: str) -> dict[str, str]:
    """Return what an item says, bodies by their names."""
    held = plan.nodes[node]
    found = {key: held.fields[key] for key in content_keys(held)}
    for key in ("lead", "partners", "international", "assistance_from", "lead_body", "control",
                "coordination_body", "body"):  # fmt: skip
        if key in found:
            found[key] = ",".join(plan.get(one, "name") for one in found[key].split(","))
    return found


@given(st.data())
def test_a_plan_taken_back_to_a_step_is_the_plan_of_that_step(data: st.DataObject) -> None:
    states = [data.draw(any_plan(6))]
    steps: list[KeptStep] = []
    for number in range(1, data.draw(st.integers(1, 8)) + 1):
        changes = tuple(data.draw(acts(states[-1])))
        steps.append(KeptStep(number, Step("Act", "A", "2026-11-25T08:00:00Z", changes)))
        states.append(apply_all(states[-1], changes))
    number = data.draw(st.integers(0, len(steps)))

    then = plan_before(states[-1], reversed(steps[number:]))
    changes = plan_as_then(states[-1], then)

    assert then == states[number]
    assert apply_all(states[-1], changes) == states[number]
    assert apply_all(then, opposite(changes)) == states[-1]


@given(st.data())
def test_an_item_brought_back_says_what_it_said_and_undo_takes_it_back(
    data: st.DataObject,
) -> None:
    then = data.draw(any_plan())
    now = data.draw(grown(then))
    node = data.draw(st.sampled_from([then.root, *then.walk()]))
    below = data.draw(st.booleans())
    try:
        restored = item_as_then(now, then, node, below)
    except NapError as error:
        assert error.code == "no_place_any_more" and node not in now.nodes
        return

    after = apply_all(now, restored.changes)

    assert says(after, node) == says(then, node)
    assert_whole(after)
    assert apply_all(after, opposite(restored.changes)) == now
    if node not in now.nodes:
        gone = [one for one in then.walk(node) if one not in now.nodes]
        assert all(says(after, one) == says(then, one) for one in gone)
        assert restored.back == len(gone) + 1


@given(st.data())
def test_a_branch_brought_back_is_the_branch_of_then(data: st.DataObject) -> None:
    then = data.draw(any_plan())
    now = data.draw(grown(then))
    there = [node for node in (then.root, *then.walk()) if node in now.nodes]
    node = data.draw(st.sampled_from(there))
    below = set(then.walk(node))

    after = apply_all(now, item_as_then(now, then, node, below=True).changes)

    if below.isdisjoint(now.ancestors(node)):
        assert list(after.walk(node)) == list(then.walk(node))
        assert all(says(after, one) == says(then, one) for one in below)
    else:  # what holds the item now cannot come below it
        assert set(after.walk(node)) <= below
    assert now.nodes.keys() & then.nodes.keys() <= after.nodes.keys()


def test_a_deleted_section_comes_back_in_its_place_with_all_below_it() -> None:
    then = grow(SMALL)
    now = apply_all(then, edits.delete(then, ["A"]))

    restored = item_as_then(now, then, "A")

    assert apply_all(now, restored.changes) == then
    assert (restored.back, restored.stayed) == (6, 0)


def test_what_stands_elsewhere_now_stays_there() -> None:
    then = grow(SMALL)
    moved = apply(then, MoveNode("E", "B", 1, "G", 0))
    now = apply_all(moved, edits.delete(moved, ["A"]))

    restored = item_as_then(now, then, "A")

    assert restored.stayed == 1
    assert outline(apply_all(now, restored.changes)) == tidy("""
        A
          B
            C
              D
          F
        G
          E
        H""")


def test_an_item_whose_section_is_gone_comes_back_at_the_nearest_place() -> None:
    then = grow(SMALL)
    now = apply_all(then, edits.delete(then, ["B"]))

    after = apply_all(now, item_as_then(now, then, "C").changes)

    assert after.parents["C"] == "A" and after.under("C") == ("D",)


def test_a_step_whose_measure_is_gone_has_no_place() -> None:
    then = grow(SMALL)
    now = apply_all(then, edits.delete(then, ["C"]))

    with pytest.raises(NapError) as error:
        item_as_then(now, then, "D")

    assert error.value.code == "no_place_any_more"


def test_what_was_never_there_cannot_come_back() -> None:
    then = grow(SMALL)

    with pytest.raises(NapError) as error:
        item_as_then(then, then, "Z")

    assert error.value.code == "not_in_the_past"


def test_items_added_since_go_and_items_moved_in_go_home() -> None:
    then = grow(SMALL)
    now = apply_all(then, edits.insert(then, [Branch(Node("X", "measure"))], "A"))
    now = apply(now, MoveNode("H", "plan", 2, "A", 0))

    restored = item_as_then(now, then, "A", below=True)

    after = apply_all(now, restored.changes)
    assert (after.children, after.parents) == (then.children, then.parents)
    assert restored.out == 1


def test_comments_made_since_stay() -> None:
    then = grow(SMALL)
    now = apply_all(then, edits.add(then, "comment", "C", text=rich("Since then")))
    now = apply_all(now, edits.set_field(now, "C", "text", rich("Other")))

    after = apply_all(now, item_as_then(now, then, "C").changes)

    assert after.get("C", "text") == then.get("C", "text")
    assert len(after.under("C", "discussion")) == 1


def test_a_body_that_went_comes_back_with_the_field_that_names_it() -> None:
    then = grow(SMALL)
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    then = apply_all(then, edits.insert(then, [ministry], then.root))
    then = apply_all(then, edits.set_field(then, "C", "lead", "ministry"))
    now = apply_all(then, edits.delete(then, ["ministry"]))

    after = apply_all(now, field_as_then(now, then, "C", "lead"))

    assert after.get("C", "lead") == "ministry" and after.bodies == ("ministry",)


def test_a_body_of_the_same_name_is_taken_for_one_that_went() -> None:
    then = grow(SMALL)
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    then = apply_all(then, edits.insert(then, [ministry], then.root))
    then = apply_all(then, edits.set_field(then, "C", "lead", "ministry"))
    now = apply_all(then, edits.delete(then, ["ministry"]))
    again = Branch(Node("other", "body", {"name": "MINISTRY"}))
    now = apply_all(now, edits.insert(now, [again], now.root))

    after = apply_all(now, field_as_then(now, then, "C", "lead"))

    assert after.get("C", "lead") == "other" and after.bodies == ("other",)


def test_an_item_goes_back_to_where_it_stood() -> None:
    then = grow(SMALL)
    now = apply(then, MoveNode("E", "B", 1, "G", 0))

    assert apply_all(now, place_as_then(now, then, "E")) == then


def test_a_step_that_does_not_fit_says_that_the_past_is_gone() -> None:
    plan = grow(SMALL)
    wrong = MoveNode("E", "G", 0, "B", 1)
    step = KeptStep(1, Step("Move", "A", "2026-11-25T08:00:00Z", (wrong, wrong)))

    with pytest.raises(NapError) as error:
        plan_before(plan, [step])

    assert error.value.code == "past_is_gone"
