"""One window per library: a second start raises the first, by a file beside the library."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QWidget

_PATIENCE = 3.0  # seconds that a first window has to answer
_PAUSE = 0.05


def _call(library: Path) -> Path:
    """Return the file whose appearance asks the first window to come forward; it is always empty."""
    return library.with_name(library.name + ".raise")


def raise_other(library: Path) -> bool:
    """Ask the window that holds the library to come forward; return whether it answered."""
    call = _call(library)
    try:
        call.touch()
    except OSError:
        return False
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if not call.exists():
            return True
        time.sleep(_PAUSE)
    with contextlib.suppress(OSError):
        call.unlink(missing_ok=True)
    return False


def listen_for_others(library: Path, window: QWidget) -> QObject:
    """Bring `window` forward whenever another start of the program asks for it."""
    return _Listener(library, window)


class _Listener(QObject):
    """Watches the folder of the library for the call of another start."""

    def __init__(self, library: Path, window: QWidget) -> None:
        super().__init__(window)
        self._call = _call(library)
        self._window = window
        self._watcher = QFileSystemWatcher([str(library.parent)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self, _: str = "") -> None:
        if not self._call.exists():
            return
        with contextlib.suppress(OSError):
            self._call.unlink(missing_ok=True)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
