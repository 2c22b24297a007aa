"""The strip over the paper: for each column of the chosen table what it was taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nap_desktop.services.importing import FIELDS
from nap_desktop.ui.importing.words import field_words
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

_LONGEST = 26  # letters of a header that are shown


class ColumnsStrip(QScrollArea):
    """corrected: number of a column and the field that a person takes it for."""

    corrected = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QComboBox] = []
        self._shown: tuple[tuple[str, ...], tuple[tuple[int, str], ...]] | None = None
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedHeight(look().px(74))
        self.setAccessibleName(self.tr("Columns of the table"))
        self.hide()

    def show_columns(self, heads: Sequence[str], fields: dict[int, str]) -> None:
        """Show one box for each column; none hides the strip."""
        shown = (tuple(heads), tuple(sorted(fields.items())))
        self.setVisible(bool(heads))
        if shown == self._shown or not heads:
            return
        self._shown = shown
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        self.boxes = []
        for column, head in enumerate(heads):
            row.addLayout(self._column(inner, column, head, fields.get(column, "")))
        row.addStretch(1)
        self.setWidget(inner)

    def _column(self, inner: QWidget, column: int, head: str, field: str) -> QVBoxLayout:
        words = " ".join(head.split()) or self.tr("Column {number}").format(number=column + 1)
        caption = QLabel(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…", inner)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setProperty("role", "caption")
        caption.setToolTip(plain_tip(words))
        box = QComboBox(inner)
        for one in FIELDS:
            box.addItem(field_words(one), one)
        box.setCurrentIndex(max(0, box.findData(field)))
        box.setAccessibleName(self.tr("Column “{header}” is").format(header=words))
        box.activated.connect(
            lambda _, at=column, held=box: self.corrected.emit(at, held.currentData())
        )
        caption.setBuddy(box)
        self.boxes.append(box)
        made = QVBoxLayout()
        made.setSpacing(2)
        made.addWidget(caption)
        made.addWidget(box)
        return made
