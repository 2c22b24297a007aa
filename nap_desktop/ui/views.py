"""The views of one plan: the draft, and beside it those that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.plan_page import PlanPage
from nap_desktop.ui.protection import Protection

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow

DRAFT, ROOM = "draft", "room"


class View(Protocol):
    """What a view beside the draft is, besides a widget.

    Signals: `chosen(str)`, the item that a person came to; `edit_asked(str, str)`, the item and the
    key of the field ("" for the first) to be edited in the draft; `told(str, bool)`, a sentence and
    whether Undo fits. Acts of the menus that a view has by the same name (copy, paste, find, add,
    delete, …) are taken by it while it is in front.
    """

    chosen: Any
    edit_asked: Any
    told: Any

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge and follow it, or none."""

    def show_node(self, node: NodeId) -> None:
        """Bring an item forward that was chosen elsewhere."""

    def flush(self) -> bool:
        """Keep what waits; return whether nothing waits any more."""


def _table(window: MainWindow) -> Any:
    from nap_desktop.ui.table.view import TableView

    return TableView(window.settings)


def _coverage(window: MainWindow) -> Any:
    from nap_desktop.ui.coverage.view import CoverageView

    view = CoverageView(window.settings)
    view.export_asked.connect(lambda: window.acts.coverage.export())
    view.print_asked.connect(lambda: window.acts.coverage.print_annex())
    return view


def _room(window: MainWindow) -> Any:
    from nap_desktop.ui.room.view import RoomView

    view = RoomView()
    view.left.connect(lambda: window.acts.looks.room())
    window.views.shown.connect(window.acts.looks.follow_view)
    return view


def _timeline(window: MainWindow) -> Any:
    from nap_desktop.ui.timeline.view import TimelineView

    view = TimelineView(window.settings)
    view.export_asked.connect(lambda *wish: window.acts.timeline.export_as(*wish))
    view.print_asked.connect(lambda *wish: window.acts.timeline.print_as(*wish))
    return view


def _read(window: MainWindow) -> Any:
    from nap_desktop.services.profiles import Profiles
    from nap_desktop.ui.read.view import ReadView

    profiles = Profiles.beside(window.library.path)
    view = ReadView(window.settings, profiles, lambda plan: window.acts.files.exports.usual(plan))
    view.print_asked.connect(lambda plan, wish: window.acts.files.exports.print_wish(plan, wish))
    view.pdf_asked.connect(lambda plan, wish: window.acts.read.ask_for_pdf(plan, wish))
    return view


# How each view is made, in the order of the menu; a screen is imported when it is shown first.
MADE: dict[str, Callable[[MainWindow], Any]] = {
    "table": _table,
    "coverage": _coverage,
    "timeline": _timeline,
    "read": _read,
    "room": _room,
}


class Views(QStackedWidget):
    """All views of the open plan, of which one is in front."""

    told = Signal(str, bool)
    shown = Signal(str)

    def __init__(self, draft: PlanPage, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bridge: Bridge | None = None
        self._made: dict[str, Any] = {}
        self.draft = draft
        self.name = DRAFT
        self.addWidget(draft)
        self.protection = Protection(window)

    @property
    def front(self) -> Any | None:
        """The view in front, or None where that is the draft."""
        return self._made.get(self.name)

    @property
    def name_to_keep(self) -> str:
        """The view in which the plan is opened next time: never the room mode."""
        return DRAFT if self.name == ROOM else self.name

    def bring(self, name: str) -> None:
        """Bring a view to the front, at the item that was shown before."""
        if name == self.name or name not in (DRAFT, *MADE) or not self._can_leave():
            self.shown.emit(self.name)
            return
        node, self.name = self.node, name
        view = self.draft if name == DRAFT else self._view(name)
        self.setCurrentWidget(view)
        if view is self.draft:
            self.draft.outline.view.choose(node)
            self.draft.show_node(node)
            self.draft.outline.view.setFocus()
        else:
            view.show_node(node)
            view.setFocus()
        self.shown.emit(name)

    def _can_leave(self) -> bool:
        return self._bridge is not None and self.flush()

    def _view(self, name: str) -> Any:
        if name not in self._made:
            view = self._made[name] = MADE[name](self._window)
            self.addWidget(view)
            view.chosen.connect(self.draft.show_node)
            view.edit_asked.connect(self.edit)
            view.told.connect(self.told)
            view.show_plan(self._bridge)
        return self._made[name]

    @property
    def node(self) -> NodeId:
        """The id of the item that is shown."""
        return self.draft.node

    def edit(self, node: NodeId, key: str = "") -> None:
        """Show an item in the draft, with the keyboard in one of its fields."""
        self.bring(DRAFT)
        self.draft.outline.view.choose(node)
        self.draft.show_node(node)
        self.draft.editor.focus_field(key) if key else self.draft.editor.focus_first()

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show another plan, or none, in all views that were made; the draft is shown its own way."""
        self._bridge = bridge
        self.protection.follow(bridge)
        for view in self._made.values():
            view.show_plan(bridge)
        if bridge is None:
            self.name = DRAFT
            self.setCurrentWidget(self.draft)
            self.shown.emit(self.name)

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Show the items that changes were about in the view in front."""
        self.draft.show_changed(changes)
        if self.front is None:
            return
        show: Callable[[Sequence[Change]], None] | None = getattr(self.front, "show_changed", None)
        show(changes) if show else self.front.show_node(self.node)

    def flush(self) -> bool:
        """Keep pending text of all views; return whether nothing waits any more."""
        kept = [view.flush() for view in (self.draft, *self._made.values())]
        return all(kept)
