"""The four things that can happen to a plan, each with its exact opposite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.tree import SLOTS, Node, Plan, field_key


@dataclass(frozen=True, slots=True)
class SetField:
    """A value of a node becomes another; both in canonical form, empty for none."""

    node: NodeId
    key: str
    lang: str
    before: str
    after: str

    def inverse(self) -> SetField:
        """Return the change that takes this one back."""
        return SetField(self.node, self.key, self.lang, self.after, self.before)


@dataclass(frozen=True, slots=True)
class InsertNode:
    """A node without children comes under a parent, at a row of its kind's slot."""

    node: Node
    parent: NodeId
    row: int

    def inverse(self) -> RemoveNode:
        """Return the change that takes this one back."""
        return RemoveNode(self.node, self.parent, self.row)


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """A node without children goes; the change remembers it whole."""

    node: Node
    parent: NodeId
    row: int

    def inverse(self) -> InsertNode:
        """Return the change that takes this one back."""
        return InsertNode(self.node, self.parent, self.row)


@dataclass(frozen=True, slots=True)
class MoveNode:
    """A node goes elsewhere with all below it; `new_row` counts after it was lifted."""

    node: NodeId
    old_parent: NodeId
    old_row: int
    new_parent: NodeId
    new_row: int

    def inverse(self) -> MoveNode:
        """Return the change that takes this one back."""
        return MoveNode(self.node, self.new_parent, self.new_row, self.old_parent, self.old_row)


Change = SetField | InsertNode | RemoveNode | MoveNode


def apply(plan: Plan, change: Change) -> Plan:
    """Return the plan after one change.

    Raises NapError `change_does_not_fit` if the plan is not what the change was made for, and
    then nothing has happened, for plans are values.
    """
    match change:
        case SetField():
            return _set_field(plan, change)
        case InsertNode(node, parent, row):
            return _insert(plan, node, parent, row)
        case RemoveNode(node, parent, row):
            return _remove(plan, node, parent, row)
        case MoveNode():
            return _move(plan, change)
        case _:
            assert_never(change)


def apply_all(plan: Plan, changes: Sequence[Change]) -> Plan:
    """Return the plan after several changes, first to last."""
    for change in changes:
        plan = apply(plan, change)
    return plan


def opposite(changes: Sequence[Change]) -> list[Change]:
    """Return the changes that take `changes` back, last to first."""
    return [change.inverse() for change in reversed(changes)]


def _misfit(why: str) -> NapError:
    return NapError("change_does_not_fit", why=why)


def _set_field(plan: Plan, change: SetField) -> Plan:
    node = plan.nodes.get(change.node)
    if node is None or node.get(change.key, change.lang) != change.before:
        raise _misfit("field")
    fields = dict(node.fields)
    if change.after:
        fields[field_key(change.key, change.lang)] = change.after
    else:
        fields.pop(field_key(change.key, change.lang), None)
    return replace(plan, nodes={**plan.nodes, node.id: replace(node, fields=fields)})


def _insert(plan: Plan, node: Node, parent: NodeId, row: int) -> Plan:
    slot = slot_of(node.kind)
    siblings = plan.under(parent, slot)
    if node.id in plan.nodes or parent not in plan.nodes or not 0 <= row <= len(siblings):
        raise _misfit("insert")
    return replace(
        plan,
        nodes={**plan.nodes, node.id: node},
        children={**plan.children, (parent, slot): (*siblings[:row], node.id, *siblings[row:])},
        parents={**plan.parents, node.id: parent},
    )


def _remove(plan: Plan, node: Node, parent: NodeId, row: int) -> Plan:
    slot = slot_of(node.kind)
    siblings = plan.under(parent, slot)
    if siblings[row : row + 1] != (node.id,) or plan.nodes[node.id] != node:
        raise _misfit("remove")
    if any((node.id, held) in plan.children for held in SLOTS):
        raise _misfit("children")
    nodes = dict(plan.nodes)
    parents = dict(plan.parents)
    del nodes[node.id], parents[node.id]
    children = _with(plan, parent, slot, (*siblings[:row], *siblings[row + 1 :]))
    return replace(plan, nodes=nodes, children=children, parents=parents)


def _with(
    plan: Plan, parent: NodeId, slot: str, siblings: tuple[NodeId, ...]
) -> dict[tuple[NodeId, str], tuple[NodeId, ...]]:
    """Return the order of all children with one list replaced; empty lists have no entry."""
    children = dict(plan.children)
    if siblings:
        children[parent, slot] = siblings
    else:
        children.pop((parent, slot), None)
    return children


def _move(plan: Plan, change: MoveNode) -> Plan:
    node, parent = change.node, change.new_parent
    if node not in plan.parents or parent not in plan.nodes:
        raise _misfit("move")
    slot = plan.slot(node)
    old = plan.under(change.old_parent, slot)
    if old[change.old_row : change.old_row + 1] != (node,):
        raise _misfit("move")
    if parent == node or node in plan.ancestors(parent):
        raise _misfit("circle")
    lifted = replace(
        plan,
        children=_with(
            plan, change.old_parent, slot, (*old[: change.old_row], *old[change.old_row + 1 :])
        ),
    )
    new = lifted.under(parent, slot)
    if not 0 <= change.new_row <= len(new):
        raise _misfit("move")
    order = (*new[: change.new_row], node, *new[change.new_row :])
    return replace(
        lifted,
        children=_with(lifted, parent, slot, order),
        parents={**plan.parents, node: parent},
    )
