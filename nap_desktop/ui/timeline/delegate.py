"""Paints a row of the timeline: its bar where it lies, words on it, marks where it goes on outside."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
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
_RIGHT = Qt.LayoutDirection.RightToLeft


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
        return QRectF(place.left() + 1, top, max(place.width() - 2, 4), high)

    def arrow(self, room: QRect, bar: Bar, at_end: bool) -> QPointF | None:
        """Return the tip of the mark for what goes on outside, at one end; None if nothing does."""
        if bar.span is None:
            return None
        goes_on = self.scale.is_after if at_end else self.scale.is_before
        if not goes_on(bar.span):
            return None
        at_right = at_end != (self._side == _RIGHT)
        x = room.right() - 1 if at_right else room.left() + 2
        return QPointF(x, room.center().y() + 0.5)

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
        for at_end in (False, True):
            if tip := self.arrow(room, bar, at_end):
                bars.paint_arrow(painter, tip, at_end != (self._side == _RIGHT))
        if self.carried is not None and self.carried[0] == place:
            self._ghost(painter, room, row, self.carried[1])
        elif is_current and self._view.hasFocus():
            bars.paint_focus(painter, box or self._seen(room).adjusted(4, 4, -4, -4))

    def _bar(self, painter: QPainter, box: QRectF, bar: Bar, status: str, row: Line) -> None:
        if bar.is_permanent:
            bars.paint_band(painter, box)
            self._words(painter, box, bar.wording, status, bars.ink(status, True), has_mark=True)
            return
        is_open = not (bar.times.start and bar.times.end)
        bars.paint_bar(painter, box, status, is_open)
        if is_open:
            has_end = bool(bar.times.end)
            bars.paint_closed_edge(painter, box, has_end != (self._side == _RIGHT))
        if not row.is_step:
            said = words.status(status)
            struck = status == "dropped"
            self._words(painter, box, said, status, bars.ink(status), True, struck)

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        said: str,
        status: str,
        colour: QColor,
        has_mark: bool,
        covers: bool = False,
    ) -> None:
        """Draw the shape and the word of a status where the bar is in sight; no word that is cut."""
        side, gap = look().px(_MARK), look().px(_GAP)
        seen = self._seen(box.toAlignedRect()).adjusted(gap, 0, -gap, 0)
        if not has_mark or seen.width() < side:
            return
        font = look().font(11)
        wide = self._advance(said, QFontMetrics(font)) if said else 0
        fits = bool(said) and wide + side + gap <= seen.width()
        taken = side + (gap + wide if fits else 0)
        left = seen.right() - taken if self._side == _RIGHT else seen.left()
        mark_at = left + taken - side if self._side == _RIGHT else left
        middle = box.center().y()
        if covers:
            ground = QRectF(left - 2, middle - side / 2, taken + 4, side)
            painter.fillRect(ground, QColor(look().tokens.panel))
        paint_status(painter, QRectF(mark_at, middle - side / 2, side, side), status)
        if fits:
            painter.setFont(font)
            painter.setPen(colour)
            at = left if self._side == _RIGHT else left + side + gap
            room = QRect(round(at), round(box.top()), wide, round(box.height()))
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
        painter.setPen(QPen(QColor(look().tokens.accent), 2))
        for at_end in (False, True):
            if tip := self.arrow(room, bar, at_end):
                bars.paint_arrow(painter, tip, at_end != (self._side == _RIGHT))
