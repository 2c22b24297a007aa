"""Files that are dropped on the window: one of a kind that can be opened is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow


class Drops(QObject):
    """Takes what is dropped on a window; screens that take files of their own come before it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a file once the program that it comes from is let go; leave all else alone."""
        if not isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return False
        opening = self._window.acts.opening
        path = opening.to_open(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self._window, lambda: opening.open_file(path))
        return True
