"""Windows beside the plan, each open once: shown, brought to the front, closed with the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.bridge import Bridge

if TYPE_CHECKING:
    from nap_desktop.ui.directory.dialog import DirectoryDialog
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.widgets.beside import BesideDialog


class BesideActs(QObject):
    """The windows beside the plan of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open: dict[str, BesideDialog] = {}
        window.installEventFilter(self)

    def show(self, name: str, make: Callable[[Bridge], BesideDialog]) -> BesideDialog | None:
        """Show the window of a name, made if it is not open; None while no plan is open."""
        bridge = self._window.bridge
        if bridge is None:
            return None
        dialog = self.open.get(name)
        if dialog is None:
            self._window.flush()
            dialog = self.open[name] = make(bridge)
            dialog.item_asked.connect(self._show_item)
            dialog.finished.connect(lambda _: self._on_left(name))
            bridge.destroyed.connect(dialog.leave)
        dialog.show()
        dialog.activateWindow()
        return dialog

    def _on_left(self, name: str) -> None:
        dialog = self.open.pop(name, None)
        if dialog is not None:
            dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed beside the window before the window closes."""
        if event.type() == QEvent.Type.Close:
            for dialog in self.open.values():
                dialog.flush()
        return super().eventFilter(watched, event)

    def _show_item(self, node: NodeId) -> None:
        if self._window.views is not None:
            self._window.views.edit(node)

    def directory(self, *_: object) -> DirectoryDialog | None:
        """Show the bodies of the plan."""
        from nap_desktop.ui.directory.dialog import DirectoryDialog

        dialog = self.show("directory", lambda bridge: DirectoryDialog(bridge, self._window))
        return dialog if isinstance(dialog, DirectoryDialog) else None
