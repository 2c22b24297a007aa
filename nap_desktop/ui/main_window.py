"""The window: joins the shelf and the plan page, and holds no rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from nap_desktop.base.errors import NapError
from nap_desktop.base.settings import Settings
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.numbering import level_name
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.actions import Actions
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.file_acts import FileActs
from nap_desktop.ui.look_acts import LookActs
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.pack_acts import PackActs
from nap_desktop.ui.setting_acts import SettingActs
from nap_desktop.ui.status import Status
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.tool_bar import ToolBar
from nap_desktop.ui.widgets.bar import Bar

if TYPE_CHECKING:
    from nap_desktop.ui.library.shelf import Shelf
    from nap_desktop.ui.plan_page import PlanPage

_IDLE = 3_000  # ms without an act before the library is made whole for copying
_HOUR = 3_600_000
_FRAME = 56  # px that a window may have around it, and must not stand below the screen


class MainWindow(QMainWindow):
    """One window on one library: the shelf, or one open plan."""

    closed = Signal()

    def __init__(self, library: OpenLibrary, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.tasks = Tasks(self)
        self.actions_by_name = Actions(self)
        self.status = Status(self)
        self.stack = QStackedWidget(self)
        self.page: PlanPage | None = None
        self.bridge: Bridge | None = None
        self.bar = Bar(self)
        self.files = FileActs(self)
        self.pack_acts = PackActs(self)
        self.looks = LookActs(self)
        self.setting_acts = SettingActs(self)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._hourly = QTimer(self, interval=_HOUR)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setWindowTitle("NAP Desktop")
        self.setMinimumSize(900, 560)
        self.setStatusBar(self.status)
        self.setCentralWidget(self.stack)
        self._tool_bar = ToolBar(self.actions_by_name, self)
        self.addToolBar(self._tool_bar)
        self._restore_geometry()
        self._show_whether_open()
        self._hourly.start()

    def _connect(self) -> None:
        acts = self.actions_by_name
        for name, act in self._acts().items():
            acts[name].triggered.connect(act)
        self.status.findings_asked.connect(self._on_page("next_finding"))
        self._idle.timeout.connect(self._on_idle)
        self._hourly.timeout.connect(self.files.back_up_if_changed)

    def _acts(self) -> dict[str, Callable[..., object]]:
        """Return what each action does; acts of the plan page are looked up when they are asked for."""
        page, outline, view = self._on_page, self._on_outline, self._on_view
        files, looks = self.files, self.looks
        return {
            "new_plan": files.new_plan, "shelf": self.show_shelf, "sample": files.open_sample,
            "export": files.export, "print": files.print_plan, "save_version": files.save_version,
            "versions": files.versions, "settings": self.setting_acts.show,
            "close_plan": self.show_shelf, "quit": self.close, "undo": self._undo,
            "redo": self._redo, "cut": outline("cut"), "copy": outline("copy"),
            "paste": outline("paste"), "duplicate": outline("duplicate"),
            "delete": outline("delete"), "rename": view("rename"), "split": page("split"),
            "join": outline("join"), "find": page("find"), "add_section": outline("add", "section"),
            "add_objective": outline("add", "objective"), "add_measure": outline("add", "measure"),
            "add_step": outline("add", "step"), "comment": page("comment"),
            "progress": page("show_progress"), "details": page("show_details"),
            "next_finding": page("next_finding"), "outdent": outline("outdent"),
            "indent": outline("indent"), "move_up": outline("move_up"),
            "move_down": outline("move_down"), "toggle_fold": view("toggle_fold"),
            "fold_all": view("fold_all"), "unfold_all": view("unfold_all"), "side": self._show_side,
            "next_pane": page("next_pane"), "larger": looks.larger, "smaller": looks.smaller,
            "normal_size": looks.normal_size, "dark": looks.dark, "full_screen": looks.full_screen,
            "keys": self.setting_acts.show_keys, "about": self.setting_acts.show_about,
            **self.pack_acts.acts(), "letterheads": files.show_letterheads,
        }  # fmt: skip

    def _on_page(self, name: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page, name)() if self.page else None

    def _on_outline(self, name: str, *given: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page.outline.acts, name)(*given) if self.page else None

    def _on_view(self, name: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page.outline.view, name)() if self.page else None

    # Shelf and plan, each made at first use: the window waits for neither.

    @cached_property
    def shelf(self) -> Shelf:
        """The plans of the library."""
        return self.files.shelf()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the shelf if no plan is open yet."""
        self.stack.setCurrentWidget(self.page if self.bridge else self.shelf)
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
        page = self._page()
        folded = set(self.settings.get(f"folded {plan_id}", []))
        node = self.settings.get(f"node {plan_id}", "")
        page.show_plan(self.bridge, partial(self.library.history_of, plan_id), folded, node)
        self.stack.setCurrentWidget(page)
        self._show_whether_open()
        self._connect_bridge(self.bridge)
        self.status.show_plan(self.bridge.plan)
        self.status.show_open()
        self._show_title()
        page.outline.view.setFocus()

    def _page(self) -> PlanPage:
        if self.page is None:
            from nap_desktop.ui.plan_page import PlanPage

            acts = self.actions_by_name
            self.page = PlanPage(self.tasks, self)
            self.stack.addWidget(self.page)
            self.page.findings_changed.connect(self.status.show_findings)
            self.page.told.connect(self._tell)
            self.page.waiting.connect(self._on_waiting)
            self.page.side_shown.connect(acts["side"].setChecked)
            self.page.restore_layout(self.settings.get("panes", ""))
            self.page.outline.use_menu(acts.outline_menu())
            acts["side"].setChecked(self.settings.get("side", True))
            self.page.show_side(acts["side"].isChecked())
        return self.page

    def _connect_bridge(self, bridge: Bridge) -> None:
        bridge.saved.connect(self.status.show_saved)
        bridge.saved.connect(self._on_saved)
        bridge.not_saved.connect(self.status.show_not_saved)
        bridge.not_saved.connect(self._on_not_saved)
        bridge.history_changed.connect(self._show_history)
        bridge.history_changed.connect(self.bar.forget_undo)
        self._show_history(bridge.history)

    def leave_plan(self) -> bool:
        """Keep what waits and close the open plan; return False if a person had better stay."""
        if self.bridge is None or self.page is None:
            return True
        if not self.page.flush() and not self.files.leave_unsaved():
            return False
        plan_id = self.bridge.plan.root
        self.settings.put(f"folded {plan_id}", sorted(self.page.outline.view.folded))
        self.settings.put(f"node {plan_id}", self.page.node)
        self.page.show_plan(None, lambda _: (), set())
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
        self._tool_bar.setVisible(is_open)
        if self.bridge is None:
            return
        for kind in ("section", "objective", "measure", "step"):
            name = level_name(self.bridge.plan, kind) or labels().kind(kind)
            self.actions_by_name[f"add_{kind}"].setText(name)

    def _show_title(self) -> None:
        if self.bridge is not None:
            title = self.bridge.plan.get(self.bridge.plan.root, "title")
            self.setWindowTitle(f"{title or labels().get('words', 'untitled_plan')} – NAP Desktop")

    def _show_history(self, history: Any) -> None:
        undo, redo = history.next_undo, history.next_redo
        acts = self.actions_by_name
        acts["undo"].setEnabled(undo is not None)
        acts["redo"].setEnabled(redo is not None)
        names = [{"name": one.step.name if one else ""} for one in (undo, redo)]
        acts["undo"].setText(self.tr("&Undo {name}").format(**names[0]).strip())
        acts["redo"].setText(self.tr("&Redo {name}").format(**names[1]).strip())
        for name in ("undo", "redo"):
            acts[name].setIconText(acts[name].text().replace("&", ""))

    def _undo(self, *_: object) -> None:
        step = self.bridge.history.next_undo if self.bridge is not None else None
        if self.bridge is not None and self.page is not None and step and self.bridge.undo():
            self.page.show_changed(step.step.changes)

    def _redo(self, *_: object) -> None:
        step = self.bridge.history.next_redo if self.bridge is not None else None
        if self.bridge is not None and self.page is not None and step and self.bridge.redo():
            self.page.show_changed(step.step.changes)

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

    def _tell(self, text: str, can_undo: bool) -> None:
        undo = self._undo if can_undo else None
        self.bar.tell(text, self.tr("Undo") if undo else "", undo, until_next_step=can_undo)

    def tell_with_act(self, text: str, back: Any) -> None:
        """Say what happened, with what takes it back (or None)."""
        self.bar.tell(text, self.tr("Undo") if back else "", back)

    def tell_failure(self, error: Exception) -> None:
        """Say what went wrong in the bar."""
        self.bar.tell(sentence(error), attention=True)

    def _show_side(self, shown: bool) -> None:
        if self.page is not None:
            self.page.show_side(shown)
            self.settings.put("side", shown)

    # The window itself.

    def _restore_geometry(self) -> None:
        state = self.settings.get("window", "").encode()
        if not (state and self.restoreGeometry(QByteArray.fromBase64(state))):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width() - 16), min(800, room.height() - _FRAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar in its place."""
        super().resizeEvent(event)
        self.bar.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what waits, remember the layout, and tell that the window closes."""
        page = self.page
        if not self.leave_plan():
            event.ignore()
            return
        self.settings.put("window", bytes(self.saveGeometry().toBase64().data()).decode())
        if page is not None:
            self.settings.put("panes", page.layout_state())
        self.tasks.finish()
        self.closed.emit()
        super().closeEvent(event)
