"""Two states side by side: every item once, in one order, each change at its place."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan import edits
from nap_desktop.plan.change import MoveNode, apply, apply_all
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node
from nap_desktop.services.comparison import CompareRow, side_by_side
from tests.plan.plans import any_plan, grow, grown
from tests.support import many_measures

SMALL = grow("s A\n  o B\n    m C\n      - D\n    m E\ns G\nm H")


def told(rows: list[CompareRow]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.node, row.key, row.marks) for row in rows if row.marks]


@given(st.data())
def test_every_item_of_both_states_stands_there_once(data: st.DataObject) -> None:
    before = data.draw(any_plan())
    after = data.draw(grown(before))

    items = [row.node for row in side_by_side(before, after) if row.is_item]
    outline = [node for node in items if node not in {*before.bodies, *after.bodies}]

    assert len(outline) == len(set(outline))
    assert set(outline) == {*before.walk(), *after.walk()}
    assert [node for node in outline if node in after.nodes] == list(after.walk())


@given(any_plan())
def test_equal_states_show_no_mark(plan) -> None:  # type: ignore[no-untyped-def]
    assert told(side_by_side(plan, plan)) == []


def test_a_deleted_item_stands_where_it_stood() -> None:
    after = apply_all(SMALL, edits.delete(SMALL, ["C"]))

    rows = side_by_side(SMALL, after)

    assert [row.node for row in rows] == ["A", "B", "C", "D", "E", "G", "H"]
    assert told(rows) == [("C", "text", ("deleted",)), ("D", "text", ("deleted",))]
    assert (rows[2].old, rows[2].new, rows[2].new_number) == ("C", "", "")


def test_moved_and_changed_are_told_together() -> None:
    after = apply(SMALL, MoveNode("E", "B", 1, "G", 0))
    after = apply_all(after, edits.set_field(after, "E", "text", rich("E and more")))

    rows = side_by_side(SMALL, after)

    assert told(rows) == [("E", "text", ("moved", "changed"))]
    (row,) = [row for row in rows if row.marks]
    assert (row.old, row.new) == ("E", "E and more") and row.old_number != row.new_number


def test_each_field_that_differs_has_a_row_below_its_item() -> None:
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    before = apply_all(SMALL, edits.insert(SMALL, [ministry], SMALL.root))
    before = apply_all(before, edits.set_field(before, "C", "lead", "ministry"))
    after = apply_all(before, edits.delete(before, ["ministry"]))
    after = apply_all(after, edits.set_field(after, "C", "end", "2029-Q3"))
    after = apply_all(after, edits.set_field(after, "plan", "title", "National plan"))

    rows = [row for row in side_by_side(before, after) if row.marks]

    assert [(row.node, row.caption, row.old, row.new) for row in rows] == [
        ("plan", "Plan: Title", "", "National plan"),
        ("C", "Lead body", "Ministry", ""),
        ("C", "To", "", "Q3 2029"),
        ("ministry", "Body", "Ministry", ""),
    ]


def test_comments_stand_below_their_item() -> None:
    after = apply_all(SMALL, edits.add(SMALL, "comment", "C", author="Anna", text=rich("Why?")))

    (row,) = [row for row in side_by_side(SMALL, after) if row.marks]

    assert (row.caption, row.marks, row.old) == ("Comment", ("new",), "")
    assert "Why?" in row.new and "Anna" in row.new


def test_five_thousand_items_are_compared_in_a_second() -> None:
    before = many_measures(5_000)
    after = apply_all(before, edits.set_field(before, "measure-9", "text", rich("Other")))

    begun = time.perf_counter()
    rows = side_by_side(before, after)

    assert time.perf_counter() - begun < 3
    assert len(told(rows)) == 1
