"""Rows that are chosen with the arrow keys, opened with Enter and removed with Delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.status_mark import status_icon
from nap_desktop.ui.widgets.words import by_content

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_NARROW, _STEP = 640, 80  # px at 100 % that all columns need; and each that goes


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; `shape` is a status of status_mark.py, None for none."""

    text: str
    shape: str | None = None
    is_attention: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table and the entry that it shows."""

    node: NodeId
    cells: tuple[Cell, ...]


class RowsModel(QAbstractTableModel):
    """Shows a list of rows; a list with the same entries changes in place."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show other rows."""
        if [row.node for row in rows] == [row.node for row in self.rows]:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self._heads) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, the shape and the colour of a cell."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        cell = self.rows[index.row()].cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return by_content(cell.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.text if len(cell.text) > 24 else None
            case Qt.ItemDataRole.DecorationRole if cell.shape is not None:
                return status_icon(cell.shape)
            case Qt.ItemDataRole.ForegroundRole if cell.is_attention:
                return QColor(look().tokens.attention)
            case _:
                return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if side == Qt.Orientation.Horizontal and 0 <= section < len(self._heads):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return leading
        return None


class RowsView(QTableView):
    """A table of which one row is chosen.

    chosen:  the entry of the row that is chosen now, empty for none.
    opened:  Enter or a double click asks for the chosen entry's form.
    deleted: Delete asks to remove it.
    """

    chosen = Signal(str)
    opened = Signal()
    deleted = Signal()

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        stretch: Sequence[int],
        parent: QWidget,
        spare: Sequence[int] = (),
        needs: int = _NARROW,
    ) -> None:
        """`stretch` are the columns that share what the others leave; `spare` go where it is narrow.

        The first of them goes first; `needs` is the width at 100 % below which it does.
        """
        super().__init__(parent)
        self._spare, self._needs = tuple(spare), needs
        self._model = RowsModel(heads, self)
        self._node: NodeId = ""
        self._row = 0
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self._set_up(stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)
        look().changed.connect(self._fit)
        self._fit()

    def _set_up(self, stretch: Sequence[int]) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        for column in range(self._model.columnCount()):
            wide = column in stretch
            mode = QHeaderView.ResizeMode
            self.horizontalHeader().setSectionResizeMode(
                column, mode.Stretch if wide else mode.ResizeToContents
            )

    def _fit(self) -> None:
        """Let a row have two lines of text."""
        lines = 2 * self.fontMetrics().lineSpacing() + look().px(10)
        self.verticalHeader().setDefaultSectionSize(lines)
        self.viewport().update()

    @property
    def model_of_rows(self) -> RowsModel:
        """The model."""
        return self._model

    @property
    def node(self) -> NodeId:
        """The entry that is chosen; empty for none."""
        return self._node

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the entry that was chosen stays so, else the one in its place is."""
        wanted, place = self._node, self._row
        self._model.show(rows)
        known = [row.node for row in rows]
        if wanted in known:
            place = known.index(wanted)
        self._choose_row(min(place, len(known) - 1))

    def choose(self, node: NodeId) -> bool:
        """Choose an entry; return whether it is among the rows."""
        known = [row.node for row in self._model.rows]
        if node in known:
            self._choose_row(known.index(node))
        return node in known

    def _choose_row(self, row: int) -> None:
        if row < 0:
            self._take("", 0)
            return
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._on_current(index)

    def _on_current(self, index: Index, _: object = None) -> None:
        if index.isValid():
            self._take(self._model.rows[index.row()].node, index.row())

    def _take(self, node: NodeId, row: int) -> None:
        self._row = row
        if node != self._node:
            self._node = node
            self.chosen.emit(node)

    def _on_double_click(self, _: object) -> None:
        self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the spare columns where there is room for them."""
        super().resizeEvent(event)
        for place, column in enumerate(self._spare):
            least = look().px(self._needs - place * _STEP)
            self.setColumnHidden(column, event.size().width() < least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.opened.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.deleted.emit()
            case _:
                super().keyPressEvent(event)
