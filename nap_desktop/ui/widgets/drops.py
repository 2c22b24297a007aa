"""Files that are dropped on a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

WORD = (".docx", ".dotx", ".docm", ".dotm")


class WordDrops(QObject):
    """Lets one Word file be dropped on a widget and on all that lies in it; `use` gets its path."""

    def __init__(self, widget: QWidget, use: Callable[[Path], object]) -> None:
        super().__init__(widget)
        self._use = use
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is one Word file; leave all else alone."""
        if not isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return False
        path = word_file(event.mimeData())
        if path is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._use(path)
        return True


def word_file(mime: QMimeData) -> Path | None:
    """Return the Word file of this computer that is dragged; None for several or for anything else."""
    path = one_file(mime)
    return path if path is not None and path.suffix.casefold() in WORD else None


def one_file(mime: QMimeData) -> Path | None:
    """Return the file of this computer that is dragged; None for several or for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
