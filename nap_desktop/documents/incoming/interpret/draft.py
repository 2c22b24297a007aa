"""What comes of reading an earlier plan: a plan, what was found, and what each place was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nap_desktop.documents.incoming.source import Source, count
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.open_format import to_open
from nap_desktop.plan.tree import Plan


class Found(NamedTuple):
    """One thing to tell about a reading: its code, the place in the file, facts for its sentence.

    node: the item of the plan that it is about; empty for none.
    """

    code: str
    place: str
    facts: Mapping[str, str]
    node: NodeId = ""


class Role(NamedTuple):
    """What a line, row or table was taken for: "heading", "measure", "text", "field", "cover",
    "header", "left_out", "table"; the item that it went into, and the reason of the guess.
    """

    name: str
    node: NodeId = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan in the making.

    roles:   by place. numbers: of the items, as the document prints them, by id.
    placed:  characters of the source's lines that are in the plan.
    headers: the columns of each table of measures by the print of its header.
    """

    plan: Plan
    findings: tuple[Found, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    numbers: Mapping[NodeId, str] = field(default_factory=dict)
    placed: int = 0
    headers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person corrected; each teaches the rest of the document where that is alike.

    roles:   of lines and rows by place: "heading 1" to "heading 6", "measure", "text", "left_out",
             or "into " and the place of the row or line whose item it belongs to.
    looks:   the same for all rows and lines that look alike, by the print of a look.
    columns: field of columns by the print of a header ("" takes a field away).
    tables:  "measures" or "other" by place. headers: rows of the header by place.
    splits:  places of cells whose lines are measures of their own.
    bodies:  name of a body by each name that means it. plan: fields of the plan.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, int] = field(default_factory=dict)
    splits: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Return the choices as JSON data, for a file or for the next document made alike."""
        columns = {
            print_: {str(at): one for at, one in held.items()}
            for print_, held in self.columns.items()
        }
        return {
            "roles": dict(self.roles), "looks": dict(self.looks), "columns": columns,
            "tables": dict(self.tables), "headers": dict(self.headers),
            "splits": sorted(self.splits), "bodies": dict(self.bodies), "plan": dict(self.plan),
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: object) -> Choices:
        """Return the choices of JSON data. Raises ValueError for data of another form."""
        if not isinstance(data, dict):
            raise ValueError(data)
        words = {
            key: {str(one): str(value) for one, value in _object(data, key).items()}
            for key in ("roles", "looks", "tables", "bodies", "plan")
        }
        columns = {
            str(print_): {int(at): str(one) for at, one in _whole_object(held).items()}
            for print_, held in _object(data, "columns").items()
        }
        headers = {str(place): int(rows) for place, rows in _object(data, "headers").items()}
        splits = data.get("splits", [])
        if not isinstance(splits, list):
            raise ValueError(splits)
        return cls(columns=columns, headers=headers, splits=frozenset(map(str, splits)), **words)

    def without_places(self) -> Choices:
        """Return what can be used for another document of the same shape."""
        return Choices(looks=self.looks, columns=self.columns, bodies=self.bodies)


def _object(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return _whole_object(data.get(key, {}))


def _whole_object(held: object) -> Mapping[str, Any]:
    if not isinstance(held, dict):
        raise ValueError(held)
    return held


def account(source: Source, draft: Draft) -> dict[str, int]:
    """Return characters of the file, imported and listed; the first is the sum of the others."""
    imported = draft.placed
    return {
        "characters": source.characters,
        "imported": imported,
        "listed": source.characters - imported,
    }


def listed(draft: Draft) -> int:
    """Return how many characters the findings list: what is in no item and what no reader took."""
    return sum(count(one.facts.get("text", "")) for one in draft.findings if one.code == "left_out")


def draft_json(source: Source, draft: Draft) -> dict[str, Any]:
    """Return a draft as data: the plan in the open format with the numbers of the document.

    Sections and objectives also have a `title`, their heading; like `number` it is not read back.
    """
    data = to_open(draft.plan)
    stack = list(data["items"])
    while stack:
        item = stack.pop()
        if number := draft.numbers.get(item["id"]):
            item["number"] = number
        if heading := item["fields"].get("heading"):
            item["title"] = heading
        stack += item.get("items", [])
    findings = [
        {
            "code": one.code,
            "place": one.place,
            **({"item": one.node} if one.node else {}),
            **one.facts,
        }
        for one in draft.findings
    ]
    return {"draft": data, "findings": findings, "account": account(source, draft)}
