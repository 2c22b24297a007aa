"""The hints on a plan in groups: a section of the plan each, and those that were left as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.hints import words_of
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import by_content

FINDING, IS_LEFT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
LEFT = "left"  # the id of the group of hints that were left as they are

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_GROUP = 0  # the internal id of a group; that of a hint is the number of its group, from 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One hint as it is shown: its words, and the item with its number."""

    finding: Finding
    words: str
    item: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hints of one section, by its id; the plan's own by the plan's; or LEFT."""

    id: NodeId
    name: str
    entries: tuple[Entry, ...]


class FindingsModel(QAbstractItemModel):
    """Two levels: groups, and the hints in them; equal hints are shown without any reset."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()

    def show(self, groups: tuple[Group, ...]) -> None:
        """Show other hints; nothing happens if they are the same."""
        if groups == self.groups:
            return
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    @property
    def findings(self) -> list[Finding]:
        """All hints in the order in which they are shown."""
        return [entry.finding for group in self.groups for entry in group.entries]

    def place_of(self, finding: Finding) -> QModelIndex:
        """Return where a hint is shown; none if it is not."""
        for number, group in enumerate(self.groups):
            for row, entry in enumerate(group.entries):
                if entry.finding == finding:
                    return self.index(row, 0, self.index(number, 0))
        return _TOP

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """Return a place."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]
        """Return the group of a hint."""
        number = index.internalId() if index.isValid() else _GROUP
        return self.createIndex(number - 1, 0, _GROUP) if number else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many groups there are, or hints in a group."""
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self.groups[parent.row()].entries)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return two: what was found, and where."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a place, the hint under FINDING, and whether it was left."""
        if not self.checkIndex(index, QAbstractItemModel.CheckIndexOption.IndexIsValid):
            return None
        number = index.internalId()
        group = self.groups[number - 1 if number else index.row()]
        is_left = group.id == LEFT
        if not number:
            return self._of_group(group, index.column(), role)
        entry = group.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return by_content(entry.words if index.column() == 0 else entry.item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.words if index.column() == 0 else entry.item
            case Qt.ItemDataRole.ToolTipRole if index.column() == 1:
                return plain_tip(entry.item) if len(entry.item) > 40 else None
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return icon("check", "faint") if is_left else icon("warning", "attention")
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(look().tokens.faint if is_left else look().tokens.text)
            case _:
                return {FINDING: entry.finding, IS_LEFT: is_left}.get(role)

    def _of_group(self, group: Group, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole if column == 0:
                return by_content(f"{group.name} · {len(group.entries)}")
            case Qt.ItemDataRole.AccessibleTextRole if column == 0:
                return f"{group.name}, {len(group.entries)}"
            case Qt.ItemDataRole.FontRole:
                return look().font(12, True)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(look().tokens.muted)
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if side != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("What may want another look"), self.tr("Where"))[section]


def grouped(
    plan: Plan, findings: list[Finding], left: list[Finding], words_for_left: str
) -> tuple[Group, ...]:
    """Return hints by the section of the plan in which they are, in reading order, left ones last."""
    printed = numbers(plan)
    found: dict[NodeId, list[Entry]] = {}
    for finding in findings:
        if finding.node in plan.nodes:
            found.setdefault(_section(plan, finding.node), []).append(
                _entry(plan, printed, finding)
            )
    groups = [Group(id, _name(plan, printed, id), tuple(rows)) for id, rows in found.items()]
    rest = tuple(_entry(plan, printed, one) for one in left if one.node in plan.nodes)
    return (*groups, *((Group(LEFT, words_for_left, rest),) if rest else ()))


def _section(plan: Plan, node: NodeId) -> NodeId:
    """Return the part of the plan, right below its root, in which an item is; the root for itself."""
    above = [node, *plan.ancestors(node)]
    return above[-2] if len(above) > 1 else node


def _name(plan: Plan, printed: dict[NodeId, str], node: NodeId) -> str:
    if node == plan.root:
        return labels().kind("plan")
    said = title(plan, node) or labels().get("words", "untitled")
    return f"{printed.get(node, '')} {said}".strip()


def _entry(plan: Plan, printed: dict[NodeId, str], finding: Finding) -> Entry:
    return Entry(finding, words_of(finding), _name(plan, printed, finding.node))
