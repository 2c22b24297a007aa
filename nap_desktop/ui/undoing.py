"""What can be taken back and done again in one window, and what its menu says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow


class Undoing(QObject):
    """Undo and Redo of the plan that is open in a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, history: Any) -> None:
        """Name in the menu what Undo and Redo would do, and offer them only where they can."""
        if "bar" in self._window.__dict__:
            self._window.bar.forget_undo()
        undo, redo = history.next_undo, history.next_redo
        acts = self._window.actions_by_name
        acts["undo"].setEnabled(undo is not None)
        acts["redo"].setEnabled(redo is not None)
        names = [{"name": one.step.name if one else ""} for one in (undo, redo)]
        acts["undo"].setText(self.tr("&Undo {name}").format(**names[0]).strip())
        acts["redo"].setText(self.tr("&Redo {name}").format(**names[1]).strip())
        for name in ("undo", "redo"):
            acts[name].setIconText(acts[name].text().replace("&", ""))

    def undo(self, *_: object) -> None:
        """Take the last step back and show what it was about."""
        bridge, views = self._window.bridge, self._window.views
        step = bridge.history.next_undo if bridge is not None else None
        if bridge is not None and views is not None and step and bridge.undo():
            views.show_changed(step.step.changes)

    def redo(self, *_: object) -> None:
        """Do again what was taken back, and show what it was about."""
        bridge, views = self._window.bridge, self._window.views
        step = bridge.history.next_redo if bridge is not None else None
        if bridge is not None and views is not None and step and bridge.redo():
            views.show_changed(step.step.changes)
