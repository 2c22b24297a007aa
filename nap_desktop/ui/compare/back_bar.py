"""The buttons below a comparison: what of the earlier state can be brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.tree import OUTLINE, Plan
from nap_desktop.services.comparison import CompareRow
from nap_desktop.ui.compare.sources import Act


def offered(then: Plan, now: Plan, row: CompareRow | None) -> list[Act]:
    """Return what can be brought back of a row, the likeliest first; nothing of what is new."""
    if row is None or row.node not in then.nodes:
        return []
    kind = then.nodes[row.node].kind
    if row.node not in now.nodes:
        return ["item"]
    found: list[Act] = []
    if "moved" in row.marks:
        found.append("place")
    if "changed" in row.marks:
        found.insert(0, "field") if slot_of(kind) in ("", OUTLINE) or row.key else None
    found.append("item")
    if kind in ("section", "objective"):
        found.append("below")
    return found


class BackBar(QFrame):
    """One button for what is likeliest, a menu for the rest.

    asked: an act ("field", "place", "item", "below", "plan"). left: the window is to close.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._acts: list[Act] = []
        self.first = QPushButton(self)
        self.more = QPushButton(self.tr("Bring back &more"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        menu = QMenu(self.more)
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.first)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.close_button)
        for button in (self.first, self.more, self.close_button):
            button.setAutoDefault(False)
        self.first.clicked.connect(self._on_first)
        menu.triggered.connect(self._on_menu)
        self.close_button.clicked.connect(self.left)
        self.offer([], False)

    def offer(self, acts: list[Act], whole: bool) -> None:
        """Offer acts on the row that is chosen; `whole`: also the whole plan."""
        self._acts = acts
        self.first.setText(self._words(acts[0]) if acts else self.tr("&Bring back"))
        self.first.setEnabled(bool(acts))
        menu = self.more.menu()
        menu.clear()
        rest: list[Act] = acts[1:]
        for act in (*rest, *(("plan",) if whole else ())):
            action = QAction(self._words(act), menu)
            action.setData(act)
            menu.addAction(action)
        self.more.setEnabled(not menu.isEmpty())

    def _words(self, act: str) -> str:
        return {
            "field": self.tr("&Bring back this text"),
            "place": self.tr("Move &back to where it was"),
            "item": self.tr("Bring the &item back"),
            "below": self.tr("Bring the item back with &all below it"),
            "plan": self.tr("Bring the whole &plan back"),
        }[act]

    def _on_first(self) -> None:
        if self._acts:
            self.asked.emit(self._acts[0])

    def _on_menu(self, action: QAction) -> None:
        self.asked.emit(action.data())
