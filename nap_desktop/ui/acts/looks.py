"""What is done with the looks from the window: theme, size of the text, layout, windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nap_desktop.ui.look import SCALES, look

_ANY_HEIGHT = 16_777_215  # Qt's own largest size of a widget

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow


class LookActs(QObject):
    """The acts of one window; a theme and a size are remembered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before_room = ""
        self._in_room = False
        self._was_full = False

    def use(self, theme: str, scale: float) -> None:
        """Show a theme at a size and remember both."""
        look().show(theme, scale)
        self._window.settings.put("theme", theme)
        self._window.settings.put("scale", scale)

    def dark(self, dark: bool) -> None:
        """Show the dark theme, or the light one."""
        self.use("dark" if dark else "light", look().scale)

    def larger(self, *_: object) -> None:
        """Show the next larger text."""
        larger = (scale for scale in SCALES if scale > look().scale + 0.01)
        self.use(look().theme, next(larger, SCALES[-1]))

    def smaller(self, *_: object) -> None:
        """Show the next smaller text."""
        smaller = (scale for scale in reversed(SCALES) if scale < look().scale - 0.01)
        self.use(look().theme, next(smaller, SCALES[0]))

    def normal_size(self, *_: object) -> None:
        """Show the text as it is at first."""
        self.use(look().theme, 1.0)

    def new_window(self, *_: object) -> None:
        """Open one more window on the plan that is open, or on the shelf."""
        self._window.windows.another(self._window)

    def reset_layout(self, *_: object) -> None:
        """Give the window and its panes the sizes that they had at first, and forget others."""
        window = self._window
        window.settings.put("window", "")
        window.settings.put("panes", "")
        window.showNormal()
        window.fit_screen()
        if window.page is not None:
            window.page.panes.lay_out()
        if not window.actions_by_name["side"].isChecked():
            window.actions_by_name["side"].trigger()
        self.use(look().theme, 1.0)

    def room(self, *_: object) -> None:
        """Show the measure being drafted large, on the whole screen, or go back to what was."""
        from nap_desktop.ui.views import ROOM

        window = self._window
        if window.views is None:
            return
        if window.views.name == ROOM:
            window.views.bring(self._before_room or "draft")
        else:
            self._before_room = window.views.name
            window.views.bring(ROOM)

    def follow_view(self, name: str) -> None:
        """Leave the frame of the window out while the room mode is in front, and only then."""
        from nap_desktop.ui.views import ROOM

        window, in_room = self._window, name == ROOM
        if in_room == self._in_room:
            return
        self._in_room = in_room
        if in_room:
            self._was_full = window.isFullScreen()
        window.menuBar().setMaximumHeight(0 if in_room else _ANY_HEIGHT)  # its keys go on working
        window.status.setVisible(not in_room)
        window.tool_bar.setVisible(not in_room)
        if in_room:
            window.showFullScreen()
        elif not self._was_full:
            window.showNormal()

    def full_screen(self, full: bool) -> None:
        """Fill the screen, or leave it."""
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
