"""Two states of a plan as the rows of one table: what happened, then, and now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from nap_desktop.services.comparison import CompareRow, Mark

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
WHAT, THEN, NOW = range(3)
ROW = Qt.ItemDataRole.UserRole + 1


class CompareModel(QAbstractTableModel):
    """Shows the rows of a comparison, all of them or only those that tell a change."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: list[CompareRow] = []
        self._rows: list[CompareRow] = []
        self._heads = ("", "")
        self.only_changed = True

    def show(self, rows: Sequence[CompareRow], then: str, now: str) -> None:
        """Show another comparison, under the names of both states."""
        self._heads = (then, now)
        self._all = list(rows)
        self._narrow()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, WHAT, NOW)

    def show_only_changed(self, only: bool) -> None:
        """Show rows that tell a change, with the items that they belong to; or all rows."""
        self.only_changed = only
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self._rows = _changed(self._all) if self.only_changed else list(self._all)
        self.endResetModel()

    @property
    def changes(self) -> int:
        """How many rows tell a change."""
        return sum(bool(row.marks) for row in self._all)

    def row(self, number: int) -> CompareRow | None:
        """Return a row by its number; None if there is no such row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, node: str, key: str) -> int:
        """Return the number of the row on a field, else on an item; -1 if there is none."""
        found = -1
        for number, row in enumerate(self._rows):
            if row.node == node and row.key == key:
                return number
            if row.node == node and row.is_item:
                found = number
        return found

    def next_change(self, number: int, step: int) -> int:
        """Return the next row that tells a change, backwards for a step of -1; -1 if there is none."""
        place = number + step
        while 0 <= place < len(self._rows):
            if self._rows[place].marks:
                return place
            place += step
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; the row itself under the role ROW."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, index.column())
            case _:
                return row if role == ROW else None

    def _words(self, row: CompareRow, column: int) -> str:
        if column == WHAT:
            return ", ".join(self.mark_word(mark) for mark in row.marks)
        number, words = (row.old_number, row.old) if column == THEN else (row.new_number, row.new)
        lead = f"{row.caption}: " if row.caption else ""
        return f"{number} {lead}{words}".strip()

    def mark_word(self, mark: Mark) -> str:
        """Return what happened, in one word."""
        return {
            "new": self.tr("New"),
            "deleted": self.tr("Deleted"),
            "moved": self.tr("Moved"),
            "changed": self.tr("Changed"),
        }[mark]

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a state."""
        if side != Qt.Orientation.Horizontal or not 0 <= section < 3:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("What happened"), *self._heads)[section]
        return None


def _changed(rows: Sequence[CompareRow]) -> list[CompareRow]:
    """Return the rows that tell a change, each behind the first row of its item."""
    kept: list[CompareRow] = []
    item: CompareRow | None = None
    for row in rows:
        if row.is_item:
            item = None if row.marks else row
        if not row.marks:
            continue
        if item is not None and row.depth > item.depth:
            kept.append(item)
            item = None
        kept.append(row)
    return kept
