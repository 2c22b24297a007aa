"""Asks for a remark: on which item, of which body, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.note_edit import NoteEdit

_LONGEST = 110  # letters of an item's title in the list


@dataclass(frozen=True, slots=True)
class RemarkChoice:
    """A remark to be added: item, body, plain text, the day it came in (canonical, may be empty)."""

    item: NodeId
    body: NodeId = ""
    text: str = ""
    received: str = ""


Named = Sequence[tuple[NodeId, str]]


class RemarkDialog(ActDialog):
    """Choice in, choice out; items and bodies are given with their names, in order."""

    def __init__(
        self, choice: RemarkChoice, items: Named, bodies: Named, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Add a remark of a body"))
        self.act_button.setText(self.tr("&Add the remark"))
        self._choice = choice
        self.item = _Chooser(items, choice.item, self)
        self.body = _Chooser(bodies, choice.body, self)
        self.received = QLineEdit(print_date(choice.received), self)
        self.text = NoteEdit(4, 12, self)
        self.warning = Warn(self)
        self._lay_out()
        self.item.currentTextChanged.connect(self._show_whether_complete)
        self.body.currentTextChanged.connect(self._show_whether_complete)
        self.received.textChanged.connect(self._show_whether_complete)
        self.text.textChanged.connect(self._show_whether_complete)
        self.text.finished.connect(self.act_button.click)
        self._show_whether_complete()
        (self.text if self.body.code else self.body).setFocus()

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(look().px(560), 860))
        self.body.lineEdit().setPlaceholderText(self.tr("Type a part of the body’s name"))
        self.received.setPlaceholderText(self.tr("30.06.2027, or leave it empty"))
        self.text.setPlaceholderText(self.tr("What the body says, in its own words"))
        self.add_field(self.tr("&Item"), self.item)
        self.add_field(self.tr("&Body"), self.body)
        self.add_field(self.tr("&Remark"), self.text, 1)
        self.add_field(self.tr("Received &on"), self.received)
        self.column.addWidget(self.warning)

    @property
    def choice(self) -> RemarkChoice:
        """What is written now; a date that is none counts as empty."""
        received = parse_date(self.received.text()) or ""
        text = self.text.toPlainText().strip()
        return RemarkChoice(self.item.code, self.body.code, text, received)

    def _show_whether_complete(self) -> None:
        choice = self.choice
        sentence = ""
        is_date = parse_date(self.received.text()) is not None
        if not choice.item:
            sentence = self.tr("No item is called so: choose one of the list.")
        elif not choice.body and self.body.currentText().strip():
            sentence = self.tr("The directory holds no such body: choose one of the list.")
        elif not is_date:
            sentence = self.tr("Write a date such as 30.06.2027, June 2027 or Q2 2027.")
        self.received.setProperty("invalid", "false" if is_date else "true")
        self.received.style().polish(self.received)
        self.warning.tell(sentence)
        self.act_button.setEnabled(not sentence and bool(choice.body and choice.text))

    @classmethod
    def ask(
        cls, choice: RemarkChoice, items: Named, bodies: Named, parent: QWidget | None = None
    ) -> RemarkChoice | None:
        """Return what the person wrote, or None if they thought better of it."""
        dialog = cls(choice, items, bodies, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()


class _Chooser(QComboBox):
    """A list in which one can search by typing any part of a name."""

    def __init__(self, named: Named, chosen: NodeId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(30)
        for code, name in named:
            self.addItem(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…", code)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)
        self.lineEdit().setCursorPosition(0)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    @property
    def code(self) -> NodeId:
        """The code of what is written; empty if nothing is called so."""
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if self.currentIndex() >= 0 and self.itemText(self.currentIndex()) == self.currentText():
            place = self.currentIndex()  # two things may have one name
        return str(self.itemData(place)) if place >= 0 and self.currentText().strip() else ""
