"""What all dialogs have in common: a column, an act with a verb, a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.side_text import SideText


class ActDialog(QDialog):
    """A dialog whose act has a verb; Enter does it, Escape leaves.

    column:     where the content goes, above the buttons.
    act_button: does it. leave_button: leaves everything as it is.
    """

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.act_button = QPushButton(verb, self)
        self.leave_button = QPushButton(self.tr("Cancel"), self)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.leave_button)
        self.buttons.addWidget(self.act_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(18)
        outer.addLayout(self.column, 1)
        outer.addLayout(self.buttons)
        self.leave_button.setAutoDefault(False)
        self.act_button.setProperty("role", "primary")
        self.act_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.reject)

    def add_field(self, caption: str, field: QWidget, stretch: int = 0) -> QLabel:
        """Add a field below its caption, which is its name and its key as well; return the caption."""
        label = QLabel(caption, self)
        label.setProperty("role", "caption")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption.replace("&", "").rstrip(":"))
        if self.column.count():
            self.column.addSpacing(6)
        self.column.addWidget(label)
        self.column.addWidget(field, stretch)
        return label


class Warn(QWidget):
    """One sentence with a warning mark; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel(self)
        self.text = SideText("", "attention", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say a sentence; nothing for an empty one."""
        self._mark.setPixmap(icon("warning", "attention").pixmap(look().px(16)))
        self.text.setText(sentence)
        self.setVisible(bool(sentence))
