"""The window: joins the shelf and the plan page, and holds no rules."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from nap_desktop.base.errors import NapError
from nap_desktop.base.settings import Settings
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.actions import Actions
from nap_desktop.ui.acts.joined import Acts
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.dropping import Drops
from nap_desktop.ui.status import Status
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.tool_bar import ToolBar
from nap_desktop.ui.undoing import Undoing
from nap_desktop.ui.windows import Windows

if TYPE_CHECKING:
    from nap_desktop.ui.library.shelf import Shelf
    from nap_desktop.ui.plan_page import PlanPage
    from nap_desktop.ui.views import Views
    from nap_desktop.ui.widgets.bar import Bar

_IDLE = 3_000  # ms without an act before the library is made whole for copying
_HOUR = 3_600_000
_FRAME = 56  # px that a window may have around it, and must not stand below the screen


class MainWindow(QMainWindow):
    """One of the windows on one library: the shelf, or one open plan."""

    closed = Signal()
    plan_shown = Signal(object)  # the bridge to the plan that is open now, or None

    def __init__(
        self, library: OpenLibrary, settings: Settings, windows: Windows | None = None
    ) -> None:
        super().__init__()
        self.windows = windows or Windows()
        self.library = library
        self.settings = settings
        self.tasks = Tasks(self)
        self.actions_by_name = Actions(self, settings.get("keys", {}))
        self.status = Status(self)
        self.stack = QStackedWidget(self)
        self.views: Views | None = None
        self.bridge: Bridge | None = None
        self.acts = Acts(self)
        self.undoing = Undoing(self)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._hourly = QTimer(self, interval=_HOUR)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setWindowTitle("NAP Desktop")
        self.setMinimumSize(900, 560)
        Drops(self)
        self.setStatusBar(self.status)
        self.setCentralWidget(self.stack)
        self.tool_bar = ToolBar(self.actions_by_name, self)
        self.addToolBar(self.tool_bar)
        self._restore_geometry()
        self._show_whether_open()
        self._hourly.start()
        self.windows.join(self)

    def _connect(self) -> None:
        self.actions_by_name.asked.connect(self.acts.take)
        self.actions_by_name.filling.connect(lambda act, menu: self.acts.give(act, menu))
        self.status.asked.connect(self.acts.take)
        self._idle.timeout.connect(self._on_idle)
        self._hourly.timeout.connect(lambda: self.acts.files.back_up_if_changed())

    @cached_property
    def bar(self) -> Bar:
        """Where small things are said; made when the first is."""
        from nap_desktop.ui.widgets.bar import Bar

        return Bar(self)

    @property
    def page(self) -> PlanPage | None:
        """The draft of the plan, once a plan has been open."""
        return self.views.draft if self.views else None

    def flush(self) -> bool:
        """Keep what waits in all views; return whether nothing waits any more."""
        return self.views is None or self.views.flush()

    # Shelf and plan, each made at first use: the window waits for neither.

    @cached_property
    def shelf(self) -> Shelf:
        """The plans of the library."""
        return self.acts.files.shelf()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the shelf if no plan is open yet."""
        self.stack.setCurrentWidget(self.views if self.bridge else self.shelf)
        super().showEvent(event)

    def open_plan(self, plan_id: NodeId) -> None:
        """Open a plan of the library in place of the shelf or of the plan that is open."""
        if not self.leave_plan():
            return
        try:
            opened = self.library.open_plan(plan_id)
        except (NapError, OSError) as error:
            self.tell_failure(error)
            return
        self.bridge = Bridge(opened, self)
        views = self._made_views()
        page = views.draft
        folded = set(self.settings.get(f"folded {plan_id}", []))
        node = self.settings.get(f"node {plan_id}", "")
        page.show_plan(self.bridge, partial(self.library.history_of, plan_id), folded, node)
        views.show_plan(self.bridge)
        self.stack.setCurrentWidget(views)
        self._show_whether_open()
        self._connect_bridge(self.bridge)
        self.status.show_plan(self.bridge.plan)
        self.status.show_open()
        self._show_title()
        page.outline.view.setFocus()
        views.bring(self.settings.get(f"view {plan_id}", views.name))
        self.plan_shown.emit(self.bridge)

    def open_sample(self) -> None:
        """Open the sample plan; it joins the library at first use."""
        try:
            plan_id = self.library.open_sample()
        except (NapError, OSError) as error:
            self.tell_failure(error)
            return
        self.open_plan(plan_id)

    def _made_views(self) -> Views:
        if self.views is None:
            from nap_desktop.ui.plan_page import PlanPage
            from nap_desktop.ui.views import Views

            self.views = Views(PlanPage(self.tasks, self), self)
            self.stack.addWidget(self.views)
            self._connect_views(self.views)
        return self.views

    def _connect_views(self, views: Views) -> None:
        acts, page = self.actions_by_name, views.draft
        views.told.connect(self.tell)
        page.told.connect(self.tell)
        page.acts_asked.connect(self.acts.take_with)
        views.shown.connect(acts.show_view)
        page.findings_changed.connect(self.status.show_findings)
        page.waiting.connect(self._on_waiting)
        page.side_shown.connect(acts["side"].setChecked)
        page.panes.restore_layout(self.settings.get("panes", ""))
        page.outline.use_menu(acts.outline_menu())
        acts["side"].setChecked(self.settings.get("side", True))
        page.show_side(acts["side"].isChecked())

    def _connect_bridge(self, bridge: Bridge) -> None:
        bridge.saved.connect(self.status.show_saved)
        bridge.saved.connect(self._on_saved)
        bridge.not_saved.connect(self.status.show_not_saved)
        bridge.not_saved.connect(self._on_not_saved)
        bridge.history_changed.connect(self.undoing.show)
        self.undoing.show(bridge.history)

    def leave_plan(self) -> bool:
        """Keep what waits and close the open plan; return False if a person had better stay."""
        if self.bridge is None or self.views is None:
            return True
        if not self.flush() and not self.acts.files.leave_unsaved():
            return False
        plan_id, page = self.bridge.plan.root, self.views.draft
        self.settings.put(f"folded {plan_id}", sorted(page.outline.view.folded))
        self.settings.put(f"node {plan_id}", page.node)
        self.settings.put(f"view {plan_id}", self.views.name_to_keep)
        self.plan_shown.emit(None)
        self.views.show_plan(None)
        page.show_plan(None, lambda _: (), set())
        self.bridge.close()
        self.bridge.deleteLater()
        self.bridge = None
        return True

    def show_shelf(self, *_: object) -> None:
        """Close the open plan and show the shelf."""
        if self.leave_plan():
            self.stack.setCurrentWidget(self.shelf)
            self.shelf.refresh()
            self.status.show_nothing()
            self._show_whether_open()
            self.setWindowTitle("NAP Desktop")
            self._idle.start()

    def _show_whether_open(self) -> None:
        is_open = self.bridge is not None
        self.actions_by_name.show_whether_open(is_open)
        self.tool_bar.setVisible(is_open)
        if self.bridge is not None:
            self.actions_by_name.name_levels(self.bridge.plan)

    def _show_title(self) -> None:
        if self.bridge is not None:
            title = self.bridge.plan.get(self.bridge.plan.root, "title")
            self.setWindowTitle(f"{title or labels().get('words', 'untitled_plan')} – NAP Desktop")

    def _on_waiting(self, waits: bool) -> None:
        if waits:
            self.status.show_waiting()

    def _on_saved(self) -> None:
        self._idle.start()
        if self.bridge is not None:
            self.status.show_plan(self.bridge.plan)
            self._show_title()

    def _on_not_saved(self, why: str) -> None:
        self.bar.tell(why, attention=True)

    def _on_idle(self) -> None:
        try:
            self.library.idle()
        except (NapError, OSError) as error:
            self.tell_failure(error)

    def tell(self, text: str, can_undo: bool) -> None:
        """Say what happened in the bar, with Undo where it fits."""
        undo = self.undoing.undo if can_undo else None
        self.bar.tell(text, self.tr("Undo") if undo else "", undo, until_next_step=can_undo)

    def tell_with_act(self, text: str, back: Any) -> None:
        """Say what happened, with what takes it back (or None)."""
        self.bar.tell(text, self.tr("Undo") if back else "", back)

    def tell_failure(self, error: Exception) -> None:
        """Say what went wrong in the bar."""
        from nap_desktop.ui.messages import sentence

        self.bar.tell(sentence(error), attention=True)

    def show_side(self, shown: bool) -> None:
        """Show or hide the panes beside the draft, and remember it."""
        if self.page is not None:
            self.page.show_side(shown)
            self.settings.put("side", shown)

    # The window itself.

    def _restore_geometry(self) -> None:
        state = self.settings.get("window", "").encode()
        if not (state and self.restoreGeometry(QByteArray.fromBase64(state))):
            self.fit_screen()

    def fit_screen(self) -> None:
        """Be as large as the window is at first: well inside the screen."""
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width() - 16), min(800, room.height() - _FRAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar in its place."""
        super().resizeEvent(event)
        if "bar" in self.__dict__:
            self.bar.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what waits, remember the layout, and tell that the window closes."""
        page = self.page
        if not self.leave_plan():
            event.ignore()
            return
        self.settings.put("window", bytes(self.saveGeometry().toBase64().data()).decode())
        if page is not None:
            self.settings.put("panes", page.panes.layout_state())
        self.tasks.finish()
        self.windows.leave(self)
        self.closed.emit()
        super().closeEvent(event)
