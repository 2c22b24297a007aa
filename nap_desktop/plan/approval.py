"""An approved plan: what is known of its act, and what is kept from being changed by accident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField, apply_all
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import OUTLINE, Plan

_KEPT_GROUPS = ("plan", "period")  # of what the plan says of itself


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a plan, by which act; `scan` is a file's name, `scan_hash` its SHA-256."""

    approving_authority: str = ""
    act_type: str = ""
    act_number: str = ""
    act_date: str = ""
    publication: str = ""
    act_scan: str = ""
    act_scan_hash: str = ""


KEYS = tuple(Approval.__slots__)


def approval(plan: Plan) -> Approval:
    """Return what a plan says of its approval; dates canonical, empty for what is not known."""
    return Approval(**{key: plan.get(plan.root, key) for key in KEYS})


def approve(plan: Plan, given: Approval) -> list[Change]:
    """Note the approval of a plan, and keep its items from being changed by accident."""
    values = {key: getattr(given, key) for key in KEYS}
    return _set_all(plan, {**values, "phase": "approved", "protected": "1"})


def protect(plan: Plan, protected: bool) -> list[Change]:
    """Let the items of a plan be changed, or keep them again from being changed."""
    return edits.set_field(plan, plan.root, "protected", "1" if protected else "")


def is_protected(plan: Plan) -> bool:
    """Return whether the items of a plan are only to be read."""
    return bool(plan.get(plan.root, "protected"))


def is_kept(kind: str, key: str) -> bool:
    """Return whether a field stays as it is in a protected plan; private notes never do."""
    field = kind_of(kind).fields.get(key)
    if field is None or field.settings or field.stays:
        return False
    return kind_of(kind).slot == OUTLINE or (kind == "plan" and field.group in _KEPT_GROUPS)


def harms(plan: Plan, changes: Sequence[Change]) -> bool:
    """Return whether changes touch what is protected; an act on the protection itself does not."""
    if not is_protected(plan):
        return False
    if any(isinstance(one, SetField) and one.key == "protected" for one in changes):
        return False
    return any(_touches(plan, change) for change in changes)


def _touches(plan: Plan, change: Change) -> bool:
    match change:
        case SetField(node, key):
            return node in plan.nodes and is_kept(plan.nodes[node].kind, key)
        case InsertNode(node) | RemoveNode(node):
            return kind_of(node.kind).slot == OUTLINE
        case MoveNode(node):
            return node in plan.nodes and plan.slot(node) == OUTLINE


def _set_all(plan: Plan, values: dict[str, str]) -> list[Change]:
    made: list[Change] = []
    for key, value in values.items():
        made += edits.set_field(apply_all(plan, made), plan.root, key, value)
    return made
