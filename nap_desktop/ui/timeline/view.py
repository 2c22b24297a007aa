"""The timeline view of a plan: filter, groups and zoom above the chart, what has no dates beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from nap_desktop.base.settings import Settings
from nap_desktop.plan.change import Change, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.open_plan import Applied
from nap_desktop.services.timeline import GROUPINGS, ZOOMS, Wish
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.timeline.acts import TimelineActs
from nap_desktop.ui.timeline.controls import Controls
from nap_desktop.ui.timeline.empty import EmptyChart, NoPeriod
from nap_desktop.ui.timeline.grid import TimelineGrid
from nap_desktop.ui.timeline.model import TimelineModel
from nap_desktop.ui.timeline.row_menu import row_menu
from nap_desktop.ui.timeline.scale import Part
from nap_desktop.ui.timeline.undated import Undated

_PAUSE = 60  # ms after a key before the rows follow
_IDLE, _AT_ONCE = 15, 250  # ms between, and measures in, each part of what is worked out ahead
_BESIDE = 230  # px at 100 % of the list beside the chart


class TimelineView(QWidget):
    """When measures are done; a `View` of the window.

    export_asked, print_asked: the annex is wanted as a file or on paper; in which groups, and
    whether with steps.
    """

    chosen = Signal(str)
    edit_asked = Signal(str, str)
    told = Signal(str, bool)
    export_asked = Signal(str, bool)
    print_asked = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge: Bridge | None = None
        self._come_to: NodeId = ""  # an item that nobody outside was told of yet
        self.model = TimelineModel(self)
        self.acts = TimelineActs(self)
        self.controls = Controls(self)
        self.grid = TimelineGrid(self.model, self)
        self.undated = Undated(self)
        self.empty = EmptyChart(self.grid.viewport())
        self.no_period = NoPeriod(self)
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._warming = QTimer(self, interval=_IDLE)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.grid.viewport().installEventFilter(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.grid)
        self.split.addWidget(self.undated)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.undated.setMinimumWidth(look().px(170))
        self.keys = QLabel(
            self.tr(
                "Alt+Shift+arrows: move · Ctrl+arrows: the end · Ctrl+Shift+arrows: the beginning"
                " · Enter: edit in the draft · + and −: zoom. The dashed line is today."
            ),
            self,
        )
        self.keys.setProperty("role", "caption")
        self.keys.setWordWrap(True)
        self.keys.setContentsMargins(12, 4, 12, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.controls)
        column.addWidget(self.split, 1)
        column.addWidget(self.no_period)
        column.addWidget(self.keys)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        controls, grid, acts = self.controls, self.grid, self.acts
        controls.typed.connect(self._typing.start)
        controls.search.returnPressed.connect(grid.setFocus)
        controls.wished.connect(self._arrange)
        controls.undated.clicked.connect(self._show_undated)
        controls.export.clicked.connect(lambda: self.export_asked.emit(*self._as_shown))
        controls.print.clicked.connect(lambda: self.print_asked.emit(*self._as_shown))
        self._typing.timeout.connect(self._arrange)
        self._refresh_soon.timeout.connect(self._refresh)
        self._warming.timeout.connect(self._warm)
        grid.horizontalScrollBar().valueChanged.connect(self._place_empty)
        grid.came.connect(self._on_came)
        grid.carried.connect(acts.carry)
        grid.nudged.connect(self.nudge)
        grid.given.connect(self._give_at)
        grid.zoomed.connect(self.zoom)
        grid.opened.connect(self.open_item)
        grid.cleared.connect(self.delete)
        grid.folded.connect(self._toggle)
        grid.customContextMenuRequested.connect(self._pop_up)
        self.undated.asked.connect(self.give_dates)
        self.undated.chosen.connect(self._come)
        self.undated.opened.connect(lambda node: self.edit_asked.emit(node, "start"))
        self.undated.list.customContextMenuRequested.connect(self._pop_up_beside)
        self.empty.button.clicked.connect(self._on_empty)
        self.no_period.asked.connect(self._set_period)
        acts.told.connect(self.told)

    # -- the View protocol --

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge and follow it, as it was shown last; none for None."""
        if self._bridge is not None:
            self._remember()
            self._bridge.applied.disconnect(self._follow)
            self._bridge.replaced.disconnect(self._replace)
        self._bridge = self.acts.bridge = bridge
        self._come_to = ""
        if bridge is None:
            self.model.show(None, self.grid.today)
            self.undated.show_nodes(None, [])
            return
        bridge.applied.connect(self._follow)
        bridge.replaced.connect(self._replace)
        self._recall(bridge.plan)
        self._replace(bridge.plan)

    def show_node(self, node: NodeId) -> None:
        """Come to an item that was chosen elsewhere; to the first inside it, for a section."""
        timeline = self.model.timeline
        if timeline is None or self.grid.go_to(node):
            return
        plan = timeline.plan
        if node in plan.nodes and plan.nodes[node].kind == "step":
            self.grid.go_to(plan.parents[node])
        elif node in plan.nodes and node != plan.root:
            shown = {line.node for line in self.model.rows if not isinstance(line, Head)}
            self.grid.go_to(next((one for one in plan.walk(node) if one in shown), ""))

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Come to the item that changes were about, after they were undone or done again."""
        self._refresh()
        for change in changes:
            if isinstance(change, SetField) and self.grid.go_to(change.node):
                return

    def flush(self) -> bool:
        """Tell where a person is, so that the draft shows the same item; nothing waits here."""
        node, self._come_to = self._come_to, ""
        if self._bridge is not None and node in self._bridge.plan.nodes:
            self.chosen.emit(node)
        return True

    def _come(self, node: NodeId) -> None:
        self._come_to = node or self._come_to

    def _on_came(self) -> None:
        if self.grid.hasFocus():
            self._come(self.grid.node)

    # -- following the plan --

    def _follow(self, applied: Applied) -> None:
        self.model.follow(applied)
        if self.isVisible():
            self._refresh_soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another view was in front."""
        super().showEvent(event)
        self._refresh()

    def _replace(self, plan: Plan) -> None:
        self.model.show(plan, self.grid.today)
        self._show_beside()
        self._warming.start()

    def _warm(self) -> None:
        """Work out ahead what a search will need, a little at a time."""
        timeline = self.model.timeline
        if timeline is None or not timeline.warm(_AT_ONCE):
            self._warming.stop()

    def _refresh(self) -> None:
        self._refresh_soon.stop()
        if self.model.is_behind:
            self.model.refresh()
            self._show_beside()

    def _show_beside(self) -> None:
        """Show what has no dates, what there is to say of an empty chart and of the period."""
        timeline = self.model.timeline
        if timeline is None:
            return
        nodes = timeline.undated(self.model.wish.words)
        self.undated.show_nodes(timeline, nodes)
        self.controls.count_undated(len(nodes))
        self._show_undated()
        self.no_period.setVisible(not timeline.has_period)
        if self.model.rows:
            self.empty.hide()
        elif self.model.wish.words:
            self.empty.say(
                self.tr("No measure with dates matches the filter."), self.tr("Show all")
            )
        elif not timeline.cells.measures:
            self.empty.say(self.tr("The plan has no measures yet."), self.tr("Add a measure"))
        else:
            said = self.tr("No measure has dates yet. Drag one in from the list beside the chart.")
            self.empty.say(said, self.tr("Give dates to the first"))

    def _on_empty(self) -> None:
        if self.model.wish.words:
            self.controls.search.clear()
        elif self.undated.model.nodes:
            self.give_dates(self.undated.node or self.undated.model.nodes[0])
        else:
            self.add()

    def _set_period(self) -> None:
        if self._bridge is not None:
            self.edit_asked.emit(self._bridge.plan.root, "period_start")

    @property
    def _as_shown(self) -> tuple[str, bool]:
        return self.model.wish.group, self.model.wish.steps

    # -- what is shown --

    def _arrange(self) -> None:
        self._typing.stop()
        self.model.arrange(self.controls.wish(self.model.wish.folded))
        self._show_beside()
        self.grid.show_bar()

    def _show_undated(self) -> None:
        wanted = self.controls.undated.isChecked() and bool(self.undated.model.nodes)
        self.undated.setVisible(wanted)

    def _toggle(self, code: str) -> None:
        self.model.arrange(replace(self.model.wish, folded=self.model.wish.folded ^ {code}))

    def zoom(self, way: int) -> None:
        """Show the years closer (1) or from further off (-1)."""
        if self.controls.zoom(way):
            self._arrange()

    def _remember(self) -> None:
        if self._bridge is not None:
            wish = self.model.wish
            kept = {
                "group": wish.group,
                "zoom": wish.zoom,
                "steps": wish.steps,
                "folded": sorted(wish.folded),
                "undated": self.controls.undated.isChecked(),
            }
            self._settings.put(f"timeline {self._bridge.plan.root}", kept)

    def _recall(self, plan: Plan) -> None:
        kept = self._settings.get(f"timeline {plan.root}", {})
        group, zoom = kept.get("group", "section"), kept.get("zoom", "quarters")
        wish = Wish(
            group if group in GROUPINGS else "section",
            zoom if zoom in ZOOMS else "quarters",
            bool(kept.get("steps", False)),
            folded=frozenset(kept.get("folded", ())),
        )
        self.controls.show_wish(wish)
        self.controls.undated.setChecked(bool(kept.get("undated", True)))
        self.split.setSizes([10_000, look().px(_BESIDE)])
        self.model.wish = wish

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words of an empty chart in its middle."""
        if event.type() == QEvent.Type.Resize:
            self._place_empty()
        return False

    def _place_empty(self) -> None:
        self.empty.setGeometry(self.grid.viewport().rect())

    # -- what the menus, keys and buttons call --

    def nudge(self, part: Part, way: int) -> None:
        """Take a part of the current bar one step on (1) or back (-1)."""
        self._refresh()
        node, timeline = self.grid.node, self.model.timeline
        if node and timeline is not None:
            months = way * self.model.wish.unit
            if self.acts.nudge(timeline, node, part, months, self.model.whole):
                self._refresh()
                self.grid.show_bar()

    def give_dates(self, node: NodeId) -> None:
        """Give a measure dates: the quarter of today, else the first of the chart."""
        whole, today = self.model.whole, self.grid.today
        month = today.year * 12 + today.month - 1
        self._give_at(node, month if whole.first <= month <= whole.last else whole.first)

    def _give_at(self, node: NodeId, month: int) -> None:
        timeline = self.model.timeline
        if timeline is not None and self.acts.give(timeline, node, month, self.model.wish.unit):
            self._refresh()
            self.grid.go_to(node)
            self._come(node)

    def open_item(self) -> None:
        """Edit the current item in the draft, at its dates."""
        if self.grid.node:
            self.edit_asked.emit(self.grid.node, "start")

    def rename(self) -> None:
        """Edit the text of the current item in the draft."""
        if self.grid.node:
            self.edit_asked.emit(self.grid.node, "text")

    def add(self, kind: str = "measure") -> None:
        """Add a measure after the current item and write it in the draft; other kinds go there."""
        if kind == "measure" and (node := self.acts.add(self.grid.node)):
            self.edit_asked.emit(node, "text")

    def delete(self) -> None:
        """Take the dates of the current item away."""
        self._refresh()
        if self.grid.node and self.model.timeline is not None:
            self.acts.clear(self.model.timeline, self.grid.node)

    def find(self) -> None:
        """Let words be typed that narrow the rows."""
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()

    def toggle_fold(self) -> None:
        """Fold or unfold the group of the current row."""
        row = self.model.row(self.grid.currentIndex().row())
        if row is not None and self.model.wish.group:
            self._toggle(row.code if isinstance(row, Head) else row.group)

    def fold_all(self) -> None:
        """Fold all groups."""
        heads = frozenset(row.code for row in self.model.rows if isinstance(row, Head))
        self.model.arrange(replace(self.model.wish, folded=heads))

    def unfold_all(self) -> None:
        """Unfold all groups."""
        self.model.arrange(replace(self.model.wish, folded=frozenset()))

    def _pop_up(self, at: QPoint) -> None:
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def row_menu(self) -> QMenu:
        """Return the menu of the current row."""
        return row_menu(self)

    def _pop_up_beside(self, at: QPoint) -> None:
        node = self.undated.node
        if not node:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Give dates\tReturn"), lambda: self.give_dates(node))
        menu.addAction(self.tr("Edit in the draft"), lambda: self.edit_asked.emit(node, "start"))
        menu.popup(self.undated.list.viewport().mapToGlobal(at))
