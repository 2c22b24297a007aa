"""What can be clicked on a page: paragraphs, cells, lines of contents; and what each leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nap_desktop.ui.paper.ink import Leader, Sheet, Source, Strip
from nap_desktop.ui.paper.rows import CellBox, cell_boxes


@dataclass(slots=True)
class Spot:
    """A rectangle of the text of a page, in twips.

    source: what is edited there. in_cell: whether it is bounded by a table.
    heading: for a line of contents, the place of its heading among the blocks; -1 for all else.
    """

    x: float
    y: float
    wide: float
    high: float
    source: Source
    heading: int = -1
    in_cell: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in it."""
        return self.x <= x < self.x + self.wide and self.y <= y < self.y + self.high


def spots(sheet: Sheet, after: int, wide: float) -> list[Spot]:
    """Return the spots of a page, in reading order.

    after: how many of its first strips are left out. wide: the width of its text.
    """
    found: list[Spot] = []
    last: Spot | None = None
    for y, strip in sheet.strips[after:]:
        if strip.table is not None:
            found += [_moved(spot, y) for box in cell_boxes(strip) for spot in _of_cell(strip, box)]
            last = None
            continue
        spot = _of_line(strip, y, wide)
        if spot is None:
            last = None
        elif last is not None and spot.source is last.source:
            last.high = spot.y + spot.high - last.y
        else:
            found.append(spot)
            last = spot
    return found


def at(found: Sequence[Spot], x: float, y: float) -> Spot | None:
    """Return the spot at a point, if there is one; what stands in a cell before the cell itself."""
    return next((spot for spot in found if spot.holds(x, y)), None)


def _of_line(strip: Strip, y: float, wide: float) -> Spot | None:
    for ink in strip.ink:
        if isinstance(ink, Leader):
            return Spot(0.0, y, wide, strip.high, Source(""), ink.place)
    return Spot(0.0, y, wide, strip.high, strip.source) if strip.source is not None else None


def _of_cell(row: Strip, box: CellBox) -> Iterable[Spot]:
    """Give what stands in a cell and comes from another item (a step), then the cell itself."""
    last: Spot | None = None
    for spot in _inner(box):
        if last is not None and spot.source is last.source:
            last.high = spot.y + spot.high - last.y
            continue
        if last is not None:
            yield last
        last = spot
    if last is not None:
        yield last
    if row.source is not None:
        source = Source(row.source.node, box.key)
        yield Spot(box.x, 0.0, box.wide, row.high, source, in_cell=True)


def _inner(box: CellBox) -> Iterator[Spot]:
    for y, strip in box.strips:
        if strip.source is not None:
            yield Spot(box.x, y, box.wide, strip.high, strip.source, in_cell=True)


def _moved(spot: Spot, y: float) -> Spot:
    spot.y += y
    return spot
