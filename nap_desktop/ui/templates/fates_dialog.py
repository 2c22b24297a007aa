"""What became of the plan before: each item carried over, changed, new or not carried over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.successor import CARRIED, CHANGED, DROPPED, NEW, counts, fates
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.tips import plain_tip

_NodeRole = Qt.ItemDataRole.UserRole + 1
_SIGNS = {CARRIED: "=", CHANGED: "≠", NEW: "+", DROPPED: "–"}


class FatesDialog(ActDialog):
    """The items of both plans with a sign and a word each.

    item_asked: an item of the plan that is open, which a person wants to see.
    """

    item_asked = Signal(str)

    def __init__(self, old: Plan, new: Plan, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Beside the plan before"))
        self.act_button.hide()
        self.leave_button.setText(self.tr("Close"))
        self.fates = fates(old, new)
        self.tree = QTreeWidget(self)
        self._made: dict[NodeId, QTreeWidgetItem] = {}
        self._lay_out(old)
        self._add(new, [node for node in new.walk() if new.nodes[node].kind != "step"])
        gone = [one for one in old.walk() if self.fates[one] == DROPPED]
        self._add(old, [node for node in gone if old.nodes[node].kind != "step"])
        self.tree.expandAll()
        self.tree.itemActivated.connect(self._ask)
        self.tree.setFocus()

    def _lay_out(self, old: Plan) -> None:
        found = counts(list(self.fates.values()))
        words = ", ".join(f"{self.word(fate).casefold()} {count}" for fate, count in found.items())
        name = title(old, old.root)
        told = QLabel(self.tr("Compared with “{plan}”: {counts}").format(plan=name, counts=words))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.tree.setHeaderLabels([self.tr("Item"), self.tr("What became of it")])
        self.tree.setAccessibleName(self.tr("Items of both plans"))
        self.tree.setUniformRowHeights(True)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.column.addWidget(told)
        self.column.addWidget(self.tree, 1)
        self.resize(look().px(820), look().px(560))

    def word(self, fate: str) -> str:
        """Return the word for what became of an item."""
        return {
            CARRIED: self.tr("Carried over"),
            CHANGED: self.tr("Changed"),
            NEW: self.tr("New"),
            DROPPED: self.tr("Not carried over"),
        }[fate]

    def _add(self, plan: Plan, nodes: list[NodeId]) -> None:
        printed = numbers(plan)
        for node in nodes:
            fate = self.fates[node]
            number = f"({printed[node]})" if fate == DROPPED and printed[node] else printed[node]
            words = f"{number} {title(plan, node)}".strip()
            item = QTreeWidgetItem([words, f"{_SIGNS[fate]} {self.word(fate)}"])
            item.setToolTip(0, plain_tip(words))
            item.setData(0, _NodeRole, "" if fate == DROPPED else node)
            above = self._made.get(plan.parents[node])
            (above.addChild if above is not None else self.tree.addTopLevelItem)(item)
            self._made[node] = item

    def _ask(self, item: QTreeWidgetItem) -> None:
        if node := item.data(0, _NodeRole):
            self.item_asked.emit(node)
            self.accept()
