"""The hits as a Qt model: one row each, with a tick where it can be replaced."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.query import Substitute
from nap_desktop.services.replacing import after
from nap_desktop.services.searching import Hit
from nap_desktop.ui.find import words

Index = QModelIndex | QPersistentModelIndex
HitRole = Qt.ItemDataRole.UserRole + 1
PlaceRole = Qt.ItemDataRole.UserRole + 2
AfterRole = Qt.ItemDataRole.UserRole + 3  # what takes its place; None where nothing does

_Key = tuple[NodeId, str, int, int]


class HitsModel(QAbstractListModel):
    """All hits of a search.

    ticked: which hits are chosen has changed.
    """

    ticked = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._plan = Plan.empty("no plan")
        self._numbers: dict[NodeId, str] | None = None
        self._hits: tuple[Hit, ...] = ()
        self._left_out: set[_Key] = set()
        self._substitute: Substitute | None = None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in reading order."""
        return self._hits

    @property
    def chosen(self) -> list[Hit]:
        """The hits that are to be replaced."""
        return [one for one in self._hits if not one.at.fixed and _key(one) not in self._left_out]

    def show(self, plan: Plan, hits: tuple[Hit, ...]) -> None:
        """Show other hits; what was left out stays so where it is found again."""
        self.beginResetModel()
        self._plan, self._numbers, self._hits = plan, None, hits
        self.endResetModel()
        self.ticked.emit()

    def use(self, substitute: Substitute | None) -> None:
        """Show what takes the place of the hits; None for nothing yet."""
        self._substitute = substitute
        self._tell_all()

    def tick_all(self, on: bool) -> None:
        """Choose all hits, or none."""
        self._left_out = set() if on else {_key(hit) for hit in self._hits}
        self._tell_all()
        self.ticked.emit()

    def _tell_all(self) -> None:
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def hit(self, index: Index) -> Hit | None:
        """Return the hit of a row; None where there is no row."""
        return self._hits[index.row()] if 0 <= index.row() < len(self._hits) else None

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self._hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a hit can be chosen, and ticked where it can be replaced."""
        hit = self.hit(index)
        if hit is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if hit.at.fixed else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows in one role."""
        hit = self.hit(index)
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "".join(words.around(hit))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._place(hit)}. {''.join(words.around(hit))}"
            case Qt.ItemDataRole.CheckStateRole:
                return None if hit.at.fixed else self._check(hit)
            case _ if role == HitRole:
                return hit
            case _ if role == PlaceRole:
                return self._place(hit)
            case _ if role == AfterRole:
                can = self._substitute is not None and not hit.at.fixed
                return after(hit, self._substitute) if can and self._substitute else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a hit, or take its tick away."""
        hit = self.hit(index)
        if hit is None or hit.at.fixed or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(_key(hit))
        else:
            self._left_out.add(_key(hit))
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _check(self, hit: Hit) -> Qt.CheckState:
        out = _key(hit) in self._left_out
        return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked

    def _place(self, hit: Hit) -> str:
        if self._numbers is None:
            self._numbers = numbers(self._plan)
        if self._substitute is not None and hit.at.fixed:
            return f"{words.place(self._plan, self._numbers, hit, False)} – {words.fixed(hit)}"
        return words.place(self._plan, self._numbers, hit)


def _key(hit: Hit) -> _Key:
    return hit.at.node, hit.at.key, hit.at.paragraph, hit.start
