"""The outline as a Qt model: one plan value, swapped exactly where Qt expects a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from nap_desktop.plan.change import InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import DISCUSSION, OUTLINE, PROGRESS, Plan
from nap_desktop.services.open_plan import Applied

if TYPE_CHECKING:
    from nap_desktop.plan.checks import Finding

NodeRole = Qt.ItemDataRole.UserRole + 1
NumberRole = Qt.ItemDataRole.UserRole + 2
KindRole = Qt.ItemDataRole.UserRole + 3
StatusRole = Qt.ItemDataRole.UserRole + 4
CommentsRole = Qt.ItemDataRole.UserRole + 5
FindingsRole = Qt.ItemDataRole.UserRole + 6

_NUMBERED = frozenset({"levels"})
_GROUND = Qt.ItemFlag.ItemIsDropEnabled
# made once: Qt asks for the flags of thousands of rows at a time
_ITEM = (
    _GROUND
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsEditable
)
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable  # of a plan that is protected


class OutlineModel(QAbstractItemModel):
    """The outline slot of a plan; while a filter is on, only what matches and what lies above it.

    dropped: the ids, the parent and the row where a person let go of dragged items.
    renamed: the id and the new title that a person typed into a row.
    """

    dropped = Signal(list, str, int)
    dropped_text = Signal(QMimeData, str, int)
    renamed = Signal(str, str)

    def __init__(self, plan: Plan | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan or Plan.empty("no plan")  # a fresh id is slow to make
        self._shown: Collection[NodeId] | None = None
        self._numbers: dict[NodeId, str] | None = None
        self._passing: dict[NodeId, tuple[NodeId, ...]] = {}  # children that pass the filter
        self._findings: dict[NodeId, list[Finding]] = {}
        self._keys: dict[NodeId, int] = {}
        self._ids: list[NodeId] = []
        self._words: Callable[[Finding], str] = _code

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self._plan

    @property
    def is_filtered(self) -> bool:
        """Whether only some items are shown."""
        return self._shown is not None

    def show_plan(self, plan: Plan) -> None:
        """Show another plan, or another state of it that is far from the present one."""
        self.beginResetModel()
        self._passing = {}
        self._plan = plan
        self._numbers = None
        self._findings = {}
        self.endResetModel()

    def show_only(self, shown: Collection[NodeId] | None) -> None:
        """Show just these items, or all for None."""
        if shown == self._shown:
            return
        self.beginResetModel()
        self._passing = {}
        self._shown = shown
        self.endResetModel()

    def show_also(self, nodes: Collection[NodeId]) -> None:
        """Let the filter pass items that the plan gets next."""
        if self._shown is not None:
            self._shown = {*self._shown, *nodes}
            self._passing = {}

    def show_findings(
        self, findings: dict[NodeId, list[Finding]], words: Callable[[Finding], str]
    ) -> None:
        """Mark the items that have hints; `words` gives a hint's sentence."""
        before, self._findings, self._words = self._findings, findings, words
        for node in {*before, *findings}:
            if before.get(node) != findings.get(node):
                self._tell(node, [FindingsRole, Qt.ItemDataRole.ToolTipRole])

    def follow(self, applied: Applied) -> None:
        """Show one change; the plan is swapped exactly where Qt expects the change."""
        if self._shown is not None and not isinstance(applied.change, SetField):
            self.show_plan(applied.plan)
            return
        match applied.change:
            case SetField(node, key):
                self._follow_field(node, key, applied.plan)
            case InsertNode(node, parent, row) if applied.plan.slot(node.id) == OUTLINE:
                self._numbers = None
                self.beginInsertRows(self.index_of(parent), row, row)
                self._plan = applied.plan
                self.endInsertRows()
                self._renumber()
            case RemoveNode(node, parent, row) if self._plan.slot(node.id) == OUTLINE:
                self._numbers = None
                self.beginRemoveRows(self.index_of(parent), row, row)
                self._plan = applied.plan
                self.endRemoveRows()
                self._renumber()
            case MoveNode(node) if self._plan.slot(node) == OUTLINE:
                self._follow_move(applied.change, applied.plan)
            case InsertNode(_, parent) | RemoveNode(_, parent) | MoveNode(_, parent):
                self._plan = applied.plan
                self._tell(parent, [CommentsRole, StatusRole])

    def _follow_field(self, node: NodeId, key: str, plan: Plan) -> None:
        self._plan = plan
        if node == plan.root:
            if key in _NUMBERED:
                self._renumber()
            return
        if plan.slot(node) == OUTLINE:
            self._tell(node, [])
        else:
            self._tell(plan.parents[node], [CommentsRole, StatusRole])

    def _follow_move(self, move: MoveNode, plan: Plan) -> None:
        # Qt counts the new row before the lift, a change after it
        to = move.new_row + (move.old_parent == move.new_parent and move.new_row > move.old_row)
        old, new = self.index_of(move.old_parent), self.index_of(move.new_parent)
        if not self.beginMoveRows(old, move.old_row, move.old_row, new, to):
            self._plan = plan
            return
        self._plan = plan
        self._numbers = None
        self.endMoveRows()
        self._renumber()

    def _renumber(self) -> None:
        """Let every row ask for its number again."""
        self._numbers = None
        count = self.rowCount()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0), [NumberRole])

    def _tell(self, node: NodeId, roles: Sequence[int]) -> None:
        index = self.index_of(node)
        if index.isValid():
            self.dataChanged.emit(index, index, list(roles))

    def rows(self, node: NodeId) -> tuple[NodeId, ...]:
        """Return the children of a node that are shown."""
        shown = self._shown
        if shown is None:
            return self._plan.under(node)
        passing = self._passing.get(node)
        if passing is None:
            children = self._plan.under(node)
            passing = self._passing[node] = tuple(one for one in children if one in shown)
        return passing

    def index_of(self, node: NodeId) -> QModelIndex:
        """Return where a node is shown; the invalid index for the root and for what is not shown."""
        if node == self._plan.root or node not in self._plan.parents:
            return QModelIndex()
        siblings = self.rows(self._plan.parents[node])
        if node not in siblings:
            return QModelIndex()
        return self.createIndex(siblings.index(node), 0, self._key(node))

    def node(self, index: QModelIndex) -> NodeId:
        """Return the id shown at an index; the root's for the invalid one."""
        return self._ids[index.internalId()] if index.isValid() else self._plan.root

    def _key(self, node: NodeId) -> int:
        """Return the small number that stands for an id inside Qt's indexes."""
        key = self._keys.get(node)
        if key is None:
            key = self._keys[node] = len(self._ids)
            self._ids.append(node)
        return key

    # What Qt asks.

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a row below a parent."""
        rows = self.rows(self.node(parent))
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, self._key(rows[row]))

    def parent(self, index: QModelIndex) -> QModelIndex:  # type: ignore[override]
        """Return the index of the parent."""
        if not index.isValid():
            return QModelIndex()
        node = self.node(index)
        return self.index_of(self._plan.parents.get(node, self._plan.root))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many children are shown."""
        return len(self.rows(self.node(parent))) if parent.column() <= 0 else 0

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return 1."""
        return 1

    def hasChildren(self, parent: QModelIndex = QModelIndex()) -> bool:  # noqa: B008
        """Return whether a node has children that are shown."""
        return self.rowCount(parent) > 0

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid():
            return _GROUND
        return _READ if self._plan.get(self._plan.root, "protected") else _ITEM

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows in one role."""
        if not index.isValid():
            return None
        node = self.node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title(self._plan, node)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.number(node)} {title(self._plan, node)}".strip()
            case _ if role == NodeRole:
                return node
            case _ if role == NumberRole:
                return self.number(node)
            case _ if role == KindRole:
                return self._plan.nodes[node].kind
            case _ if role == StatusRole:
                return self._status(node)
            case _ if role == CommentsRole:
                return self._open_comments(node)
            case _ if role == FindingsRole:
                return len(self._findings.get(node, ()))
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the title that a person typed; the plan changes through the one door, not here."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.renamed.emit(self.node(index), str(value))
        return True

    @property
    def numbers(self) -> dict[NodeId, str]:
        """The printed numbers of all nodes; made when the first is asked for."""
        if self._numbers is None:
            self._numbers = numbers(self._plan)
        return self._numbers

    def number(self, node: NodeId) -> str:
        """Return the printed number of a node."""
        return self.numbers.get(node, "")

    def _status(self, node: NodeId) -> str:
        """Return how a measure stood at its latest review; empty without one."""
        entries = self._plan.under(node, PROGRESS)
        return self._plan.get(entries[-1], "status") if entries else ""

    def _open_comments(self, node: NodeId) -> int:
        return sum(
            not self._plan.get(comment, "resolved")
            for comment in self._plan.under(node, DISCUSSION)
        )

    def _tip(self, node: NodeId) -> str:
        lines = [title(self._plan, node)]
        lines += ["⚠ " + self._words(finding) for finding in self._findings.get(node, ())]
        return "\n".join(lines)

    # Drag and drop.

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that items are moved."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped here."""
        from nap_desktop.services import clipboard

        return [clipboard.MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return dragged rows as items and as text."""
        return mime_of(self._plan, [self.node(index) for index in indexes])

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Tell where something was dropped; always False, for the one door moves the rows."""
        from nap_desktop.services import clipboard

        target = self.node(parent)
        if self._shown is not None and row >= 0:
            row = self._unfiltered_row(target, row)
        nodes = clipboard.ids(_raw(data)) if data.hasFormat(clipboard.MIME) else []
        if nodes and all(node in self._plan.parents for node in nodes):
            self.dropped.emit(nodes, target, row)
        elif data.hasFormat(clipboard.MIME) or data.hasText():
            self.dropped_text.emit(data, target, row)
        return False

    def _unfiltered_row(self, parent: NodeId, row: int) -> int:
        shown = self.rows(parent)
        children = self._plan.under(parent)
        return children.index(shown[row]) if row < len(shown) else len(children)


def mime_of(plan: Plan, nodes: Sequence[NodeId]) -> QMimeData:
    """Return items as the clipboard and drags carry them: exact for a plan, lines for the rest."""
    from nap_desktop.services import clipboard  # not wanted at start-up

    data = QMimeData()
    data.setData(clipboard.MIME, clipboard.to_clip(plan, nodes).encode())
    data.setText(clipboard.to_lines(plan, nodes))
    return data


def _raw(data: QMimeData) -> str:
    from nap_desktop.services import clipboard

    return bytes(data.data(clipboard.MIME).data()).decode("utf-8", "replace")


def _code(finding: Finding) -> str:
    return finding.code
