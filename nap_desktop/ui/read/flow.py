"""The letters of pages in reading order: where each stands, what is between two, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF

from nap_desktop.ui.paper.ink import Sheet, Strip, Words
from nap_desktop.ui.paper.rows import cell_boxes

_TYPESET = str.maketrans({"\u2028": "\n", "\u2002": " ", "\ufffc": ""})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_ABOVE = 1_000.0  # a line above or below counts so much more than one beside


class Spot(NamedTuple):
    """A place between two letters: page, line of the page, letter of the line's text."""

    page: int
    line: int
    letter: int


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of text.

    y, high: where its strip begins on the page, and how high that is. strip: which of the page.
    column: which of its row.
    """

    words: Words
    y: float
    high: float
    strip: int
    column: int

    @property
    def start(self) -> int:
        """The place of its first letter in the whole text of its paragraph."""
        return int(self.words.layout.lineAt(self.words.row).textStart())

    @property
    def end(self) -> int:
        """The place behind its last letter in the whole text of its paragraph."""
        line = self.words.layout.lineAt(self.words.row)
        return int(line.textStart() + line.textLength())

    def rect(self, start: int, end: int) -> QRectF:
        """Return where letters of the paragraph stand on the page, as far as they are in this line."""
        words = self.words
        line = words.layout.lineAt(words.row)
        begin = max(start, line.textStart())
        stop = min(end, line.textStart() + line.textLength())
        edges = [_x(line.cursorToX(place)) for place in (begin, stop)]
        return QRectF(words.x + min(edges), self.y, abs(edges[1] - edges[0]), self.high)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where letters stand; several places where both directions meet in the line."""
        begin, stop = max(start, self.start), min(end, self.end)
        if not _RIGHT_TO_LEFT.search(self.text(self.start, self.end)):
            return [self.rect(begin, stop)]
        runs = self.words.layout.lineAt(self.words.row).glyphRuns(begin, max(stop - begin, 0))
        boxes = {(run.boundingRect().left(), run.boundingRect().width()) for run in runs}
        return [QRectF(self.words.x + x, self.y, wide, self.high) for x, wide in sorted(boxes)]

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        point = self.rect(self.start, self.end).center()
        return point.x(), point.y()

    def letter_at(self, x: float) -> int:
        """Return the place between letters that is nearest to a place across the page."""
        line = self.words.layout.lineAt(self.words.row)
        return int(line.xToCursor(x - self.words.x))

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the line."""
        box = self.rect(self.start, self.end)
        beside = max(box.left() - x, x - box.right(), 0.0)
        above = max(box.top() - y, y - box.bottom(), 0.0)
        return above * _ABOVE + beside

    def text(self, start: int, end: int) -> str:
        """Return its letters from one place in the paragraph to another."""
        return cut(self.words.layout.text(), max(start, self.start), min(end, self.end))


def _x(found: object) -> float:
    """Return the place of a cursor; PySide6 gives it with the letter that it belongs to."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def cut(text: str, start: int, end: int) -> str:
    """Return a part of a text by places that count as Qt's do, in UTF-16."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return text[start:end]
    return text.encode("utf-16-le", "replace")[2 * start : 2 * end].decode("utf-16-le", "replace")


def flow(sheet: Sheet, after: int = 0, lift: float = 0.0) -> list[Placed]:
    """Return the lines of a page in reading order, cell by cell in tables, its notes last.

    after: how many strips at its top are left out. lift: how far its notes are moved up.
    """
    return list(_lines(sheet, after, lift))


def _lines(sheet: Sheet, after: int, lift: float) -> Iterator[Placed]:
    place = 0
    for place, (y, strip) in enumerate(sheet.strips[after:]):
        boxes = cell_boxes(strip)
        if not boxes:
            yield from _of_strip(strip, y, place)
        for column, box in enumerate(boxes):
            for down, inner in box.strips:
                yield from _of_strip(inner, y + down, place, column)
    for y, strip in sheet.notes:
        place += 1
        yield from _of_strip(strip, y - lift, place)


def _of_strip(strip: Strip, y: float, place: int, column: int = 0) -> Iterator[Placed]:
    for ink in strip.ink:
        if isinstance(ink, Words):
            yield Placed(ink, y, strip.high, place, column)


def nearest(lines: list[Placed], x: float, y: float) -> int:
    """Return the line that is nearest to a point of the page; -1 if there is none."""
    if not lines:
        return -1
    return min(range(len(lines)), key=lambda place: lines[place].distance(x, y))


def joined(parts: Iterable[tuple[Placed, str]]) -> str:
    """Return lines as text: cells divided by tabs, rows and paragraphs by line feeds."""
    made: list[str] = []
    above: Placed | None = None
    for line, text in parts:
        if above is not None:
            made.append(_between(above, line))
        made.append(text)
        above = line
    said = "".join(made).translate(_TYPESET)
    return "\n".join(part.rstrip() for part in said.split("\n"))


def _between(above: Placed, below: Placed) -> str:
    if above.words.layout is below.words.layout and below.words.row == above.words.row + 1:
        return ""
    if above.strip != below.strip:
        return "\n"
    if above.column != below.column:
        return "\t"
    return " " if above.words.base == below.words.base and above.y == below.y else "\n"
