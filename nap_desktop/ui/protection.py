"""An approved plan in the window: the bar above it, and why an act was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge

if TYPE_CHECKING:
    from nap_desktop.ui.approval.strip import ApprovedStrip
    from nap_desktop.ui.main_window import MainWindow


class Protection(QObject):
    """Shows the bar while the plan that is open is approved; it is made when it is needed first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bridge: Bridge | None = None
        self._plan: Plan | None = None
        self.strip: ApprovedStrip | None = None

    def follow(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge from now on; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._show)
            self._bridge.refused.disconnect(self._refuse)
        self._bridge, self._plan = bridge, None
        if bridge is not None:
            bridge.history_changed.connect(self._show)
            bridge.refused.connect(self._refuse)
        self._show()

    def _show(self, _: object = None) -> None:
        plan = self._bridge.plan if self._bridge is not None else None
        before, self._plan = self._plan, plan
        if plan is None:
            if self.strip is not None:
                self.strip.hide()
            return
        root = plan.nodes[plan.root]
        if before is not None and before.nodes.get(plan.root) is root:
            return
        if self.strip is None:
            if not (root.get("protected") or root.get("phase") == "approved"):
                return
            self.strip = self._made()
        self.strip.show_plan(plan)

    def _made(self) -> ApprovedStrip:
        from nap_desktop.ui.approval.strip import ApprovedStrip

        window, strip = self._window, ApprovedStrip(self._window)
        strip.review_asked.connect(lambda: window.acts.review.show_review())
        strip.act_asked.connect(lambda: window.acts.approval.freeze())
        strip.scan_asked.connect(lambda: window.acts.approval.open_scan())
        strip.change_asked.connect(lambda: window.acts.approval.change_anyway())
        strip.protect_asked.connect(lambda: window.acts.approval.protect_again())
        window.addToolBarBreak()
        window.addToolBar(strip)
        return strip

    def _refuse(self, why: str) -> None:
        self._window.bar.tell(
            why, self.tr("Change it anyway"), lambda: self._window.acts.approval.change_anyway()
        )
