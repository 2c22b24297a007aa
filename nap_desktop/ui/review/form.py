"""The form in which one progress entry is written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.ui.look import look
from nap_desktop.ui.review.entries import STATUSES, Entry
from nap_desktop.ui.widgets.note_edit import NoteEdit
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.status_mark import status_icon

_TEXTS = ("text", "evidence", "obstacle", "need")


class EntryForm(QWidget):
    """Shows an entry to be written; `node` is its id, empty for a new one.

    kept: the entry as it is written now.
    left: the person thought better of it.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(
        self, node: NodeId, entry: Entry, reviews: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.node = node
        self.review = QLineEdit(entry.review)
        self.at = QLineEdit(print_date(entry.at))
        self.status = QComboBox()
        self.texts = {key: NoteEdit(2 if key == "text" else 1, 8) for key in _TEXTS}
        self.keep_button = QPushButton(self.tr("Keep"))
        self.leave_button = QPushButton(self.tr("Cancel"))
        self._wrong_date = SideText(self.tr("Write a date such as 2027, Q2 2027 or June 2027."))
        self._fill(entry, reviews)
        self._lay_out()
        self._connect()
        self._check_date()
        self._first = self.entry

    def _fill(self, entry: Entry, reviews: list[str]) -> None:
        completer = QCompleter(reviews, self.review)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.review.setCompleter(completer)
        self.status.setIconSize(QSize(look().px(14), look().px(14)))
        for status in STATUSES:
            self.status.addItem(status_icon(status), labels().choice("status", status), status)
        self.status.setCurrentIndex(max(self.status.findData(entry.status), 0))
        for key, field in self.texts.items():
            field.setPlainText(getattr(entry, key))
        self._wrong_date.setProperty("role", "attention")
        self.keep_button.setProperty("role", "primary")
        self.keep_button.setToolTip("Ctrl+Enter")
        self.leave_button.setProperty("role", "quiet")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(3)
        fields = {"review": self.review, "at": self.at, "status": self.status, **self.texts}
        for key, field in fields.items():
            caption = QLabel(labels().field("progress", key))
            caption.setProperty("role", "caption")
            caption.setBuddy(field)
            field.setAccessibleName(caption.text())
            field.setMinimumWidth(60)
            column.addSpacing(3)
            column.addWidget(caption)
            column.addWidget(field)
            if field is self.at:
                column.addWidget(self._wrong_date)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.keep_button)
        column.addSpacing(6)
        column.addLayout(row)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self.left)
        self.at.textChanged.connect(self._check_date)
        for field in self.texts.values():
            field.finished.connect(self._keep)
            field.left.connect(self._escape)

    @property
    def entry(self) -> Entry:
        """The entry as it is written now; a date that is none counts as empty."""
        texts = {key: field.toPlainText() for key, field in self.texts.items()}
        at = parse_date(self.at.text()) or ""
        return Entry(self.review.text(), at, self.status.currentData(), **texts)

    def write(self) -> None:
        """Let people type what was done, or the review's name where it is missing."""
        field = self.texts["text"] if self.review.text() else self.review
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check_date(self) -> None:
        is_date = parse_date(self.at.text()) is not None
        self._wrong_date.setVisible(not is_date)
        self.at.setProperty("invalid", "false" if is_date else "true")
        self.at.style().polish(self.at)
        self.keep_button.setEnabled(is_date)

    def _keep(self) -> None:
        if self.keep_button.isEnabled():
            self.kept.emit(self.entry)

    def _escape(self) -> None:
        """Leave unless something was written: Escape alone never loses words."""
        if self.entry == self._first:
            self.left.emit()
