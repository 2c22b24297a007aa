"""The headings of the document beside it, to jump to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from nap_desktop.services.paper import Document, Heading
from nap_desktop.ui.look import look
from nap_desktop.ui.read.marks import paint_focus

_INDENT = "\u2003"  # for each level below the first
_ROLES = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ContentsModel(QAbstractListModel):
    """The headings of one document in their order, each with its place among the blocks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: list[tuple[int, Heading]] = []

    def show(self, document: Document | None) -> None:
        """Show the headings of a document, or none."""
        blocks = document.blocks if document is not None else ()
        found = [(n, block) for n, block in enumerate(blocks) if isinstance(block, Heading)]
        if [one for _, one in found] == [one for _, one in self._headings]:
            self._headings = found
            return
        self.beginResetModel()
        self._headings = found
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return the place of a heading among the blocks."""
        return self._headings[row][0]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return how many headings there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = _ROLES.DisplayRole) -> Any:
        """Return number and text of a heading, indented by its level."""
        if not index.isValid():
            return None
        heading = self._headings[index.row()][1]
        said = " ".join(filter(None, (heading.number, heading.text)))
        match role:
            case _ROLES.DisplayRole:
                return _INDENT * (heading.level - 1) + said
            case _ROLES.ToolTipRole | _ROLES.AccessibleTextRole:
                return said
            case _ROLES.FontRole:
                return look().font(13 if heading.level == 1 else 12, bold=heading.level == 1)
            case _ROLES.SizeHintRole:
                return QSize(10, look().px(26))
            case _:
                return None


class Contents(QListView):
    """The list of headings; `chosen`: the place among the blocks of the one that was asked for."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = ContentsModel(self)
        self.setModel(self.headings)
        self.setAccessibleName(self.tr("Contents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setViewportMargins(8, 6, 8, 6)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.headings.place(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the heading on Enter, and as the arrows move."""
        before = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(before)
            return
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._choose(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, and that they have the keyboard."""
        super().paintEvent(event)
        paint_focus(self)

    def show_document(self, document: Document | None) -> None:
        """List the headings of a document, read from the side from which it is read."""
        rtl = document is not None and document.rtl
        directions = Qt.LayoutDirection
        self.setLayoutDirection(directions.RightToLeft if rtl else directions.LeftToRight)
        self.headings.show(document)

    def show_here(self, row: int) -> None:
        """Mark the heading under which a person reads; nothing is asked for by it."""
        index = self.headings.index(row) if row >= 0 else QModelIndex()
        if self.currentIndex() != index:
            with QSignalBlocker(self):
                self.setCurrentIndex(index)
                self.selectionModel().select(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
