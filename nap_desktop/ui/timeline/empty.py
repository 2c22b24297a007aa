"""What the timeline says where there is nothing to draw, and where the plan has no period."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.look import look

_WIDE = 300  # px at 100 % of its words


class EmptyChart(QWidget):
    """One sentence and one button in the middle of the chart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        card = QFrame(self)
        card.setProperty("role", "card")
        self.words = QLabel(card)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(card)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(self.words)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Say what is missing and name what helps."""
        self.words.setText(words)
        wide = look().px(_WIDE)
        self.words.setFixedSize(wide, max(self.words.heightForWidth(wide), 1))
        self.button.setText(button)
        self.show()


class NoPeriod(QFrame):
    """A strip that says that the plan has no period, and where to give it one."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        said = self.tr("The plan has no period: the years are those of its measures.")
        label = QLabel(said, self)
        label.setProperty("role", "caption")
        self.button = QPushButton(self.tr("Set the period"), self)
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.addWidget(label)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()
