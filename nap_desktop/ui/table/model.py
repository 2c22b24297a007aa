"""The measures as a Qt model: one plan value behind own lists of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from nap_desktop.plan.change import InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_cells import MEASURE, STATUS, Cells, is_editable
from nap_desktop.services.measure_rows import Head, Row, Wish, arrange, matching
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole + 1  # the id of the measure, or the Head
StatusRole = Qt.ItemDataRole.UserRole + 2
OddRole = Qt.ItemDataRole.UserRole + 3  # what is said of words that were not understood
_NOWHERE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MeasureModel(QAbstractTableModel):
    """Rows of measures and heads of groups.

    counted: how many measures are shown, and how many there are.
    """

    counted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = Cells(Plan.empty())
        self.wish = Wish()
        self.columns: list[str] = []
        self.rows: list[Row] = []
        self.odd: dict[tuple[NodeId, str], tuple[str, str]] = {}
        self._rows_of: dict[NodeId, list[int]] | None = None
        self._matching = 0

    # -- what is shown --

    def show(self, cells: Cells, wish: Wish, columns: Sequence[str]) -> None:
        """Show other measures, in another way or with other columns."""
        self.beginResetModel()
        self.cells, self.wish, self.columns = cells, wish, list(columns)
        self._arrange()
        self.endResetModel()
        self._count()

    def arrange(self, wish: Wish) -> None:
        """Show the same measures in another way."""
        self.show(self.cells, wish, self.columns)

    def _arrange(self) -> None:
        self.rows = arrange(self.cells, self.wish, self.columns)
        self._rows_of = None
        self._matching = (
            len(matching(self.cells, self.wish, self.columns))
            if self.wish.group
            else len(self.rows)
        )

    def _count(self) -> None:
        self.counted.emit(self._matching, len(self.cells.measures))

    def rows_of(self, node: NodeId) -> list[int]:
        """Return the rows in which a measure stands; several where groups overlap."""
        if self._rows_of is None:
            self._rows_of = {}
            for place, row in enumerate(self.rows):
                if isinstance(row, str):
                    self._rows_of.setdefault(row, []).append(place)
        return self._rows_of.get(node, [])

    def node(self, row: int) -> NodeId:
        """Return the measure of a row; empty for the head of a group or no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else ""
        return found if isinstance(found, str) else ""

    def head(self, row: int) -> Head | None:
        """Return the head that a row is, if it is one."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Head) else None

    # -- following the plan --

    def follow(self, applied: Applied) -> None:
        """Show one change; rows stay where they are until a person sorts or filters anew."""
        change, plan = applied.change, applied.plan
        match change:
            case SetField(node):
                self.cells.follow(change, plan)
                self.odd.pop((node, change.key), None)
                self._changed(node if plan.nodes[node].kind == MEASURE else "")
            case InsertNode(node) if node.kind == MEASURE:
                self.cells.follow(change, plan)
                self._insert(node.id)
            case RemoveNode(node) if node.kind == MEASURE:
                self._remove(node.id)
                self.cells.follow(change, plan)
                self._after_rows()
            case MoveNode():
                self.beginResetModel()
                self.cells.follow(change, plan)
                self._arrange()
                self.endResetModel()
            case InsertNode(node, parent) | RemoveNode(node, parent):
                self.cells.follow(change, plan)
                self._changed("" if _shapes(node.kind) else parent)

    def replace(self, plan: Plan) -> None:
        """Show a state of the plan that is far from the present one."""
        self.show(Cells(plan, self.cells.words), self.wish, self.columns)

    def _changed(self, node: NodeId) -> None:
        """Tell that the cells of a measure changed, or for none that any may have."""
        last = len(self.columns) - 1
        if node:
            spans = [(row, row) for row in self.rows_of(node)]
        else:
            spans = [(0, len(self.rows) - 1)] if self.rows else []
            if self.rows:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)
        for first, end in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def _insert(self, node: NodeId) -> None:
        """Show a new measure right below the one that it follows in the outline."""
        place = self.cells.place[node]
        above = self.rows_of(self.cells.measures[place - 1]) if place else []
        row = (
            above[0] + 1 if above else (0 if not place and not self.wish.group else len(self.rows))
        )
        self.beginInsertRows(_NOWHERE, row, row)
        self.rows.insert(row, node)
        self._rows_of = None
        self._matching += 1
        self.endInsertRows()
        self._after_rows()

    def _remove(self, node: NodeId) -> None:
        for row in reversed(self.rows_of(node)):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self.rows[row]
            self._rows_of = None
            self.endRemoveRows()
            self._matching = max(0, self._matching - 1)

    def _after_rows(self) -> None:
        self._count()
        if self.rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    # -- what Qt asks --

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell may be chosen and written into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        writes = bool(self.node(index.row())) and is_editable(self.columns[index.column()])
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if writes else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()]
        if isinstance(row, Head):
            return _of_head(row, role, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                odd = self.odd.get((row, key)) if self.odd else None
                return odd[0] if odd else self.cells.text(row, key)
            case Qt.ItemDataRole.ToolTipRole:
                odd = self.odd.get((row, key))
                return plain_tip(odd[1] if odd else self.cells.text(row, key))
            case Qt.ItemDataRole.AccessibleTextRole:
                caption, text = self.caption(key), self.cells.text(row, key)
                return f"{self.cells.numbers.get(row, '')} {caption}: {text}".strip()
            case _ if role == RowRole:
                return row
            case _ if role == StatusRole:
                return self.cells.status(row) if key == STATUS else None
            case _ if role == OddRole:
                return self.odd.get((row, key), ("", ""))[1]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's caption, or the number of a measure."""
        if orientation == Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.columns)
            tells = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self.caption(self.columns[section]) if known and tells else None
        node = self.node(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells.numbers.get(node, "") if node else ""
        return None

    def caption(self, key: str) -> str:
        """Return what a column is called."""
        words = self.cells.words
        match key:
            case "section":
                return words.kind("section")
            case "status":
                return words.field("progress", "status")
            case _:
                return words.field(MEASURE, key)


def _shapes(kind: str) -> bool:
    return kind not in ("comment", "progress", "remark", "step")


def _of_head(head: Head, role: int, column: int) -> Any:
    if role == RowRole:
        return head
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and not column:
        return f"{head.words} ({head.count})".strip()
    return None
