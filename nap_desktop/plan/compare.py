"""What happened between two states of a plan, as changes, moves recognised."""

from __future__ import annotations

from bisect import bisect_left

from nap_desktop.plan.change import (
    Change,
    InsertNode,
    MoveNode,
    RemoveNode,
    SetField,
    apply,
)
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import SLOTS, Node, Plan


def compare(before: Plan, after: Plan) -> list[Change]:
    """Return changes that make `before` equal to `after`; few, and a move is one move.

    Order: insertions and moves in the reading order of `after`, then removals deepest first,
    then fields. Both are states of one plan: the same id means the same thing. Of children
    that changed order as few as possible move (longest increasing run stays).
    """
    changes: list[Change] = []
    plan = _place_all(before, after, changes)
    for node in reversed(list(plan.subtree(plan.root))):
        if node not in after.nodes:
            gone = RemoveNode(plan.nodes[node], plan.parents[node], plan.row(node))
            plan = _do(plan, gone, changes)
    for node in after.nodes:
        for change in _field_changes(plan.nodes[node], after.nodes[node]):
            plan = _do(plan, change, changes)
    return changes


def _do(plan: Plan, change: Change, changes: list[Change]) -> Plan:
    changes.append(change)
    return apply(plan, change)


def _place_all(plan: Plan, after: Plan, changes: list[Change]) -> Plan:
    """Insert and move until every node of `after` stands under its parent, in order."""
    for parent in after.subtree(after.root):
        for slot in SLOTS:
            plan = _place_children(plan, after, parent, slot, changes)
    return plan


def _place_children(
    plan: Plan, after: Plan, parent: NodeId, slot: str, changes: list[Change]
) -> Plan:
    wanted = after.under(parent, slot)
    if plan.under(parent, slot) == wanted:
        return plan
    staying = _longest_run(plan.under(parent, slot), wanted)
    row = 0
    for node in wanted:
        if node not in plan.nodes:
            plan = _do(plan, InsertNode(after.nodes[node], parent, row), changes)
        elif node not in staying:
            plan = _move_here(plan, node, parent, row, changes)
        row = plan.under(parent, slot).index(node) + 1
    return plan


def _move_here(
    plan: Plan, node: NodeId, parent: NodeId, row: int, changes: list[Change]
) -> Plan:
    """Move a node to stand before the child at `row`; its new parent already stands where it stays."""
    old_parent, old_row = plan.parents[node], plan.row(node)
    if old_parent == parent and old_row < row:
        row -= 1
    if old_parent == parent and old_row == row:
        return plan
    return _do(plan, MoveNode(node, old_parent, old_row, parent, row), changes)


def _longest_run(have: tuple[NodeId, ...], wanted: tuple[NodeId, ...]) -> set[NodeId]:
    """Return the most children that can stay while the others move round them."""
    place = {node: row for row, node in enumerate(wanted)}
    known = [node for node in have if node in place]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, node in enumerate(known):
        at = bisect_left(tails, place[node])
        tails[at : at + 1] = [place[node]]
        ends[at : at + 1] = [index]
        previous.append(ends[at - 1] if at else -1)
    staying: set[NodeId] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        staying.add(known[index])
        index = previous[index]
    return staying


def _field_changes(before: Node, after: Node) -> list[Change]:
    changes: list[Change] = []
    for held in sorted({*before.fields, *after.fields}):
        key, _, lang = held.partition("@")
        old, new = before.get(key, lang), after.get(key, lang)
        if old != new:
            changes.append(SetField(after.id, key, lang, old, new))
    return changes
