"""Tables as strips: rows with their borders, and what is left of a row that is divided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from nap_desktop.services.paper import Cell, Grid, Row
from nap_desktop.ui.paper.ink import Ground, Ink, Leader, Source, Strip, Words, gap

# Of resources/word/styles.xml, NapTable: margins of cells and thickness of borders, in twips.
_BESIDE, _ABOVE, _BELOW = 85.0, 40.0, 40.0
_EDGE, _INSIDE = 20.0, 10.0
_NAVY, _GREY, _SHADE, _FILLED = "1F3864", "B4BECB", "E8EDF5", "D3DEEE"
_AFTER = 160.0
_TALLEST_HEAD = 0.4  # of a page: a head higher than this comes only once

_NOTHING = Strip(0.0, [])

SetCell = Callable[[Cell, float, float], list[Strip]]  # cell, where it begins, its width


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of one table: where each begins, and how wide it is; in the order of cells.

    shaded: the places of those that have a ground in one row.
    """

    starts: tuple[float, ...]
    widths: tuple[float, ...]
    width: float
    x: float = 0.0
    shared: dict[tuple[int, float], list[Strip]] = field(default_factory=dict)
    shaded: tuple[int, ...] = ()


def grid(block: Grid, width: float, room: float, rtl: bool, set_cell: SetCell) -> list[Strip]:
    """Return the rows of a table; those of its head come again on each page."""
    table = _columns(block, width, rtl)
    head = [_row(row, table, set_cell, shade=True) for row in block.head]
    for strip in head:
        strip.keep = True
    if head:
        head[0].ink.append(Ground(0.0, 0.0, width, _EDGE, _NAVY))
    again = head if sum(strip.high for strip in head) <= _TALLEST_HEAD * room else []
    rows = [_row(row, table, set_cell) for row in block.rows]
    for strip, row in zip(rows, block.rows, strict=True):
        strip.head = again
        strip.keep = row.span
        if row.node:
            strip.source, strip.keys = Source(row.node), block.keys
    made = [*head, *rows]
    if made:
        made[0].before = max(made[0].before, 40.0)
        made[0].ink.append(Ground(0.0, 0.0, width, _EDGE, _NAVY))
        last = made[-1]
        last.keep = False
        last.after = _AFTER
        last.ink.append(Ground(0.0, last.high - _EDGE / 2, width, _EDGE, _NAVY))
    return made


def _columns(block: Grid, width: float, rtl: bool) -> _Table:
    widths = tuple(width * share / 100 for share in block.widths)
    starts: list[float] = []
    at = 0.0
    for one in widths:
        starts.append(width - at - one if rtl else at)
        at += one
    return _Table(tuple(starts), widths, width)


def _row(row: Row, table: _Table, set_cell: SetCell, shade: bool = False) -> Strip:
    table = _of(row, table)
    starts = (0.0,) if row.span else table.starts
    widths = (table.width,) if row.span else table.widths
    cells = [
        set_cell(cell, start + _BESIDE, max(wide - 2 * _BESIDE, _BESIDE))
        for cell, start, wide in zip(row.cells, starts, widths, strict=True)
    ]
    made = _joined(cells, table, row.high * 20, shade, bool(row.span))
    _shade(made, table)
    made.notes = [note for cell in cells for strip in cell for note in strip.notes]
    return made


def _of(row: Row, table: _Table) -> _Table:
    """Return the columns as one row has them: several of them as one, some with a ground."""
    if row.across:
        ends = [sum(row.across[: place + 1]) for place in range(len(row.across))]
        parts = [slice(end - count, end) for end, count in zip(ends, row.across, strict=True)]
        starts = tuple(min(table.starts[part]) for part in parts)
        table = replace(table, starts=starts, widths=tuple(sum(table.widths[p]) for p in parts))
    return replace(table, shaded=row.shaded) if row.shaded else table


def _shade(row: Strip, table: _Table) -> None:
    """Put a ground below cells that have one."""
    row.ink[0:0] = [
        Ground(table.starts[place], 0.0, table.widths[place], row.high, _FILLED)
        for place in table.shaded
    ]


def _joined(
    cells: Sequence[Sequence[Strip]], table: _Table, least: float, shade: bool, span: bool
) -> Strip:
    """Return cells side by side as one strip with its borders."""
    ink: list[Ink] = []
    highest = least
    for cell in cells:
        y, above = _ABOVE, _NOTHING
        for y, above in _stacked(cell):
            ink += [moved(one, y) for one in above.ink]
        highest = max(highest, y + above.high + min(above.after, 40.0) + _BELOW)
    ground: list[Ink] = [Ground(0.0, 0.0, table.width, highest, _SHADE)] if shade or span else []
    made = Strip(highest, [*ground, *ink, *_borders(table, highest, span)], cells=cells)
    made.table = table
    return made


def _borders(table: _Table, high: float, span: bool) -> list[Ink]:
    half = _INSIDE / 2
    edges = [0.0, table.width] if span else [*table.starts, table.width]
    upright: list[Ink] = [Ground(x - half, 0.0, _INSIDE, high, _GREY) for x in edges]
    return [*upright, Ground(0.0, high - half, table.width, _INSIDE, _GREY)]


def moved(ink: Ink, y: float) -> Ink:
    """Return ink further down."""
    match ink:
        case Words():
            return Words(ink.layout, ink.row, ink.x, ink.base + y, ink.colour)
        case Ground():
            return Ground(ink.x, ink.y + y, ink.wide, ink.high, ink.colour)
        case Leader():
            return replace(ink, base=ink.base + y)


@dataclass(frozen=True, slots=True)
class CellBox:
    """One cell of a row: where it stands across, its strips with their height in the row."""

    x: float
    wide: float
    key: str
    strips: tuple[tuple[float, Strip], ...]


def cell_boxes(row: Strip) -> list[CellBox]:
    """Return the cells of a row in their order; none for what is no row of a table."""
    table = row.table
    if not isinstance(table, _Table):
        return []
    is_span = len(row.cells) < len(table.widths)
    starts = (0.0,) if is_span else table.starts
    widths = (table.width,) if is_span else table.widths
    keys = (*row.keys, *[""] * len(widths))
    return [
        CellBox(x, wide, key, tuple(_stacked(cell)))
        for x, wide, key, cell in zip(starts, widths, keys, row.cells, strict=False)
    ]


def _stacked(cell: Sequence[Strip]) -> Iterator[tuple[float, Strip]]:
    """Give the strips of a cell, each with the height at which it begins."""
    y, above = _ABOVE, None
    for strip in cell:
        y += gap(above, strip)
        yield y, strip
        y += strip.high
        above = strip


def divided(row: Strip, room: float) -> tuple[Strip, Strip] | None:
    """Return what of a row fits into so much room, and the rest; None if not a line of it does."""
    table = row.table
    if not isinstance(table, _Table) or not row.cells:
        return None
    upper: list[Sequence[Strip]] = []
    lower: list[Sequence[Strip]] = []
    for cell in row.cells:
        count = _fitting(cell, room - _ABOVE - _BELOW)
        upper.append(cell[:count])
        lower.append(cell[count:])
    if not any(upper) or not any(lower):
        return None
    span = len(row.cells) < len(table.widths)
    first, rest = (_joined(cells, table, 0.0, False, span) for cells in (upper, lower))
    for part in (first, rest):
        _shade(part, table)
    rest.head, rest.keep, rest.after, first.notes = row.head, row.keep, row.after, row.notes
    first.head = row.head
    first.source = rest.source = row.source
    first.keys = rest.keys = row.keys
    if row.after:
        rest.ink.append(Ground(0.0, rest.high - _EDGE / 2, table.width, _EDGE, _NAVY))
    return first, rest


def _fitting(cell: Sequence[Strip], room: float) -> int:
    y, above = 0.0, None
    for place, strip in enumerate(cell):
        y += gap(above, strip) + strip.high
        if y > room:
            return place
        above = strip
    return len(cell)
