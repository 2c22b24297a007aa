"""Where pages stand on the desk: one below the other as sheets of paper, or as one long strip."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nap_desktop.services.paper import Turn, page
from nap_desktop.ui.paper.ink import Strip
from nap_desktop.ui.paper.paint import Part
from nap_desktop.ui.read.laid import Laid

BETWEEN = 240.0  # twips between two sheets, and around all
_MARGIN = 620.0  # above and below the text of a strip of paper
_AIR = 160.0  # between the texts of two pages that are joined; rows of a table join without
_AFTER_NOTES = 420.0
_NOTES = 200.0  # between the text and its notes


@dataclass(slots=True)
class Box:
    """A sheet, or what is shown of it; lengths in twips.

    x, y: its upper left corner on the desk. cut: how much of its top is not shown.
    lift: how far its notes are moved up. after: how many of its first strips are left out.
    joins: whether it goes on below the page above as if it were one.
    """

    x: float
    y: float
    wide: float
    high: float
    cut: float = 0.0
    lift: float = 0.0
    after: int = 0
    joins: bool = False


class Spread:
    """The places of all pages that are laid; `paged`: as sheets, with margins, top and foot."""

    def __init__(self, laid: Laid, paged: bool) -> None:
        self.laid = laid
        self.paged = paged
        self.boxes: list[Box] = []
        self._tops: list[float] = []
        turns = any(isinstance(block, Turn) and block.landscape for block in laid.document.blocks)
        self.wide = float(page(turns).width)
        self.follow()

    @property
    def high(self) -> float:
        """How high all is together, with the room above and below."""
        last = self.boxes[-1] if self.boxes else None
        return (last.y + last.high if last else 0.0) + BETWEEN

    def follow(self) -> None:
        """Find the places of the pages that were laid since."""
        for place in range(len(self.boxes), self.laid.laid):
            box = self._sheet(place) if self.paged else self._strip(place)
            box.x = (self.wide - box.wide) / 2
            self.boxes.append(box)
            self._tops.append(box.y)

    def _sheet(self, place: int) -> Box:
        paper = page(self.laid.sheets[place].landscape)
        return Box(0.0, self.high, float(paper.width), float(paper.height))

    def _strip(self, place: int) -> Box:
        sheet, above = self.laid.sheets[place], self.boxes[-1] if self.boxes else None
        paper = page(sheet.landscape)
        notes_above = bool(place and self.laid.sheets[place - 1].notes)
        joins = above is not None and above.wide == paper.width
        after = 0 if notes_above or not joins else self.laid.again[place]
        first, last = sheet.strips[after : after + 1], sheet.strips[-1:]
        start = first[0][0] if first else 0.0
        end = last[0][0] + last[0][1].high if last else 0.0
        lift = 0.0
        if sheet.notes:
            lift = sheet.notes[0][0] - end - _NOTES
            end = sheet.notes[-1][0] + sheet.notes[-1][1].high - lift
        y, over = self.high, _MARGIN
        if joins and above is not None:
            above.high -= _MARGIN
            y = above.y + above.high
            over = _AFTER_NOTES if notes_above else _air(first) if not after else 0.0
        cut = paper.above + start - over
        high = paper.above + end + _MARGIN - cut
        return Box(0.0, y, float(paper.width), high, cut, lift, after, joins)

    # From the desk to a page and back.

    def page_at(self, y: float) -> int:
        """Return the page at a height, the nearest above where there is none."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def seen(self, top: float, bottom: float) -> range:
        """Return the pages that stand between two heights."""
        if not self.boxes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def to_body(self, place: int, x: float, y: float) -> tuple[float, float]:
        """Return a point of the desk as one of the text of a page."""
        box, paper = self.boxes[place], page(self.laid.sheets[place].landscape)
        return x - box.x - paper.beside, y - box.y + box.cut - paper.above

    def from_body(self, place: int, x: float, y: float) -> tuple[float, float]:
        """Return a point of the text of a page as one of the desk."""
        box, paper = self.boxes[place], page(self.laid.sheets[place].landscape)
        return x + box.x + paper.beside, y + box.y - box.cut + paper.above

    def part(self, place: int, top: float, bottom: float) -> Part:
        """Return what of a page is seen between two heights of the desk."""
        box = self.boxes[place]
        upper, lower = top - box.y + box.cut, bottom - box.y + box.cut
        if self.paged:
            return Part(upper, lower)
        return Part(upper, lower, box.after, bare=True, lift=box.lift)


def _air(first: Sequence[tuple[float, Strip]]) -> float:
    """Return the room above what begins a page that is joined to the one above."""
    return max(_AIR, *(strip.before for _, strip in first)) if first else _AIR
