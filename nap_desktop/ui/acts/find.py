"""Finding from the window: the panel beside the plan, and the way to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from nap_desktop.plan.coverage import cell_of
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.tree import Plan
from nap_desktop.services.searching import GUIDANCE, Hit
from nap_desktop.ui.find.marking import select, selected_words
from nap_desktop.ui.find.panel import FindPanel
from nap_desktop.ui.find.words import owner

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow


class FindActs(QObject):
    """The panel of one window; it closes with the plan."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bridge: QObject | None = None
        self.panel = FindPanel(window.tasks)
        self._dock = QDockWidget(window)
        self._dock.setObjectName("find")
        self._dock.setWindowTitle(self.tr("Find and replace"))
        self._dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self._dock.setTitleBarWidget(QWidget(self._dock))  # the panel has a heading of its own
        self._dock.setWidget(self.panel)
        self._dock.hide()
        self.panel.left.connect(self.leave)
        self.panel.told.connect(window.tell)
        self.panel.jumped.connect(self.go_to)

    @property
    def is_shown(self) -> bool:
        """Whether the panel is to be seen."""
        return self._dock.isVisible()

    def in_plan(self, *_: object) -> None:
        """Show the panel, with the words that are selected."""
        self._show(replacing=False)

    def replace(self, *_: object) -> None:
        """Show the panel, ready for what takes the place of the words sought."""
        self._show(replacing=True)

    def _show(self, replacing: bool) -> None:
        bridge = self._window.bridge
        if bridge is None or not self._window.flush():
            return
        words = "" if self._has_keyboard() else selected_words(QApplication.focusWidget())
        if self._bridge is not bridge:
            self._bridge = bridge
            self.panel.show_plan(bridge)
            bridge.destroyed.connect(self._forget)
        if not self._dock.isVisible():
            mirrored = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
            area = Qt.DockWidgetArea
            self._window.addDockWidget(
                area.LeftDockWidgetArea if mirrored else area.RightDockWidgetArea, self._dock
            )
            self._dock.show()
            wide = self.panel.sizeHint().width()
            self._window.resizeDocks([self._dock], [wide], Qt.Orientation.Horizontal)
        self.panel.begin(words, replacing)

    def _has_keyboard(self) -> bool:
        return self.panel.isAncestorOf(QApplication.focusWidget() or self._window)

    def _forget(self) -> None:
        self._bridge = None
        self.panel.forget()
        self._dock.hide()

    def leave(self) -> None:
        """Close the panel; the keyboard goes back to the plan."""
        self._dock.hide()
        views = self._window.views
        if views is not None:
            target = views.front or views.draft.outline.view
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self, *_: object) -> None:
        """Go to the next hit: in the item if its bar is open, else in the plan."""
        self._step(1)

    def previous(self, *_: object) -> None:
        """Go to the hit before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        page = self._window.page
        if page is not None and page.is_finding:
            page.finding.bar.step(way)
        elif self.panel.model.hits:
            self.panel.step(way)
        else:
            self.in_plan()

    # The way to a hit.

    def go_to(self, hit: Hit, goes_along: bool) -> None:
        """Show a hit where it is; the keyboard goes along, or stays in the panel."""
        bridge, focus = self._window.bridge, QApplication.focusWidget()
        if bridge is None:
            return
        self._show_place(bridge.plan, hit)
        if not goes_along and focus is not None and self.panel.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place(self, plan: Plan, hit: Hit) -> None:
        at, window = hit.at, self._window
        views, page = window.views, window.page
        if views is None or page is None:
            return
        if at.fixed == GUIDANCE:
            views.bring("draft")
            page.show_side(True)
            page.side.bring_forward("guidance")
            page.side.guidance.show_provision(at.node)
        elif at.kind == "entry" and at.node in plan.nodes:
            views.bring("coverage")
            front = views.front
            if front is not None and hasattr(front, "grid"):
                front.grid.go_to(cell_of(plan.nodes[at.node]))
        elif at.kind in ("remark", "concurrence"):
            window.acts.pack.show_concurrence()
        elif at.kind == "body" and at.node in plan.nodes:
            directory = window.acts.beside.directory()
            if directory is not None:
                directory.search.setText(body_name(plan, at.node))
        elif at.node in plan.nodes:
            self._show_in_draft(plan, hit)

    def _show_in_draft(self, plan: Plan, hit: Hit) -> None:
        at, views, page = hit.at, self._window.views, self._window.page
        if views is None or page is None:
            return
        item, key = owner(plan, at.node), at.key.partition("@")[0]
        views.bring("draft")
        page.outline.show_again([item])
        views.edit(item, key if at.kind not in ("comment", "progress") else "")
        if at.kind == "comment":
            page.show_side(True)
            page.side.bring_forward("comments")
        elif at.kind == "progress":
            page.show_progress()
        elif at.node == item and at.key == key:
            select(page.editor.edit_of(key), hit)
