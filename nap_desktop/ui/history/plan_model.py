"""The steps of a whole plan as the rows of a table, read page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import Plan
from nap_desktop.services.past import Which
from nap_desktop.ui.history.telling import Known, Sitting, gathered
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import by_content

PAGE = 200
SITTING = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_WHEN, _WHO, _WHAT, _WHERE = range(4)


class StepsModel(QAbstractTableModel):
    """When, who, what and on which item; newest first, and more at the end as it is scrolled to.

    known: the items by name, also those that are gone; None while no plan is shown.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.known: Known | None = None
        self._steps: Callable[[Which, int], Sequence[KeptStep]] = _none
        self._which = Which()
        self._rows: list[Sitting] = []
        self._is_whole = True

    def show(
        self,
        plan: Plan,
        steps: Callable[[Which, int], Sequence[KeptStep]],
        which: Which,
    ) -> None:
        """Show the steps that are wanted; as many as were shown before, if only new ones came."""
        many = max(PAGE, len(self._rows) if which == self._which else 0)
        found = steps(which, many)
        rows = gathered(found)
        known = Known(plan, rows)
        self._steps = steps
        if which == self._which and rows == self._rows:
            self.known = known
            return
        self.beginResetModel()
        self.known, self._which, self._rows = known, which, rows
        self._is_whole = len(found) < many
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.known, self._rows, self._is_whole = None, [], True
        self.endResetModel()

    @property
    def is_whole(self) -> bool:
        """Whether the last row is the first step that is kept."""
        return self._is_whole

    def sitting(self, row: int) -> Sitting | None:
        """Return the step of a row; None if there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, number: int) -> int:
        """Return the row that tells a step; -1 if none does."""
        rows = enumerate(self._rows)
        return next((row for row, one in rows if one.first <= number <= one.last), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many steps are told."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 4

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether older steps are kept than are told."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Tell the next older steps."""
        if parent.isValid() or not self._rows:
            return
        found = self._steps(self._which._replace(below=self._rows[-1].first), PAGE)
        self._is_whole = len(found) < PAGE
        rows = gathered(found)
        if rows:
            if self.known is not None:
                self.known.learn(rows)
            count = len(self._rows)
            self.beginInsertRows(_TOP, count, count + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and the step under the role SITTING."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        sitting = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return by_content(self._words(sitting, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(sitting, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                if index.column() == _WHEN:
                    return times.in_full(sitting.at)
                words = self._words(sitting, index.column())
                return plain_tip(words) if len(words) > 20 else None
            case Qt.ItemDataRole.ForegroundRole if index.column() in (_WHEN, _WHO):
                from PySide6.QtGui import QColor

                return QColor(look().tokens.muted)
            case _:
                return sitting if role == SITTING else None

    def _words(self, sitting: Sitting, column: int) -> str:
        match column:
            case 0:
                return times.in_words(sitting.at)
            case 1:
                return sitting.author or self.tr("No name")
            case 2:
                return sitting.name
            case _:
                return self._items(sitting)

    def _items(self, sitting: Sitting) -> str:
        if self.known is None:
            return ""
        items = self.known.items(sitting)
        if not items:
            return ""
        first = self.known.name(items[0])
        more = self.tr("{item} and {count} more")
        return more.format(item=first, count=len(items) - 1) if len(items) > 1 else first

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if side != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Where"))
            return heads[section]
        return None


def _none(_: Which, __: int) -> Sequence[KeptStep]:
    return ()
