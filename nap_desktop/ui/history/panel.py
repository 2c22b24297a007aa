"""The history of the item shown: what was changed, by whom, when, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.history.step_view import StepView
from nap_desktop.ui.history.telling import Sitting, gathered, tell
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline

_AT_ONCE = 30


class HistoryPanel(QWidget):
    """Shows the steps that touched one item.

    `history_of` gives the kept steps of an item, in any order.

    shown:     how many steps are told now.
    asked:     something of the past is wanted (`Wish`).
    all_asked: the history of the whole plan is to be shown.
    """

    shown = Signal(int)
    asked = Signal(object)
    all_asked = Signal()

    def __init__(
        self,
        history_of: Callable[[NodeId], Sequence[KeptStep]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._history_of = history_of
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._steps: list[Sitting] = []
        self._told = 0
        self._stale = True
        self._more = QPushButton(self)
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("History"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        self._all = QPushButton(self.tr("The whole plan…"), self)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._all)
        column.addLayout(foot)
        self._more.setText(self.tr("Show older"))
        for button in (self._more, self._all):
            button.setProperty("role", "link")
        self._all.setToolTip(self.tr("Show what was done to all of the plan"))
        self._more.clicked.connect(self._show_more)
        self._all.clicked.connect(self.all_asked)
        self._more.hide()

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        self._bridge = bridge
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
        self.show_node(None)

    def show_node(self, node: NodeId | None) -> None:
        """Show the history of an item."""
        self._node = node
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def _follow(self, _: object = None) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        plan = self._plan
        found = gathered(self._history_of(self._node)) if plan and self._node else []
        if found and found == self._steps:
            return
        self._steps, self._told = found, 0
        self.page.clear()
        if not found:
            text = self.tr("Nothing has been changed here yet.")
            self.page.add(SideText(text, "muted"))
        self._show_more()

    @property
    def _plan(self) -> Plan | None:
        """The plan, if it holds the item shown."""
        if self._bridge is None or self._node not in self._bridge.plan.nodes:
            return None
        return self._bridge.plan

    def _show_more(self) -> None:
        plan, node = self._plan, self._node
        if plan is not None and node is not None:
            for step in self._steps[self._told : self._told + _AT_ONCE]:
                self._add(plan, node, step)
        self._told = min(self._told + _AT_ONCE, len(self._steps))
        self._more.setVisible(self._told < len(self._steps))
        self.shown.emit(self._told)

    def _add(self, plan: Plan, node: NodeId, step: Sitting) -> None:
        if self.page.column.count():
            self.page.add(hairline(), 4)
        view = StepView(tell(plan, node, step), plan, node, step)
        view.asked.connect(self.asked)
        self.page.add(view)
