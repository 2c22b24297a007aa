"""The heads of the coverage: categories over their two columns, and lines with fold marks and counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView

from nap_desktop.ui.coverage import words
from nap_desktop.ui.coverage.model import CoverageModel
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.words import draw_words

GROUP_HEIGHT, ROW_HEIGHT, TOP_HEIGHT = 46, 38, 46  # px at 100 %
_NUMBER, _MARK = 60, 14
_ROOMY = 300  # below it rows are indented less
_NARROWEST, _WIDEST, _SHARE = 200, 430, 0.355  # of the view, for the titles of lines


class TopHead(QHeaderView):
    """Names each category once, over its columns."""

    def __init__(self, model: CoverageModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lines = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), look().px(TOP_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw the name of a column, and the part of the category's name that falls on it."""
        places = self._lines.places
        if not 0 <= logical < len(places):
            return
        tokens = look().tokens
        category, column = places[logical]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pair = QRect(rect)
        for other, (one, _) in enumerate(places):
            if one == category and other != logical:
                at = self.sectionViewportPosition(other)
                pair = pair.united(QRect(at, rect.top(), self.sectionSize(other), rect.height()))
        half = rect.height() // 2
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(look().font(13, bold=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(pair.adjusted(0, 4, 0, -half), middle, words.category(category))
        painter.setFont(look().font(11))
        painter.setPen(QColor(tokens.muted))
        room = rect.adjusted(4, half, -4, -4)
        said = painter.fontMetrics().elidedText(
            words.column(column), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, said)
        painter.restore()


class SideHead(QHeaderView):
    """The titles of lines: they stay where they are when cells are scrolled sideways."""

    def __init__(self, model: CoverageModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lines = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the width of the titles: a share of the view."""
        parent = self.parentWidget()
        wanted = round(parent.width() * _SHARE) if parent else 0
        wide = min(max(wanted, look().px(_NARROWEST)), look().px(_WIDEST))
        return QSize(wide, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw a paragraph with its number and counts, or a row below it."""
        if not 0 <= logical < len(self._lines.lines):
            return
        tokens = look().tokens
        line = self._lines.lines[logical]
        parent = self.parentWidget()
        is_current = isinstance(parent, QTableView) and parent.currentIndex().row() == logical
        painter.save()
        painter.fillRect(rect, QColor(tokens.hover if is_current else tokens.panel))
        painter.setPen(QColor(tokens.line))
        if line.is_group and logical:
            painter.drawLine(rect.topLeft(), rect.topRight())
        draw = self._paragraph if line.is_group else self._row
        draw(painter, rect, logical)
        painter.restore()

    def _place(self, rect: QRect, left: int, top: int, width: int, height: int) -> QRect:
        """Return a place that is given from the side where reading begins."""
        found = QRect(rect.left() + left, rect.top() + top, width, height)
        return QStyle.visualRect(self.layoutDirection(), rect, found)

    def _paragraph(self, painter: QPainter, rect: QRect, logical: int) -> None:
        tokens, px, side = look().tokens, look().px, self.layoutDirection()
        line = self._lines.lines[logical]
        mark, high = px(_MARK), rect.height()
        if self._lines.wish.rows:
            folded = line.code in self._lines.wish.folded
            place = self._place(rect, px(8), (high - mark) // 2, mark, mark)
            icon("unfold" if folded else "fold", "muted").paint(painter, place)
        painter.setFont(look().font(13, bold=True))
        painter.setPen(QColor(tokens.accent))
        left = px(12) + mark
        number = words.number(line)
        draw_words(painter, self._place(rect, left, 0, px(_NUMBER), high), number, side)
        left += px(_NUMBER) if number else 0
        wide = rect.width() - left - px(8)
        painter.setPen(QColor(tokens.text))
        half = high // 2
        draw_words(
            painter, self._place(rect, left, px(4), wide, half - px(3)), words.title(line), side
        )
        painter.setFont(look().font(11))
        painter.setPen(QColor(tokens.muted))
        draw_words(
            painter,
            self._place(rect, left, half, wide, half - px(4)),
            self._lines.counts(line),
            side,
        )

    def _row(self, painter: QPainter, rect: QRect, logical: int) -> None:
        px = look().px
        left = px(12 + _MARK + (_NUMBER if rect.width() > px(_ROOMY) else 0))
        room = self._place(rect, left, 1, rect.width() - left - px(8), rect.height() - 2)
        painter.setFont(look().font(12))
        painter.setPen(QColor(look().tokens.text))
        said = words.title(self._lines.lines[logical])
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(said) <= room.width():
            draw_words(painter, room, said, self.layoutDirection())
            return
        first, rest = _broken(said, room.width(), metrics.horizontalAdvance)
        half = room.height() // 2
        painter.setFont(look().font(11))
        for top, part in ((room.top() + 2, first), (room.top() + half - 1, rest)):
            at = QRect(room.left(), top, room.width(), half)
            draw_words(painter, at, part, self.layoutDirection())


def _broken(said: str, width: int, measure: object) -> tuple[str, str]:
    """Return words on two lines: as many as fit on the first, then the rest."""
    wide = measure if callable(measure) else len
    parts = said.split()
    first = ""
    while parts and wide(f"{first} {parts[0]}") <= width:
        first = f"{first} {parts.pop(0)}".strip()
    return (first, " ".join(parts)) if first else (said, "")
