"""A small field for plain text that grows with it; Ctrl+Enter is done, Escape leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget


class NoteEdit(QPlainTextEdit):
    """Grows from `lines` to `most` lines, then scrolls.

    finished: Ctrl+Enter was pressed.
    left:     Escape was pressed.
    """

    finished = Signal()
    left = Signal()

    def __init__(self, lines: int = 1, most: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow field is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs, within the lines allowed."""
        lines = max(self._lines, min(self._wrapped(width), self._most))
        around, inside = self.contentsMargins(), self.document().documentMargin()
        around_all = around.top() + around.bottom() + round(2 * inside) + 2
        return lines * self.fontMetrics().lineSpacing() + around_all

    def sizeHint(self) -> QSize:
        """Return a height for the text as it is now."""
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return a width that any panel has."""
        return QSize(60, self.heightForWidth(self.width()))

    def _wrapped(self, width: int) -> int:
        """Return in how many lines the text stands at a width; counted no further than needed."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right() - 2 * self.document().documentMargin()
        lines = 0
        for paragraph in self.toPlainText().split("\n")[: self._most + 1]:
            lines += self._lines_of(paragraph, max(inside, 20.0))
            if lines > self._most:
                break
        return lines

    def _lines_of(self, paragraph: str, width: float) -> int:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(paragraph[:4000], self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        lines = 0
        while lines <= self._most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines += 1
        layout.endLayout()
        return max(lines, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer a scroll bar where the text is longer than the field may be."""
        super().resizeEvent(event)
        self._show_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Ctrl+Enter and Escape."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        self._show_bar()
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def _show_bar(self) -> None:
        policy = Qt.ScrollBarPolicy
        beyond = self._wrapped(self.width()) > self._most
        wanted = policy.ScrollBarAsNeeded if beyond else policy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
