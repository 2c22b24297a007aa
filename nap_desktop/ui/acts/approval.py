"""The approval of a plan from the window: frozen, its scan shown, changed all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.errors import NapError
from nap_desktop.plan import approval
from nap_desktop.plan.dates import print_date

if TYPE_CHECKING:
    from nap_desktop.services.act_scans import ActScans, Scan
    from nap_desktop.ui.approval.dialog import ApprovalChoice, ApprovalDialog
    from nap_desktop.ui.main_window import MainWindow


class ApprovalActs(QObject):
    """The acts of one window; each change of the plan is one undo step."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def scans(self) -> ActScans:
        """The scans beside the library."""
        from nap_desktop.services.act_scans import ActScans

        return ActScans(self._window.library.path)

    def freeze(self, *_: object) -> None:
        """Ask for the act and freeze the plan as approved."""
        if self._window.bridge is None or not self._window.flush():
            return
        dialog = self.dialog()
        choice = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        if choice is not None:
            self.keep(choice)

    def dialog(self) -> ApprovalDialog:
        """Return the dialog as it opens for the open plan."""
        from nap_desktop.ui.approval.dialog import ApprovalChoice, ApprovalDialog

        bridge = self._window.bridge
        if bridge is None:
            raise ValueError("no plan is open")
        choice = ApprovalChoice(approval.approval(bridge.plan))
        folder = self.scans.folder.name
        return ApprovalDialog(choice, folder, self.open_scan, self.save_scan, self._window)

    def keep(self, choice: ApprovalChoice) -> bool:
        """Keep the scan, note the approval, keep a version; return whether all of it was done."""
        bridge, window = self._window.bridge, self._window
        if bridge is None:
            return False
        try:
            given = self._with_scan(choice)
        except (NapError, OSError) as error:
            window.tell_failure(error)
            return False
        name = self.tr("Freeze as approved")
        if not bridge.do(name, lambda plan: approval.approve(plan, given)):
            return False
        try:
            window.library.versions.save(bridge.plan.root, self._version_name(given))
        except (NapError, OSError) as error:
            bridge.undo()
            window.tell_failure(error)
            return False
        said = self.tr("The plan is frozen as approved, and kept as a version.")
        window.bar.tell(said, self.tr("Undo"), window.undoing.undo, until_next_step=True)
        return True

    def _with_scan(self, choice: ApprovalChoice) -> approval.Approval:
        if choice.scan is None:
            return choice.approval
        kept = self.scans.keep(choice.scan)
        return replace(choice.approval, act_scan=kept.name, act_scan_hash=kept.hash)

    def _version_name(self, given: approval.Approval) -> str:
        act = " ".join(filter(None, (given.act_type, given.act_number)))
        form = self.tr("Approved {day}, {act}") if act else self.tr("Approved {day}")
        return form.format(day=print_date(given.act_date), act=act)

    # The protection.

    def change_anyway(self, *_: object) -> None:
        """Let the items of an approved plan be changed; one undo step."""
        bridge = self._window.bridge
        name = self.tr("Change the approved plan")
        if bridge is not None and bridge.do(name, lambda plan: approval.protect(plan, False)):
            self._window.bar.tell(
                self.tr("The items can be changed now. The approved version stays as it is."),
                self.tr("Protect it again"),
                self.protect_again,
                until_next_step=True,
            )

    def protect_again(self, *_: object) -> None:
        """Let the items only be read again; one undo step."""
        bridge = self._window.bridge
        if bridge is not None and self._window.flush():
            bridge.do(self.tr("Protect it again"), lambda plan: approval.protect(plan, True))

    # The scan.

    @property
    def scan(self) -> Scan | None:
        """The scan that the open plan names; None if it names none."""
        from nap_desktop.services.act_scans import Scan

        bridge = self._window.bridge
        held = approval.approval(bridge.plan) if bridge is not None else approval.Approval()
        return Scan(held.act_scan, held.act_scan_hash) if held.act_scan else None

    def open_scan(self, *_: object) -> None:
        """Show the scan in the program that the system has for it."""
        scan = self.scan
        try:
            path = self.scans.find(scan) if scan is not None else None
        except (NapError, OSError) as error:
            self._window.tell_failure(error)
            return
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_scan(self, *_: object) -> None:
        """Ask for a file and save a copy of the scan."""
        scan = self.scan
        if scan is None:
            return
        offered = str(Path.home() / scan.name)
        chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy of the scan"), offered
        )[0]
        if chosen:
            self.save_scan_to(Path(chosen))

    def save_scan_to(self, target: Path) -> None:
        """Save a copy of the scan."""
        scan = self.scan
        try:
            if scan is not None:
                self.scans.save_out(scan, target)
        except (NapError, OSError) as error:
            self._window.tell_failure(error)
            return
        self._window.bar.tell(self.tr("Saved as {name}.").format(name=target.name))
