"""Lines of text that leave undo to the program and tell when the person has left them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_NO_END = 50_000_000  # QLineEdit cuts at 32,767 letters unless told otherwise, and says nothing
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_history_key(event: QKeyEvent) -> bool:
    """Return whether a key asks for undo or redo, which are the program's and not one field's."""
    return any(event.matches(key) for key in _HISTORY)


class Line(QLineEdit):
    """One line of text.

    entered: the keyboard came here.
    left:    it went elsewhere, but not to a menu or a list that belongs to this line.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_NO_END)

    def event(self, event: QEvent) -> bool:
        """Let undo and redo go on to the program."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let undo and redo go on to the program."""
        if is_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
