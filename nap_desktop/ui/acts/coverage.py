"""The annex of the coverage from the window: as a file beside the window, or on paper."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.calm import calm
from nap_desktop.base.progress import Progress
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from nap_desktop.services.paper import Document
    from nap_desktop.ui.main_window import MainWindow

_FOLDER = "export folder"
WORD, PDF = ".docx", ".pdf"


class AnnexActs(QObject):
    """Exports and prints the annex of the open plan; one at a time.

    Another annex has its own titles, and its own `write_word` and `document`.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_busy = False

    def export(self, *_: object) -> None:
        """Ask for a file and write the annex to it, as Word or PDF by its ending."""
        plan = self._plan()
        if plan is None:
            return
        word, pdf = self.tr("Word (*.docx)"), self.tr("PDF (*.pdf)")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            self._export_title(),
            str(self.suggested(plan)),
            f"{word};;{pdf}",
        )
        if chosen:
            self.write(plan, _ended(Path(chosen), PDF if kind == pdf else WORD))

    def _export_title(self) -> str:
        return self.tr("Export the coverage")

    def _print_title(self) -> str:
        return self.tr("Print the coverage")

    def _named(self) -> str:
        return self.tr("{plan}, coverage {date}")

    def write_word(self, plan: Plan, target: Path, progress: Progress) -> Path:
        """Write the Word file; called beside the window."""
        from nap_desktop.services.coverage_annex import export_annex

        progress.report(0, 0)
        return export_annex(plan, target).path

    def document(self, plan: Plan) -> Document:
        """Return what is printed; called beside the window."""
        from nap_desktop.services.coverage_annex import annex

        return annex(plan)

    def write_pdf(self, plan: Plan, target: Path, progress: Progress) -> Path:
        """Write the PDF; called beside the window."""
        from nap_desktop.services.pdf_export import keep_pdf
        from nap_desktop.ui.paper.pdf import pdf

        with calm():
            content, pages = pdf(self.document(plan), progress)
        keep_pdf(content, pages, target)
        return target

    def print_pages(self, plan: Plan, printer: QPrinter, progress: Progress) -> int:
        """Print, and return how many pages; called beside the window."""
        from nap_desktop.ui.paper.printing import print_document

        with calm():
            return print_document(self.document(plan), printer, progress)

    def suggested(self, plan: Plan) -> Path:
        """Return the file that is offered first: in the folder of the last export."""
        from nap_desktop.services.file_names import safe_name

        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        folder = Path(self._window.settings.get(_FOLDER, usual))
        root = plan.nodes[plan.root]
        called = safe_name(root.get("short_name") or root.get("title"), 48)
        name = self._named().format(plan=called, date=datetime.date.today().isoformat())
        return (folder if folder.is_dir() else Path.home()) / f"{name}{WORD}"

    def write(self, plan: Plan, target: Path) -> None:
        """Write the annex beside the window."""
        self._window.settings.put(_FOLDER, str(target.parent))
        work = self.write_pdf if target.suffix.casefold() == PDF else self.write_word
        words = self.tr("Writing {name}…").format(name=target.name)
        self._start(partial(work, plan, target), words, self._written)

    def print_annex(self, *_: object) -> None:
        """Ask for a printer and print the annex beside the window."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        plan = self._plan()
        if plan is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self._print_title())
        if dialog.exec():
            self.print_on(plan, printer)
        dialog.deleteLater()

    def print_on(self, plan: Plan, printer: QPrinter) -> None:
        """Print the annex beside the window."""
        work = partial(self.print_pages, plan, printer)
        self._start(work, self.tr("Printing…"), self._printed)

    def _plan(self) -> Plan | None:
        return self._window.bridge.plan if self._window.bridge and self._window.flush() else None

    def _start(self, work: Any, words: str, done: Any) -> None:
        if self.is_busy:
            self._window.bar.tell(self.tr("The annex is still being written."))
            return
        self.is_busy = True
        self._window.status.show_work(words)
        task = self._window.tasks.start(work, done, self._failed)
        task.relay.progress.connect(self._window.status.show_progress)

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

    def _printed(self, count: int) -> None:
        self._end()
        self._window.bar.tell(self.tr("%n page(s) went to the printer.", "", count))

    def _failed(self, error: Exception | None) -> None:
        self._end()
        if error is not None:
            self._window.tell_failure(error)


def _ended(path: Path, ending: str) -> Path:
    """Return a path with an ending that can be written."""
    if path.suffix.casefold() in (WORD, PDF):
        return path
    return path.with_name(path.name + ending)
