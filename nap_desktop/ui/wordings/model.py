"""The wordings by document, as a tree of two levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from nap_desktop.services.pack_wordings import Entry
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import by_content
from nap_desktop.ui.wordings.names import order_of, part_name

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
NAME = Qt.ItemDataRole.UserRole


class WordingsModel(QAbstractItemModel):
    """Shows the entries of one language that hold some words; a dot marks those of the plan's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, list[Entry]]] = []
        self._own: dict[str, str] = {}

    def show(self, entries: Sequence[Entry], own: dict[str, str], words: str = "") -> None:
        """Show entries; `own` are the texts that stand in the place of the program's."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._own = own
        parts: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda one: order_of(one.part)):
            text = f"{part_name(entry.part)} {own.get(entry.name) or entry.text}".casefold()
            if all(word in text for word in wanted):
                parts.setdefault(entry.part, []).append(entry)
        self._parts = list(parts.items())
        self.endResetModel()

    def set_own(self, name: str, text: str) -> None:
        """Show that a wording has another text now."""
        self._own[name] = text
        index = self.index_of(name)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def entry(self, index: Index) -> Entry | None:
        """Return the wording of a row; None for the row of a document."""
        if not index.isValid() or not index.internalId():
            return None
        return self._parts[index.internalId() - 1][1][index.row()]

    def index_of(self, name: str) -> QModelIndex:
        """Return the row of a wording; an invalid index if it is not shown."""
        for place, (_, entries) in enumerate(self._parts):
            for row, entry in enumerate(entries):
                if entry.name == name:
                    return self.createIndex(row, 0, place + 1)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Return the first wording; an invalid index if none is shown."""
        return self.createIndex(0, 0, 1) if self._parts else QModelIndex()

    # As Qt asks: the internal id is 0 for a document and its place + 1 for a wording of it.

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """Return the index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the document to which a wording belongs."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many documents there are, or how many wordings one has."""
        if not parent.isValid():
            return len(self._parts)
        if parent.internalId() or parent.column():
            return 0
        return len(self._parts[parent.row()][1])

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a document, or the beginning of a wording."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        if entry is None:
            part, entries = self._parts[index.row()]
            if role == Qt.ItemDataRole.DisplayRole:
                own = sum(bool(self._own.get(one.name)) for one in entries)
                name = part_name(part)
                return (
                    self.tr("{name} · {count} changed").format(name=name, count=own)
                    if own
                    else name
                )
            return look().font(13, True) if role == Qt.ItemDataRole.FontRole else None
        text = " ".join((self._own.get(entry.name) or entry.text).split())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return by_content(f"● {text}" if self._own.get(entry.name) else text)
            case Qt.ItemDataRole.AccessibleTextRole if self._own.get(entry.name):
                return self.tr("Changed: {text}").format(text=text)
            case Qt.ItemDataRole.FontRole:
                return QFont(look().font(13))
            case role if role == NAME:
                return entry.name
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that wordings can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
