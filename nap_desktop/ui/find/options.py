"""The line for what is sought and its options, and the sentence below them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from nap_desktop.services.query import Query
from nap_desktop.ui.find.marking import one_line
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.tips import plain_tip


class SoughtLine(Line):
    """A line whose Enter goes to the next hit, Shift+Enter to the one before.

    stepped: 1 or -1. downward: the arrow that leads to what is below.
    """

    stepped = Signal(int)
    downward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that go from hit to hit."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Down:
            self.downward.emit()
        else:
            super().keyPressEvent(event)


class Options(QWidget):
    """How words are compared; each option is a chip that is on or off.

    changed: one was switched.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Options"))
        self.case = self._chip(self.tr("Match case"), self.tr("Capitals and small letters differ"))
        self.whole = self._chip(self.tr("Whole words"), self.tr("Not inside longer words"))
        self.marks = self._chip(
            self.tr("Match accents"), self.tr("Letters with accents and those without differ")
        )
        self.expression = self._chip(
            self.tr("Expression"),
            self.tr("A regular expression; \\1 in the replacement is what its first group found"),
        )
        flow = FlowLayout(self)
        for chip in (self.case, self.whole, self.marks, self.expression):
            flow.addWidget(chip)

    def _chip(self, words: str, tip: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setToolTip(plain_tip(tip))
        chip.setAccessibleDescription(tip)
        chip.toggled.connect(lambda _: self.changed.emit())
        return chip

    def query(self, words: str) -> Query:
        """Return what is sought."""
        return Query(
            one_line(words),
            self.case.isChecked(),
            self.whole.isChecked(),
            self.marks.isChecked(),
            self.expression.isChecked(),
        )
