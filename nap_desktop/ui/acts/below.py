"""The pane below the views: lists of the whole plan, each made when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nap_desktop.services.next_steps import NextStep
    from nap_desktop.ui.below import Below
    from nap_desktop.ui.main_window import MainWindow

_HEIGHT = "pane below"  # the setting that remembers how high it is


class BelowActs(QObject):
    """Shows and hides the pane of one window; it is made at first use."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pane: Below | None = None

    def show(self, name: str) -> None:
        """Bring one of the lists to the front with the keyboard in it; again, and the pane goes."""
        if self._window.bridge is None:
            return
        pane = self.pane
        if pane.isVisible() and pane.name == name and pane.has_focus():
            self.hide()
            return
        self.open(name)

    def open(self, name: str) -> None:
        """Bring one of the lists to the front with the keyboard in it."""
        self.pane.bring(name)

    def next_finding(self, *_: object) -> None:
        """Go to the next hint, and to the field that it is about."""
        self._walk(1)

    def previous_finding(self, *_: object) -> None:
        """Go to the hint before."""
        self._walk(-1)

    def _walk(self, way: int) -> None:
        page, views = self._window.page, self._window.views
        if page is None or views is None or not self._window.flush():
            return
        found = page.walk_findings(way)
        if found is None:
            self._window.bar.tell(self.tr("Nothing wants another look now."))
            return
        if self._pane is not None and self._pane.isVisible():
            self._pane.checks.show_current(found)
        views.edit(found.node, found.key)

    def hide(self) -> None:
        """Hide the pane; the keyboard goes back to the view in front."""
        window = self._window
        self._remember()
        self.pane.hide()
        if window.views is not None:
            front = window.views.front or window.views.draft.outline.view
            front.setFocus()

    @property
    def pane(self) -> Below:
        """The pane; made at first use."""
        if self._pane is None:
            from nap_desktop.ui.below import Below

            window = self._window
            self._pane = pane = Below(window)
            pane.place(window.settings.get(_HEIGHT, 0))
            pane.goes.connect(self.go)
            pane.told.connect(window.tell)
            pane.asked.connect(window.acts.take_with)
            pane.left.connect(self.hide)
            window.plan_shown.connect(self._show_plan)
            window.closed.connect(self._remember)
            pane.show_plan(window.bridge)
        return self._pane

    def go_to_comment(self, comment: str) -> None:
        """Show a comment in its thread, in the draft."""
        page, views = self._window.page, self._window.views
        if page is not None and views is not None:
            views.bring("draft")
            page.show_comment(comment)

    def begin(self, step: NextStep) -> None:
        """Go to where something is usually done next."""
        window, bridge = self._window, self._window.bridge
        if bridge is None or window.views is None:
            return
        what, _, where = step.goes.partition(" ")
        match what:
            case "first":
                window.views.edit(step.fact.node, step.fact.key)
            case "field":
                window.views.edit(bridge.plan.root, where)
            case "view":
                window.views.bring(where)
            case "below":
                self.open(where)
            case _:
                window.acts.take(where)

    def go(self, node: str, key: str) -> None:
        """Show an item: at one of its fields in the draft, or as it is in the view in front."""
        views, bridge = self._window.views, self._window.bridge
        if views is None or bridge is None or node not in bridge.plan.nodes:
            return
        if key or views.front is None:
            views.edit(node, key)
        else:
            views.draft.show_node(node)
            views.front.show_node(node)
            views.front.setFocus()

    def _show_plan(self, bridge: object) -> None:
        if self._pane is None:
            return
        if bridge is None:
            self._remember()
            self._pane.hide()
        self._pane.show_plan(self._window.bridge if bridge is not None else None)

    def _remember(self) -> None:
        if self._pane is not None and self._pane.isVisible():
            self._window.settings.put(_HEIGHT, self._pane.height())
