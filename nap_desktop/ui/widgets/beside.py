"""A window of its own beside the plan: it follows the plan, keeps what is typed, and can undo."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn


class BesideDialog(ActDialog):
    """Follows the plan; each act is one undo step, which can be taken back here as well.

    Whoever inherits it fills `column` below `warning` and says how to `follow` and to `flush`.
    item_asked: a person wants to see an item in the plan.
    """

    item_asked = Signal(str)

    def __init__(self, bridge: Bridge, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self.bridge = bridge
        self._was_told = False  # that something is not kept
        self._is_over = False
        self.setModal(False)
        self.warning = Warn(self)
        self.undo_button = QPushButton(self)
        self._set_up()
        bridge.history_changed.connect(self._on_history)
        bridge.about_to_act.connect(self.flush)
        bridge.not_saved.connect(self.warning.tell)
        bridge.saved.connect(self._on_saved)
        for keys, act in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo),
                          ("Ctrl+Shift+Z", self._redo)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self.undo_button.clicked.connect(self._undo)

    def _set_up(self) -> None:
        self.act_button.hide()
        self.act_button.setDefault(False)
        self.leave_button.setText(self.tr("Close"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.setProperty("role", "quiet")
        self.undo_button.setIcon(icon("undo", "muted"))
        self.column.addWidget(self.warning)
        self.buttons.insertWidget(0, self.undo_button)

    def fit(self, width: int, height: int) -> None:
        """Be as large as at 100 % given, but no larger than the screen."""
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(width), room.width() - 40), min(look().px(height), room.height() - 70)
        )

    @staticmethod
    def quiet_tabs(parent: QWidget, name: str) -> QTabWidget:
        """Return tabs without a frame; `name` tells them to a screen reader."""
        tabs = QTabWidget(parent)
        tabs.setAccessibleName(name)
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        return tabs

    def follow(self) -> None:
        """Show the plan as it is now."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        raise NotImplementedError

    def begin(self) -> None:
        """Show the plan for the first time, once all is laid out."""
        self._on_history(self.bridge.history)

    def _on_history(self, history: Any) -> None:
        self.follow()
        last = history.next_undo
        self.undo_button.setVisible(last is not None)
        if last is not None:
            name = last.step.name.replace("&", "&&")
            self.undo_button.setText(self.tr("Undo: {name}").format(name=name))

    def _on_saved(self, _: str) -> None:
        self.warning.tell("")

    def _undo(self) -> None:
        self.bridge.undo()

    def _redo(self) -> None:
        self.bridge.redo()

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
