"""The columns of a table as a strip: how much of the width each of them takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import draw_words

_HIGH = 34


class Widths(QWidget):
    """Draws a row of cells in proportion; the chosen one is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[tuple[str, float], ...] = ()
        self._marked = -1
        self.setAccessibleName(self.tr("Widths of the columns"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[tuple[str, float]], marked: int) -> None:
        """Show pairs of words and width; one is marked by its place, none by -1."""
        self._columns = tuple(columns)
        self._marked = marked
        told = ", ".join(f"{words} {share}\u00a0%" for words, share in self.shares)
        self.setAccessibleDescription(told)
        self.update()

    @property
    def shares(self) -> list[tuple[str, int]]:
        """The columns with the percent of the table that each takes."""
        whole = sum(width for _, width in self._columns) or 1
        return [(words, round(100 * width / whole)) for words, width in self._columns]

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(look().px(240), look().px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells from the side where the language begins."""
        painter = QPainter(self)
        tokens, room = look().tokens, self.rect().adjusted(0, 0, -1, -1)
        whole = sum(width for _, width in self._columns) or 1
        painter.setFont(look().font(11))
        begun = 0.0
        for place, (words, width) in enumerate(self._columns):
            left = round(begun / whole * room.width())
            begun += width
            right = round(begun / whole * room.width())
            cell = QRect(left, 0, right - left, room.height())
            cell = QStyle.visualRect(self.layoutDirection(), room, cell)
            marked = place == self._marked
            painter.setPen(QPen(QColor(tokens.outline), 1))
            painter.setBrush(QColor(tokens.soft_accent if marked else tokens.field))
            painter.drawRect(cell)
            painter.setPen(QColor(tokens.text if marked else tokens.muted))
            draw_words(painter, cell.adjusted(5, 0, -5, 0), words, self.layoutDirection())
        painter.end()
