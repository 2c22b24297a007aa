"""Items on the clipboard: exact between plans, as indented lines for other programs and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import title_in_full
from nap_desktop.plan.schema import (
    Field,
    canonical,
    codes,
    join_codes,
    kind_of,
    may_hold,
    open_value,
    schema,
)
from nap_desktop.plan.tree import Branch, Node, Plan, branch

MIME = "application/x-nap-items"
LINES_AT_ONCE = 5_000
# Signs that Word and others put before list items: bullets (also Wingdings' private ones), "o" and
# typed numbers and letters with a full stop or bracket.
_BULLET = re.compile(
    r"^(?:[•·▪◦‣●○■□*–—-]|[\uf0a0-\uf0ff]|o(?=\t)|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|\(?[a-zа-яأ-ي]ـ?[.)])"
    r"[\s\u00a0]+"
)


def to_clip(plan: Plan, nodes: Iterable[NodeId]) -> str:
    """Return items with all below them, and the bodies that they name, as JSON."""
    branches = [branch(plan, node) for node in edits.tops(plan, nodes)]
    named = {body for one in branches for node in one.walk() for body in _bodies_of(node)}
    bodies = [_node_data(plan.nodes[body]) for body in plan.bodies if body in named]
    return json.dumps({"branches": [_branch_data(one) for one in branches], "bodies": bodies})


def _bodies_of(node: Node) -> list[NodeId]:
    fields = kind_of(node.kind).fields
    return [
        body
        for key, value in node.fields.items()
        if (field := fields.get(key)) and field.type == "bodies"
        for body in codes(value)
    ]


def _node_data(node: Node) -> dict[str, Any]:
    return {"id": node.id, "kind": node.kind, "fields": dict(node.fields)}


def _branch_data(one: Branch) -> dict[str, Any]:
    return {**_node_data(one.node), "below": [_branch_data(child) for child in one.below]}


def ids(clip: str) -> list[NodeId]:
    """Return the ids of the items on a clipboard; none if it holds something else."""
    return [one.node.id for one in _branches(_read(clip).get("branches"))]


def _read(clip: str) -> dict[str, Any]:
    try:
        data = json.loads(clip)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _branches(data: object) -> list[Branch]:
    """Return the branches of clipboard data; what the schema does not know is left out."""
    if not isinstance(data, list):
        return []
    return [
        Branch(node, tuple(_branches(one.get("below")))) for one in data if (node := _node(one))
    ]


def _node(data: Any) -> Node | None:
    if not isinstance(data, dict) or data.get("kind") not in schema().kinds:
        return None
    fields = data.get("fields")
    known = kind_of(data["kind"]).fields
    held = {
        key: tidy
        for key, value in (fields if isinstance(fields, dict) else {}).items()
        if (field := known.get(key.split("@")[0])) and (tidy := _tidy(field, value))
    }
    return Node(str(data.get("id", new_id())), data["kind"], held)


def _tidy(field: Field, value: object) -> str:
    """Return a value in canonical form; empty for what the field cannot hold."""
    if not isinstance(value, str) or not value:
        return ""
    try:
        return canonical(field, open_value(field, value))
    except (NapError, ValueError):
        return ""


def paste_items(
    plan: Plan, clip: str, node: NodeId, row: int | None = None, talk: bool = False
) -> list[Change]:
    """Insert copies of the clipboard's items after a node, or at `row` inside it.

    Bodies are matched to the directory by id, then by name; those it lacks join it.
    talk: with comments, progress and originals.
    """
    data = _read(clip)
    changes, known = _bodies(plan, data.get("bodies"))
    plan = apply_all(plan, changes)
    branches = [_renamed(one, known) for one in _branches(data.get("branches"))]
    pasted = edits.paste(plan, branches, node, row, talk)
    return [*changes, *pasted] if pasted else []


def _bodies(plan: Plan, data: object) -> tuple[list[Change], dict[NodeId, NodeId]]:
    """Return the changes that add unknown bodies, and the id here of each body there."""
    changes: list[Change] = []
    names = {plan.get(body, "name").casefold(): body for body in plan.bodies}
    known: dict[NodeId, NodeId] = {}
    for entry in data if isinstance(data, list) else []:
        node = _node(entry)
        if node is None or node.kind != "body":
            continue
        here = node.id if node.id in plan.bodies else names.get(node.get("name").casefold())
        if here is None:
            here = new_id()
            row = len(plan.bodies) + len(changes)
            changes.append(InsertNode(Node(here, "body", node.fields), plan.root, row))
        known[node.id] = here
    return changes, known


def _renamed(one: Branch, known: dict[NodeId, NodeId]) -> Branch:
    fields = dict(one.node.fields)
    for key, value in one.node.fields.items():
        field = kind_of(one.node.kind).fields.get(key)
        if field and field.type == "bodies":
            fields[key] = join_codes([known.get(body, body) for body in codes(value)])
    return Branch(
        Node(one.node.id, one.node.kind, fields),
        tuple(_renamed(child, known) for child in one.below),
    )


def to_lines(plan: Plan, nodes: Iterable[NodeId]) -> str:
    """Return items as lines of text, a tab deeper for each level."""
    lines: list[str] = []
    for node in edits.tops(plan, nodes):
        depth = plan.depth(node)
        for found in (node, *plan.walk(node)):
            lines.append("\t" * (plan.depth(found) - depth) + title_in_full(plan, found))
    return "\n".join(lines)


def paste_lines(plan: Plan, text: str, node: NodeId, row: int | None = None) -> list[Change]:
    """Insert lines of text as items: deeper lines below, bullets and typed numbers taken off.

    Lines become measures below or after a section or objective, or right after a measure; deeper
    ones become its steps. At most 5,000 lines.
    """
    lines = _lines(text)
    if not lines:
        return []
    kind = _kind_for(plan, node)
    return edits.paste(plan, _grown(kind, lines), node, row)


def _lines(text: str) -> list[tuple[int, str]]:
    """Return (indent, words) of each line that has words; indent counts tabs or blanks."""
    found: list[tuple[int, str]] = []
    for line in rich_text.clean(text).split("\n")[:LINES_AT_ONCE]:
        bare = line.lstrip(" \t\u00a0")
        indent = len(line[: len(line) - len(bare)].expandtabs(4))
        words = _BULLET.sub("", bare).strip()
        if words:
            found.append((indent, words))
    return found


def _kind_for(plan: Plan, node: NodeId) -> str:
    kind = plan.nodes[node].kind
    return kind if kind in ("measure", "step") else "measure"


def _grown(kind: str, lines: Sequence[tuple[int, str]]) -> list[Branch]:
    """Return the lines as branches: deeper lines under the last shallower one, where allowed."""
    grown: list[Branch] = []
    place = 0
    while place < len(lines):
        indent, words = lines[place]
        end = place + 1
        while end < len(lines) and lines[end][0] > indent:
            end += 1
        below = _grown("step", lines[place + 1 : end]) if may_hold(kind, "step") else []
        grown.append(Branch(Node(new_id(), kind, {"text": rich_text.rich(words)}), tuple(below)))
        if not may_hold(kind, "step"):
            grown += _grown(kind, lines[place + 1 : end])
        place = end
    return grown
