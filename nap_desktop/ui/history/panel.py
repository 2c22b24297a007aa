"""The history of the item shown: what was changed, by whom, when, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.history.telling import Line, Told, gathered, tell
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.difference import as_html, as_words, difference, replaced
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline

_AT_ONCE = 30


class HistoryPanel(QWidget):
    """Shows the steps that touched one item.

    `history_of` gives the kept steps of an item, in any order.

    shown: how many steps are told now.
    """

    shown = Signal(int)

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
        self._steps: list[Step] = []
        self._told = 0
        self._stale = True
        self._more = QPushButton(self)
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("History"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._more.setText(self.tr("Show older"))
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._show_more)
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
                self._add(tell(plan, node, step))
        self._told = min(self._told + _AT_ONCE, len(self._steps))
        self._more.setVisible(self._told < len(self._steps))
        self.shown.emit(self._told)

    def _add(self, told: Told) -> None:
        if self.page.column.count():
            self.page.add(hairline(), 4)
        self.page.add(StepView(told))


class StepView(QWidget):
    """One step: its name, who and when, and what differs."""

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 2)
        self._column.setSpacing(2)
        self._column.addWidget(SideText(told.name, "strong"))
        who = " · ".join(filter(None, (told.author, times.in_words(told.at))))
        caption = SideText(who, "caption")
        caption.setToolTip(times.in_full(told.at))
        self._column.addWidget(caption)
        for line in told.lines:
            self._add_line(line)

    def _add_line(self, line: Line) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(SideText(line.caption, "caption"))
        if line.before or line.after:
            self._column.addWidget(self._difference(line))

    def _difference(self, line: Line) -> QLabel:
        if line.is_text:
            pieces = difference(line.before, line.after)
        else:
            pieces = replaced(line.before, line.after)
        label = SideText("", "small")
        label.setTextFormat(Qt.TextFormat.RichText)
        QLabel.setText(label, as_html(pieces))
        words = as_words(pieces, self.tr("removed: {text}"), self.tr("added: {text}"))
        label.setAccessibleName(words)
        return label
