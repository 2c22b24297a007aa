"""Paints a row of the timeline: its bar where it lies, words on it, marks where it goes on outside."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from nap_desktop.plan.timeline import Bar, Span, drawn
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.timeline import Line
from nap_desktop.ui.look import look
from nap_desktop.ui.timeline import bars, words
from nap_desktop.ui.timeline.model import TimelineModel
from nap_desktop.ui.timeline.scale import Scale
from nap_desktop.ui.widgets.status_mark import paint_status
from nap_desktop.ui.widgets.words import draw_words

Index = QModelIndex | QPersistentModelIndex
_BAR, _STEP, _MARK, _GAP = 22, 12, 12, 5  # px at 100 %
_ARROW = 11  # px for the mark of what goes on outside the chart
_RIGHT = Qt.LayoutDirection.RightToLeft


class Mark(NamedTuple):
    """The tip of an arrow; is_outside: of what lies outside the period, not only out of sight."""

    tip: QPointF
    to_right: bool
    is_outside: bool


class BarDelegate(QStyledItemDelegate):
    """Draws bars by hand; nothing is written in them.

    scale: where months lie. carried: the row of a bar that is being taken somewhere, and where it is.
    """

    def __init__(self, model: TimelineModel, view: QTableView) -> None:
        super().__init__(view)
        self._rows = model
        self._view = view
        self.scale = Scale(Span(0, 0), 1.0)
        self.carried: tuple[int, Bar] | None = None
        self._wide: dict[str, int] = {}
        look().changed.connect(self._wide.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size for which rows are made."""
        return QSize(self.scale.width, look().px(_BAR + 12))

    @property
    def _side(self) -> Qt.LayoutDirection:
        return self._view.layoutDirection()

    def box(self, room: QRect, bar: Bar, is_step: bool = False) -> QRectF | None:
        """Return where a bar is painted in the room of its row; None where nothing of it is seen."""
        span = drawn(bar, self.scale.whole)
        shown = self.scale.shown(span) if span else None
        if shown is None:
            return None
        place = self.scale.across(room, shown, self._side)
        high = look().px(_STEP if is_step else _BAR)
        top = place.center().y() - high / 2 + 0.5
        marks = [_ARROW if goes_on else 1 for goes_on in self._goes_on(bar)]
        left, right = reversed(marks) if self._side == _RIGHT else marks
        wide = max(place.width() - left - right, 4)
        return QRectF(place.left() + left, top, wide, high)

    def _goes_on(self, bar: Bar) -> tuple[bool, bool]:
        """Return whether a bar goes on before and after the chart."""
        if bar.span is None:
            return False, False
        return self.scale.is_before(bar.span), self.scale.is_after(bar.span)

    def marks(self, room: QRect, bar: Bar, box: QRectF | None) -> list[Mark]:
        """Return the marks of a bar: where it goes on outside, and where it lies out of sight.

        box: where it is painted.
        """
        seen = self._seen(room)
        found: list[Mark] = []
        for at_end, goes_on in enumerate(self._goes_on(bar)):
            if goes_on:
                edges = seen if box is None else QRectF(room)
                found.append(self._mark(edges, bool(at_end), is_outside=True))
        if box is not None and not box.intersects(seen):
            is_right = box.left() >= seen.right()
            at_end = is_right != (self._side == _RIGHT)
            found.append(self._mark(seen, at_end, is_outside=False))
        return found

    def _mark(self, edges: QRectF, at_end: bool, is_outside: bool) -> Mark:
        to_right = at_end != (self._side == _RIGHT)
        x = edges.right() - 2 if to_right else edges.left() + 2
        return Mark(QPointF(x, edges.center().y() + 0.5), to_right, is_outside)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = self._rows.row(index.row())
        room: QRect = option.rect  # type: ignore[attr-defined]
        is_current = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Head):
            self._head(painter, room, is_current)
        elif row is not None:
            if is_current:
                ground = QColor(look().tokens.soft_accent)
                ground.setAlpha(130)
                painter.fillRect(room, ground)
            self._line(painter, room, row, index.row(), is_current)
        painter.restore()

    def _seen(self, room: QRect) -> QRectF:
        """Return the part of a row that is not scrolled away."""
        return QRectF(room.intersected(self._view.viewport().rect()))

    def _head(self, painter: QPainter, room: QRect, is_current: bool) -> None:
        tokens = look().tokens
        painter.fillRect(room, QColor(tokens.hover))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if is_current and self._view.hasFocus():
            bars.paint_focus(painter, self._seen(room).adjusted(4, 4, -4, -4))

    def _line(
        self, painter: QPainter, room: QRect, row: Line, place: int, is_current: bool
    ) -> None:
        timeline = self._rows.timeline
        if timeline is None:
            return
        bar = timeline.bar(row.node)
        box = self.box(room, bar, row.is_step)
        if box is not None:
            self._bar(painter, box, bar, "" if row.is_step else timeline.status(row.node), row)
        self._arrows(painter, room, bar, box)
        if self.carried is not None and self.carried[0] == place:
            self._ghost(painter, room, row, self.carried[1])
        elif is_current and self._view.hasFocus():
            bars.paint_focus(painter, box or self._seen(room).adjusted(4, 4, -4, -4))

    def _arrows(self, painter: QPainter, room: QRect, bar: Bar, box: QRectF | None) -> None:
        """Draw the marks of a bar; one that is nowhere in the chart says so in words."""
        marks = self.marks(room, bar, box)
        for mark in marks:
            bars.paint_arrow(painter, mark.tip, mark.to_right, mark.is_outside)
        if box is not None or not marks:
            return
        mark, whole, seen = marks[0], self.scale.whole, self._seen(room)
        inside = seen.adjusted(20, 0, -20, 0).toRect()
        painter.setFont(look().font(11))
        painter.setPen(QColor(look().tokens.muted))
        said = words.outside(bar, whole.first, whole.last)
        wide = min(self._advance(said, painter.fontMetrics()), inside.width())
        left = inside.right() - wide if mark.to_right else inside.left()
        draw_words(painter, QRect(left, inside.top(), wide, inside.height()), said, self._side)

    def _bar(self, painter: QPainter, box: QRectF, bar: Bar, status: str, row: Line) -> None:
        if bar.is_permanent:
            bars.paint_band(painter, box)
            self._words(painter, box, bar.wording, status, is_band=True)
            return
        is_open = not (bar.times.start and bar.times.end)
        bars.paint_bar(painter, box, status, is_open)
        if is_open:
            has_end = bool(bar.times.end)
            bars.paint_closed_edge(painter, box, has_end != (self._side == _RIGHT))
        if not row.is_step:
            self._words(painter, box, words.status(status), status)

    def _words(
        self, painter: QPainter, box: QRectF, said: str, status: str, is_band: bool = False
    ) -> None:
        """Draw the shape of a status on the bar where it is in sight, and its word there or behind."""
        side, gap = look().px(_MARK), look().px(_GAP)
        seen = self._seen(box.toAlignedRect()).adjusted(gap, 0, -gap, 0)
        from_right = self._side == _RIGHT
        painter.setFont(look().font(11))
        wide = self._advance(said, painter.fontMetrics()) if said else 0
        has_mark = seen.width() >= side
        is_inside = bool(said) and has_mark and wide + side + gap <= seen.width()
        taken = side + (gap + wide if is_inside else 0)
        left = seen.right() - taken if from_right else seen.left()
        middle = box.center().y()
        if status == "dropped" and has_mark:  # the stroke does not go through the word
            ground = QRectF(left - 2, middle - side / 2, taken + 4, side)
            painter.fillRect(ground, QColor(look().tokens.panel))
        if has_mark:
            at = left + taken - side if from_right else left
            paint_status(painter, QRectF(at, middle - side / 2, side, side), status)
        if not said or (is_band and not is_inside):
            return
        start = (left if from_right else left + side + gap) if is_inside else box.right() + gap
        if not is_inside and from_right:
            start = box.left() - gap - wide
        painter.setPen(bars.ink(status, is_band) if is_inside else QColor(look().tokens.muted))
        room = QRect(round(start), round(box.top()), wide, round(box.height()))
        draw_words(painter, room, said, self._side)

    def _advance(self, said: str, metrics: QFontMetrics) -> int:
        if said not in self._wide:
            self._wide[said] = metrics.horizontalAdvance(said) + 4  # as rounding takes
        return self._wide[said]

    def _ghost(self, painter: QPainter, room: QRect, row: Line, bar: Bar) -> None:
        box = self.box(room, bar, row.is_step)
        if box is not None:
            bars.paint_ghost(painter, box)
            return
        self._arrows(painter, room, bar, box)
