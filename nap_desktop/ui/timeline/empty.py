"""What the timeline says where there is nothing to draw, and where the plan has no period."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyChart(QWidget):
    """One sentence and one button in the middle of the chart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Say what is missing and name what helps."""
        self.words.setText(words)
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
