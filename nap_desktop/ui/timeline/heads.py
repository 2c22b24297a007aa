"""The heads of the timeline: years over quarters or months, and the titles that stay beside the bars."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.timeline import QUARTER, YEAR, Span
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.timeline import Line
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.timeline import words
from nap_desktop.ui.timeline.model import TimelineModel
from nap_desktop.ui.timeline.scale import Scale
from nap_desktop.ui.widgets.words import draw_words

ROW_HEIGHT, TOP_HEIGHT = 40, 44  # px at 100 %
_MARK = 14
_NARROWEST, _WIDEST, _SHARE = 230, 440, 0.34  # of the view, for the titles
_ROMAN = ("I", "II", "III", "IV")


class TopHead(QHeaderView):
    """Years, each named where it is in sight, over quarters or months."""

    def __init__(self, model: TimelineModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self.scale = Scale(Span(0, 0), 1.0)
        self.today_at: float | None = None
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), look().px(TOP_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw the years and their parts that are in sight."""
        tokens = look().tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._rows.has_months:
            unit = {"months": 1, "quarters": QUARTER, "years": YEAR}[self._rows.wish.zoom]
            half = rect.height() // 2
            whole = unit == YEAR
            self._parts(painter, rect.adjusted(0, 0, 0, 0 if whole else half - rect.height()), YEAR)
            if not whole:
                self._parts(painter, rect.adjusted(0, half, 0, 0), unit)
            self._today(painter, rect)
        painter.restore()

    def _parts(self, painter: QPainter, room: QRect, unit: int) -> None:
        """Draw parts of so many months side by side; a year's name stays in sight."""
        tokens, whole = look().tokens, self.scale.whole
        seen = QRectF(self.viewport().rect())
        bold = unit == YEAR
        painter.setFont(look().font(13 if bold else 11, bold=bold))
        first = whole.first - whole.first % unit
        for month in range(first, whole.last + 1, unit):
            span = Span(max(month, whole.first), min(month + unit - 1, whole.last))
            place = self.scale.across(room, span, self.layoutDirection())
            if not place.intersects(seen):
                continue
            painter.setPen(QColor(tokens.outline if bold else tokens.line))
            edge = place.right() if self.layoutDirection() == _RIGHT else place.left()
            painter.drawLine(round(edge), room.top(), round(edge), room.bottom())
            painter.setPen(QColor(tokens.text if bold else tokens.muted))
            inside = place.intersected(seen).adjusted(2, 0, -2, -1)
            said = self._said(span.first, unit)
            if painter.fontMetrics().horizontalAdvance(said) <= inside.width():
                painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, said)

    def _said(self, month: int, unit: int) -> str:
        year = month // YEAR
        if unit == YEAR:
            return str(year)
        if unit == QUARTER:
            return _ROMAN[month % YEAR // QUARTER]
        named = print_date(f"{year:04}-{month % YEAR + 1:02}")
        return named.partition(" ")[0][:3]

    def _today(self, painter: QPainter, rect: QRect) -> None:
        if self.today_at is None:
            return
        at = across_line(rect, self.today_at, self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().tokens.attention))
        painter.drawEllipse(QRectF(at - 3.5, rect.bottom() - 8, 7, 7))


_RIGHT = Qt.LayoutDirection.RightToLeft


def across_line(room: QRect, x: float, side: Qt.LayoutDirection) -> float:
    """Return where a line lies that is given from the side where reading begins."""
    return room.left() + (room.width() - x if side == _RIGHT else x)


class SideHead(QHeaderView):
    """The titles: they stay where they are when the chart is scrolled sideways."""

    def __init__(self, model: TimelineModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the width of the titles: a share of the view."""
        parent = self.parentWidget()
        wanted = round(parent.width() * _SHARE) if parent else 0
        wide = min(max(wanted, look().px(_NARROWEST)), look().px(_WIDEST))
        return QSize(wide, look().px(ROW_HEIGHT))  # Qt's own asks for the words of a hundred rows

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw the head of a group, or number, title, time and lead body of an item."""
        row = self._rows.row(logical)
        if row is None:
            return
        tokens = look().tokens
        parent = self.parentWidget()
        is_current = isinstance(parent, QTableView) and parent.currentIndex().row() == logical
        ground = tokens.panel
        if is_current:
            ground = tokens.soft_accent
        elif isinstance(row, Head):
            ground = tokens.hover
        painter.save()
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = rect.left() if self.layoutDirection() == _RIGHT else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if isinstance(row, Head):
            self._head(painter, rect, row)
        else:
            self._line(painter, rect, row)
        painter.restore()

    def _place(self, rect: QRect, left: int, top: int, width: int, height: int) -> QRect:
        """Return a place that is given from the side where reading begins."""
        found = QRect(rect.left() + left, rect.top() + top, width, height)
        return QStyle.visualRect(self.layoutDirection(), rect, found)

    def _head(self, painter: QPainter, rect: QRect, row: Head) -> None:
        tokens, px, side = look().tokens, look().px, self.layoutDirection()
        mark, high = px(_MARK), rect.height()
        place = self._place(rect, px(8), (high - mark) // 2, mark, mark)
        icon("unfold" if row.is_folded else "fold", "muted").paint(painter, place)
        left = px(14) + mark
        painter.setFont(look().font(11))
        counted = words.count(row.count)
        wide = painter.fontMetrics().horizontalAdvance(counted) + 4
        painter.setPen(QColor(tokens.muted))
        at = rect.width() - wide - px(8)
        draw_words(painter, self._place(rect, at, 0, wide, high), counted, side)
        painter.setFont(look().font(13, bold=True))
        painter.setPen(QColor(tokens.text))
        draw_words(painter, self._place(rect, left, 0, at - left - 6, high), words.head(row), side)

    def _line(self, painter: QPainter, rect: QRect, row: Line) -> None:
        timeline = self._rows.timeline
        if timeline is None:
            return
        tokens, px, side = look().tokens, look().px, self.layoutDirection()
        left = px(26 if row.is_step else 14)
        number = timeline.number(row.node)
        half = rect.height() // 2
        painter.setFont(look().font(11 if row.is_step else 12))
        painter.setPen(QColor(tokens.muted if row.is_step else tokens.accent))
        top, high = px(3), half - px(1)
        wide = painter.fontMetrics().horizontalAdvance(number) + 4 if number else 0
        draw_words(painter, self._place(rect, left, top, wide, high), number, side)
        title = timeline.title(row.node)
        painter.setPen(QColor(tokens.text if title else tokens.faint))
        at = left + wide + (px(6) if number else 0)
        room = self._place(rect, at, top, rect.width() - at - px(8), high)
        untitled = QCoreApplication.translate("timeline", "Untitled")
        draw_words(painter, room, title or untitled, side)
        painter.setFont(look().font(11))
        painter.setPen(QColor(tokens.muted))
        below = self._place(rect, left, half + px(1), rect.width() - left - px(8), half - px(4))
        draw_words(painter, below, words.beside(timeline, row), side)
