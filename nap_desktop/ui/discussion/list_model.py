"""Threads and places still to be written, of the whole plan, as the rows of a table."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from nap_desktop.services.discussion import Said
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import by_content

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
SHOWN = ("open", "todo", "resolved", "private", "")  # what may be asked for; "" for everything
_STATE, _WORDS, _WHO, _WHERE = range(4)


class Wish(NamedTuple):
    """Which rows are wanted: one of SHOWN, of one author and of one body (None and "" for all)."""

    shown: str = "open"
    author: str | None = None
    body: str = ""

    def fits(self, row: Said) -> bool:
        """Return whether a row is wanted; "open" gives places still to be written too."""
        match self.shown:
            case "open":
                fits = row.state != "resolved"
            case "private":
                fits = row.private
            case "":
                fits = True
            case _:
                fits = row.state == self.shown
        if self.author is not None and row.author != self.author:
            return False
        return fits and (not self.body or self.body in row.bodies)


class SaidModel(QAbstractTableModel):
    """State, words, who and when, where; the same rows in the same order change in place."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[Said] = []

    def show(self, rows: list[Said]) -> None:
        """Show other rows."""
        if rows == self.rows:
            return
        if [(row.node, row.key) for row in rows] == [(row.node, row.key) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, _WHERE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row(self, number: int) -> Said | None:
        """Return a row by its number; None if there is no such row."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, the shape and the colour of a cell."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return by_content(self._words(row, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                words = self._words(row, index.column())
                return plain_tip(words) if len(words) > 24 else None
            case Qt.ItemDataRole.DecorationRole if index.column() == _STATE:
                return _shape(row)
            case Qt.ItemDataRole.ForegroundRole:
                tokens = look().tokens
                quiet = row.state == "resolved" or index.column() == _WHO
                return QColor(tokens.muted if quiet else tokens.text)
            case _:
                return None

    def _words(self, row: Said, column: int) -> str:
        match column:
            case 0:
                return self.state_words(row)
            case 1:
                more = self.tr("%n reply(ies)", "", row.replies) if row.replies else ""
                return " · ".join(filter(None, (row.words, more)))
            case 2:
                when = times.in_words(row.at) if row.at else ""
                return " · ".join(filter(None, (row.author, when)))
            case _:
                return row.place

    def state_words(self, row: Said) -> str:
        """Return how a row stands, in words."""
        words = {
            "open": self.tr("Open"),
            "resolved": self.tr("Resolved"),
            "todo": self.tr("To write"),
        }[row.state]
        return self.tr("{state}, private").format(state=words) if row.private else words

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if side != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (self.tr("State"), self.tr("What"), self.tr("Who, when"), self.tr("Where"))
            return heads[section]
        return None


def _shape(row: Said) -> Any:
    if row.private:
        return icon("private", "muted")
    if row.state == "resolved":
        return icon("check", "faint")
    return icon("measure" if row.state == "todo" else "comment", "accent")
