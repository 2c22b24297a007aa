"""The window: joins the shelf and the plan page, and holds no rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QToolButton, QWidget

from nap_desktop.base.errors import NapError
from nap_desktop.base.settings import Settings
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.numbering import level_name
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui import file_acts, help_sheet
from nap_desktop.ui.actions import Actions
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.library.shelf import Shelf
from nap_desktop.ui.look import SCALES, look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.plan_page import PlanPage
from nap_desktop.ui.status import Status
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.bar import Bar

_IDLE = 3_000  # ms without an act before the library is made whole for copying
_HOUR = 3_600_000


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
        self.shelf = Shelf(library, self)
        self.page: PlanPage | None = None
        self.bridge: Bridge | None = None
        self.bar = Bar(self)
        self.files = file_acts.FileActs(self)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._hourly = QTimer(self, interval=_HOUR)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setWindowTitle("NAP Desktop")
        self.setMinimumSize(900, 560)
        self.setStatusBar(self.status)
        self.stack.addWidget(self.shelf)
        self.setCentralWidget(self.stack)
        self._tool_bar = self._make_tool_bar()
        self._restore_geometry()
        self._show_whether_open()
        self._hourly.start()

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"), self)
        bar.setMovable(False)
        bar.setObjectName("tools")
        bar.toggleViewAction().setEnabled(False)
        acts = self.actions_by_name
        for name in (
            "shelf",
            "",
            "undo",
            "redo",
            "",
            "add_section",
            "add_objective",
            "add_measure",
        ):
            if name:
                bar.addAction(acts[name])
            else:
                bar.addSeparator()
        for name in ("add_section", "add_objective", "add_measure", "side", "export"):
            self._with_words(bar, name)
        spring = QWidget(bar)
        spring.setSizePolicy(
            spring.sizePolicy().Policy.Expanding, spring.sizePolicy().Policy.Preferred
        )
        bar.addWidget(spring)
        for name in ("side", "export"):
            bar.addAction(acts[name])
            self._with_words(bar, name)
        bar.widgetForAction(acts["export"]).setProperty("role", "primary")
        bar.setIconSize(QSize(18, 18))
        self.addToolBar(bar)
        return bar

    def _with_words(self, bar: QToolBar, name: str) -> None:
        button = bar.widgetForAction(self.actions_by_name[name])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _connect(self) -> None:
        acts = self.actions_by_name
        for name, act in self._acts().items():
            acts[name].triggered.connect(act)
        self.shelf.open_requested.connect(self.open_plan)
        self.shelf.sample_requested.connect(self.files.open_sample)
        self.shelf.new_requested.connect(self.files.new_plan)
        self.shelf.told.connect(self._tell_with_act)
        self.shelf.failed.connect(self.tell_failure)
        self.shelf.export_requested.connect(self.files.export_from_shelf)
        self.status.findings_asked.connect(self._on_page("next_finding"))
        self._idle.timeout.connect(self._on_idle)
        self._hourly.timeout.connect(self.files.back_up_if_changed)

    def _acts(self) -> dict[str, Callable[..., object]]:
        """Return what each action does; acts of the plan page are looked up when they are asked for."""
        page, outline, view, files = self._on_page, self._on_outline, self._on_view, self.files
        return {
            "new_plan": files.new_plan, "shelf": self.show_shelf, "sample": files.open_sample,
            "export": files.export, "save_version": files.save_version, "versions": files.versions,
            "settings": files.settings, "close_plan": self.show_shelf, "quit": self.close,
            "undo": self._undo, "redo": self._redo, "cut": outline("cut"), "copy": outline("copy"),
            "paste": outline("paste"), "duplicate": outline("duplicate"),
            "delete": outline("delete"), "rename": view("rename"), "split": self._split,
            "join": outline("join"), "find": self._find,
            "add_section": outline("add", "section"), "add_objective": outline("add", "objective"),
            "add_measure": outline("add", "measure"), "add_step": outline("add", "step"),
            "comment": page("comment"), "details": page("show_details"),
            "next_finding": page("next_finding"), "outdent": outline("outdent"),
            "indent": outline("indent"), "move_up": outline("move_up"),
            "move_down": outline("move_down"), "toggle_fold": view("toggle_fold"),
            "fold_all": view("fold_all"), "unfold_all": self._unfold_all,
            "side": self._show_side, "next_pane": page("next_pane"), "larger": self._larger,
            "smaller": self._smaller, "normal_size": self._normal_size, "dark": self._show_dark,
            "full_screen": self._full_screen, "keys": self._show_keys, "about": self._show_about,
        }  # fmt: skip

    def _on_page(self, name: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page, name)() if self.page else None

    def _on_outline(self, name: str, *given: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page.outline.acts, name)(*given) if self.page else None

    def _on_view(self, name: str) -> Callable[..., None]:
        return lambda *_: getattr(self.page.outline.view, name)() if self.page else None

    # Shelf and plan.

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
        page.show_plan(
            self.bridge, partial(self.library.history_of, plan_id), folded, node
        )
        self.stack.setCurrentWidget(page)
        self._show_whether_open()
        self._connect_bridge(self.bridge)
        self.status.show_plan(self.bridge.plan)
        self.status.show_open()
        self._show_title()
        page.outline.view.setFocus()

    def _page(self) -> PlanPage:
        """Return the plan page; made at first use, so that the shelf is there at once."""
        if self.page is None:
            self.page = PlanPage(self.tasks, self)
            self.stack.addWidget(self.page)
            self.page.findings_changed.connect(self.status.show_findings)
            self.page.told.connect(self._tell)
            self.page.waiting.connect(self._on_waiting)
            self.page.side_shown.connect(self.actions_by_name["side"].setChecked)
            self.page.restore_layout(self.settings.get("panes", ""))
            acts = self.actions_by_name
            names = ("add_section", "add_objective", "add_measure", "add_step", "", "rename",
                     "cut", "copy", "paste", "duplicate", "delete", "", "outdent", "indent",
                     "move_up", "move_down", "join", "", "comment")  # fmt: skip
            self.page.outline.use_menu([acts[name] if name else None for name in names])
            side = self.settings.get("side", True)
            acts["side"].setChecked(side)
            self.page.show_side(side)
        return self.page

    def _connect_bridge(self, bridge: Bridge) -> None:
        bridge.saved.connect(self.status.show_saved)
        bridge.saved.connect(self._on_saved)
        bridge.not_saved.connect(self.status.show_not_saved)
        bridge.not_saved.connect(self._on_not_saved)
        bridge.history_changed.connect(self._show_history)
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
        acts["undo"].setText(
            self.tr("&Undo {name}").format(name=undo.step.name if undo else "").strip()
        )
        acts["redo"].setText(
            self.tr("&Redo {name}").format(name=redo.step.name if redo else "").strip()
        )
        for name in ("undo", "redo"):
            acts[name].setIconText(acts[name].text().replace("&", ""))

    # What happens while one works.

    def _undo(self) -> None:
        if self.bridge is not None:
            self.bridge.undo()

    def _redo(self) -> None:
        if self.bridge is not None:
            self.bridge.redo()

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
        if can_undo:
            self.bar.tell(text, self.tr("Undo"), self._undo)
        else:
            self.bar.tell(text)

    def _tell_with_act(self, text: str, back: Any) -> None:
        self.bar.tell(text, self.tr("Undo") if back else "", back)

    def tell_failure(self, error: Exception) -> None:
        """Say what went wrong in the bar."""
        self.bar.tell(sentence(error), attention=True)

    # Looks.

    def use_look(self, theme: str, scale: float) -> None:
        """Show a theme at a size and remember both."""
        look().show(theme, scale)
        self.settings.put("theme", theme)
        self.settings.put("scale", scale)
        self.actions_by_name["dark"].setChecked(theme == "dark")

    def _show_dark(self, dark: bool) -> None:
        self.use_look("dark" if dark else "light", look().scale)

    def _larger(self) -> None:
        self.use_look(
            look().theme, next((s for s in SCALES if s > look().scale + 0.01), SCALES[-1])
        )

    def _smaller(self) -> None:
        smaller = (s for s in reversed(SCALES) if s < look().scale - 0.01)
        self.use_look(look().theme, next(smaller, SCALES[0]))

    def _normal_size(self) -> None:
        self.use_look(look().theme, 1.0)

    def _full_screen(self, full: bool) -> None:
        self.showFullScreen() if full else self.showNormal()

    def _show_side(self, shown: bool) -> None:
        if self.page is not None:
            self.page.show_side(shown)
            self.settings.put("side", shown)

    def _unfold_all(self) -> None:
        if self.page is not None:
            self.page.outline.view.unfold_all_but(set())

    def _find(self) -> None:
        if self.page is not None:
            self.page.outline.start_finding()

    def _split(self) -> None:
        if self.page is not None:
            self.page.editor.split_here()

    def _show_keys(self) -> None:
        help_sheet.show_keys(self)

    def _show_about(self) -> None:
        help_sheet.show_about(self, Path(self.library.path))

    # The window itself.

    def _restore_geometry(self) -> None:
        state = self.settings.get("window", "")
        if not (state and self.restoreGeometry(QByteArray.fromBase64(state.encode()))):
            self.resize(1280, 760)

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
