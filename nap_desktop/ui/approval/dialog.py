"""Asks by whom and by which act the plan was approved, and for the scan of the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.approval import Approval
from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.text import clean_line
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText


@dataclass(frozen=True, slots=True)
class ApprovalChoice:
    """What is known of the approval; `scan` is a file that is to be kept, None for none anew."""

    approval: Approval
    scan: Path | None = None


class ApprovalDialog(ActDialog):
    """Choice in, choice out; keeps no file itself.

    folder: where scans are kept, as people are told it.
    show, save: what shows the scan that is kept, and what saves a copy of it.
    """

    def __init__(
        self,
        choice: ApprovalChoice,
        folder: str,
        show: Callable[[], object],
        save: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Freeze as approved"))
        self.act_button.setText(self.tr("&Freeze the plan"))
        self._choice, self._folder = choice, folder
        held = choice.approval
        self.authority = QLineEdit(held.approving_authority, self)
        self.type = QLineEdit(held.act_type, self)
        self.number = QLineEdit(held.act_number, self)
        self.day = QLineEdit(print_date(held.act_date), self)
        self.publication = QLineEdit(held.publication, self)
        self.scan = SideText("", "", self)
        self.choose_button = QPushButton(self.tr("&Attach a scan…"), self)
        self.show_button = QPushButton(self.tr("&Show"), self)
        self.save_button = QPushButton(self.tr("Save a &copy…"), self)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.warning = Warn(self)
        self._lay_out()
        self.show_button.clicked.connect(show)
        self.save_button.clicked.connect(save)
        self._connect()
        self._show_scan()
        self._show_whether_complete()

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(look().px(560), 860))
        intro = self.tr(
            "The plan as it is now is kept as a version. Its items are only to be read from then"
            " on, until you decide otherwise; comments and reviews go on."
        )
        self.column.addWidget(SideText(intro, "muted"))
        self.add_field(self.tr("A&pproving authority"), self.authority)
        self._add_two((self.tr("&Type of act"), self.type), (self.tr("&Number"), self.number))
        self._add_two(
            (self.tr("&Date of the act"), self.day), (self.tr("P&ublished in"), self.publication)
        )
        self.column.addWidget(self.warning)
        self.column.addSpacing(6)
        self.column.addWidget(SideText(self.tr("Scan of the act (PDF, JPEG or PNG)"), "caption"))
        self.column.addWidget(self.scan)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            self.choose_button,
            self.show_button,
            self.save_button,
            self.remove_button,
        ):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        form = self.tr(
            "A copy of the scan is kept beside the library, in the folder “{folder}”. The backups"
            " of the library do not hold it: copy that folder too."
        )
        self.column.addWidget(SideText(form.format(folder=self._folder), "caption"))
        self.column.addStretch(1)

    def _add_two(self, *pairs: tuple[str, QLineEdit]) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for caption, line in pairs:
            column = QVBoxLayout()
            column.setSpacing(6)
            label = SideText("", "caption", self)
            label.setBuddy(line)
            label.setText(caption)
            line.setAccessibleName(caption.replace("&", ""))
            column.addWidget(label)
            column.addWidget(line)
            row.addLayout(column, 1)
        self.column.addSpacing(6)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._ask_scan)
        self.remove_button.clicked.connect(self._remove_scan)
        for line in (self.authority, self.publication):
            line.setCursorPosition(0)
        for line in (self.authority, self.day):
            line.textChanged.connect(self._show_whether_complete)

    def _ask_scan(self) -> None:
        kinds = self.tr("Scans (*.pdf *.jpg *.jpeg *.png)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Scan of the act"), "", kinds)
        if chosen:
            self.attach(Path(chosen))

    def attach(self, path: Path) -> None:
        """Let a file be kept as the scan."""
        self._choice = replace(self._choice, scan=path)
        self._show_scan()

    def _remove_scan(self) -> None:
        held = replace(self._choice.approval, act_scan="", act_scan_hash="")
        self._choice = ApprovalChoice(held)
        self._show_scan()

    def _show_scan(self) -> None:
        new, kept = self._choice.scan, self._choice.approval.act_scan
        self.scan.setText(new.name if new else kept or self.tr("None attached"))
        self.remove_button.setVisible(bool(new or kept))
        for button in (self.show_button, self.save_button):
            button.setVisible(bool(kept) and new is None)

    @property
    def choice(self) -> ApprovalChoice:
        """What is written now; a date that is none counts as empty."""
        held = replace(
            self._choice.approval,
            approving_authority=clean_line(self.authority.text()),
            act_type=clean_line(self.type.text()),
            act_number=clean_line(self.number.text()),
            act_date=parse_date(clean_line(self.day.text())) or "",
            publication=clean_line(self.publication.text()),
        )
        return replace(self._choice, approval=held)

    def _show_whether_complete(self) -> None:
        is_date = parse_date(clean_line(self.day.text())) is not None
        sentence = "" if is_date else self.tr("Write a date such as 24.12.2026 or December 2026.")
        self.warning.tell(sentence)
        self.day.setProperty("invalid", "false" if is_date else "true")
        self.day.style().polish(self.day)
        held = self.choice.approval
        self.act_button.setEnabled(bool(held.approving_authority and held.act_date))
