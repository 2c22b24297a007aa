"""All windows on one library, each with its own plan, or with another view of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow

_ASIDE = QPoint(36, 36)  # px that a further window stands beside the one it came from


class Windows:
    """The windows that are open, in the order in which they came."""

    def __init__(self) -> None:
        self._open: list[MainWindow] = []

    def join(self, window: MainWindow) -> None:
        """Count a window in; it is kept alive as long as it is open."""
        self._open.append(window)

    def leave(self, window: MainWindow) -> None:
        """Count a window out that closes; the last one is left to whoever ends the program."""
        if window in self._open:
            self._open.remove(window)
        if self._open:
            window.deleteLater()

    def all(self) -> list[MainWindow]:
        """Return the windows that are open."""
        return list(self._open)

    @property
    def front(self) -> MainWindow | None:
        """The window that a person works in, or the one opened last; None where none is open."""
        active = [window for window in self._open if window.isActiveWindow()]
        return active[-1] if active else self._open[-1] if self._open else None

    def another(self, beside: MainWindow) -> MainWindow:
        """Open one more window, on the plan that is open beside it or on the shelf."""
        from nap_desktop.ui.main_window import MainWindow

        beside.flush()
        made = MainWindow(beside.library, beside.settings, self)
        made.resize(beside.size())
        made.move(beside.pos() + _ASIDE)
        if beside.bridge is not None:
            made.open_plan(beside.bridge.plan.root)
        made.show()
        return made

    def leave_plans(self) -> bool:
        """Close the plans of all windows; return False where a person had better stay in one."""
        for window in self.all():
            window.show_shelf()
        return all(window.bridge is None for window in self._open)

    def come_forward(self) -> None:
        """Bring the window to the front in which a person works."""
        window = self.front
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
