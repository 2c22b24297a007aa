"""The clause library: measures and sections to start from, one's own, the program's, other plans'."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most, write_whole
from nap_desktop.framework.guidance import all_guidance
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import title
from nap_desktop.plan.schema import field_of, kind_of
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.clipboard import paste_items, to_clip

FILE = "clauses.json"
FORMAT = "nap-clauses/1"
_LARGEST = 64_000_000  # bytes
_LONGEST_NAME = 200
_OUTLINE = ("section", "objective", "measure", "step")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to start from.

    kind:   of its first item. source: the plan that it is from; empty for the program's own.
    items:  the item and all below it, as the clipboard has them.
    own:    whether a person keeps it, and may rename and delete it.
    """

    id: str
    name: str
    kind: str
    items: str
    source: str = ""
    own: bool = False


class Clauses:
    """The clauses that a person keeps, in one file beside the library."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def beside(cls, library: Path) -> Clauses:
        """Return the clauses whose file lies beside a library."""
        return cls(library.parent / FILE)

    def own(self) -> list[Clause]:
        """Return all kept clauses by name. Raises NapError `cannot_read`, `not_clauses`."""
        return sorted(self._read(), key=lambda one: one.name.casefold())

    def keep(self, plan: Plan, node: NodeId, name: str = "") -> Clause:
        """Keep an item with all below it, without what stays on the laptop, and return it.

        Raises NapError `cannot_read`, `not_clauses` or `cannot_write`; nothing is kept then.
        """
        made = clause_of(plan, node, own=True)
        if name.strip():
            made = replace(made, name=name.strip()[:_LONGEST_NAME])
        self._write([*self._read(), made])
        return made

    def rename(self, id: str, name: str) -> None:
        """Give a clause another name. Raises NapError as `keep` does."""
        named = name.strip()[:_LONGEST_NAME]
        self._write([replace(one, name=named) if one.id == id else one for one in self._read()])

    def delete(self, id: str) -> None:
        """Delete a clause. Raises NapError as `keep` does."""
        self._write([one for one in self._read() if one.id != id])

    def put_back(self, clause: Clause) -> None:
        """Keep a clause that was deleted again. Raises NapError as `keep` does."""
        self._write([*self._read(), clause])

    def _read(self) -> list[Clause]:
        if not self._path.exists():
            return []
        content = read_at_most(self._path, _LARGEST)
        try:
            data = json.loads(content)
            if data["format"] != FORMAT:
                raise ValueError(data["format"])
            return [_clause(entry) for entry in data["clauses"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NapError("not_clauses", path=self._path) from error

    def _write(self, clauses: Iterable[Clause]) -> None:
        data = {"format": FORMAT, "clauses": [_data(one) for one in clauses]}
        content = json.dumps(data, ensure_ascii=False, indent=1)
        write_whole(self._path, content.encode() + b"\n")


def _clause(entry: dict[str, Any]) -> Clause:
    items = json.dumps(entry["items"])
    kind = entry["items"]["branches"][0]["kind"]
    return Clause(str(entry["id"]), str(entry["name"]), str(kind), items, str(entry["from"]), True)


def _data(one: Clause) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "from": one.source, "items": json.loads(one.items)}


def clause_of(plan: Plan, node: NodeId, own: bool = False) -> Clause:
    """Return an item with all below it as a clause: no code, no source, nothing that stays."""
    data = json.loads(to_clip(plan, [node]))
    items = json.dumps(
        {
            "branches": [_bare(one) for one in data["branches"] if one["kind"] in _OUTLINE],
            "bodies": [{**body, "fields": _said("body", body)} for body in data["bodies"]],
        }
    )
    name = title(plan, node)[:_LONGEST_NAME]
    source = plan.get(plan.root, "title")
    return Clause(new_id() if own else node, name, plan.nodes[node].kind, items, source, own)


def _bare(one: dict[str, Any]) -> dict[str, Any]:
    """Return an item of the outline alone, without what belongs to its plan or stays there."""
    below = [_bare(child) for child in one["below"] if child["kind"] in _OUTLINE]
    return {**one, "fields": _said(one["kind"], one), "below": below}


def _said(kind: str, item: dict[str, Any]) -> dict[str, str]:
    known = kind_of(kind).fields
    return {
        name: value
        for name, value in item["fields"].items()
        if (field := known.get(name.partition("@")[0]))
        and not (field.stays or field.settings or field.key == "source")
    }


@cache
def starting() -> tuple[Clause, ...]:
    """Return the wordings that come with the program, in the order of the framework."""
    found = []
    for entry in all_guidance():
        for place, wording in enumerate(entry.wordings):
            node = Node(f"{entry.provision}-{place}", "measure", wording.fields(entry.provision))
            plan = Plan.empty("start")
            plan = apply_all(plan, edits.insert(plan, [Branch(node)], plan.root))
            found.append(clause_of(plan, node.id))
    return tuple(found)


def of_plan(plan: Plan) -> list[Clause]:
    """Return every measure of a plan as a clause, in reading order."""
    return [clause_of(plan, node) for node in plan.of_kind("measure")]


def as_plan(clause: Clause) -> Plan:
    """Return a plan of nothing but the clause, to be looked at."""
    plan = Plan.empty("clause")
    return apply_all(plan, paste_items(plan, clause.items, plan.root, 0))


def insert(plan: Plan, clause: Clause, node: NodeId) -> list[Change]:
    """Put a clause right after an item; bodies that the directory lacks join it."""
    return paste_items(plan, clause.items, node)


def matching(clauses: Sequence[Clause], words: str) -> list[Clause]:
    """Return the clauses that hold all of some words, in any case."""
    wanted = words.casefold().split()
    return [one for one in clauses if all(word in _text(one) for word in wanted)]


@lru_cache(maxsize=10_000)
def _text(clause: Clause) -> str:
    """Return all words of a clause, its codes and bodies too, in small letters."""
    data = json.loads(clause.items)
    parts = [clause.name]
    stack = [*data["branches"], *data["bodies"]]
    while stack:
        item = stack.pop()
        stack += item.get("below", ())
        for name, value in item["fields"].items():
            field = field_of(item["kind"], name.partition("@")[0])
            parts.append(rich_text.plain(value) if field.type == "rich" else value)
    return "\n".join(parts).casefold()
