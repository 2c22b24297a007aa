"""Exporting from the window: ask, write beside the window, tell; another name if a file is in use."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from nap_desktop.base.calm import calm
from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Progress
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.tasks import Task

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from nap_desktop.services.paper import Document
    from nap_desktop.services.profiles import Profiles
    from nap_desktop.services.word_export import Wish
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.word.export_dialog import ExportChoice, ExportDialog, ExportOffer

_FOLDER = "export folder"


class ExportActs(QObject):
    """Exports of one window; what was chosen is kept for each plan."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        window.status.stop_asked.connect(self.stop)

    def export(self, plan: Plan) -> None:
        """Ask how a plan leaves, and write the file beside the window."""
        dialog = self.dialog(plan)
        chosen = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            self.write(plan, chosen)

    def dialog(self, plan: Plan) -> ExportDialog:
        """Return the dialog as it opens for a plan."""
        from nap_desktop.ui.word.export_dialog import ExportDialog

        return ExportDialog(
            self.first_choice(plan),
            self._window,
            offer=self.offer(plan),
            preview=partial(_document, plan, self._profiles),
            letterhead=partial(self._looked_at, plan),
            change=partial(self._change_profile, plan),
        )

    def _change_profile(self, plan: Plan, name: str) -> tuple[str, ExportOffer] | None:
        """Let a kind of document be changed; return the one to go on with and the new offer."""
        from PySide6.QtWidgets import QApplication

        from nap_desktop.ui.acts.profiles import ProfileActs

        parent = QApplication.activeModalWidget() or self._window
        try:
            wanted = ProfileActs(self._profiles, self).change(name, parent)
        except NapError as error:
            self._window.tell_failure(error)
            return None
        return wanted, self.offer(plan)

    @property
    def _profiles(self) -> Profiles:
        from nap_desktop.services.profiles import Profiles

        return Profiles.beside(self._window.library.path)

    def offer(self, plan: Plan) -> ExportOffer:
        """Return what there is to choose from."""
        from nap_desktop.services import libreoffice
        from nap_desktop.services.letterhead import Letterheads
        from nap_desktop.ui.word.export_choice import FORMATS
        from nap_desktop.ui.word.export_dialog import ExportOffer

        cards = [card for card in self._profiles.cards() if card.fault is None]
        languages = field_of("plan", "language").choices
        kept = Letterheads(self._window.library.path).cards()
        return ExportOffer(
            profiles=tuple((card.name, card.title) for card in cards),
            languages=(
                ("", self.tr("As the plan")),
                *((code, labels().choice("language", code)) for code in languages),
            ),
            subjects={
                card.name: _subjects(plan, card.scope) for card in cards if card.scope != "plan"
            },
            own={card.name: (_language(card.language), card.watermark) for card in cards},
            formats=FORMATS,
            letterheads=tuple(card.path for card in kept),
            libreoffice=libreoffice.found() is not None,
        )

    def first_choice(self, plan: Plan) -> ExportChoice:
        """Return what was chosen for this plan the last time, else what is usual."""
        from nap_desktop.ui.word.export_choice import (
            ExportChoice,
            suggested_name,
            with_remembered,
        )

        settings = self._window.settings
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        wished = Path(settings.get(_FOLDER, usual))
        folder = next((one for one in (wished, Path(usual)) if one.is_dir()), Path.home())
        name = suggested_name(plan, datetime.date.today())
        marking = plan.get(plan.root, "marking")
        first = ExportChoice(folder / name, marking=marking)
        found = with_remembered(first, settings.get(_key(plan.root), {}))
        known = {card.name for card in self._profiles.cards() if card.fault is None}
        return found if found.profile in known else replace(found, profile=first.profile)

    def _looked_at(self, plan: Plan, letterhead: Path, lang: str) -> tuple[str, bool]:
        """Return what is to be known of a letterhead, empty if it is fine, and whether it is usable.

        lang: of the document; the plan's own if empty. Called beside the window.
        """
        from nap_desktop.services.letterhead import examine
        from nap_desktop.ui.messages import sentence

        try:
            remarks = examine(letterhead, lang or plan.get(plan.root, "language") or "en")
        except NapError as error:
            return sentence(error), False
        said = [one.words for one in remarks if not one.repairable][:2]
        odd = sum(one.is_odd for one in remarks)
        if odd and not said:
            text = self.tr(
                "What is odd in it ({count}) stays out of the file. “Letterheads” in the menu"
                " “File” tells more."
            )
            said = [text.format(count=odd)]
        return " ".join(said), True

    def write(self, plan: Plan, choice: ExportChoice) -> None:
        """Write a file beside the window; progress and a way to stop stand in the status line."""
        from nap_desktop.ui.word.export_choice import remembered

        window = self._window
        window.settings.put(_FOLDER, str(choice.target.parent))
        window.settings.put(_key(plan.root), remembered(choice))
        name = choice.target.name
        self._start(
            partial(_write, plan, choice, self._profiles),
            self.tr("Writing {name}…").format(name=name),
            self._exported,
            partial(self._not_exported, plan, choice),
        )

    def _start(
        self,
        work: Callable[[Progress], Any],
        words: str,
        done: Callable[[Any], None],
        failed: Callable[[Exception | None], None],
    ) -> None:
        """Do one piece of work beside the window; a second one waits until a person asks again."""
        window = self._window
        if self.is_busy:
            window.bar.tell(self.tr("A file is still being written. Wait for it or stop it."))
            return
        window.status.show_work(words)
        self._task = window.tasks.start(work, done, failed)
        self._task.relay.progress.connect(window.status.show_progress)

    def usual(self, plan: Plan) -> Wish:
        """Return what is asked of an export of a plan, as it was chosen the last time."""
        from nap_desktop.services.word_export import Wish

        first = self.first_choice(plan)
        label, watermark = first.draft_label, first.watermark or None
        return Wish(first.profile, first.lang, label, subject=first.subject, watermark=watermark)

    def print_plan(self, plan: Plan) -> None:
        """Ask for a printer and print beside the window, as the last export of the plan was chosen."""
        self.print_wish(plan, None)

    def print_wish(self, plan: Plan, wish: Wish | None) -> None:
        """Ask for a printer and print a plan as it is wished for, as the last export if None."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print the plan"))
        if dialog.exec():
            self.print_on(plan, printer, wish)
        dialog.deleteLater()

    def print_on(self, plan: Plan, printer: QPrinter, wish: Wish | None = None) -> None:
        """Print beside the window."""
        work = partial(_print, plan, wish or self.first_choice(plan), self._profiles, printer)
        self._start(work, self.tr("Printing…"), self._printed, self._not_printed)

    def _printed(self, count: int) -> None:
        self._end()
        self._window.bar.tell(self.tr("%n page(s) were sent to the printer.", "", count))

    def _not_printed(self, error: Exception | None) -> None:
        self._end()
        if error is not None:
            self._window.tell_failure(error)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._task is not None

    def stop(self) -> None:
        """Give up the file that is being written; what was there before stays."""
        if self._task is not None:
            self._task.progress.cancel()

    def _exported(self, receipt: Any) -> None:
        self._end()
        path = receipt.path
        self._window.bar.tell(
            self.tr("Exported to {name}.").format(name=path.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _not_exported(self, plan: Plan, choice: ExportChoice, error: Exception | None) -> None:
        self._end()
        if error is None:
            self._window.bar.tell(self.tr("The export was stopped. Nothing was written."))
        elif _is_held(error):
            self._offer_other_name(plan, choice)
        else:
            self._window.tell_failure(error)

    def _offer_other_name(self, plan: Plan, choice: ExportChoice) -> None:
        from nap_desktop.ui.messages import sentence
        from nap_desktop.ui.word.export_choice import free_name

        other = free_name(choice.target)
        self._window.bar.tell(
            sentence(NapError("file_in_use", path=choice.target)),
            self.tr("Save as {name}").format(name=other.name),
            partial(self.write, plan, replace(choice, target=other)),
            attention=True,
        )

    def _end(self) -> None:
        self._task = None
        self._window.status.show_work("")


def _key(plan: NodeId) -> str:
    return f"export {plan}"


def _is_held(error: Exception) -> bool:
    """Return whether another program holds the file: it is there, and its folder can be written to."""
    cause = error.__cause__ if isinstance(error, NapError) else error
    return isinstance(cause, PermissionError) and getattr(cause, "filename2", None) is not None


def _subjects(plan: Plan, scope: str) -> tuple[tuple[str, str], ...]:
    """Return what a document of a scope may be about: pairs of id and words."""
    if scope == "body":
        return tuple((body, body_name(plan, body)) for body in plan.bodies)
    printed = numbers(plan)
    sections = (node for node in plan.walk() if plan.nodes[node].kind in ("section", "objective"))
    return tuple((node, f"{printed[node]} {title(plan, node)}".strip()) for node in sections)


def _language(code: str) -> str:
    """Return the word for a language; empty for none."""
    return labels().choice("language", code) if code else ""


def _wish(choice: ExportChoice, profiles: Profiles) -> Wish:
    """Return a choice as the export takes it. Raises NapError of a profile that cannot be used."""
    from nap_desktop.services.word_export import Wish

    return Wish(
        profiles.load(choice.profile),
        choice.lang,
        choice.draft_label,
        subject=choice.subject,
        watermark=choice.watermark or None,
        letterhead=choice.letterhead,
    )


def _document(plan: Plan, profiles: Profiles, choice: ExportChoice) -> Document:
    from nap_desktop.services.paper import composed

    return composed(plan, _wish(choice, profiles))


def _print(
    plan: Plan,
    asked: ExportChoice | Wish,
    profiles: Profiles,
    printer: QPrinter,
    progress: Progress,
) -> int:
    from nap_desktop.services.paper import composed
    from nap_desktop.services.word_export import Wish
    from nap_desktop.ui.paper.printing import print_document

    with calm():
        wish = asked if isinstance(asked, Wish) else _wish(asked, profiles)
        return print_document(composed(plan, wish), printer, progress)


def _write(plan: Plan, choice: ExportChoice, profiles: Profiles, progress: Progress) -> Any:
    """Write the file of a choice and return its receipt."""
    progress.report(0, 0)
    return _WRITERS[choice.format, choice.by_libreoffice](plan, choice, profiles, progress)


def _write_word(plan: Plan, choice: ExportChoice, profiles: Profiles, _: Progress) -> Any:
    from nap_desktop.services.word_export import export_word

    return export_word(plan, choice.target, wish=_wish(choice, profiles))


def _write_pdf(plan: Plan, choice: ExportChoice, profiles: Profiles, progress: Progress) -> Any:
    from nap_desktop.services.pdf_export import keep_pdf
    from nap_desktop.ui.paper.pdf import pdf

    with calm():
        content, pages = pdf(_document(plan, profiles, choice), progress)
    return keep_pdf(content, pages, choice.target)


def _write_pdf_by_libreoffice(
    plan: Plan, choice: ExportChoice, profiles: Profiles, progress: Progress
) -> Any:
    from nap_desktop.services.pdf_export import export_pdf_of_word

    return export_pdf_of_word(plan, choice.target, _wish(choice, profiles), progress=progress)


def _write_sheet(plan: Plan, choice: ExportChoice, profiles: Profiles, _: Progress) -> Any:
    from nap_desktop.services.sheet_export import export_sheet

    return export_sheet(plan, choice.target, lang=choice.lang)


Writer = Callable[[Plan, "ExportChoice", "Profiles", Progress], Any]
_WRITERS: dict[tuple[str, bool], Writer] = {
    ("docx", False): _write_word,
    ("pdf", False): _write_pdf,
    ("pdf", True): _write_pdf_by_libreoffice,
    ("xlsx", False): _write_sheet,
    ("csv", False): _write_sheet,
}
