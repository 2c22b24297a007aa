"""The document that is read in the window, written as a PDF beside it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.calm import calm
from nap_desktop.base.progress import Progress
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.services.word_export import Wish
    from nap_desktop.ui.main_window import MainWindow

_FOLDER = "export folder"


class ReadActs(QObject):
    """Writes what is read; one file at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_busy = False

    def ask_for_pdf(self, plan: Plan, wish: Wish) -> None:
        """Ask for a file and write the document to it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Write as PDF"),
            str(self.suggested(plan)),
            self.tr("PDF (*.pdf)"),
        )
        if chosen:
            self.write(plan, wish, _ended(Path(chosen)))

    def suggested(self, plan: Plan) -> Path:
        """Return the file that is offered first: in the folder of the last export."""
        from nap_desktop.ui.word.export_choice import suggested_name

        first = self._window.acts.files.exports.first_choice(plan)
        return first.target.with_name(suggested_name(plan, datetime.date.today(), "pdf"))

    def write(self, plan: Plan, wish: Wish, target: Path) -> None:
        """Write the document beside the window; progress stands in the status line."""
        window = self._window
        if self.is_busy:
            window.bar.tell(self.tr("A file is still being written. Wait for it."))
            return
        self.is_busy = True
        window.settings.put(_FOLDER, str(target.parent))
        window.status.show_work(self.tr("Writing {name}…").format(name=target.name))
        work = partial(_write, plan, replace(wish, letterhead=None), target)
        task = window.tasks.start(work, self._written, self._failed)
        task.relay.progress.connect(window.status.show_progress)

    def _end(self) -> None:
        self.is_busy = False
        self._window.status.show_work("")

    def _written(self, path: Path) -> None:
        self._end()
        self._window.bar.tell(
            self.tr("Exported to {name}.").format(name=path.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _failed(self, error: Exception | None) -> None:
        self._end()
        if error is not None:
            self._window.tell_failure(error)


def _ended(path: Path) -> Path:
    """Return a path that ends as a PDF does."""
    return path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")


def _write(plan: Plan, wish: Wish, target: Path, progress: Progress) -> Path:
    from nap_desktop.services.paper import composed
    from nap_desktop.services.pdf_export import keep_pdf
    from nap_desktop.ui.paper.pdf import pdf

    with calm():
        content, pages = pdf(composed(plan, wish), progress)
    keep_pdf(content, pages, target)
    return target
