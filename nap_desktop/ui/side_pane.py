"""The side pane: guidance, comments, review, history and source of an item, each made at first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import ORIGINALS
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look

if TYPE_CHECKING:
    from nap_desktop.ui.discussion.panel import CommentsPanel
    from nap_desktop.ui.guidance.panel import GuidancePanel
    from nap_desktop.ui.history.panel import HistoryPanel
    from nap_desktop.ui.original.panel import SourcePanel
    from nap_desktop.ui.review.panel import ReviewPanel

HistoryOf = Callable[[NodeId], Sequence[KeptStep]]

_PANELS = ("guidance", "comments", "review", "history", "source")


class SidePane(QTabWidget):
    """Tabs beside the editor; the window is shown before any of their panels is made.

    The tab of the source is there where the item was imported.

    wording_chosen, provision_chosen: what is to go from the guidance into the plan.
    told: a sentence about what happened, and whether Undo fits.
    past_asked: something of the past is wanted (`Wish`). all_asked: the history of the whole plan.
    """

    past_asked = Signal(object)
    all_asked = Signal()
    wording_chosen = Signal(object)
    provision_chosen = Signal(str)
    told = Signal(str, bool)

    def __init__(self, history_of: HistoryOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history_of = history_of
        self._bridge: Bridge | None = None
        self._made: list[Any] = []
        self._wants_source = False
        self._node: NodeId | None = None
        self.setProperty("role", "panel")
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Guidance, comments, review and history"))
        titles = (
            *(self.tr("Guidance"), self.tr("Comments"), self.tr("Review"), self.tr("History")),
            self.tr("Source"),
        )
        for title in titles:
            place = QWidget(self)
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.addTab(place, title)
        self.setTabVisible(_PANELS.index("source"), False)
        self.tabBarClicked.connect(self._on_tab)
        self._fit()
        look().changed.connect(self._fit)

    @cached_property
    def guidance(self) -> GuidancePanel:
        """What helps to write the item shown."""
        from nap_desktop.ui.guidance.panel import GuidancePanel

        panel = GuidancePanel(self)
        panel.wording_chosen.connect(self.wording_chosen)
        panel.provision_chosen.connect(self.provision_chosen)
        self._put("guidance", panel)
        return panel

    @cached_property
    def comments(self) -> CommentsPanel:
        """What is said about the item shown."""
        from nap_desktop.ui.discussion.panel import CommentsPanel

        panel = CommentsPanel(self)
        panel.count_changed.connect(self._show_comment_count)
        panel.told.connect(self.told)
        self._put("comments", panel)
        return panel

    @cached_property
    def review(self) -> ReviewPanel:
        """How the item shown stands in its reviews."""
        from nap_desktop.ui.review.panel import ReviewPanel

        panel = ReviewPanel(self)
        panel.told.connect(self.told)
        self._put("review", panel)
        return panel

    @cached_property
    def history(self) -> HistoryPanel:
        """What was done to the item shown."""
        from nap_desktop.ui.history.panel import HistoryPanel

        panel = HistoryPanel(self._history_of, self)
        panel.asked.connect(self.past_asked)
        panel.all_asked.connect(self.all_asked)
        self._put("history", panel)
        return panel

    @cached_property
    def source(self) -> SourcePanel:
        """The words that the item shown came from."""
        from nap_desktop.ui.original.panel import SourcePanel

        panel = SourcePanel(self)
        self._put("source", panel)
        return panel

    def _put(self, name: str, panel: Any) -> None:
        """Put a panel that was just made on its tab, with the plan that is open."""
        layout = self.widget(_PANELS.index(name)).layout()
        if layout is not None:
            layout.addWidget(panel)
        self._made.append(panel)
        panel.show_plan(self._bridge)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge; none if None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._show_whether_imported)
        self._bridge = bridge
        if bridge is not None:
            bridge.history_changed.connect(self._show_whether_imported)
        for panel in self._made:
            panel.show_plan(bridge)

    def show_node(self, node: NodeId | None) -> None:
        """Fill the panel in front; the others are filled when they come to the front."""
        self._node = node
        self._show_whether_imported()
        panel = getattr(self, _PANELS[self.currentIndex()])
        panel.show_node(node)
        if panel is not self.comments:
            self.comments.show_node(node)  # for the number on its tab

    def bring_forward(self, name: str) -> None:
        """Let one of "guidance", "comments", "review" and "history" be the tab in front."""
        self.setCurrentIndex(_PANELS.index(name))

    def _on_tab(self, index: int) -> None:
        self._wants_source = index == _PANELS.index("source")

    def _show_whether_imported(self, _: object = None) -> None:
        """Offer the source where the item has one; who looked at sources sees the next one at once."""
        at, plan = _PANELS.index("source"), self._bridge.plan if self._bridge else None
        has = (
            plan is not None and self._node is not None and bool(plan.under(self._node, ORIGINALS))
        )
        if has == self.isTabVisible(at):
            return
        self.setTabVisible(at, has)
        self._fit()
        if has and self._wants_source:
            self.setCurrentIndex(at)

    def _show_comment_count(self, count: int) -> None:
        words = self.tr("Comments {count}").format(count=count) if count else self.tr("Comments")
        self.setTabText(_PANELS.index("comments"), words)
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for all tabs."""
        self.setMinimumWidth(max(250, self.tabBar().sizeHint().width() + 8))
