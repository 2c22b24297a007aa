"""A few muted words that float below a field and move nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget


class Bubble(QLabel):
    """Belongs to a widget and floats below it, above what is there."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setProperty("role", "bubble")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Show words; nothing for none."""
        if not words:
            self.hide()
            return
        window = self._owner.window()
        if self.parent() is not window:
            self.setParent(window)
        self.setText(words)
        self.adjustSize()
        corner = QPoint(0, self._owner.height() + 3)
        if self._owner.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(self._owner.width() - self.width())
        at = self._owner.mapTo(window, corner)
        at.setX(max(4, min(at.x(), window.width() - self.width() - 4)))
        if at.y() + self.height() > window.height():
            at.setY(at.y() - self._owner.height() - self.height() - 6)
        self.move(at)
        self.show()
        self.raise_()
