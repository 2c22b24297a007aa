"""Where a change is to be seen in the outline."""

from __future__ import annotations

from nap_desktop.plan.change import Change, InsertNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import field_of, slot_of
from nap_desktop.plan.tree import DISCUSSION, ORIGINALS, PROGRESS, Plan


def shown_at(plan: Plan, change: Change) -> NodeId:
    """Return the item of the outline, or the plan itself, at which a change is to be seen now.

    Where an item went, that is the one above it, or what it stood in; "" for what is not shown.
    """
    if isinstance(change, InsertNode | RemoveNode):
        if change.node.kind == "body":
            return ""
        node = change.node.id
        if node not in plan.nodes:
            siblings = plan.under(change.parent, slot_of(change.node.kind))
            node = siblings[min(change.row, len(siblings)) - 1] if siblings else change.parent
    else:
        node = change.node
        held = plan.nodes.get(node)
        if held is None or held.kind == "body":
            return ""
        if isinstance(change, SetField) and field_of(held.kind, change.key).settings:
            return ""
    while node in plan.parents and plan.slot(node) in (DISCUSSION, PROGRESS, ORIGINALS):
        node = plan.parents[node]
    return node
