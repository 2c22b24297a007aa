"""The four things that can happen to a plan, each with its exact opposite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never, cast

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
    only_a_field = isinstance(change, SetField)
    work = replace(plan, nodes=dict(plan.nodes)) if only_a_field else working_copy(plan)
    carry_out(work, change)
    return work


def apply_all(plan: Plan, changes: Sequence[Change]) -> Plan:
    """Return the plan after several changes, first to last; copied once, however many they are."""
    if len(changes) == 1:
        return apply(plan, changes[0])
    work = working_copy(plan)
    for change in changes:
        carry_out(work, change)
    return work


def opposite(changes: Sequence[Change]) -> list[Change]:
    """Return the changes that take `changes` back, last to first."""
    return [change.inverse() for change in reversed(changes)]


def working_copy(plan: Plan) -> Plan:
    """Return an equal plan with tables of its own, for `carry_out` alone to write to."""
    return Plan(plan.root, dict(plan.nodes), dict(plan.children), dict(plan.parents))


def carry_out(work: Plan, change: Change) -> None:
    """Do one change in a working copy that nobody else has seen; raises as `apply` does."""
    match change:
        case SetField():
            _set_field(work, change)
        case InsertNode(node, parent, row):
            _insert(work, node, parent, row)
        case RemoveNode(node, parent, row):
            _remove(work, node, parent, row)
        case MoveNode():
            _move(work, change)
        case _:
            assert_never(change)


def _misfit(why: str) -> NapError:
    return NapError("change_does_not_fit", why=why)


def _set_field(work: Plan, change: SetField) -> None:
    node = work.nodes.get(change.node)
    if node is None or node.get(change.key, change.lang) != change.before:
        raise _misfit("field")
    fields = dict(node.fields)
    if change.after:
        fields[field_key(change.key, change.lang)] = change.after
    else:
        fields.pop(field_key(change.key, change.lang), None)
    _nodes(work)[node.id] = replace(node, fields=fields)


def _insert(work: Plan, node: Node, parent: NodeId, row: int) -> None:
    slot = slot_of(node.kind)
    siblings = work.under(parent, slot)
    if node.id in work.nodes or parent not in work.nodes or not 0 <= row <= len(siblings):
        raise _misfit("insert")
    _nodes(work)[node.id] = node
    _parents(work)[node.id] = parent
    _order(work, parent, slot, (*siblings[:row], node.id, *siblings[row:]))


def _remove(work: Plan, node: Node, parent: NodeId, row: int) -> None:
    slot = slot_of(node.kind)
    siblings = work.under(parent, slot)
    if row < 0 or siblings[row : row + 1] != (node.id,) or work.nodes[node.id] != node:
        raise _misfit("remove")
    if any((node.id, held) in work.children for held in SLOTS):
        raise _misfit("children")
    del _nodes(work)[node.id], _parents(work)[node.id]
    _order(work, parent, slot, (*siblings[:row], *siblings[row + 1 :]))


def _move(work: Plan, change: MoveNode) -> None:
    node, parent = change.node, change.new_parent
    if node not in work.parents or parent not in work.nodes:
        raise _misfit("move")
    slot = work.slot(node)
    old = work.under(change.old_parent, slot)
    if change.old_row < 0 or old[change.old_row : change.old_row + 1] != (node,):
        raise _misfit("move")
    if parent == node or node in work.ancestors(parent):
        raise _misfit("circle")
    lifted = (*old[: change.old_row], *old[change.old_row + 1 :])
    new = lifted if parent == change.old_parent else work.under(parent, slot)
    if not 0 <= change.new_row <= len(new):
        raise _misfit("move")
    _order(work, change.old_parent, slot, lifted)
    _order(work, parent, slot, (*new[: change.new_row], node, *new[change.new_row :]))
    _parents(work)[node] = parent


def _order(work: Plan, parent: NodeId, slot: str, siblings: tuple[NodeId, ...]) -> None:
    """Put one list of children in order; an empty list has no entry."""
    children = cast(dict[tuple[NodeId, str], tuple[NodeId, ...]], work.children)
    if siblings:
        children[parent, slot] = siblings
    else:
        children.pop((parent, slot), None)


def _nodes(work: Plan) -> dict[NodeId, Node]:
    return cast(dict[NodeId, Node], work.nodes)


def _parents(work: Plan) -> dict[NodeId, NodeId]:
    return cast(dict[NodeId, NodeId], work.parents)
