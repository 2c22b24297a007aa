"""Chips that are pressed or dragged: a role onto rows, a field onto a column."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

ROLE, FIELD = "application/x-nap-role", "application/x-nap-field"


def dragged(data: QMimeData, kind: str) -> str | None:
    """Return the role or field that is dragged; None if something else is."""
    return data.data(kind).data().decode("utf-8") if data.hasFormat(kind) else None


def load(kind: str, what: str) -> QMimeData:
    """Return a role or field as it is dragged."""
    data = QMimeData()
    data.setData(kind, what.encode("utf-8"))
    return data


class DragChip(QPushButton):
    """A button whose meaning can also be carried to where it belongs."""

    def __init__(self, words: str, kind: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self._what = what
        self._from: QPoint | None = None
        self.setProperty("role", "chip")
        self.setAutoDefault(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag when the mouse has gone far enough."""
        here = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._from is None or (here - self._from).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        self._from = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(load(self._kind, self._what))
        drag.setPixmap(self.grab())
        drag.setHotSpot(QPoint(self.width() // 2, self.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)
