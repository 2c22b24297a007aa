"""The pane below the views: lists of the whole plan on tabs, each made at first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QTabWidget, QToolButton, QVBoxLayout, QWidget

from nap_desktop.ui.look import icon, look

if TYPE_CHECKING:
    from nap_desktop.ui.bridge import Bridge
    from nap_desktop.ui.checks.next_panel import NextPanel
    from nap_desktop.ui.checks.panel import ChecksPanel
    from nap_desktop.ui.discussion.list_panel import DiscussionList
    from nap_desktop.ui.history.plan_panel import PlanHistoryPanel
    from nap_desktop.ui.main_window import MainWindow

_PANELS = ("checks", "next", "comments", "history")
_HEIGHT, _LEAST = 260, 150  # px at 100 %


class Below(QDockWidget):
    """Tabs below the views of the open plan.

    goes:  an item is to be shown, and the key of the field to be edited, "" for none.
    told:  a sentence about what happened, and whether Undo fits.
    asked: an act of the window ("group.method words") and what it is given.
    left:  the pane is to go.
    """

    goes = Signal(str, str)
    told = Signal(str, bool)
    asked = Signal(str, object)
    left = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bridge: Bridge | None = None
        self._made: dict[str, Any] = {}
        self.tabs = QTabWidget(self)
        self._set_up()
        look().changed.connect(self._recolour)
        self._recolour()

    def _set_up(self) -> None:
        self.setObjectName("below")
        self.setTitleBarWidget(QWidget(self))
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.tabs.setDocumentMode(True)
        self.tabs.setProperty("role", "panel")
        self.tabs.setAccessibleName(self.tr("Lists of the whole plan"))
        for name in _PANELS:
            place = QWidget(self.tabs)
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(place, self._title(name))
        self._close = QToolButton(self)
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close the pane"))
        self._close.clicked.connect(self.left)
        self.tabs.setCornerWidget(self._close)
        self.tabs.currentChanged.connect(self._fill)
        ground = QWidget(self)
        ground.setProperty("role", "panel")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setWidget(ground)

    def _title(self, name: str) -> str:
        return {
            "checks": self.tr("To check"),
            "next": self.tr("What next"),
            "comments": self.tr("Comments"),
            "history": self.tr("History of the plan"),
        }[name]

    def _recolour(self) -> None:
        self._close.setIcon(icon("close", "muted"))
        self.tabs.setMinimumHeight(look().px(_LEAST))

    def place(self, height: int) -> None:
        """Stand at the bottom of the window, as high as it was, 0 for as high as it is at first."""
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)
        wanted = height or look().px(_HEIGHT)
        self._window.resizeDocks([self], [wanted], Qt.Orientation.Vertical)
        self.hide()

    @property
    def name(self) -> str:
        """The name of the tab in front."""
        return _PANELS[self.tabs.currentIndex()]

    def has_focus(self) -> bool:
        """Return whether the keyboard is in the pane."""
        focus = self._window.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def bring(self, name: str) -> None:
        """Show one of the tabs, with the keyboard in it."""
        self.tabs.setCurrentIndex(_PANELS.index(name))
        self.show()
        self._fill()
        self._made[name].setFocus()

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge on all tabs that were made; nothing for None."""
        self._bridge = bridge
        for panel in self._made.values():
            panel.show_plan(bridge)
        if bridge is not None and "checks" in self._made:
            self._show_findings()

    def _fill(self, *_: object) -> None:
        """Make the panel in front, if it is not there yet."""
        if self.isVisible() or self.isVisibleTo(self._window):
            getattr(self, self.name)

    def _put(self, name: str, panel: Any) -> None:
        layout = self.tabs.widget(_PANELS.index(name)).layout()
        if layout is not None:
            layout.addWidget(panel)
            panel.show()  # at once, so that it can have the keyboard
        self._made[name] = panel
        panel.goes.connect(self.goes)
        panel.show_plan(self._bridge)

    @cached_property
    def checks(self) -> ChecksPanel:
        """What may want another look."""
        from nap_desktop.ui.checks.panel import ChecksPanel

        panel = ChecksPanel(self)
        panel.told.connect(self.told)
        self._put("checks", panel)
        page = self._window.page
        if page is not None:
            page.findings_changed.connect(self._show_findings)
            self._show_findings()
        return panel

    def _show_findings(self, *_: object) -> None:
        page = self._window.page
        if page is not None and "checks" in self._made:
            self._made["checks"].show_findings(page.findings, page.left)

    @cached_property
    def next(self) -> NextPanel:
        """What a team usually does next."""
        from nap_desktop.ui.checks.next_panel import NextPanel

        window = self._window

        def versions_of(plan: str) -> int:
            return len(window.library.versions.list(plan))

        panel = NextPanel(window.tasks, versions_of, self)
        panel.chosen.connect(lambda step: self.asked.emit("below.begin", step))
        self._put("next", panel)
        return panel

    @cached_property
    def comments(self) -> DiscussionList:
        """All that is said beside the text, and what is still to be written."""
        from nap_desktop.ui.discussion.list_panel import DiscussionList

        panel = DiscussionList(self._window.tasks, self)
        panel.told.connect(self.told)
        panel.comment_asked.connect(lambda comment: self.asked.emit("below.go_to_comment", comment))
        panel.counted.connect(self._show_count)
        self._put("comments", panel)
        return panel

    def _show_count(self, comments: int, todos: int) -> None:
        count = comments + todos
        words = self.tr("Comments {count}").format(count=count) if count else self.tr("Comments")
        self.tabs.setTabText(_PANELS.index("comments"), words)

    @cached_property
    def history(self) -> PlanHistoryPanel:
        """All that was done to the plan."""
        from nap_desktop.ui.history.plan_panel import PlanHistoryPanel

        panel = PlanHistoryPanel(self._window.library.past, self)
        panel.asked.connect(lambda wish: self.asked.emit("past.take", wish))
        self._put("history", panel)
        return panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
