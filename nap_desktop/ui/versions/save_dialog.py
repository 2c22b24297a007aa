"""Asks under which name and for which reason the plan is kept as it is now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from nap_desktop.plan.dates import print_date
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.note_edit import NoteEdit
from nap_desktop.ui.widgets.side_text import SideText


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """The name of a version and why it is kept; the reason may be empty."""

    name: str
    reason: str = ""


class SaveVersionDialog(ActDialog):
    """Choice out; keeps nothing itself."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Save a version"))
        self.act_button.setText(self.tr("&Save version"))
        self.setMinimumWidth(min(look().px(440), 860))
        today = print_date(datetime.date.today().isoformat())
        self.name = QLineEdit(name or self.tr("Draft of {date}").format(date=today), self)
        self.reason = NoteEdit(2, 5, self)
        self.reason.setPlaceholderText(self.tr("Sent to the ministries for their opinions…"))
        intro = self.tr("A version is the whole plan as it is now. It stays as it is; you go on.")
        self.column.addWidget(SideText(intro, "muted"))
        self.add_field(self.tr("&Name"), self.name)
        self.add_field(self.tr("&Reason, if any"), self.reason)
        self.column.addStretch(1)
        self.name.selectAll()
        self.name.setFocus()
        self.name.textChanged.connect(self._show_whether_complete)
        self.reason.finished.connect(self.act_button.click)
        self._show_whether_complete()

    @property
    def choice(self) -> VersionChoice:
        """What is written now."""
        reason = " ".join(self.reason.toPlainText().split())
        return VersionChoice(" ".join(self.name.text().split()), reason)

    def _show_whether_complete(self) -> None:
        self.act_button.setEnabled(bool(self.name.text().strip()))

    @classmethod
    def ask(cls, parent: QWidget | None = None, name: str = "") -> VersionChoice | None:
        """Return what the person wrote, or None if they thought better of it."""
        dialog = cls(name, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
