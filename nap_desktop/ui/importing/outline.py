"""The right side of the import: the outline that comes of the document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, title
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

NodeRole = Qt.ItemDataRole.UserRole + 1
_UNFOLDED = 400  # items; a longer outline is shown folded


class DraftOutline(QTreeView):
    """Items with number, title and who leads; told anew after each correction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[NodeId, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("The outline that comes of it"))

    def show_plan(self, plan: Plan, numbers: dict[NodeId, str]) -> None:
        """Show the items of a draft, the current one staying where it was."""
        current = self.current
        self._model.clear()
        self._items = {}
        root = self._model.invisibleRootItem()
        for node in plan.walk():
            above = self._items.get(plan.parents[node], root)
            item = self._item(plan, node, numbers.get(node, ""))
            above.appendRow(item)
            self._items[node] = item
        if len(self._items) <= _UNFOLDED:
            self.expandAll()
        self.choose(current)

    def _item(self, plan: Plan, node: NodeId, number: str) -> QStandardItem:
        held = plan.nodes[node]
        words = f"{number} {title(plan, node)}".strip() or self.tr("(no text)")
        lead = ", ".join(body_name(plan, body) for body in codes(held.get("lead")))
        when = held.get("end") or held.get("deadline")
        tail = " · ".join(filter(None, (lead, when)))
        item = QStandardItem(f"{words}  ({tail})" if tail else words)
        item.setData(node, NodeRole)
        item.setToolTip(plain_tip(words + ("\n" + tail if tail else "")))
        if held.kind != "measure":
            item.setFont(look().font(13, bold=True))
        return item

    @property
    def current(self) -> NodeId:
        """The id of the current item; empty for none."""
        return self.currentIndex().data(NodeRole) or ""

    def choose(self, node: NodeId) -> None:
        """Make an item the current one and show it."""
        item = self._items.get(node)
        if item is not None:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())
