"""Fills the coverage of the open plan from a form: choose, read beside the window, look, one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from nap_desktop.services.form_filling import FormReading
    from nap_desktop.ui.filling.dialog import FillChoice, FillingDialog
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.tasks import Task

_FOLDER = "import folder"
_ENDINGS = ("docx", "xlsx", "csv", "pdf", "odt", "ods", "rtf", "doc", "xls")


class FillingActs(QObject):
    """The forms of one window; one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        window.status.stop_asked.connect(self.stop)

    def choose(self, *_: object) -> None:
        """Ask for a form and read it."""
        window = self._window
        window.flush()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = window.settings.get(_FOLDER, QStandardPaths.writableLocation(documents))
        kinds = " ".join(f"*.{ending}" for ending in _ENDINGS)
        path, _kind = QFileDialog.getOpenFileName(
            window,
            self.tr("Fill the coverage from a form"),
            folder,
            self.tr("Forms ({kinds})").format(kinds=kinds),
        )
        if path:
            window.settings.put(_FOLDER, str(Path(path).parent))
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a form beside the window and show what it would fill."""
        from nap_desktop.services.form_filling import open_form

        window = self._window
        if self._task is not None:
            window.bar.tell(self.tr("A file is being read already."))
            return
        window.status.show_work(self.tr("Reading {name}").format(name=path.name))
        self._task = window.tasks.start(
            lambda progress: open_form(path, progress), self._on_read, self._on_failed
        )
        self._task.relay.progress.connect(window.status.show_progress)

    def stop(self) -> None:
        """Stop reading; nothing is kept."""
        if self._task is not None:
            self._task.progress.cancel()

    def _end(self) -> None:
        self._task = None
        self._window.status.show_work("")

    def _on_failed(self, error: Exception | None) -> None:
        self._end()
        if error is not None:
            self._window.tell_failure(error)

    def _on_read(self, reading: FormReading) -> None:
        self._end()
        dialog = self.dialog(reading)
        if dialog is None:
            return
        choice = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        if choice is not None:
            self.fill(choice)

    def dialog(self, reading: FormReading) -> FillingDialog | None:
        """Return the dialog for a form that was read; None if the plan was closed meanwhile."""
        from nap_desktop.services.form_filling import proposals
        from nap_desktop.ui.filling.dialog import FillingDialog

        bridge = self._window.bridge
        if bridge is None:
            return None
        return FillingDialog(reading, proposals(bridge.plan, reading.form), self._window)

    def fill(self, choice: FillChoice) -> None:
        """Enter what was chosen in one step, and show the coverage."""
        from nap_desktop.services.form_filling import fill

        window, bridge = self._window, self._window.bridge
        if bridge is None:
            return
        if bridge.do(
            self.tr("Fill the coverage"), lambda plan: fill(plan, choice.chosen, choice.overwrite)
        ):
            if window.views is not None:
                window.views.bring("coverage")
            window.bar.tell(
                self.tr("The coverage is filled: {count} cells.").format(count=len(choice.chosen)),
                self.tr("Undo"),
                bridge.undo,
                until_next_step=True,
            )
