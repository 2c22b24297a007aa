"""Asks how a round of concurrence is called, when it goes out and by when answers are due."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nap_desktop.plan.dates import first_day, last_day, parse_date, print_date
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText

_NAMED = 6  # bodies that are named one by one


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """The name of a round and its dates in canonical form; both may be empty."""

    name: str
    sent: str = ""
    due: str = ""


class RoundDialog(ActDialog):
    """Choice in, choice out; asks nobody itself."""

    def __init__(
        self,
        choice: RoundChoice,
        bodies: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """`bodies` gives the names of those who would be asked in a round of a name."""
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Start a round"))
        self.act_button.setText(self.tr("&Start the round"))
        self._bodies = bodies
        self.name = QLineEdit(choice.name, self)
        self.sent = QLineEdit(print_date(choice.sent), self)
        self.due = QLineEdit(print_date(choice.due), self)
        self.warning = Warn(self)
        self.asked = SideText("", "muted", self)
        self._lay_out()
        for line in (self.name, self.sent, self.due):
            line.textChanged.connect(self._show_whether_complete)
        self.name.selectAll()
        self.name.setFocus()
        self._show_whether_complete()

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(look().px(480), 860))
        self.due.setPlaceholderText(self.tr("30.06.2027, or leave it empty"))
        self.add_field(self.tr("&Name"), self.name)
        dates = QHBoxLayout()
        dates.setSpacing(10)
        for caption, line in ((self.tr("Sent &on"), self.sent), (self.tr("Answer &due"), self.due)):
            dates.addLayout(self._field(caption, line), 1)
        self.column.addSpacing(6)
        self.column.addLayout(dates)
        self.column.addWidget(self.warning)
        self.column.addSpacing(6)
        self.column.addWidget(self.asked)
        self.column.addStretch(1)

    def _field(self, caption: str, line: QLineEdit) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        label = SideText(caption, "caption", self)
        label.setBuddy(line)
        label.setText(caption)
        line.setAccessibleName(caption.replace("&", ""))
        column.addWidget(label)
        column.addWidget(line)
        return column

    @property
    def choice(self) -> RoundChoice:
        """What is written now; a date that is none counts as empty."""
        sent, due = (parse_date(line.text()) or "" for line in (self.sent, self.due))
        return RoundChoice(" ".join(self.name.text().split()), sent, due)

    def _show_whether_complete(self) -> None:
        bodies = self._bodies(self.choice.name)
        self.asked.setText(self._who(bodies))
        sentence = self._finding()
        self.warning.tell(sentence)
        for line in (self.sent, self.due):
            line.setProperty("invalid", "false" if parse_date(line.text()) is not None else "true")
            line.style().polish(line)
        self.act_button.setEnabled(bool(self.choice.name and bodies) and not sentence)

    def _finding(self) -> str:
        """Return what is wrong with the dates; empty if nothing is."""
        if None in (parse_date(self.sent.text()), parse_date(self.due.text())):
            return self.tr("Write a date such as 30.06.2027, June 2027 or Q2 2027.")
        sent, due = first_day(self.choice.sent), last_day(self.choice.due)
        if sent and due and due < sent:
            return self.tr("The answer would be due before the plan is sent.")
        return ""

    def _who(self, bodies: Sequence[str]) -> str:
        if not bodies:
            return self.tr(
                "All bodies that lead or share a measure are asked in this round already."
            )
        named = ", ".join(bodies[:_NAMED])
        if len(bodies) > _NAMED:
            more = len(bodies) - _NAMED
            named = self.tr("{names} and {count} more").format(names=named, count=more)
        form = self.tr("Asked, because they lead or share a measure ({count}): {names}.")
        return form.format(count=len(bodies), names=named)

    @classmethod
    def ask(
        cls,
        choice: RoundChoice,
        bodies: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> RoundChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, bodies, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()


def today() -> datetime.date:
    """Return the day on which the person works."""
    return datetime.date.today()
