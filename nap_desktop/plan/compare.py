"""What happened between two states of a plan, as changes, moves recognised."""

from __future__ import annotations

from bisect import bisect_left

from nap_desktop.plan.change import (
    Change,
    InsertNode,
    MoveNode,
    RemoveNode,
    SetField,
    carry_out,
    working_copy,
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
    work = working_copy(before)
    for parent in after.subtree(after.root):
        for slot in SLOTS:
            _place_children(work, after, parent, slot, changes)
    for node in reversed(list(work.subtree(work.root))):
        if node not in after.nodes:
            gone = RemoveNode(work.nodes[node], work.parents[node], work.row(node))
            _do(work, gone, changes)
    for node in after.nodes:
        for change in _field_changes(work.nodes[node], after.nodes[node]):
            _do(work, change, changes)
    return changes


def _do(work: Plan, change: Change, changes: list[Change]) -> None:
    changes.append(change)
    carry_out(work, change)


def _place_children(
    work: Plan, after: Plan, parent: NodeId, slot: str, changes: list[Change]
) -> None:
    """Insert and move until the children of one parent stand in order, before what is to leave."""
    wanted = after.under(parent, slot)
    if work.under(parent, slot) == wanted:
        return
    staying = _longest_run(work.under(parent, slot), wanted)
    row = 0
    for node in wanted:
        if node not in work.nodes:
            _do(work, InsertNode(after.nodes[node], parent, row), changes)
        elif node not in staying:
            _move_here(work, node, parent, row, changes)
        row = work.under(parent, slot).index(node) + 1


def _move_here(work: Plan, node: NodeId, parent: NodeId, row: int, changes: list[Change]) -> None:
    """Move a node to stand before the child at `row`; its new parent stands where it stays."""
    old_parent, old_row = work.parents[node], work.row(node)
    if old_parent == parent and old_row < row:
        row -= 1
    if old_parent != parent or old_row != row:
        _do(work, MoveNode(node, old_parent, old_row, parent, row), changes)


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
