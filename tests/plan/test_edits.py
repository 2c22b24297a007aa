"""What each edit does, seen as outlines before and after."""

from __future__ import annotations

import pytest

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.text import plain, rich
from nap_desktop.plan.tree import Branch, Node, Plan, branch
from tests.plan.plans import grow, outline, tidy

PLAN = grow(
    """
s A
  o B
    m C
      - D
    m E
  m F
s G
m H
"""
)


def done(plan: Plan, changes: list[edits.Change]) -> str:
    return outline(apply_all(plan, changes))


@pytest.mark.parametrize(
    ("act", "nodes", "after"),
    [
        (edits.delete, "B", "A\n  F\nG\nH"),
        (edits.delete, "DBAF", "G\nH"),
        (edits.indent, "E", "A\n  B\n    C\n      D\n    E\n  F\nG\nH"),
        (edits.indent, "FH", "A\n  B\n    C\n      D\n    E\n    F\nG\n  H"),
        (edits.outdent, "E", "A\n  B\n    C\n      D\n  E\n  F\nG\nH"),
        (edits.outdent, "CE", "A\n  B\n  C\n    D\n  E\n  F\nG\nH"),
        (edits.move_up, "E", "A\n  B\n    E\n    C\n      D\n  F\nG\nH"),
        (edits.move_up, "AG", outline(PLAN)),
        (edits.move_up, "GH", "G\nH\nA\n  B\n    C\n      D\n    E\n  F"),
        (edits.move_down, "F", "A\n  B\n    C\n      D\n    E\nG\n  F\nH"),
        (edits.move_down, "GH", outline(PLAN)),
        (edits.move_down, "C", "A\n  B\n    E\n    C\n      D\n  F\nG\nH"),
        (edits.duplicate, "C", "A\n  B\n    C\n      D\n    C\n      D\n    E\n  F\nG\nH"),
    ],
)
def test_an_edit_changes_the_outline(act, nodes: str, after: str) -> None:  # type: ignore[no-untyped-def]
    assert done(PLAN, act(PLAN, list(nodes))) == after


@pytest.mark.parametrize(
    ("nodes", "parent", "row", "after"),
    [
        ("H", "G", None, "A\n  B\n    C\n      D\n    E\n  F\nG\n  H"),
        ("H", "A", 0, "A\n  H\n  B\n    C\n      D\n    E\n  F\nG"),
        ("FH", "B", 1, "A\n  B\n    C\n      D\n    F\n    H\n    E\nG"),
        ("B", "C", None, outline(PLAN)),
        ("A", "A", None, outline(PLAN)),
        ("A", "B", None, outline(PLAN)),
        ("D", "A", None, outline(PLAN)),
        ("A", "plan", 2, "G\nA\n  B\n    C\n      D\n    E\n  F\nH"),
        ("H", "plan", 0, "H\nA\n  B\n    C\n      D\n    E\n  F\nG"),
        ("GH", "plan", 3, outline(PLAN)),
    ],
)
def test_nodes_move_before_the_child_that_stands_there(
    nodes: str, parent: str, row: int | None, after: str
) -> None:
    assert done(PLAN, edits.move(PLAN, list(nodes), parent, row)) == after


def test_a_plan_cannot_be_deleted_split_or_moved() -> None:
    assert edits.delete(PLAN, ["plan"]) == []
    assert edits.split(PLAN, "plan", 0, 0) == []
    assert edits.move(PLAN, ["plan"], "A") == []
    assert edits.duplicate(PLAN, ["plan"]) == []


def test_a_new_measure_gets_the_next_code_and_keeps_it() -> None:
    plan = apply_all(PLAN, edits.add(PLAN, "measure", "G"))
    [new] = plan.under("G")
    plan = apply_all(plan, edits.delete(plan, [new]))
    plan = apply_all(plan, edits.add(plan, "measure", "G"))

    assert [PLAN.get(node, "code") for node in "CEFH"] == ["M-0001", "M-0002", "M-0003", "M-0004"]
    assert plan.get(plan.under("G")[0], "code") == "M-0006"


def test_a_copy_has_new_ids_a_new_code_and_no_talk() -> None:
    plan = apply_all(PLAN, edits.add(PLAN, "comment", "C", text=rich("hm")))
    plan = apply_all(plan, edits.duplicate(plan, ["C"]))
    copy = plan.under("B")[1]

    assert copy not in PLAN.nodes
    assert plan.get(copy, "code") == "M-0005" and plan.get("C", "code") == "M-0001"
    assert not plan.under(copy, "discussion") and plan.under("C", "discussion")


def test_what_may_not_stand_there_is_not_added() -> None:
    assert edits.add(PLAN, "section", "C") == []
    assert edits.add(PLAN, "body", "A") == []
    assert edits.place_after(PLAN, "A", "step") is None


@pytest.mark.parametrize(
    ("node", "kind", "place"),
    [
        ("C", "measure", ("B", 1)),
        ("D", "measure", ("B", 1)),
        ("B", "measure", ("B", 2)),
        ("D", "objective", ("A", 1)),
        ("D", "section", ("plan", 1)),
        ("G", "measure", ("G", 0)),
        ("plan", "step", None),
        ("C", "body", ("plan", 0)),
        ("plan", "measure", ("plan", 3)),
    ],
)
def test_the_nearest_place_for_a_kind(node: str, kind: str, place: object) -> None:
    assert edits.place_after(PLAN, node, kind) == place


def test_a_measure_is_split_at_the_cursor() -> None:
    plan = apply_all(PLAN, edits.set_field(PLAN, "E", "text", rich("one two\nthree")))
    plan = apply_all(plan, edits.split(plan, "E", 0, 4))
    lower = plan.under("B")[2]

    assert plain(plan.get("E", "text")) == "one "
    assert plain(plan.get(lower, "text")) == "two\nthree"
    assert plan.get(lower, "code") == "M-0005"


def test_a_heading_is_split_at_the_cursor() -> None:
    plan = apply_all(PLAN, edits.set_field(PLAN, "G", "heading", "One two"))
    plan = apply_all(plan, edits.split(plan, "G", 0, 3))

    assert outline(plan).endswith("One\ntwo\nH")


def test_joining_keeps_texts_lists_children_and_the_upper_value() -> None:
    plan = PLAN
    for node, key, value in [
        ("C", "provisions", "OP1"),
        ("E", "provisions", "OP1,OP2"),
        ("C", "priority", "high"),
        ("E", "priority", "low"),
        ("E", "start", "2027"),
    ]:
        plan = apply_all(plan, edits.set_field(plan, node, key, value))
    plan = apply_all(plan, edits.add(plan, "step", "E", text=rich("x")))
    joined = apply_all(plan, edits.join_with_previous(plan, "E"))

    assert "E" not in joined.nodes
    assert plain(joined.get("C", "text")) == "C\nE"
    assert joined.get("C", "provisions") == "OP1,OP2"
    assert joined.get("C", "priority") == "high" and joined.get("C", "start") == "2027"
    assert joined.get("C", "code") == "M-0001" and len(joined.under("C")) == 2


def test_joining_needs_a_sibling_of_the_same_kind_above() -> None:
    assert edits.join_with_previous(PLAN, "C") == []
    assert edits.join_with_previous(PLAN, "F") == []
    assert edits.join_with_previous(PLAN, "plan") == []


def test_a_body_that_is_deleted_leaves_every_field() -> None:
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    police = Branch(Node("police", "body", {"name": "Police"}))
    plan = apply_all(PLAN, edits.insert(PLAN, [ministry, police], "plan"))
    plan = apply_all(plan, edits.set_field(plan, "C", "lead", "ministry"))
    plan = apply_all(plan, edits.set_field(plan, "C", "partners", "police,ministry"))

    after = apply_all(plan, edits.delete(plan, ["ministry"]))

    assert after.get("C", "lead") == "" and after.get("C", "partners") == "police"


def test_pasting_leaves_out_bodies_that_the_plan_does_not_hold() -> None:
    stranger = Branch(Node("x", "measure", {"text": rich("X"), "lead": "unknown"}))

    plan = apply_all(PLAN, edits.paste(PLAN, [stranger], "G"))
    [pasted] = plan.under("G")

    assert plan.get(pasted, "lead") == "" and plain(plan.get(pasted, "text")) == "X"


def test_several_items_are_pasted_in_order() -> None:
    copies = [branch(PLAN, node) for node in "CEH"]

    assert done(PLAN, edits.paste(PLAN, copies, "F")) == tidy(
        """
        A
          B
            C
              D
            E
          F
          C
            D
          E
          H
        G
        H
        """
    )


def test_inserting_side_by_side_keeps_the_order() -> None:
    pair = [Branch(Node(name, "section", {"heading": name})) for name in "XY"]

    assert done(PLAN, edits.insert(PLAN, pair, "plan", 0)).startswith("X\nY\nA")
