"""Reading a file beside the window: chosen by a person, one at a time, given up at a wish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.progress import Progress

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.tasks import Task

FOLDER = "import folder"
ENDINGS = ("docx", "xlsx", "csv", "pdf", "odt", "ods", "rtf", "doc", "xls")


class ReadingActs(QObject):
    """The readings of one window; whoever inherits it says what is read and what comes of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        window.status.stop_asked.connect(self.stop)

    def question(self) -> tuple[str, str]:
        """Return the title of the dialog that asks for a file, and the words for its "{kinds}"."""
        raise NotImplementedError

    def open(self, path: Path, progress: Progress) -> Any:
        """Return what is read; called beside the window. Raises NapError, OSError."""
        raise NotImplementedError

    def show_read(self, reading: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def choose(self, *_: object) -> None:
        """Ask for a file and read it."""
        window = self._window
        window.flush()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = window.settings.get(FOLDER, QStandardPaths.writableLocation(documents))
        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        title, words = self.question()
        path, _kind = QFileDialog.getOpenFileName(window, title, folder, words.format(kinds=kinds))
        if path:
            window.settings.put(FOLDER, str(Path(path).parent))
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file beside the window and show what comes of it."""
        window = self._window
        if self._task is not None:
            window.bar.tell(self.tr("A file is being read already."))
            return
        window.status.show_work(self.tr("Reading {name}").format(name=path.name))
        self._task = window.tasks.start(
            lambda progress: self.open(path, progress), self._on_read, self._on_failed
        )
        self._task.relay.progress.connect(window.status.show_progress)

    def stop(self) -> None:
        """Stop reading; nothing is kept."""
        if self._task is not None:
            self._task.progress.cancel()

    def let_go(self) -> None:
        """Forget what reading made; called when it failed."""

    def _end(self) -> None:
        self._task = None
        self._window.status.show_work("")

    def _on_failed(self, error: Exception | None) -> None:
        self._end()
        self.let_go()
        if error is not None:
            self._window.tell_failure(error)

    def _on_read(self, reading: Any) -> None:
        self._end()
        self.show_read(reading)
