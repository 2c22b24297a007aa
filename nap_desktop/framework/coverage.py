"""The table of the coverage: its lines and cells, and the cells in which a measure counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.framework import checklist, provisions
from nap_desktop.framework.checklist import Row
from nap_desktop.framework.guidance import guidance
from nap_desktop.plan.coverage import Cell
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Node

_FILE = "framework/coverage.toml"
CATEGORIES = ("N", "C", "B")  # those of the resolution; "R" is added by plans that want it
RADIOLOGICAL = "R"
COLUMNS = ("framework", "enforcement")
OTHER = "RES"  # the group of rows that belong to later resolutions only

Place = tuple[str, str]  # category and column; the category is empty for a single answer


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    code:       of the paragraph, or of the first row of the line; "RES" for the last group.
    group:      code of the paragraph under which it stands.
    label:      in our own words. provisions: codes of all paragraphs that it belongs to.
    cells:      what stands at each place; a line with a single answer has one cell at ("", column),
                and rows that are asked for one weapon only lack the others.
    """

    code: str
    group: str
    label: str
    provisions: tuple[str, ...]
    cells: Mapping[Place, Cell] = field(hash=False)

    @property
    def is_group(self) -> bool:
        """Whether this line is a paragraph, with rows below it."""
        return self.code == self.group

    @property
    def single(self) -> Cell | None:
        """The only cell of a line that is not divided by category."""
        return next((cell for (category, _), cell in self.cells.items() if not category), None)


@cache
def _data() -> dict[str, Any]:
    return shipped.toml(_FILE)


@cache
def lines() -> tuple[Line, ...]:
    """Return all lines: each paragraph, then its rows; rows that differ by weapon are one line."""
    below: dict[str, dict[tuple[str, ...], list[Row]]] = {}
    for row in checklist.rows():
        like = (row.section, row.label, *row.provisions)
        below.setdefault(group_of(row), {}).setdefault(like, []).append(row)
    found: list[Line] = []
    for one in provisions.provisions():
        found.append(_paragraph(one.code))
        found += [_of_rows(one.code, rows) for rows in below.pop(one.code, {}).values()]
    for group, held in below.items():
        found.append(Line(group, group, "", (), {}))
        found += [_of_rows(group, rows) for rows in held.values()]
    return tuple(found)


@cache
def line_of(place: str) -> Line | None:
    """Return the line in which the cells of a paragraph or row stand; None for an unknown code."""
    return _by_place().get(place)


@cache
def _by_place() -> dict[str, Line]:
    return {cell.place: line for line in lines() for cell in line.cells.values()}


def group_of(row: Row) -> str:
    """Return the paragraph under which a row stands: the first that a plan may draw on."""
    known = provisions.codes()
    return next((code for code in row.provisions if code in known), OTHER)


def _paragraph(code: str) -> Line:
    said = guidance(code)
    cells = {
        (category, column): Cell(code, category, column)
        for category in (*CATEGORIES, RADIOLOGICAL)
        for column in COLUMNS
    }
    return Line(code, code, said.title if said else "", (code,), cells)


def _of_rows(group: str, rows: list[Row]) -> Line:
    first = rows[0]
    label = first.label[:1].upper() + first.label[1:]
    cells: dict[Place, Cell] = {}
    for row in rows:
        for column in row.columns:
            category = weapon(row)
            cells[category, column] = Cell(row.code, category, column)
    return Line(first.code, group, label, first.provisions, cells)


def weapon(row: Row) -> str:
    """Return the category of a row; empty if it asks for all together."""
    named = [_data()["weapons"].get(one, "") for one in row.categories]
    return str(named[0]) if len(named) == 1 else ""


def cells_of(measure: Node) -> frozenset[Cell]:
    """Return the cells in which a measure counts, by its paragraphs, rows, categories and kind.

    It counts at each row that it names, whatever its categories; and at each paragraph that it
    names or under which one of its rows stands, in its categories: its own, else those of its rows,
    else all three of the resolution. Legal framework or enforcement go by its kind.
    """
    keys = ("provisions", "rows", "categories", "kind")
    return _cells(*(measure.get(key) for key in keys))


@lru_cache(maxsize=10_000)
def _cells(named: str, row_codes: str, categories: str, kind: str) -> frozenset[Cell]:
    rows = [row for row in map(checklist.row, codes(row_codes)) if row]
    columns = columns_of(kind)
    found = {
        Cell(row.code, weapon(row), column)
        for row in rows
        for column in row.columns
        if column in columns or column not in COLUMNS
    }
    known = provisions.codes()
    places = {code for code in codes(named) if code in known}
    places |= {group for group in map(group_of, rows) if group != OTHER}
    for category in categories_of(categories, rows):
        found |= {Cell(place, category, column) for place in places for column in columns}
    return frozenset(found)


def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns in which a measure of a kind counts."""
    return tuple(_data()["columns"].get(kind, COLUMNS))


def categories_of(named: str, rows: list[Row]) -> tuple[str, ...]:
    """Return the categories in which a measure counts at its paragraphs."""
    found = codes(named) or [one for one in map(weapon, rows) if one]
    return tuple(dict.fromkeys(found)) or CATEGORIES


def basis(cell: Cell) -> dict[str, str]:
    """Return the fields of a new measure that starts in a cell, in canonical form.

    A measure for the legal framework is legislative, one for enforcement is of that kind.
    """
    line = line_of(cell.place)
    row = checklist.row(cell.place)
    kind = {"framework": "legislative", "enforcement": "enforcement"}.get(cell.column, "")
    group = line.group if line and line.group != OTHER else ""
    held = {
        "provisions": group,
        "rows": row.code if row else "",
        "categories": cell.category,
        "kind": kind,
    }
    return {key: value for key, value in held.items() if value}
