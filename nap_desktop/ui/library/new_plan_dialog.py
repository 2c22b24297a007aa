"""Asks what a new plan is to be: title, State, period, language, template."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.dates import first_day, last_day, parse_date
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.templates import Templates
from nap_desktop.ui.library.template_list import BLANK, TemplateList, TemplatePreview


def _next_year(later: int = 0) -> str:
    return str(datetime.date.today().year + 1 + later)


@dataclass(frozen=True, slots=True)
class NewPlanChoice:
    """What a new plan starts with; dates in canonical form, the template's id or BLANK."""

    title: str = ""
    state: str = ""
    period_start: str = ""
    period_end: str = ""
    language: str = "en"
    template: str = "decree-table"

    def plan(self, kept: Templates | None = None) -> Plan:
        """Return the new plan. Raises NapError of a template that is gone or damaged."""
        if self.template != BLANK:
            return (
                (kept or Templates.none())
                .load(self.template)
                .plan(self.title, self.state, self.period_start, self.period_end, self.language)
            )
        fields = {
            "title": self.title,
            "state": self.state,
            "period_start": self.period_start,
            "period_end": self.period_end,
            "language": self.language,
            "phase": "draft",
        }
        root = new_id()
        held = {key: value for key, value in fields.items() if value}
        return Plan(root, {root: Node(root, "plan", held)})


class NewPlanDialog(QDialog):
    """A form on the left, the template's outline on the right."""

    def __init__(
        self, choice: NewPlanChoice, kept: Templates | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New plan"))
        self.title = QLineEdit(choice.title)
        self.state = QLineEdit(choice.state)
        self.start = QLineEdit(choice.period_start or _next_year())
        self.end = QLineEdit(choice.period_end or _next_year(4))
        self.language = QComboBox()
        self.list = TemplateList(with_blank=True, kept=kept)
        self.preview = TemplatePreview()
        self.hint = QLabel()
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.make = self.buttons.addButton(
            self.tr("Make the plan"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._set_up(choice)
        self._connect()
        self._show_template()
        self._show_whether_complete()

    def _set_up(self, choice: NewPlanChoice) -> None:
        for code in field_of("plan", "language").choices:
            self.language.addItem(labels().choice("language", code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(choice.language)))
        self.list.fill()
        self.list.choose(choice.template)
        self.title.setPlaceholderText(self.tr("National Implementation Action Plan …"))
        self.hint.setProperty("role", "attention")
        self.hint.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&State"), self.state)
        period = QLabel(self.tr("&Period from"))
        period.setBuddy(self.start)
        form.addRow(period, self._period_row())
        form.addRow(self.tr("&Language of the plan"), self.language)
        caption = QLabel(self.tr("Start from"))
        caption.setProperty("role", "overline")
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.hint)
        left.addSpacing(8)
        left.addWidget(caption)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addWidget(self.preview, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)
        self.make.setDefault(True)
        self.resize(920, 640)

    def _period_row(self) -> QHBoxLayout:
        self.start.setAccessibleName(self.tr("Period from"))
        self.end.setAccessibleName(self.tr("Period to"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.start)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.end)
        return row

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(self._show_template)
        self.list.itemDoubleClicked.connect(self._accept_if_complete)
        for line in (self.title, self.start, self.end):
            line.textChanged.connect(self._show_whether_complete)

    def _show_template(self, _: int = 0) -> None:
        self.preview.show_template(self.list.template())

    def _accept_if_complete(self, _: object) -> None:
        if self.make.isEnabled():
            self.accept()

    def _show_whether_complete(self) -> None:
        trouble = self._trouble()
        self.hint.setText(trouble)
        self.hint.setVisible(bool(trouble))
        self.make.setEnabled(not trouble and bool(self.title.text().strip()))

    def _trouble(self) -> str:
        start, end = parse_date(self.start.text()), parse_date(self.end.text())
        if start is None or end is None:
            return self.tr("The period needs dates such as “2027”, “June 2027” or “30.06.2027”.")
        opens, closes = first_day(start), last_day(end)
        if opens and closes and closes < opens:
            return self.tr("The period ends before it starts.")
        return ""

    @property
    def choice(self) -> NewPlanChoice:
        """What is chosen now."""
        return NewPlanChoice(
            clean_line(self.title.text()),
            clean_line(self.state.text()),
            parse_date(self.start.text()) or "",
            parse_date(self.end.text()) or "",
            self.language.currentData(),
            self.list.chosen,
        )

    @classmethod
    def ask(
        cls, choice: NewPlanChoice, kept: Templates | None = None, parent: QWidget | None = None
    ) -> NewPlanChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, kept, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
