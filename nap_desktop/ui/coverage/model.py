"""The lines and cells of the coverage as a table model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from nap_desktop.framework.coverage import COLUMNS, Line
from nap_desktop.plan.coverage import Cell
from nap_desktop.plan.tree import Plan
from nap_desktop.services.coverage import EMPTY, Coverage, State, Wish
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.coverage import words

Index = QModelIndex | QPersistentModelIndex
StateRole = int(Qt.ItemDataRole.UserRole) + 1  # State; None where the form asks for nothing
_TOP = QModelIndex()


class CoverageModel(QAbstractTableModel):
    """Rows are lines, columns are category and legal framework or enforcement.

    A line with a single answer says it in all of its columns.
    arranged: other lines or columns are shown.
    """

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coverage: Coverage | None = None
        self.wish = Wish()
        self.lines: list[Line] = []
        self.places: list[tuple[str, str]] = []
        self._counts: dict[str, str] = {}

    def show(self, plan: Plan | None) -> None:
        """Show the coverage of another plan, or none."""
        self.coverage = Coverage.of(plan) if plan else None
        self._arrange()

    def arrange(self, wish: Wish) -> None:
        """Show other lines."""
        if wish != self.wish:
            self.wish = wish
            self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._counts.clear()
        held = self.coverage
        self.lines = held.shown_lines(self.wish) if held else []
        categories = held.categories if held else ()
        self.places = [(one, column) for one in categories for column in COLUMNS]
        self.endResetModel()
        self.arranged.emit()

    def follow(self, applied: Applied) -> bool:
        """Take one change over; return whether what is shown may have changed."""
        return self.coverage is not None and self.coverage.follow(applied)

    def refresh(self) -> None:
        """Show what cells say now; lines stay, also those that no longer fit what is wished for."""
        held = self.coverage
        if held is not None and 2 * len(held.categories) != len(self.places):
            self._arrange()
        elif self.lines:
            self._counts.clear()
            last = self.index(len(self.lines) - 1, len(self.places) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.places)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at an index; None where the form asks for nothing."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        return line.single or line.cells.get(self.places[index.column()])

    def index_of(self, cell: Cell) -> QModelIndex:
        """Return where a cell is shown; an invalid index if it is not."""
        for row, line in enumerate(self.lines):
            if line.single == cell:
                return self.index(row, 0)
            if line.cells.get((cell.category, cell.column)) == cell:
                place = (cell.category, cell.column)
                return self.index(row, self.places.index(place)) if place in self.places else _TOP
        return _TOP

    def state(self, index: Index) -> State:
        """Return what stands at an index."""
        cell = self.cell(index)
        return self.coverage.state(cell) if self.coverage and cell else EMPTY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, for the eye and for screen readers."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.short(self.state(index)) if cell else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._in_full(index, cell)
            case _ if role == StateRole:
                return self.state(index) if cell else None
        return None

    def _in_full(self, index: Index, cell: Cell | None) -> str:
        line = self.lines[index.row()]
        if cell is None:
            category = words.category(self.places[index.column()][0])
            form = self.tr("{line}: not asked for {category}") if line.cells else "{line}"
            return form.format(line=words.title(line), category=category)
        where = f"{words.title(line)} · {words.place(line, cell)}"
        return f"{where}: {words.in_full(self.state(index))}"

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a line with its counts, or the name of a column."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if side == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.places):
                return None
            category, column = self.places[section]
            return f"{words.category(category)} · {words.column(column)}"
        if not 0 <= section < len(self.lines):
            return None
        line = self.lines[section]
        said = f"{words.number(line)} {words.title(line)}".strip()
        return f"{said}: {self.counts(line)}" if line.is_group else said

    def counts(self, line: Line) -> str:
        """Return the counts of a paragraph in words."""
        if self.coverage is None:
            return ""
        if line.code not in self._counts:
            self._counts[line.code] = words.counts(self.coverage.counts(line.code, self.wish.rows))
        return self._counts[line.code]
