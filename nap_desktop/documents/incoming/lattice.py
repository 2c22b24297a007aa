"""Cells of a sheet, wherever they stand, as lines and one table without the empty parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.source import (
    PLAIN,
    Block,
    Cell,
    Grid,
    LeftOut,
    Line,
    Look,
    Row,
    Run,
)

MOST_COLUMNS = 16_384  # of a sheet, in every table program of today
MOST_PLACES = 2_000_000  # rows times columns of what is filled
MOST_MERGED = 5_000_000  # places that merged cells may cover, also those that lie on each other


class Filled(NamedTuple):
    """What a cell says, in pieces for each of its lines; comments: ids of those that it bears."""

    lines: tuple[tuple[str, tuple[Run, ...]], ...]
    look: Look = PLAIN
    shaded: bool = False
    comments: tuple[str, ...] = ()


class Area(NamedTuple):
    """A stretch of cells from its first to its last row and column, both within it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Leaf:
    """One sheet as it was read; rows and columns are numbered from 1, as people see them.

    cells: row -> column -> what it says. hidden_columns: 1 at the number of each hidden one.
    headers: rows that are marked to be repeated on each page.
    """

    title: str
    cells: dict[int, dict[int, Filled]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(MOST_COLUMNS + 1))
    headers: set[int] = field(default_factory=set)
    is_hidden: bool = False
    rtl: bool = False

    def is_column_hidden(self, column: int) -> bool:
        """Return whether a column is not shown."""
        return bool(column <= MOST_COLUMNS and self.hidden_columns[column])


class Spread(NamedTuple):
    """A leaf on paper: its blocks, and the text that the sheet does not show."""

    blocks: list[Block]
    left_out: list[LeftOut]


def spread(leaf: Leaf, first: int, name: object) -> Spread:
    """Return the blocks of a sheet, the first of them numbered `first`.

    Rows of one filled cell before the header become lines. Raises NapError `file_too_large`.
    """
    left_out = list(_hidden(leaf))
    rows, columns = _shown(leaf)
    if len(rows) * len(columns) > MOST_PLACES:
        raise NapError("file_too_large", path=name, what="cells")
    covers, covered = _merged(leaf, rows, columns, name)
    left_out += [
        LeftOut(text, "hidden", f"{leaf.title}/{row}.{column}/{place}")
        for row, column in sorted(covered)
        if row in leaf.cells and column in leaf.cells[row]
        for place, (text, _) in enumerate(leaf.cells[row][column].lines)
    ]
    heads = _title_rows(leaf, rows, covered)
    blocks: list[Block] = []
    seen = (
        filled
        for row in heads
        for column, filled in leaf.cells.get(row, {}).items()
        if (row, column) not in covered
    )
    for filled in seen:
        places = [f"b{first + len(blocks) + line}" for line in range(len(filled.lines))]
        blocks += _lines(filled, places, leaf.rtl)
    body = rows[len(heads) :]
    if any(row in leaf.cells for row in body):
        place = f"b{first + len(blocks)}"
        made = tuple(_row(leaf, row, columns, covers, covered, place) for row in body)
        blocks.append(Grid(made, place, len(columns), leaf.rtl, leaf.title))
    return Spread(blocks, left_out)


def _hidden(leaf: Leaf) -> Iterator[LeftOut]:
    """Give the text of hidden rows and columns, and take it out of the leaf.

    What the first cell of merged ones says is seen as long as one of their places is.
    """
    _bring_to_light(leaf)
    for row in sorted(leaf.cells):
        for column in sorted(leaf.cells[row]):
            if leaf.is_hidden or row in leaf.hidden_rows or leaf.is_column_hidden(column):
                lines = leaf.cells[row].pop(column).lines
                for place, (text, _) in enumerate(lines):
                    yield LeftOut(text, "hidden", f"{leaf.title}/{row}.{column}/{place}")
        if not leaf.cells[row]:
            del leaf.cells[row]


def _bring_to_light(leaf: Leaf) -> None:
    """Move what a merged cell says from a hidden place of it to its first place that is seen."""
    for number, area in enumerate(leaf.merged):
        filled = leaf.cells.get(area.top, {}).get(area.left)
        if filled is None or leaf.is_hidden:
            continue
        row = next((r for r in _upto(area.top, area.bottom) if r not in leaf.hidden_rows), 0)
        seen = (c for c in _upto(area.left, area.right) if not leaf.is_column_hidden(c))
        column = next(seen, 0)
        if row and column and (row, column) != (area.top, area.left):
            del leaf.cells[area.top][area.left]
            leaf.cells.setdefault(row, {})[column] = filled
            leaf.merged[number] = Area(row, column, area.bottom, area.right)


def _upto(first: int, last: int) -> range:
    # what is hidden in a row is never longer than this in an honest file
    return range(first, min(last, first + 2_000) + 1)


def _shown(leaf: Leaf) -> tuple[list[int], list[int]]:
    """Return the rows and columns of the table: the filled ones, one empty row between them."""
    filled = sorted(leaf.cells)
    columns = sorted({column for row in leaf.cells.values() for column in row})
    rows: list[int] = []
    for row in filled:
        if rows and row > rows[-1] + 1 and _is_gap(leaf, rows[-1], row):
            rows.append(row - 1)
        rows.append(row)
    return rows, columns


def _is_gap(leaf: Leaf, above: int, below: int) -> bool:
    """Return whether a row between two is shown (an empty one tells where a table ends)."""
    return below - above - 1 > sum(above < row < below for row in leaf.hidden_rows) and (
        below - 1 not in leaf.hidden_rows
    )


def _merged(
    leaf: Leaf, rows: Sequence[int], columns: Sequence[int], name: object
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Return the first place of each merged cell with its height and width, and what all cover.

    Of cells that lie on each other, which no program writes, the first counts.
    """
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    left = MOST_MERGED
    for area in leaf.merged:
        high = _within(rows, area.top, area.bottom)
        wide = _within(columns, area.left, area.right)
        left -= len(high) * len(wide)
        if left < 0:
            raise NapError("file_too_large", path=name, what="cells")
        places = {(row, column) for row in high for column in wide}
        first = (area.top, area.left)
        if len(places) < 2 or first not in places or places & (covered | covers.keys()):
            continue
        covers[first] = (len(high), len(wide))
        covered |= places - {first}
    return covers, covered


def _within(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, last + 1)]


def _title_rows(leaf: Leaf, rows: Sequence[int], covered: set[tuple[int, int]]) -> list[int]:
    """Return the rows before the header that say one thing each, with the gaps between them."""
    found: list[int] = []
    for row in rows:
        cells = [column for column in leaf.cells.get(row, ()) if (row, column) not in covered]
        if len(cells) > 1 or _reaches_down(leaf, row, cells):
            break
        found.append(row)
    return found


def _reaches_down(leaf: Leaf, row: int, cells: Sequence[int]) -> bool:
    """Return whether a cell of a row goes on in the rows below, which makes it part of a table."""
    return any(area.top == row and area.left in cells and area.bottom > row for area in leaf.merged)


def _row(
    leaf: Leaf,
    row: int,
    columns: Sequence[int],
    covers: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
    place: str,
) -> Row:
    cells: list[Cell] = []
    held = leaf.cells.get(row, {})
    for number, column in enumerate(columns):
        if (row, column) in covered:
            continue
        high, wide = covers.get((row, column), (1, 1))
        filled = held.get(column)
        if filled is None:
            cells.append(Cell(number, (), wide, high))
            continue
        places = [f"{place}/{row}.{column}/{line}" for line in range(len(filled.lines))]
        lines = tuple(_lines(filled, places, leaf.rtl))
        cells.append(Cell(number, lines, wide, high, filled.shaded))
    return Row(tuple(cells), f"{place}/{row}", row in leaf.headers)


def _lines(filled: Filled, places: Sequence[str], rtl: bool) -> Iterator[Line]:
    """Give the lines of a cell; its comments are on the first."""
    look = filled.look._replace(rtl=True) if rtl else filled.look
    for number, ((text, runs), place) in enumerate(zip(filled.lines, places, strict=True)):
        comments = filled.comments if number == 0 else ()
        yield Line(text, place, look, runs=runs, comments=comments)
