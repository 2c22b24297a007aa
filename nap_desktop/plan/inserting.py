"""How whole branches come into a plan: their order, their codes, the bodies that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nap_desktop.plan.change import Change, InsertNode, SetField
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.schema import codes, join_codes, kind_of, may_hold, slot_of
from nap_desktop.plan.tree import SLOTS, Branch, Node, Plan

MEASURE_CODE = "M-{:04d}"


def insert(
    plan: Plan, branches: Sequence[Branch], parent: NodeId, row: int | None = None
) -> list[Change]:
    """Insert branches side by side under a parent, their ids as they are.

    Branches that the parent may not hold are left out. Measures without a code of their own
    (`M-0042`, stable for the plan's life) get the next ones.
    """
    changes: list[Change] = []
    taken = _next_code(plan)
    rows: dict[str, int] = {}
    for one in branches:
        if not may_hold(plan.nodes[parent].kind, one.node.kind):
            continue
        slot = slot_of(one.node.kind)
        end = len(plan.under(parent, slot))
        place = rows.setdefault(slot, end if row is None else max(0, min(row, end)))
        rows[slot] += 1
        coded, taken = _with_codes(one, taken)
        changes += _insert_branch(coded, parent, place)
    if taken != _next_code(plan):
        before = plan.get(plan.root, "next_code")
        changes.append(SetField(plan.root, "next_code", "", before, str(taken)))
    return changes


def _next_code(plan: Plan) -> int:
    known = plan.get(plan.root, "next_code")
    return int(known) if known.isdigit() else 1


def _with_codes(one: Branch, taken: int) -> tuple[Branch, int]:
    node = one.node
    if node.kind == "measure" and not node.get("code"):
        node = replace(node, fields={**node.fields, "code": MEASURE_CODE.format(taken)})
        taken += 1
    below: list[Branch] = []
    for child in one.below:
        coded, taken = _with_codes(child, taken)
        below.append(coded)
    return Branch(node, tuple(below)), taken


def _insert_branch(one: Branch, parent: NodeId, row: int) -> list[Change]:
    changes: list[Change] = [InsertNode(one.node, parent, row)]
    rows = dict.fromkeys(SLOTS, 0)
    for child in one.below:
        slot = slot_of(child.node.kind)
        changes += _insert_branch(child, one.node.id, rows[slot])
        rows[slot] += 1
    return changes


def fresh(one: Branch, talk: bool = False) -> Branch:
    """Return a copy of a branch with new ids and no codes; comments and progress only if `talk`."""
    fields = {key: value for key, value in one.node.fields.items() if key != "code"}
    below = (child for child in one.below if talk or slot_of(child.node.kind) == "outline")
    return Branch(
        Node(new_id(), one.node.kind, fields), tuple(fresh(child, talk) for child in below)
    )


def with_known_bodies(plan: Plan, one: Branch) -> Branch:
    """Return a branch whose body fields name only bodies of the plan's directory."""
    fields = dict(one.node.fields)
    for key, value in one.node.fields.items():
        known = kind_of(one.node.kind).fields.get(key.split("@")[0])
        if known and known.type == "bodies":
            fields[key] = join_codes([body for body in codes(value) if body in plan.nodes])
    held = {key: value for key, value in fields.items() if value}
    return Branch(
        replace(one.node, fields=held),
        tuple(with_known_bodies(plan, child) for child in one.below),
    )
