"""The hidden sheet: every canonical value that may leave, so that coming back loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.documents.sheets.columns import KINDS
from nap_desktop.documents.sheets.table import Places, Table
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import Plan

NAME = "nap"
FORMAT = "nap-sheet/1"
_PIECE = 32_000  # letters, a little under what a cell can hold


@dataclass(frozen=True, slots=True)
class Kept:
    """One item as it was when the sheet was made: its kind, its place in words, its fields."""

    kind: str
    place: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the hidden sheet tells.

    plan: the plan's id. lang: the language of the words. sheets: kind -> name of its sheet.
    heads: kind -> head -> name of the column. items: id -> the item as it was.
    """

    plan: NodeId
    lang: str
    sheets: dict[str, str] = field(default_factory=dict)
    heads: dict[str, dict[str, str]] = field(default_factory=dict)
    items: dict[NodeId, Kept] = field(default_factory=dict)


def hidden_rows(
    plan: Plan, tables: Sequence[Table], titles: Sequence[str], lang: str, private: bool
) -> Iterator[list[str]]:
    """Give the rows: format and facts of the file, then id, kind, and JSON in pieces, per item."""
    facts = {
        "plan": plan.root,
        "lang": lang,
        "sheets": {one.kind: title for one, title in zip(tables, titles, strict=True)},
        "heads": {one.kind: {c.head: c.name for c in one.columns} for one in tables},
    }
    yield [FORMAT, "", *_pieces(facts)]
    places = Places(plan)
    for one in tables:
        for node in one.nodes:
            held = plan.nodes[node]
            fields = {
                key: value
                for key, value in sorted(held.fields.items())
                if private or not field_of(held.kind, key.split("@")[0]).stays
            }
            kept = {"place": places.place(node), "fields": fields}
            yield [node, held.kind, *_pieces(kept)]


def _pieces(data: object) -> list[str]:
    """Return data as JSON in ASCII, cut so that each piece fits into a cell."""
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    # table programs take _x0041_ for a letter
    text = text.replace("_x", "\\u005fx")
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def read_hidden(rows: Iterable[Sequence[str]]) -> Hidden:
    """Return what the rows of a hidden sheet tell. Raises NapError `not_a_sheet` (why)."""
    try:
        lines = [list(row) for row in rows]
        if not lines or lines[0][0] != FORMAT:
            raise NapError("not_a_sheet", why="format")
        facts = _object(lines[0])
        items = {line[0]: _kept(line) for line in lines[1:] if line and line[0]}
        return Hidden(
            str(facts["plan"]),
            str(facts["lang"]),
            {kind: str(facts["sheets"].get(kind, "")) for kind in KINDS},
            {kind: dict(facts["heads"].get(kind, {})) for kind in KINDS},
            items,
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise NapError("not_a_sheet", why="hidden") from error


def _object(line: Sequence[str]) -> dict[str, Any]:
    found = json.loads("".join(line[2:]))
    if not isinstance(found, dict):
        raise ValueError("an object is wanted")
    return found


def _kept(line: Sequence[str]) -> Kept:
    data = _object(line)
    fields = {str(key): str(value) for key, value in data["fields"].items()}
    return Kept(line[1], str(data["place"]), fields)
