"""Asks how a review is called, when and where it takes place, and who takes part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nap_desktop.plan.dates import first_day, last_day, parse_date, print_date
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.note_edit import NoteEdit
from nap_desktop.ui.widgets.side_text import SideText


@dataclass(frozen=True, slots=True)
class ReviewChoice:
    """A review to be opened; dates in canonical form, participants one to the line."""

    name: str
    start: str = ""
    end: str = ""
    place: str = ""
    participants: str = ""


class OpenReviewDialog(ActDialog):
    """Choice in, choice out; `taken` are the names of the reviews that there are."""

    def __init__(
        self, choice: ReviewChoice, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Open a review"))
        self.act_button.setText(self.tr("&Open the review"))
        self._taken = taken
        self.name = QLineEdit(choice.name, self)
        self.start = QLineEdit(print_date(choice.start), self)
        self.end = QLineEdit(print_date(choice.end), self)
        self.place = QLineEdit(choice.place, self)
        self.participants = NoteEdit(3, 8, self)
        self.participants.setPlainText(choice.participants)
        self.warning = Warn(self)
        self._lay_out()
        for line in (self.name, self.start, self.end):
            line.textChanged.connect(self._show_whether_complete)
        self.participants.finished.connect(self.act_button.click)
        self.name.selectAll()
        self.name.setFocus()
        self._show_whether_complete()

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(look().px(500), 860))
        self.add_field(self.tr("&Name of the review or of its event"), self.name)
        dates = QHBoxLayout()
        dates.setSpacing(10)
        for caption, line in ((self.tr("&From"), self.start), (self.tr("&To"), self.end)):
            dates.addLayout(self._field(caption, line), 1)
        self.column.addSpacing(6)
        self.column.addLayout(dates)
        self.column.addWidget(self.warning)
        self.add_field(self.tr("&Place"), self.place)
        self.add_field(self.tr("P&articipants"), self.participants)
        self.column.addStretch(1)

    def _field(self, caption: str, line: QLineEdit) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        label = SideText("", "caption", self)
        label.setBuddy(line)
        label.setText(caption)
        line.setAccessibleName(caption.replace("&", ""))
        column.addWidget(label)
        column.addWidget(line)
        return column

    @property
    def choice(self) -> ReviewChoice:
        """What is written now; a date that is none counts as empty."""
        start, end = (parse_date(line.text()) or "" for line in (self.start, self.end))
        return ReviewChoice(
            " ".join(self.name.text().split()),
            start,
            end,
            " ".join(self.place.text().split()),
            self.participants.toPlainText().strip(),
        )

    def _show_whether_complete(self) -> None:
        sentence = self._finding()
        self.warning.tell(sentence)
        for line in (self.start, self.end):
            line.setProperty("invalid", "false" if parse_date(line.text()) is not None else "true")
            line.style().polish(line)
        self.act_button.setEnabled(bool(self.choice.name) and not sentence)

    def _finding(self) -> str:
        """Return what is wrong; empty if nothing is."""
        if self.choice.name in self._taken:
            return self.tr("There is a review of this name already.")
        if None in (parse_date(self.start.text()), parse_date(self.end.text())):
            return self.tr("Write a date such as 30.06.2027, June 2027 or Q2 2027.")
        start, end = first_day(self.choice.start), last_day(self.choice.end)
        if start and end and end < start:
            return self.tr("The review would end before it begins.")
        return ""

    @classmethod
    def ask(
        cls, choice: ReviewChoice, taken: Collection[str], parent: QWidget | None = None
    ) -> ReviewChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, taken, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
