"""Concurrence: a window of its own beside the plan, on which answers and remarks are noted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nap_desktop.plan import concurrence
from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.concurrence.bodies_page import BodiesPage
from nap_desktop.ui.concurrence.remarks_page import RemarksPage
from nap_desktop.ui.widgets.beside import BesideDialog


class ConcurrenceDialog(BesideDialog):
    """The bodies of a round, and what they remark."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self.setWindowTitle(self.tr("Concurrence"))
        self.bodies = BodiesPage(bridge, self)
        self.remarks = RemarksPage(bridge, self)
        self.tabs = self.quiet_tabs(self, self.tr("Bodies and remarks"))
        self._lay_out()
        self._connect()
        self.begin()
        self.bodies.rows.setFocus()

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 460)
        self.fit(1120, 640)
        self.tabs.addTab(self.bodies, self.tr("Bodies"))
        self.tabs.addTab(self.remarks, self.tr("Comments and divergences"))
        self.column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.bodies.left.connect(self.close)
        self.bodies.remarks_asked.connect(self._show_remarks)
        self.bodies.remark_asked.connect(self._add_remark_of)
        self.remarks.item_asked.connect(self.item_asked)

    def follow(self) -> None:
        """Show the plan as it is now."""
        self.bodies.follow()
        self.remarks.follow()
        count = len(concurrence.undecided(self.bridge.plan))
        words = self.tr("Comments and divergences")
        self.tabs.setTabText(1, f"{words} · {count}" if count else words)

    def _on_tab(self, place: int) -> None:
        page = self.remarks if place else self.bodies
        page.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_remarks(self, body: NodeId) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.show_body(body)

    def _add_remark_of(self, body: NodeId) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.add_remark(item=self.bridge.plan.root, body=body)

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.bodies.flush() & self.remarks.flush()
