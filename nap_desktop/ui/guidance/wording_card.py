"""A wording to start from, as a card that a click or Enter puts into the measure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from nap_desktop.ui.guidance.pages import Offer
from nap_desktop.ui.widgets.card_button import CardButton
from nap_desktop.ui.widgets.side_text import SideText

KEYS = 9  # Ctrl+1 … Ctrl+9


class WordingCard(CardButton):
    """One wording; `place` counts from 1 and is its key where it is at most 9.

    used: the offer, when a person wants it.
    """

    used = Signal(object)

    def __init__(self, offer: Offer, place: int, parent: QWidget | None = None) -> None:
        super().__init__("wording", offer.wording.text, parent)
        self.offer = offer
        second_line = self._second_line()
        self.setAccessibleDescription(second_line)
        text, second = SideText(offer.wording.text, "small"), SideText(second_line, "caption")
        self.holds(text, second)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(text, 0, 0)
        if place <= KEYS:
            grid.addWidget(self._key(place), 0, 1, Qt.AlignmentFlag.AlignTop)
        if second_line:
            grid.addWidget(second, 1, 0, 1, 2)
        self.clicked.connect(self._use)

    def _key(self, place: int) -> QLabel:
        keys = QKeySequence(f"Ctrl+{place}").toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(self.tr("Put into the measure ({keys})").format(keys=keys))
        label = QLabel(str(place))
        label.setProperty("role", "key")
        self.holds(label)
        return label

    def _second_line(self) -> str:
        wording, lines = self.offer.wording, []
        if wording.result:
            lines.append(self.tr("Result: {text}").format(text=wording.result))
        if wording.indicator:
            lines.append(self.tr("Indicator: {text}").format(text=wording.indicator))
        return "\n".join(lines)

    def _use(self) -> None:
        self.used.emit(self.offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the text as people expect of a text that they look at."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.offer.wording.text)
        else:
            super().keyPressEvent(event)
