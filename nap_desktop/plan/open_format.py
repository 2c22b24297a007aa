"""A plan as open JSON, `nap-plan/1`; described in `resources/schema/plan-format.md`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.plan import schema
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.inserting import MEASURE_CODE
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import (
    CONCURRENCE,
    COVERAGE,
    DIRECTORY,
    DISCUSSION,
    EVENTS,
    ORIGINALS,
    OUTLINE,
    PROGRESS,
    REMARKS,
    REQUESTS,
    REVIEWS,
    Node,
    Plan,
)

FORMAT = "nap-plan/1"
_DEEPEST = 40
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646
_CODE = re.compile("M-([0-9]{1,9})")
_MOST_CODES = 10**9
_TRANSLATED = ("rich", "line")
_WHOLE_PLAN = "-"  # the place of what belongs to no item
_LISTS = {
    OUTLINE: "items",
    DISCUSSION: "comments",
    PROGRESS: "progress",
    DIRECTORY: "bodies",
    CONCURRENCE: "concurrence",
    REMARKS: "remarks",
    COVERAGE: "coverage",
    ORIGINALS: "originals",
    REVIEWS: "reviews",
    REQUESTS: "requests",
    EVENTS: "events",
}
# The one kind of each slot but the outline's.
_KINDS = {
    DISCUSSION: "comment",
    PROGRESS: "progress",
    DIRECTORY: "body",
    CONCURRENCE: "concurrence",
    REMARKS: "remark",
    COVERAGE: "entry",
    ORIGINALS: "original",
    REVIEWS: "review",
    REQUESTS: "request",
    EVENTS: "event",
}

# What belongs to the plan as a whole, in the order in which it is printed.
_OF_THE_PLAN = (DISCUSSION, REMARKS, COVERAGE, REVIEWS, REQUESTS, EVENTS)


def to_open(plan: Plan) -> dict[str, Any]:
    """Return the whole plan as JSON data; empty fields and lists that say nothing are left out."""
    printed = numbers(plan)
    root = plan.nodes[plan.root]
    data: dict[str, Any] = {"format": FORMAT, "id": plan.root, "plan": _fields(root, False)}
    if settings := _fields(root, True):
        data["settings"] = settings
    for slot in _OF_THE_PLAN:
        if found := _list(plan, plan.root, slot, printed):
            data[_LISTS[slot]] = found
    data["bodies"] = _list(plan, plan.root, DIRECTORY, printed)
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
        found = _list(plan, node, below, printed)
        if found or name in _always_there(held.kind, slot):
            data[name] = found
    return data


def _always_there(kind: str, slot: str) -> tuple[str, ...]:
    """Return the lists that an item has even if they are empty."""
    if slot != OUTLINE:
        return ()
    return ("items", "comments", "progress") if kind == "measure" else ("items", "comments")


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

    Raises NapError: `not_a_plan` (why), `other_format` (format), `unknown_kind`,
    `unknown_field`, `bad_value`, `wrong_place` (kind, parent), `same_id_twice`,
    `same_code_twice`, `unknown_body`; each with `item`, the place in the data and what the
    item calls itself ("items[0].items[2] (M-0003)"), "-" for the plan as a whole.
    """
    found = data.get("format") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(found, str):
        raise NapError("not_a_plan", why="-", item=_WHOLE_PLAN)
    if found != FORMAT:
        raise NapError("other_format", format=found[:40], item=_WHOLE_PLAN)
    reader = _Reader()
    try:
        return reader.read(data)
    except NapError as error:
        raise NapError(error.code, **error.facts, item=reader.at) from error


class _Reader:
    """Builds one plan from JSON data; `at` is the place that is being read."""

    def __init__(self) -> None:
        self.at = _WHOLE_PLAN
        self._nodes: dict[NodeId, Node] = {}
        self._children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
        self._parents: dict[NodeId, NodeId] = {}
        self._places: dict[NodeId, str] = {}

    def read(self, data: dict[str, Any]) -> Plan:
        """Return the plan; see `from_open`."""
        root = _id(data)
        fields = {**_object(data, "plan"), **_object(data, "settings")}
        self._nodes[root] = Node(root, "plan", _canonical("plan", fields))
        self._places[root] = _WHOLE_PLAN
        self._read_lists(data, root, "", 0)
        self._check_bodies()
        self._check_codes()
        return _with_codes(Plan(root, self._nodes, self._children, self._parents))

    def _read_lists(self, data: dict[str, Any], parent: NodeId, place: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise NapError("not_a_plan", why="depth")
        for slot, name in _LISTS.items():
            self.at = self._places[parent]
            entries = data.get(name, [])
            if not isinstance(entries, list):
                raise NapError("not_a_plan", why=name)
            ids = [
                self._read_item(entry, slot, parent, f"{place}{name}[{row}]", depth)
                for row, entry in enumerate(entries)
            ]
            if ids:
                self._children[parent, slot] = tuple(ids)

    def _read_item(
        self, entry: object, slot: str, parent: NodeId, place: str, depth: int
    ) -> NodeId:
        self.at = place
        if not isinstance(entry, dict):
            raise NapError("not_a_plan", why=_LISTS[slot])
        self.at = _named(place, entry)
        above = self._nodes[parent].kind
        kind = _kind(entry, slot)
        if not schema.may_hold(above, kind) or schema.slot_of(kind) != slot:
            raise NapError("wrong_place", kind=kind, parent=above)
        node = _id(entry)
        if node in self._nodes:
            raise NapError("same_id_twice", id=node)
        self._nodes[node] = Node(node, kind, _canonical(kind, _item_fields(entry, slot)))
        self._parents[node] = parent
        self._places[node] = self.at
        self._read_lists(entry, node, f"{place}.", depth + 1)
        return node

    def _check_bodies(self) -> None:
        """Raise NapError `unknown_body` (field, id) if a field names one that the directory lacks."""
        known = {node.id for node in self._nodes.values() if node.kind == "body"}
        for node in self._nodes.values():
            self.at = self._places[node.id]
            for name, value in node.fields.items():
                field = schema.field_of(node.kind, name.split("@")[0])
                if field.type == "bodies" and not known.issuperset(schema.codes(value)):
                    unknown = next(body for body in schema.codes(value) if body not in known)
                    raise NapError("unknown_body", field=field.key, id=unknown)

    def _check_codes(self) -> None:
        """Raise NapError `bad_value` or `same_code_twice` for codes that no measure can be known by."""
        taken: set[int] = set()
        for node in self._nodes.values():
            self.at = self._places[node.id]
            code = node.get("code") if node.kind == "measure" else ""
            if code and not _code_number(node):
                raise NapError("bad_value", field="code", value=code[:80])
            if code and _code_number(node) in taken:
                raise NapError("same_code_twice", measure=code)
            taken.add(_code_number(node))


def _named(place: str, entry: dict[str, Any]) -> str:
    """Return a place with what the item there calls itself, if it does."""
    names = (entry.get(key) for key in ("code", "number", "id"))
    own = next((name for name in names if isinstance(name, str) and name), "")
    return f"{place} ({own[:64]})" if own else place


def _kind(entry: dict[str, Any], slot: str) -> str:
    if slot in _KINDS:
        return _KINDS[slot]
    found = entry.get("kind")
    return schema.kind_of(found[:40] if isinstance(found, str) else "-").name


def _item_fields(entry: dict[str, Any], slot: str) -> dict[str, Any]:
    if slot == OUTLINE:
        code = {"code": entry["code"]} if entry.get("code") is not None else {}
        return {**_object(entry, "fields"), **code}
    beside = ("id", "fields", *_LISTS.values())
    if slot == DIRECTORY:
        beside = ("id", "fields", _LISTS[CONCURRENCE])
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
        field = schema.field_of(kind, key[:40])
        can_be_translated = field.type in _TRANSLATED and not field.settings
        if at and not (can_be_translated and _LANGUAGE.fullmatch(lang)):
            raise NapError("unknown_field", kind=kind, field=name[:40])
        found = schema.canonical(field, value)
        if found:
            held[name] = found
    return held


def _with_codes(plan: Plan) -> Plan:
    """Return the plan with a code for every measure and the number of the next one.

    Raises NapError `bad_value` if that number is no whole one from 1, or if there are none left.
    """
    nodes = dict(plan.nodes)
    taken = [_code_number(node) for node in nodes.values() if node.kind == "measure"]
    known = plan.get(plan.root, "next_code") or "1"
    if not known.isdigit() or known == "0":
        raise NapError("bad_value", field="next_code", value=known)
    following = max([0, *taken, int(known) - 1]) + 1
    for node in plan.of_kind("measure"):
        if not nodes[node].get("code"):
            fields = {**nodes[node].fields, "code": MEASURE_CODE.format(following)}
            nodes[node] = replace(nodes[node], fields=fields)
            following += 1
    if following >= _MOST_CODES:
        raise NapError("bad_value", field="next_code", value=following)
    if following > 1:
        root = nodes[plan.root]
        nodes[root.id] = replace(root, fields={**root.fields, "next_code": str(following)})
    return Plan(plan.root, nodes, plan.children, plan.parents)


def _code_number(node: Node) -> int:
    """Return the number in a measure's code; 0 if it has none, or none that counts."""
    match = _CODE.fullmatch(node.get("code"))
    return int(match[1]) if match else 0
