"""A quiet strip below the table for what it has to say or to ask, and the words of an empty table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Offer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One sentence, with what may be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, offers: Sequence[Offer] = ()) -> None:
        """Say something and offer acts; the last button closes the strip."""
        for button in self._buttons:
            button.deleteLater()
        self.words.setText(words)
        self.setAccessibleName(words)
        self._buttons = [self._button(text, act) for text, act in offers]
        self._buttons.append(self._button(self.tr("Close"), lambda: None))
        self.show()
        if offers:
            self._buttons[0].setFocus()

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the strip."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


class EmptyTable(QWidget):
    """What an empty table says, and the one button that helps."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setProperty("role", "muted")
        self.button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, words: str, button: str) -> None:
        """Say what is missing and name the act of the button."""
        self.words.setText(words)
        self.button.setText(button)
