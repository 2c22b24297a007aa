"""One program per library: a second start leaves its work to the first, by a file beside the library."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole

_PATIENCE = 3.0  # seconds that a first window has to answer
_PAUSE = 0.05

Take = Callable[[Path | None], object]


def _call(library: Path) -> Path:
    """Return the file whose appearance asks the first window to come forward.

    It holds the path of a file to open, or nothing, and is gone as soon as it is read.
    """
    return library.with_name(library.name + ".raise")


def raise_other(library: Path, file: Path | None = None) -> bool:
    """Ask the window that holds the library to come forward and open a file, if there is one.

    Returns whether it answered.
    """
    call = _call(library)
    try:
        write_whole(call, str(file or "").encode())
    except (NapError, OSError):
        return False
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if not call.exists():
            return True
        time.sleep(_PAUSE)
    with contextlib.suppress(OSError):
        call.unlink(missing_ok=True)
    return False


def listen_for_others(library: Path, take: Take, parent: QObject) -> QObject:
    """Call `take` whenever another start asks for it, with the file that it was to open, or None."""
    return _Listener(library, take, parent)


def open_files_of_the_system(take: Take, parent: QObject) -> QObject:
    """Call `take` with each file that the system hands over: macOS names files in no other way."""
    return _SystemFiles(take, parent)


class _Listener(QObject):
    """Watches the folder of the library for the call of another start."""

    def __init__(self, library: Path, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._call = _call(library)
        self._take = take
        self._watcher = QFileSystemWatcher([str(library.parent)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self, _: str = "") -> None:
        try:
            named = self._call.read_text(encoding="utf-8")
            self._call.unlink()
        except (OSError, UnicodeDecodeError):
            return
        self._take(Path(named) if named else None)


class _SystemFiles(QObject):
    """Watches the application for files that are opened with it."""

    def __init__(self, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that is opened; leave all else alone."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._take(Path(event.file()))
            return True
        return False
