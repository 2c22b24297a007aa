"""The review of a plan from the window: the working list, and its report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.calm import calm
from nap_desktop.base.progress import Progress
from nap_desktop.plan.happened import NOTHING_HAPPENED, Happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.services.one_paper import Ask
    from nap_desktop.ui.assistance.dialog import AssistanceDialog
    from nap_desktop.ui.event.dialog import EventsDialog
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.reviewing.dialog import ReviewingDialog

_FOLDER = "export folder"


class ReviewActs(QObject):
    """The windows beside the plan that belong to its review; each is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_busy = False

    # Windows beside the plan.

    def show_review(self, *_: object) -> None:
        """Show the working list of the review, or bring it to the front."""
        self._window.acts.beside.show("review", lambda _: self.review_dialog())

    def review_dialog(self) -> ReviewingDialog:
        """Return the working list on the open plan."""
        from nap_desktop.ui.reviewing.dialog import ReviewingDialog

        dialog = ReviewingDialog(self._bridge, self._window)
        dialog.report_asked.connect(self.export_report)
        return dialog

    def show_assistance(self, *_: object) -> None:
        """Show the requests for assistance, or bring them to the front."""
        self._window.acts.beside.show("assistance", lambda _: self.assistance_dialog())

    def assistance_dialog(self) -> AssistanceDialog:
        """Return the requests of the open plan."""
        from nap_desktop.ui.assistance.dialog import AssistanceDialog

        dialog = AssistanceDialog(self._bridge, self._window)
        dialog.export_asked.connect(self.export_request)
        return dialog

    def show_events(self, *_: object) -> None:
        """Show the records of events, or bring them to the front."""
        self._window.acts.beside.show("events", lambda _: self.events_dialog())

    def events_dialog(self) -> EventsDialog:
        """Return the records of events of the open plan."""
        from nap_desktop.ui.event.dialog import EventsDialog

        dialog = EventsDialog(self._bridge, self._happened, self._window)
        dialog.note_asked.connect(self.export_note)
        return dialog

    def _happened(self, start: str, end: str) -> Happened:
        from nap_desktop.services.events import happened_during

        if self._window.bridge is None:  # the plan was closed a moment ago
            return NOTHING_HAPPENED
        return happened_during(self._window.library, self._bridge.plan, start, end)

    def shown(self, name: str) -> Any:
        """Return the window of a name that is open beside the plan; None if it is not."""
        return self._window.acts.beside.open.get(name)

    @property
    def _bridge(self) -> Any:
        if self._window.bridge is None:
            raise ValueError("no plan is open")
        return self._window.bridge

    # Word files.

    def export_report(self, review: str) -> None:
        """Ask for a file and write the progress report of a review to it."""
        from nap_desktop.services.one_paper import report

        name = self.tr("Progress report, {review}").format(review=review)
        self.export(name, report(review))

    def export_request(self, node: NodeId) -> None:
        """Ask for a file and write one request for assistance to it."""
        from nap_desktop.plan.labels import title
        from nap_desktop.services.one_paper import request

        subject = title(self._bridge.plan, node) if node in self._bridge.plan.nodes else ""
        name = self.tr("Request for assistance, {subject}").format(subject=subject)
        self.export(name, request(node))

    def export_note(self, node: NodeId) -> None:
        """Ask for a file and write the draft information note on an event to it."""
        from nap_desktop.plan.labels import title

        dialog = self.shown("events")
        if dialog is not None:
            dialog.flush()
        if node in self._bridge.plan.nodes:
            name = self.tr("Information note, {event}")
            self.export(name.format(event=title(self._bridge.plan, node)), self.note_on(node))

    def note_on(self, node: NodeId) -> Ask:
        """Return what asks for the note on an event, with what happened on its days."""
        from nap_desktop.services.one_paper import information_note

        held = self._bridge.plan.nodes[node]
        return information_note(node, self._happened(held.get("start"), held.get("end")))

    def export(self, name: str, ask: Ask) -> None:
        """Ask for a file, offered under a name, and write one document to it."""
        from nap_desktop.services.file_names import safe_name

        window = self._window
        if window.bridge is None or not (self._flush_beside() and window.flush()):
            return
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(window.settings.get(_FOLDER, usual))
        offered = (folder if folder.is_dir() else Path.home()) / f"{safe_name(name, 80)}.docx"
        chosen, _ = QFileDialog.getSaveFileName(
            window, self.tr("Export to Word"), str(offered), self.tr("Word (*.docx)")
        )
        if chosen:
            self.write(window.bridge.plan, _ended(Path(chosen)), ask)

    def _flush_beside(self) -> bool:
        kept = [dialog.flush() for dialog in self._window.acts.beside.open.values()]
        return all(kept)

    def write(self, plan: Plan, target: Path, ask: Ask) -> None:
        """Write one document beside the window."""
        if self.is_busy:
            self._window.bar.tell(self.tr("A document is still being written."))
            return
        self.is_busy = True
        self._window.settings.put(_FOLDER, str(target.parent))
        self._window.status.show_work(self.tr("Writing {name}…").format(name=target.name))
        self._window.tasks.start(partial(_write, plan, target, ask), self._written, self._failed)

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
    """Return a path that ends as a Word file does."""
    return path if path.suffix.casefold() == ".docx" else path.with_name(path.name + ".docx")


def _write(plan: Plan, target: Path, ask: Ask, progress: Progress) -> Path:
    from nap_desktop.services.one_paper import export_paper

    progress.report(0, 0)
    with calm():
        return export_paper(plan, target, ask)
