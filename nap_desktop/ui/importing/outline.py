"""The right side of the import: the outline that comes of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTreeView, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, title
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.importing.words import tr
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
NodeRole = Qt.ItemDataRole.UserRole + 1
_UNFOLDED = 400  # items; a longer outline is shown folded


class OutlineModel(QAbstractItemModel):
    """The items of a draft; their words are made when they are seen, as a draft may have thousands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._numbers: Mapping[NodeId, str] = {}
        self._order: list[NodeId] = []  # an index holds the place of its item here
        self._at: dict[NodeId, int] = {}
        self._rows: list[int] = []  # of each item below its parent

    def show_plan(self, plan: Plan, numbers: Mapping[NodeId, str]) -> None:
        """Show another draft."""
        self.beginResetModel()
        self._plan, self._numbers = plan, numbers
        self._order = list(plan.walk())
        self._at = {node: at for at, node in enumerate(self._order)}
        self._rows = [0] * len(self._order)
        for above in (plan.root, *self._order):
            for row, node in enumerate(plan.under(above)):
                self._rows[self._at[node]] = row
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._order)

    def index_of(self, node: NodeId) -> QModelIndex:
        """Return where an item is; an invalid index if it is nowhere."""
        at = self._at.get(node, -1)
        return self.createIndex(self._rows[at], 0, at) if at >= 0 else QModelIndex()

    def node(self, index: _Index) -> NodeId:
        """Return the item at an index; empty for none."""
        return self._order[index.internalId()] if index.isValid() else ""

    def _below(self, index: _Index) -> tuple[NodeId, ...]:
        if self._plan is None:
            return ()
        return self._plan.under(self.node(index) or self._plan.root)

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a child."""
        below = self._below(parent)
        if not 0 <= row < len(below) or column:
            return QModelIndex()
        return self.createIndex(row, 0, self._at[below[row]])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """Return the index of the item above."""
        if not index.isValid() or self._plan is None:
            return QModelIndex()
        return self.index_of(self._plan.parents[self.node(index)])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many items are below one."""
        return len(self._below(parent))

    def columnCount(self, _: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the one column."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of an item, its tip, its font or its id."""
        if not index.isValid() or self._plan is None:
            return None
        node = self.node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                words, tail = self._words(self._plan, node)
                return f"{words}  ({tail})" if tail else words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, self._words(self._plan, node))))
            case Qt.ItemDataRole.FontRole:
                is_measure = self._plan.nodes[node].kind == "measure"
                return None if is_measure else look().font(13, bold=True)
            case _ if role == NodeRole:
                return node
        return None

    def _words(self, plan: Plan, node: NodeId) -> tuple[str, str]:
        """Return number and title, and who leads it until when."""
        held = plan.nodes[node]
        words = f"{self._numbers.get(node, '')} {title(plan, node)}".strip() or tr("(no text)")
        lead = ", ".join(body_name(plan, body) for body in codes(held.get("lead")))
        when = held.get("end") or held.get("deadline")
        return words, " · ".join(filter(None, (lead, when)))


class DraftOutline(QTreeView):
    """Items with number, title and who leads; told anew after each correction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("The outline that comes of it"))

    def show_plan(self, plan: Plan, numbers: Mapping[NodeId, str]) -> None:
        """Show the items of a draft; what was unfolded and the current one stay so."""
        current = self.current
        folded, unfolded = self._folding()
        self._model.show_plan(plan, numbers)
        if len(self._model) <= _UNFOLDED:
            self.expandAll()
            for node in folded:
                self.collapse(self._model.index_of(node))
        else:
            for node in unfolded:
                self.expand(self._model.index_of(node))
        self.choose(current)

    def _folding(self) -> tuple[list[NodeId], list[NodeId]]:
        """Return the items with others below that are folded, and those that are unfolded."""
        folded: list[NodeId] = []
        unfolded: list[NodeId] = []
        waiting = [QModelIndex()]
        while waiting:
            above = waiting.pop()
            for row in range(self._model.rowCount(above)):
                index = self._model.index(row, 0, above)
                if self.isExpanded(index):
                    unfolded.append(self._model.node(index))
                    waiting.append(index)
                elif self._model.rowCount(index):
                    folded.append(self._model.node(index))
        return folded, unfolded

    @property
    def current(self) -> NodeId:
        """The id of the current item; empty for none."""
        return self._model.node(self.currentIndex())

    def choose(self, node: NodeId) -> None:
        """Make an item the current one and show it."""
        index = self._model.index_of(node)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
