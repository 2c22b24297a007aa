"""The strip over the paper: for each column of the chosen table what it was taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nap_desktop.services.importing import FIELDS
from nap_desktop.ui.importing.dragging import FIELD, DragChip, dragged
from nap_desktop.ui.importing.words import field_words
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

_LONGEST = 26  # letters of a header that are shown


class ColumnHead(QWidget):
    """What heads a column, and the field that it was taken for; a field can be dropped on it."""

    corrected = Signal(int, str)

    def __init__(self, column: int, head: str, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.setAcceptDrops(True)
        words = " ".join(head.split()) or self.tr("Column {number}").format(number=column + 1)
        caption = QLabel(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…", self)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setProperty("role", "caption")
        caption.setToolTip(plain_tip(words))
        self.box = QComboBox(self)
        for one in FIELDS:
            self.box.addItem(field_words(one), one)
        self.box.setCurrentIndex(max(0, self.box.findData(field)))
        self.box.setAccessibleName(self.tr("Column “{header}” is").format(header=words))
        self.box.activated.connect(self._on_box)
        caption.setBuddy(self.box)
        made = QVBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(2)
        made.addWidget(caption)
        made.addWidget(self.box)

    def _on_box(self, _: int) -> None:
        self.corrected.emit(self._column, self.box.currentData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a field come in."""
        if dragged(event.mimeData(), FIELD) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the column for the field that was dropped."""
        field = dragged(event.mimeData(), FIELD)
        if field is not None:
            event.acceptProposedAction()
            self.corrected.emit(self._column, field)


class _Strip(QScrollArea):
    """A row of widgets that scrolls sideways."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedHeight(look().px(height))


class ColumnsStrip(QWidget):
    """The heads of the columns, and below them the fields to drag there.

    corrected: number of a column and the field that a person takes it for.
    """

    corrected = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QComboBox] = []
        self.heads: list[ColumnHead] = []
        self._shown: tuple[tuple[str, ...], tuple[tuple[int, str], ...]] | None = None
        self._heads = _Strip(74, self)
        self._fields = _Strip(48, self)
        self._fields.setWidget(self._chips())
        self.setAccessibleName(self.tr("Columns of the table"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads)
        column.addWidget(self._fields)
        self.hide()

    def _chips(self) -> QWidget:
        inner = QWidget(self)
        row = QHBoxLayout(inner)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(6)
        caption = QLabel(self.tr("Drag onto a column:"), inner)
        caption.setProperty("role", "caption")
        row.addWidget(caption)
        for field in filter(None, FIELDS):
            chip = DragChip(field_words(field), FIELD, field, inner)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes above serve the keyboard
            row.addWidget(chip)
        row.addStretch(1)
        return inner

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
        self.heads = []
        for column, head in enumerate(heads):
            made = ColumnHead(column, head, fields.get(column, ""), inner)
            made.corrected.connect(self.corrected)
            self.heads.append(made)
            row.addWidget(made)
        row.addStretch(1)
        self.boxes = [made.box for made in self.heads]
        self._heads.setWidget(inner)
