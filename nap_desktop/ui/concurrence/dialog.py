"""Concurrence: a window of its own beside the plan, on which answers and remarks are noted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from nap_desktop.plan import concurrence
from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.concurrence.bodies_page import BodiesPage
from nap_desktop.ui.concurrence.remarks_page import RemarksPage
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn


class ConcurrenceDialog(ActDialog):
    """Follows the plan; each act is one undo step, which can be taken back here as well.

    item_asked: a person wants to see an item in the plan.
    """

    item_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._bridge = bridge
        self._was_told = False  # that something is not kept
        self._is_over = False
        self.setWindowTitle(self.tr("Concurrence"))
        self.setModal(False)
        self.bodies = BodiesPage(bridge, self)
        self.remarks = RemarksPage(bridge, self)
        self.tabs = QTabWidget(self)
        self.warning = Warn(self)
        self.undo_button = QPushButton(self)
        self._lay_out()
        self._connect()
        self._follow()
        self.bodies.rows.setFocus()

    def _lay_out(self) -> None:
        self.resize(look().px(1120), look().px(640))
        self.setMinimumSize(720, 460)
        room = self.screen().availableGeometry()
        self.resize(min(self.width(), room.width() - 40), min(self.height(), room.height() - 70))
        self.act_button.hide()
        self.act_button.setDefault(False)
        self.leave_button.setText(self.tr("Close"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.bodies, self.tr("Bodies"))
        self.tabs.addTab(self.remarks, self.tr("Comments and divergences"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.setProperty("role", "quiet")
        self.undo_button.setIcon(icon("undo", "muted"))
        self.column.addWidget(self.warning)
        self.column.addWidget(self.tabs, 1)
        self.buttons.insertWidget(0, self.undo_button)

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.history_changed.connect(self._follow)
        bridge.about_to_act.connect(self.flush)
        bridge.not_saved.connect(self.warning.tell)
        bridge.saved.connect(self._on_saved)
        for keys, act in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo),
                          ("Ctrl+Shift+Z", self._redo)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self.tabs.currentChanged.connect(self._on_tab)
        self.undo_button.clicked.connect(self._undo)
        self.bodies.left.connect(self.close)
        self.bodies.remarks_asked.connect(self._show_remarks)
        self.bodies.remark_asked.connect(self._add_remark_of)
        self.remarks.item_asked.connect(self.item_asked)

    def _follow(self, _: object = None) -> None:
        """Show the plan as it is now."""
        plan = self._bridge.plan
        self.bodies.follow()
        self.remarks.follow()
        count = len(concurrence.undecided(plan))
        words = self.tr("Comments and divergences")
        self.tabs.setTabText(1, f"{words} · {count}" if count else words)
        last: Any = self._bridge.history.next_undo
        self.undo_button.setVisible(last is not None)
        if last is not None:
            name = last.step.name.replace("&", "&&")
            self.undo_button.setText(self.tr("Undo: {name}").format(name=name))

    def _on_tab(self, place: int) -> None:
        page = self.remarks if place else self.bodies
        page.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_saved(self, _: str) -> None:
        self.warning.tell("")

    def _undo(self) -> None:
        self._bridge.undo()

    def _redo(self) -> None:
        self._bridge.redo()

    def _show_remarks(self, body: NodeId) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.show_body(body)

    def _add_remark_of(self, body: NodeId) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.add_remark(item=self._bridge.plan.root, body=body)

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.bodies.flush() & self.remarks.flush()

    # Leaving.

    def done(self, result: int) -> None:
        """Keep what is typed and leave; stay once if that fails, for words would be lost."""
        if self._may_leave():
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and leave."""
        if self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _may_leave(self) -> bool:
        if self._is_over or self.flush() or self._was_told:
            return True
        self._was_told = True
        return False

    def leave(self, *_: object) -> None:
        """Leave in any case: the plan is closed."""
        self._is_over = True
        self.close()

    def keyPressEvent(self, event: Any) -> None:
        """Let Enter in a field stay in the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
