"""A text field that grows with its text up to a height, and only then scrolls by itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import is_from_right

_MARGIN = 1.0


class GrowingText(QTextEdit):
    """Grows from `least` lines to `most` lines."""

    def __init__(self, parent: QWidget | None = None, least: int = 1, most: int = 24) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._at_rest: int | None = None
        self._size: tuple[int, bool] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def use_size(self, size: int, bold: bool = False) -> None:
        """Use the program's font at a size given at 100 %, also when the look changes."""
        if self._size is None:
            look().changed.connect(self._show_size)
        self._size = (size, bold)
        self._show_size()

    def _show_size(self) -> None:
        if self._size is not None:
            font = look().font(*self._size)
            self.setFont(font)
            self.document().setDefaultFont(font)
            self.updateGeometry()

    def rest_at(self, lines: int) -> None:
        """Show only the first lines while the keyboard is elsewhere."""
        self._at_rest = lines

    def _lines_now(self) -> int:
        return self._at_rest if self._at_rest is not None and not self.hasFocus() else self._most

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all lines."""
        super().focusInEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the first lines again, if that is wished."""
        super().focusOutEvent(event)
        if self._at_rest is not None:
            self._grow()
            self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and an ellipsis behind the last of the lines at rest."""
        super().paintEvent(event)
        if self._at_rest is None or self.hasFocus() or not self._is_beyond():
            return
        painter = QPainter(self.viewport())
        width = self.fontMetrics().horizontalAdvance(" … ")
        height = round(self._line())
        room = QRect(0, self.viewport().height() - height, self.viewport().width(), height)
        corner = QRect(room.right() - width, room.top(), width + 1, height)
        if is_from_right(self.toPlainText()):
            corner.moveLeft(room.left())
        painter.fillRect(corner, QColor(look().tokens.ground))
        painter.setFont(self.font())
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "…")
        painter.end()

    def sizeHint(self) -> QSize:
        """Return a height for the text as it is now."""
        return QSize(200, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a text is never cut."""
        return QSize(60, self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap, and grow with what wrapped."""
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll where there is nothing to scroll here."""
        if self.verticalScrollBar().maximum() == 0 or not self.hasFocus():
            event.ignore()
            return
        super().wheelEvent(event)

    def _line(self) -> float:
        return self.fontMetrics().lineSpacing() * 1.18

    def _wanted_height(self) -> int:
        around = self.height() - self.viewport().height() if self.isVisible() else look().px(12)
        margins = 2 * _MARGIN
        text = self.document().documentLayout().documentSize().height() - margins
        lines = min(max(text, self._least * self._line()), self._lines_now() * self._line())
        return round(lines + margins) + max(around, 2)

    def _grow(self, *_: object) -> None:
        policy = Qt.ScrollBarPolicy
        scrolls = self._is_beyond() and (self._at_rest is None or self.hasFocus())
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._wanted_height():
            self.updateGeometry()

    def _is_beyond(self) -> bool:
        """Return whether there are more lines than are shown."""
        text = self.document().documentLayout().documentSize().height()
        return text > self._lines_now() * self._line() + 2 * _MARGIN
