"""Help from the window: the manual at the page of what is in front, and the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nap_desktop.ui.help.manual import Manual
    from nap_desktop.ui.help.tour import Stop, Tour
    from nap_desktop.ui.main_window import MainWindow

# The page of the manual that tells about each view.
_PAGES = {"": "start", "draft": "drafting", "room": "room"}


class HelpActs(QObject):
    """The help of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.manual: Manual | None = None
        self.tour: Tour | None = None

    def show_manual(self, *_: object) -> None:
        """Show the manual at the page that tells about the view in front."""
        from nap_desktop.ui.help.manual import Manual

        if self.manual is None:
            self.manual = Manual(self._window)
        views = self._window.views
        name = views.name if views is not None and self._window.bridge is not None else ""
        self.manual.go_to(_PAGES.get(name, "views"))
        self.manual.show()
        self.manual.activateWindow()

    def show_tour(self, *_: object) -> None:
        """Walk through the plan window in five steps; without a plan, through the sample."""
        from nap_desktop.ui.help.tour import Tour

        window = self._window
        if window.bridge is None:
            window.open_sample()
        if window.bridge is None or window.views is None or self.tour is not None:
            return
        window.views.bring("draft")
        self.tour = Tour(self._stops(), window)
        self.tour.over.connect(self._on_over)

    def _on_over(self) -> None:
        self.tour = None
        if self._window.page is not None:
            self._window.page.outline.view.setFocus()

    def _stops(self) -> list[Stop]:
        from nap_desktop.ui.help.tour import Stop

        window = self._window
        page = window.page
        if page is None:
            raise ValueError("no plan is open")
        return [
            Stop(
                self.tr("The outline"),
                self.tr("Sections, objectives, measures and steps. Enter begins a new item, Tab"
                        " moves it a level down, Alt and the arrows move it about."),
                lambda: page.outline,
            ),
            Stop(
                self.tr("The item you chose"),
                self.tr("Type its text, who leads, by when, and on which provision it rests. What"
                        " you type is kept by itself, and Ctrl+Z takes anything back."),
                lambda: page.editor,
            ),
            Stop(
                self.tr("Guidance beside it"),
                self.tr("What the provision asks, questions to put to the room, and wordings to"
                        " start from. Comments and the history of the item are here too."),
                lambda: _seen(page.side),
            ),
            Stop(
                self.tr("Other views of the same plan"),
                self.tr("All measures as a table, what they cover, when they run, the whole plan"
                        " to be read. Alt+1 leads back to the draft, F11 to the room mode."),
                lambda: window.tool_bar,
            ),
            Stop(
                self.tr("Saved, and on its way"),
                self.tr("The line below says when your text was saved. Export makes the Word"
                        " document; F1 opens the manual wherever you are."),
                lambda: window.status,
            ),
        ]  # fmt: skip


def _seen(widget: QWidget) -> QWidget | None:
    return widget if widget.isVisible() else None
