"""New items and moved items at the place that a person named, or a reason why not."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import kind_of, may_hold, slot_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.typed import typed


def place_after(plan: Plan, node: NodeId, kind: str) -> tuple[NodeId, int]:
    """Return the place (parent, row) right after an item. Raises NapError `wrong_place`."""
    parent = plan.parents.get(node)
    if parent is None or plan.slot(node) != slot_of(kind):
        raise NapError("wrong_place", kind=kind, parent=plan.nodes[parent or node].kind)
    return parent, plan.row(node) + 1


def added(
    plan: Plan, kind: str, parent: NodeId, row: int | None, written: Mapping[str, str]
) -> tuple[NodeId, list[Change]]:
    """Return the id of a new item and the changes that add it, its fields as a person typed them.

    Raises NapError `unknown_kind`, `wrong_place`, and as `typed` does.
    """
    if not may_hold(plan.nodes[parent].kind, kind_of(kind).name):
        raise NapError("wrong_place", kind=kind, parent=plan.nodes[parent].kind)
    changes = edits.add(plan, kind, parent, row)
    node = next(change.node.id for change in changes if isinstance(change, InsertNode))
    plan = apply_all(plan, changes)
    for key, value in written.items():
        made = typed(plan, node, key, value)
        plan = apply_all(plan, made)
        changes += made
    return node, changes


def naming_field(kind: str) -> str:
    """Return the field that a new item's text goes to: its heading, its text, a body's name."""
    return "text" if kind == "progress" else kind_of(kind).title


def moved(plan: Plan, node: NodeId, parent: NodeId, row: int | None) -> list[Change]:
    """Return the changes that move an item; none if it stands there already.

    Raises NapError `inside_itself` or `wrong_place`.
    """
    kind, above = plan.nodes[node].kind, plan.nodes[parent].kind
    if node in (parent, *plan.ancestors(parent)):
        raise NapError("inside_itself", kind=kind)
    if not may_hold(above, kind):
        raise NapError("wrong_place", kind=kind, parent=above)
    return edits.move(plan, [node], parent, row)
