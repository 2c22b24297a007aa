"""Where months lie across the chart, counted from the side where reading begins."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt

from nap_desktop.plan.timeline import QUARTER, YEAR, Span

# px at 100 % that a month, quarter or year takes at least
_LEAST = {"years": 44 / YEAR, "quarters": 42 / QUARTER, "months": 34.0}
_MOST = 60.0  # px of a month, however much room there is
_EDGE = 7.0  # px at either end of a bar by which it is stretched

Part = Literal["move", "begin", "end"]


@dataclass(frozen=True, slots=True)
class Scale:
    """The months of a chart and the pixels that each takes."""

    whole: Span
    per_month: float

    @property
    def months(self) -> int:
        """How many months there are."""
        return self.whole.last - self.whole.first + 1

    @property
    def width(self) -> int:
        """How wide the chart is, in pixels."""
        return round(self.months * self.per_month)

    def begin(self, month: int) -> float:
        """Return where a month begins, in pixels from the beginning."""
        return (month - self.whole.first) * self.per_month

    def month_at(self, x: float) -> int:
        """Return the month at a place; the first or the last beyond either end."""
        month = self.whole.first + int(x // self.per_month)
        return min(max(month, self.whole.first), self.whole.last)

    def place_of(self, day: datetime.date) -> float | None:
        """Return where a day lies; None outside the chart."""
        month = day.year * YEAR + day.month - 1
        if not self.whole.first <= month <= self.whole.last:
            return None
        return self.begin(month) + (day.day - 1) / 31 * self.per_month

    def shown(self, span: Span) -> Span | None:
        """Return the part of a span that is in the chart; None if none of it is."""
        first, last = max(span.first, self.whole.first), min(span.last, self.whole.last)
        return Span(first, last) if first <= last else None

    def is_before(self, span: Span) -> bool:
        """Return whether a span begins before the chart."""
        return span.first < self.whole.first

    def is_after(self, span: Span) -> bool:
        """Return whether a span ends after the chart."""
        return span.last > self.whole.last

    def across(self, room: QRect, span: Span, side: Qt.LayoutDirection) -> QRectF:
        """Return the place of a span in the room of a whole row, as high as the room."""
        begin, end = self.begin(span.first), self.begin(span.last + 1)
        return across(room, begin, end, side)


def scale_for(whole: Span, zoom: str, room: int, size: float) -> Scale:
    """Return the scale of a zoom, wide enough to fill the room.

    size: that of the text, 1.0 for 100 %.
    """
    months = whole.last - whole.first + 1
    fitting = min(room / months, _MOST * size)
    return Scale(whole, max(_LEAST[zoom] * size, fitting))


def across(room: QRect, begin: float, end: float, side: Qt.LayoutDirection) -> QRectF:
    """Return a place that is given in pixels from the side where reading begins."""
    left = room.left() + begin
    if side == Qt.LayoutDirection.RightToLeft:
        left = room.left() + room.width() - end
    return QRectF(left, room.top(), end - begin, room.height())


def part_at(bar: QRectF, x: float, side: Qt.LayoutDirection) -> Part | None:
    """Return by which part a bar is held at a place across; None beside it."""
    edge = min(_EDGE, bar.width() / 3)
    if not bar.left() - 2 <= x <= bar.right() + 2:
        return None
    mirrored = side == Qt.LayoutDirection.RightToLeft
    if x <= bar.left() + edge:
        return "end" if mirrored else "begin"
    if x >= bar.right() - edge:
        return "begin" if mirrored else "end"
    return "move"
