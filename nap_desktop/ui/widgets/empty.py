"""What a page says when it has nothing to show: one sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SideText

_WIDTH = 420


class Empty(QWidget):
    """A sentence in the middle, and the button for what to do next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = SideText("", "muted", self)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.setProperty("role", "primary")
        self.text.setFixedWidth(look().px(_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self.text, self.button):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)

    def say(self, sentence: str, verb: str) -> None:
        """Say a sentence and what the button does."""
        self.text.setText(sentence)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
