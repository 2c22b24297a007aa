"""What is done with whole plans from the window: make, export, versions, backups, settings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QMessageBox

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId

if TYPE_CHECKING:
    from nap_desktop.ui.acts.exports import ExportActs
    from nap_desktop.ui.acts.letterheads import LetterheadActs
    from nap_desktop.ui.library.shelf import Shelf
    from nap_desktop.ui.main_window import MainWindow


class FileActs(QObject):
    """The acts of one window; dialogs are made when they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warm: threading.Thread | None = None

    def _try(self, act: Callable[[], Any]) -> Any:
        """Return what an act gives; a foreseen failure is told, and None comes back."""
        try:
            return act()
        except (NapError, OSError) as error:
            self._window.tell_failure(error)
            return None

    # After the window is shown.

    def after_start(self) -> None:
        """Import what keeping needs beside the window; then backups, then the first start."""
        self._warm = threading.Thread(target=self._window.library.warm_up, daemon=True)
        self._warm.start()
        QTimer.singleShot(1_500, self.back_up_if_changed)
        if not self._window.settings.get("welcomed", False) and self._window.bridge is None:
            self.welcome()

    def welcome(self) -> None:
        """Greet a person who starts the program for the first time."""
        from nap_desktop.ui import language
        from nap_desktop.ui.library.first_start import FirstStart

        settings = self._window.settings
        spoken = language.spoken(settings.get("language", ""))
        choice = FirstStart.ask(language.known(), spoken, self._window)
        settings.put("welcomed", True)
        if choice is None:
            return
        self._window.acts.settings.sign(choice.name, choice.institution)
        if choice.language != spoken:
            settings.put("language", choice.language)
        if choice.opens_sample:
            self.open_sample()
        elif choice.starts_plan:
            self.new_plan()

    # Plans.

    def shelf(self) -> Shelf:
        """Put a shelf of the library's plans into the window, joined to its acts, and return it."""
        from nap_desktop.ui.library.shelf import Shelf

        window = self._window
        shelf = Shelf(window.library, window)
        window.stack.addWidget(shelf)
        shelf.open_requested.connect(window.open_plan)
        shelf.place_requested.connect(self.open_at)
        shelf.sample_requested.connect(self.open_sample)
        shelf.new_requested.connect(self.new_plan)
        shelf.told.connect(window.tell_with_act)
        shelf.failed.connect(window.tell_failure)
        shelf.export_requested.connect(self.export_from_shelf)
        shelf.plans.import_requested.connect(lambda: window.acts.importing.choose())
        shelf.templates.taking_in.connect(lambda: window.acts.templates.take_in())
        shelf.templates.hand_on.connect(lambda id: window.acts.templates.hand_on(id))
        shelf.templates.deletion.connect(lambda id: window.acts.templates.delete(id))
        shelf.templates.change.connect(lambda id: window.acts.templates.change(id))
        return shelf

    def open_at(self, plan: str, item: str, key: str) -> None:
        """Open a plan at one of its items, with the keyboard in a field."""
        window = self._window
        window.open_plan(plan)
        if (
            window.bridge is not None
            and window.views is not None
            and item in window.bridge.plan.nodes
        ):
            window.views.edit(item, key.partition("@")[0])

    def open_sample(self, *_: object) -> None:
        """Open the sample plan; it joins the library at first use."""
        self._window.open_sample()

    def new_plan(self, template: object = "") -> None:
        """Ask what the new plan is to be, from one template or any, make it and open it."""
        from nap_desktop.ui.library.new_plan_dialog import NewPlanChoice, NewPlanDialog

        wish = NewPlanChoice(template=template) if isinstance(template, str) and template else None
        kept = self._window.acts.templates.kept
        choice = NewPlanDialog.ask(wish or NewPlanChoice(), kept, self._window)
        if choice is None:
            return
        plan_id = self._try(lambda: self._window.library.add_plan(choice.plan(kept)))
        if plan_id is not None:
            self._window.open_plan(plan_id)

    def remove_again(self, *plans: NodeId) -> None:
        """Remove plans that an act brought in, as its Undo asks."""
        self._window.show_shelf()
        if self._window.bridge is None:
            for plan in plans:
                self._window.library.remove_for_good(plan)
            self._window.shelf.refresh()

    # Export.

    @cached_property
    def exports(self) -> ExportActs:
        """The exports of this window."""
        from nap_desktop.ui.acts.exports import ExportActs

        return ExportActs(self._window)

    def export(self, *_: object) -> None:
        """Ask how the plan leaves, and write the file beside the window."""
        window = self._window
        if window.bridge is None or window.page is None:
            return
        window.flush()
        self.exports.export(window.bridge.plan)

    def print_plan(self, *_: object) -> None:
        """Ask for a printer and print the plan beside the window; what is read as it is read."""
        window = self._window
        read = getattr(window.views.front, "print_seen", None) if window.views else None
        if read is not None:
            read()
        elif window.bridge is not None and window.page is not None:
            window.flush()
            self.exports.print_plan(window.bridge.plan)

    def export_from_shelf(self, plan_id: NodeId) -> None:
        """Export a plan that is not open."""
        plan = self._try(lambda: self._window.library.load(plan_id))
        if plan is not None:
            self.exports.export(plan)

    # Letterheads.

    @cached_property
    def letterheads(self) -> LetterheadActs:
        """The letterheads of this window."""
        from nap_desktop.ui.acts.letterheads import LetterheadActs

        return LetterheadActs(self._window)

    def show_letterheads(self, *_: object) -> None:
        """Show the letterheads that are kept."""
        self.letterheads.show()

    # Versions.

    def save_version(self, *_: object) -> None:
        """Ask for a name and freeze the plan as it is now."""
        from nap_desktop.ui.versions.save_dialog import SaveVersionDialog

        window = self._window
        if window.bridge is None or window.page is None:
            return
        window.flush()
        choice = SaveVersionDialog.ask(window)
        if choice is not None and self._try(lambda: self._save_version(choice)) is not None:
            window.bar.tell(self.tr("Version “{name}” is kept.").format(name=choice.name))

    def _save_version(self, choice: Any) -> Any:
        bridge = self._window.bridge
        if bridge is None:
            return None
        return self._window.library.versions.save(bridge.plan.root, choice.name, choice.reason)

    def versions(self, *_: object) -> None:
        """Show the versions of the open plan."""
        if self._window.bridge is None or self._window.page is None:
            return
        self._window.flush()
        dialog = self.versions_dialog()
        dialog.exec()
        dialog.deleteLater()

    def versions_dialog(self) -> QDialog:
        """Return the dialog with the versions of the open plan."""
        from nap_desktop.ui.versions.dialog import VersionActs, VersionsDialog

        bridge, versions = self._window.bridge, self._window.library.versions
        if bridge is None:
            raise ValueError("no plan is open")
        acts = VersionActs(
            versions=lambda: versions.list(bridge.plan.root),
            load=versions.load,
            now=lambda: bridge.plan,
            save=self._save_version,
            copy=self._copy_version,
            bring=self._bring_version,
            beside=lambda id: self._window.acts.compare.show_version(id),
        )
        return VersionsDialog(acts, self._window)

    def _copy_version(self, version: str) -> None:
        """Make a plan of its own out of a version."""
        library = self._window.library
        copied = library.versions.load(version)
        library.add_plan(copied)
        self._window.bar.tell(self.tr("The version is among the plans now, as a plan of its own."))

    def _bring_version(self, version: str) -> None:
        """Let the whole open plan be what a version says; that is one step with its undo."""
        versions, bridge = self._window.library.versions, self._window.bridge
        if bridge is not None:
            cards = {card.id: card.name for card in versions.list(bridge.plan.root)}
            self._window.acts.past.bring_plan(versions.load(version), cards.get(version, ""))

    # Backups.

    def back_up_if_changed(self) -> None:
        """Back the library up if it changed since the last time."""
        self._try(self._window.library.backup_if_changed)

    # Trouble.

    def leave_unsaved(self) -> bool:
        """Ask whether to leave a plan whose last words could not be kept; return True to leave."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("The last words that you typed could not be saved."))
        box.setInformativeText(self.tr("All that was saved before is safe. Leave without them?"))
        stay = box.addButton(self.tr("Stay and try again"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Leave without them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        left = box.clickedButton() is not stay
        box.deleteLater()
        return left

    def tell_unforeseen(self, account: str, log_file: Path) -> None:
        """Say that something went wrong inside the program, that the plan is safe, where the log is."""
        if self._window.page is not None:
            self._window.flush()
        self._window.bar.tell(
            self.tr("Something went wrong inside the program. Your plan is safe."),
            attention=True,
            details=self.tr("Log: {path}").format(path=log_file) + f"\n{account}",
        )
