"""What lies over the letters: the selection, words that were found, the item that is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea

from nap_desktop.ui.look import look
from nap_desktop.ui.read.flow import Placed, Spot, joined
from nap_desktop.ui.read.search import Hit, Search
from nap_desktop.ui.read.spots import Spot as Place

_BAR = 70.0  # twips
_ROUND = 60.0


class Selection:
    """Letters from one place to another, either of which may come first."""

    def __init__(self) -> None:
        self.begin: Spot | None = None
        self.end: Spot | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.begin is None or self.end is None or self.begin == self.end

    @property
    def ends(self) -> tuple[Spot, Spot] | None:
        """The first and the last place; None if nothing is selected."""
        if self.begin is None or self.end is None or self.begin == self.end:
            return None
        return min(self.begin, self.end), max(self.begin, self.end)

    def clear(self) -> None:
        """Select nothing."""
        self.begin = self.end = None

    def of(self, page: int, lines: list[Placed]) -> Iterator[tuple[Placed, int, int]]:
        """Give what is selected of the lines of a page: each with first and last letter."""
        ends = self.ends
        if ends is None or not ends[0].page <= page <= ends[1].page:
            return
        first, last = ends
        begin = first.line if first.page == page else 0
        stop = last.line if last.page == page else len(lines) - 1
        for place in range(begin, stop + 1):
            line = lines[place]
            start = first.letter if (page, place) == first[:2] else line.start
            end = last.letter if (page, place) == last[:2] else line.end
            yield line, start, end


def selected_text(pages: Iterator[list[tuple[Placed, int, int]]]) -> str:
    """Return what is selected on pages as text."""
    said = [joined((line, line.text(start, end)) for line, start, end in page) for page in pages]
    return "\n".join(filter(None, said))


def paint_selection(
    painter: QPainter, selection: Selection, page: int, lines: list[Placed]
) -> None:
    """Draw a ground behind what is selected of a page."""
    colour = _see_through(look().tokens.accent, 82)
    for line, start, end in selection.of(page, lines):
        for box in line.rects(start, end):
            painter.fillRect(box, colour)


def paint_hits(
    painter: QPainter, search: Search, now: Hit | None, page: int, lines: list[Placed]
) -> None:
    """Draw a ground behind the words that were found on a page, a stronger one behind one of them."""
    tokens = look().tokens
    pale = _see_through(tokens.attention, 70)
    for place, line in enumerate(lines):
        for start, end in search.of(line.words.layout):
            if start >= line.end or end <= line.start:
                continue
            is_now = now is not None and _is_of(now, page, place, line, start, lines)
            for rect in line.rects(start, end):
                box = rect.adjusted(-8, 0, 8, 0)
                painter.fillRect(box, pale)
                if is_now:
                    painter.setPen(QPen(QColor(tokens.attention), 34))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(box)


def _is_of(hit: Hit, page: int, place: int, line: Placed, start: int, lines: list[Placed]) -> bool:
    """Return whether what was found in a line is one hit, or the rest of it in the next line."""
    if hit.spot.page != page or hit.spot.letter != start or place < hit.spot.line:
        return False
    first = lines[hit.spot.line]
    goes_on = line.words.row - first.words.row == place - hit.spot.line
    return goes_on and first.words.layout is line.words.layout


def paint_hover(painter: QPainter, spot: Place) -> None:
    """Draw what is under the mouse as something that can be clicked."""
    beside, above = (0, 0) if spot.in_cell else (60, 10)
    box = QRectF(spot.x, spot.y, spot.wide, spot.high).adjusted(-beside, -above, beside, above)
    painter.setPen(QPen(_see_through(look().tokens.accent, 150), 16))
    painter.setBrush(_see_through(look().tokens.accent, 20))
    painter.drawRoundedRect(box, _ROUND, _ROUND)


def paint_item(painter: QPainter, spots: list[Place], has_focus: bool, rtl: bool) -> None:
    """Draw a bar beside the item that is chosen, and a frame round it if it has the keyboard."""
    box = QRectF()
    for spot in spots:
        box = box.united(QRectF(spot.x, spot.y, spot.wide, spot.high))
    if box.isEmpty():
        return
    box = box.adjusted(-110, -16, 110, 16)
    accent = QColor(look().tokens.accent)
    left = box.right() - _BAR if rtl else box.left()
    painter.fillRect(QRectF(QPointF(left, box.top()), QPointF(left + _BAR, box.bottom())), accent)
    if has_focus:
        painter.setPen(QPen(accent, 26))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def paint_focus(widget: QAbstractScrollArea) -> None:
    """Draw a line round what a widget shows if it has the keyboard."""
    if widget.hasFocus():
        painter = QPainter(widget.viewport())
        painter.setPen(QPen(QColor(look().tokens.accent), 1))
        painter.drawRect(widget.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()


def _see_through(name: str, alpha: int) -> QColor:
    colour = QColor(name)
    colour.setAlpha(alpha)
    return colour
