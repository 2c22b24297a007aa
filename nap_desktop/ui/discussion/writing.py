"""The field in which a comment, a reply or another text of a comment is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.widgets.note_edit import NoteEdit


class Writing(QWidget):
    """A field with the button that keeps it; `verb` is the button's word.

    about:  the act and the comment that it is for, set by whoever shows it.
    posted: the text and whether it is private.
    left:   the person thought better of it.
    typed:  the text as it is now.
    """

    posted = Signal(str, bool)
    left = Signal()
    typed = Signal(str)

    def __init__(
        self,
        verb: str,
        prompt: str,
        may_leave: bool = True,
        may_be_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.about: tuple[str, NodeId] = ("", "")
        self.field = NoteEdit(2, 8)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.private = QCheckBox(self.tr("Private"))
        self.private.setToolTip(self.tr("Stays on this laptop and out of every export"))
        self.post_button = QPushButton(verb)
        self.post_button.setToolTip("Ctrl+Enter")
        self.post_button.setProperty("role", "primary")
        self.leave_button = QPushButton(self.tr("Cancel"))
        self.leave_button.setProperty("role", "quiet")
        self._first = ""
        self._lay_out()
        self.private.setVisible(may_be_private)
        self.leave_button.setVisible(may_leave)
        self.field.finished.connect(self._post)
        self.field.left.connect(self._escape)
        self.field.textChanged.connect(self._on_typed)
        self.post_button.clicked.connect(self._post)
        self.leave_button.clicked.connect(self.left)
        self._on_typed()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.private)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.post_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(row)

    def set_text(self, text: str) -> None:
        """Show a text, the cursor behind it."""
        self._first = text
        self.field.setPlainText(text)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def write(self) -> None:
        """Let people type."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        text = self.field.toPlainText()
        self.post_button.setEnabled(bool(text.strip()))
        self.typed.emit(text)

    def _post(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.posted.emit(text, self.private.isChecked())

    def _escape(self) -> None:
        """Leave unless something was written: Escape alone never loses words."""
        if self.field.toPlainText().strip() in ("", self._first):
            self.left.emit()
