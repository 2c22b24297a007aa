"""A text field that grows with its text up to a height, and only then scrolls by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from nap_desktop.ui.look import look

_MARGIN = 1.0


class GrowingText(QTextEdit):
    """Grows from `least` lines to `most` lines."""

    def __init__(self, parent: QWidget | None = None, least: int = 1, most: int = 24) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

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
        lines = min(max(text, self._least * self._line()), self._most * self._line())
        return round(lines + margins) + max(around, 2)

    def _grow(self, *_: object) -> None:
        text = self.document().documentLayout().documentSize().height()
        beyond = text > self._most * self._line() + 2 * _MARGIN
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if beyond else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._wanted_height():
            self.updateGeometry()
