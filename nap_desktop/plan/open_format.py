"""A plan as open JSON, `nap-plan/1`; described in `resources/schema/plan-format.md`."""

from __future__ import annotations

import re
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.plan import schema
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.inserting import MEASURE_CODE
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import DIRECTORY, DISCUSSION, OUTLINE, PROGRESS, Node, Plan

FORMAT = "nap-plan/1"
_DEEPEST = 40
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646
_LISTS = {OUTLINE: "items", DISCUSSION: "comments", PROGRESS: "progress", DIRECTORY: "bodies"}


def to_open(plan: Plan) -> dict[str, Any]:
    """Return the whole plan as JSON data; empty fields and empty lists below items are left out."""
    printed = numbers(plan)
    root = plan.nodes[plan.root]
    data: dict[str, Any] = {"format": FORMAT, "id": plan.root, "plan": _fields(root, False)}
    if settings := _fields(root, True):
        data["settings"] = settings
    if comments := _list(plan, plan.root, DISCUSSION, printed):
        data["comments"] = comments
    data["bodies"] = [
        {"id": body, **_fields(plan.nodes[body], False)}
        for body in plan.under(plan.root, DIRECTORY)
    ]
    data["items"] = _list(plan, plan.root, OUTLINE, printed)
    return data


def _list(
    plan: Plan, parent: NodeId, slot: str, printed: dict[NodeId, str]
) -> list[dict[str, Any]]:
    return [_item(plan, node, slot, printed) for node in plan.under(parent, slot)]


def _item(plan: Plan, node: NodeId, slot: str, printed: dict[NodeId, str]) -> dict[str, Any]:
    held = plan.nodes[node]
    if slot != OUTLINE:
        data = {"id": node, **_fields(held, False)}
    else:
        data = {"id": node, "kind": held.kind, "number": printed[node], **_fields(held, True)}
        data["fields"] = _fields(held, False)
    for below, name in _LISTS.items():
        if found := _list(plan, node, below, printed):
            data[name] = found
    return data


def _fields(node: Node, settings: bool) -> dict[str, Any]:
    """Return a node's open values in the schema's order, translations after their original."""
    found: dict[str, Any] = {}
    for key, field in schema.kind_of(node.kind).fields.items():
        if field.settings is not settings:
            continue
        for held in sorted(name for name in node.fields if name.split("@")[0] == key):
            found[held] = schema.open_value(field, node.fields[held])
    return found


def from_open(data: object) -> Plan:
    """Return the plan of JSON data; ids that are missing are made, codes of measures too.

    Raises NapError: `not_a_plan` (why), `unknown_kind`, `unknown_field`, `bad_value`,
    `wrong_place` (kind, parent), `same_id_twice`.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NapError("not_a_plan", why=_format_of(data))
    return _Reader().read(data)


def _format_of(data: object) -> str:
    found = data.get("format") if isinstance(data, dict) else None
    return str(found)[:40] if found else "-"


class _Reader:
    """Builds one plan from JSON data."""

    def __init__(self) -> None:
        self._nodes: dict[NodeId, Node] = {}
        self._children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
        self._parents: dict[NodeId, NodeId] = {}

    def read(self, data: dict[str, Any]) -> Plan:
        """Return the plan; see `from_open`."""
        root = _id(data)
        fields = {**_object(data, "plan"), **_object(data, "settings")}
        self._nodes[root] = Node(root, "plan", _canonical("plan", fields))
        self._read_lists(data, root, "plan", 0)
        plan = Plan(root, self._nodes, self._children, self._parents)
        return _with_codes(_with_known_bodies(plan))

    def _read_lists(self, data: dict[str, Any], parent: NodeId, kind: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise NapError("not_a_plan", why="depth")
        for slot, name in _LISTS.items():
            entries = data.get(name, [])
            if not isinstance(entries, list):
                raise NapError("not_a_plan", why=name)
            ids = [self._read_item(entry, slot, parent, kind, depth) for entry in entries]
            if ids:
                self._children[parent, slot] = tuple(ids)

    def _read_item(
        self, entry: object, slot: str, parent: NodeId, above: str, depth: int
    ) -> NodeId:
        if not isinstance(entry, dict):
            raise NapError("not_a_plan", why=_LISTS[slot])
        kind = _kind(entry, slot)
        if not schema.may_hold(above, kind) or schema.slot_of(kind) != slot:
            raise NapError("wrong_place", kind=kind, parent=above)
        node = _id(entry)
        if node in self._nodes:
            raise NapError("same_id_twice", id=node)
        fields = _item_fields(entry, slot)
        self._nodes[node] = Node(node, kind, _canonical(kind, fields))
        self._parents[node] = parent
        self._read_lists(entry, node, kind, depth + 1)
        return node


def _kind(entry: dict[str, Any], slot: str) -> str:
    fixed = {DISCUSSION: "comment", PROGRESS: "progress", DIRECTORY: "body"}
    if slot in fixed:
        return fixed[slot]
    return schema.kind_of(str(entry.get("kind", "-"))[:40]).name


def _item_fields(entry: dict[str, Any], slot: str) -> dict[str, Any]:
    if slot == OUTLINE:
        code = {"code": entry["code"]} if entry.get("code") else {}
        return {**_object(entry, "fields"), **code}
    beside = ("id", "fields", *_LISTS.values())
    if slot == DIRECTORY:
        beside = ("id", "fields")
    own = {key: value for key, value in entry.items() if key not in beside}
    return {**own, **_object(entry, "fields")}


def _object(data: dict[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise NapError("not_a_plan", why=key)
    return found


def _id(data: dict[str, Any]) -> NodeId:
    found = data.get("id")
    if found is None:
        return new_id()
    if not isinstance(found, str) or not 0 < len(found) <= 64 or not _is_plain(found):
        raise NapError("not_a_plan", why="id")
    return found


def _is_plain(text: str) -> bool:
    return text.isascii() and all(sign.isalnum() or sign in "-_." for sign in text)


def _canonical(kind: str, fields: dict[str, Any]) -> dict[str, str]:
    held: dict[str, str] = {}
    for name, value in fields.items():
        key, at, lang = name.partition("@")
        if at and not _LANGUAGE.fullmatch(lang):
            raise NapError("unknown_field", kind=kind, field=name[:40])
        found = schema.canonical(schema.field_of(kind, key), value)
        if found:
            held[name] = found
    return held


def _with_known_bodies(plan: Plan) -> Plan:
    """Return the plan itself if every body that a field names is in the directory.

    Raises NapError `unknown_body` (field, id) otherwise.
    """
    known = set(plan.bodies)
    for node in plan.nodes.values():
        for name, value in node.fields.items():
            field = schema.field_of(node.kind, name.split("@")[0])
            if field.type == "bodies" and not known.issuperset(schema.codes(value)):
                unknown = next(body for body in schema.codes(value) if body not in known)
                raise NapError("unknown_body", field=field.key, id=unknown)
    return plan


def _with_codes(plan: Plan) -> Plan:
    """Return the plan with a code for every measure and the number of the next one."""
    nodes = dict(plan.nodes)
    taken = [_code_number(node) for node in nodes.values() if node.kind == "measure"]
    known = plan.get(plan.root, "next_code")
    following = max([0, *taken, int(known) - 1 if known.isdigit() else 0]) + 1
    for node in plan.of_kind("measure"):
        if not nodes[node].get("code"):
            fields = {**nodes[node].fields, "code": MEASURE_CODE.format(following)}
            nodes[node] = Node(node, "measure", fields)
            following += 1
    if following > 1:
        root = nodes[plan.root]
        nodes[plan.root] = Node(root.id, "plan", {**root.fields, "next_code": str(following)})
    return Plan(plan.root, nodes, plan.children, plan.parents)


def _code_number(node: Node) -> int:
    code = node.get("code").removeprefix("M-")
    return int(code) if code.isdigit() and len(code) < 10 else 0
