"""The rows of the timeline as a Qt model of one column: what each says, and which it is."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.timeline import Span
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.open_plan import Applied
from nap_desktop.services.timeline import Line, Row, Timeline, Wish
from nap_desktop.ui.timeline import words
from nap_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_FEW = 50  # changes that are followed one by one


class TimelineModel(QAbstractTableModel):
    """A timeline as rows.

    arranged: rows came, went or changed their places.
    """

    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline: Timeline | None = None
        self.wish = Wish()
        self.rows: list[Row] = []
        self.whole = Span(0, 0)
        self._waiting: list[Applied] = []

    def show(self, plan: Plan | None, today: datetime.date) -> None:
        """Show a plan's timeline; nothing for None."""
        self._waiting = []
        self.timeline = Timeline.of(plan, today) if plan is not None else None
        self.arrange(self.wish)

    def arrange(self, wish: Wish) -> None:
        """Show the rows that are wished for."""
        self.beginResetModel()
        self.wish = wish
        self._take()
        self.endResetModel()
        self.arranged.emit()

    def _take(self) -> None:
        held = self.timeline
        self.rows = held.rows(self.wish) if held else []
        self.whole = held.whole() if held else Span(0, 0)

    @property
    def has_months(self) -> bool:
        """Whether there is anything that could lie in the chart."""
        return self.timeline is not None and bool(self.timeline.cells.measures)

    def follow(self, applied: Applied) -> None:
        """Note a change; until `refresh` rows go on saying what they said."""
        if len(self._waiting) <= _FEW:
            self._waiting.append(applied)
        else:
            self._waiting[-1] = applied

    @property
    def is_behind(self) -> bool:
        """Whether changes wait to be shown."""
        return bool(self._waiting)

    def refresh(self) -> None:
        """Show what rows say now; rows that are the same ones stay as they are."""
        held, waiting = self.timeline, self._waiting
        self._waiting = []
        if held is None or not waiting:
            return
        if len(waiting) > _FEW:
            self.show(waiting[-1].plan, held.today)
            return
        may_differ = [held.follow(one.change, one.plan) for one in waiting]
        rows, whole = held.rows(self.wish) if any(may_differ) else self.rows, held.whole()
        if rows != self.rows or whole != self.whole:
            self.arrange(self.wish)
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return 1: the chart."""
        return 0 if parent.isValid() else 1

    def row(self, place: int) -> Row | None:
        """Return a row; None where there is none."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def line(self, place: int) -> Line | None:
        """Return the row of a measure or a step; None for a head."""
        found = self.row(place)
        return found if isinstance(found, Line) else None

    def places_of(self, node: NodeId) -> list[int]:
        """Return the rows in which an item stands, top to bottom."""
        return [
            place
            for place, row in enumerate(self.rows)
            if isinstance(row, Line) and row.node == node
        ]

    def place_of(self, wanted: Row) -> int:
        """Return where a row stands now, in the same group if it can; -1 if it does not."""
        if isinstance(wanted, Head):
            heads = (n for n, row in enumerate(self.rows) if isinstance(row, Head))
            return next((n for n in heads if self.rows[n].code == wanted.code), -1)  # type: ignore[union-attr]
        places = self.places_of(wanted.node)
        same = (n for n in places if self.rows[n] == wanted)
        return next(same, places[0] if places else -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, for the eye and for screen readers."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        row, held = self.rows[index.row()], self.timeline
        if held is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.head(row) if isinstance(row, Head) else words.line(held, row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.in_full(held, row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words.in_full(held, row))
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a row, or what the chart shows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if side == Qt.Orientation.Horizontal:
            return self.tr("Time") if section == 0 else None
        row, held = self.row(section), self.timeline
        if row is None or held is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words.in_full(held, row))
        return words.head(row) if isinstance(row, Head) else words.line(held, row)
