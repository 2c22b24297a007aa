"""A whole plan as one text: compact JSON of its nodes, as versions keep it."""

from __future__ import annotations

import hashlib
import json

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.tree import SLOTS, Node, Plan


def to_text(plan: Plan) -> str:
    """Return [id, kind, parent, fields] of each node, parents first, siblings in order."""
    rows: list[list[object]] = []
    waiting: list[tuple[NodeId, NodeId | None]] = [(plan.root, None)]
    while waiting:
        node, parent = waiting.pop()
        held = plan.nodes[node]
        rows.append([node, held.kind, parent, dict(sorted(held.fields.items()))])
        below = [child for slot in SLOTS for child in plan.under(node, slot)]
        waiting += [(child, node) for child in reversed(below)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Plan:
    """Return the plan of a text. Raises NapError `damaged_version`."""
    try:
        rows = json.loads(text)
        root = rows[0][0]
        nodes: dict[NodeId, Node] = {}
        parents: dict[NodeId, NodeId] = {}
        children: dict[tuple[NodeId, str], list[NodeId]] = {}
        for id, kind, parent, fields in rows:
            nodes[id] = Node(id, kind, fields)
            if parent is not None:
                parents[id] = parent
                children.setdefault((parent, slot_of(kind)), []).append(id)
    except (ValueError, TypeError, LookupError) as error:
        raise NapError("damaged_version") from error
    return Plan(root, nodes, {place: tuple(ids) for place, ids in children.items()}, parents)


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
