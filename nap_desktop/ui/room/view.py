"""The room mode: the provision on top, the measure being drafted, what is parked and what changed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from nap_desktop.framework.guidance import guidance
from nap_desktop.framework.provisions import label
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services import room
from nap_desktop.services.open_plan import now
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.room.lists import RoomLists
from nap_desktop.ui.room.measure import LargeMeasure
from nap_desktop.ui.widgets.side_text import SideText

_PAUSE = 150  # ms after a change before the lists follow
_MOST_CHANGED = 30


class RoomView(QWidget):
    """One measure for the whole room; a `View` of the window. left: Escape goes back."""

    chosen = Signal(str)
    edit_asked = Signal(str, str)
    told = Signal(str, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self.node: NodeId = ""
        self.basis = SideText("", "", self)
        self.asks = SideText("", "muted", self)
        self.measure = LargeMeasure(self)
        self.lists = RoomLists(self)
        self.back_button = QPushButton(self.tr("&Previous"), self)
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.new_button = QPushButton(self.tr("New &measure"), self)
        self.fields_button = QPushButton(self.tr("All &fields"), self)
        self.leave_button = QPushButton(self.tr("Leave the room mode"), self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Room mode"))
        band = QWidget(self)
        band.setProperty("role", "band")
        band.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QVBoxLayout(band)
        top.setContentsMargins(40, 16, 40, 16)
        top.setSpacing(4)
        top.addWidget(self.basis)
        top.addWidget(self.asks)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.measure)
        panes.addWidget(self.lists)
        panes.setStretchFactor(0, 1)
        panes.setSizes([900, 380])
        self.lists.setMinimumWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(panes, 1)
        column.addLayout(self._foot())
        self._fit()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(8)
        keys = QLabel(self.tr("Ctrl+Up and Ctrl+Down: other measures    Esc: back"), self)
        keys.setProperty("role", "caption")
        for button in (self.back_button, self.next_button, self.new_button, self.fields_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(keys)
        row.addWidget(self.leave_button)
        return row

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.new_button.clicked.connect(lambda: self.add("measure"))
        self.fields_button.clicked.connect(lambda: self.edit_asked.emit(self.node, ""))
        self.leave_button.clicked.connect(self.left)
        self.lists.park.connect(self._park)
        self.lists.settled.connect(self._settle)
        self.lists.asked.connect(self.show_node)
        self._soon.timeout.connect(self._show_lists)
        look().changed.connect(self._fit)
        for keys, act in (("Ctrl+Up", lambda: self.go(-1)), ("Ctrl+Down", lambda: self.go(1)),
                          ("Esc", self.left.emit)):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _fit(self) -> None:
        self.basis.setFont(look().font(20, bold=True))
        self.asks.setFont(look().font(15))

    # The view of a plan.

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge and follow it, or none."""
        self._bridge = bridge
        if bridge is None:
            self.node = ""
            return
        bridge.applied.connect(self._on_changed)
        bridge.replaced.connect(self._on_changed)
        self._soon.start()

    def show_node(self, node: NodeId) -> None:
        """Bring an item forward; for what holds measures, the first of them."""
        if self._bridge is None:
            return
        plan = self._bridge.plan
        held = node if node in plan.nodes else plan.root
        below = (one for one in plan.walk(held) if plan.nodes[one].kind == "measure")
        is_drafted = plan.nodes[held].kind in ("measure", "step")
        self.node = held if is_drafted else next(below, held)
        self._show()
        self.chosen.emit(self.node)

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Stay where the room is; what changed is shown in its place."""
        self._on_changed()

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.measure.flush()

    def focusInEvent(self, event: object) -> None:
        """Let words be typed at once."""
        self.measure.field("text").setFocus()

    def _on_changed(self, *_: object) -> None:
        if self._bridge is None:
            return
        if self.node not in self._bridge.plan.nodes:
            self.show_node("")
        else:
            self._show()
        self._soon.start()

    def _show(self) -> None:
        if self._bridge is None:
            return
        plan = self._bridge.plan
        self.measure.show_item(self._bridge, self.node)
        measure = _measure_of(plan, self.node)
        held = codes(plan.get(measure, "provisions"))
        told = [found for code in held if (found := guidance(code))]
        is_measure = plan.nodes[measure].kind == "measure"
        bare = self.tr("No provision is named yet") if is_measure else self.tr("No measure yet")
        self.basis.setText("   ".join(map(label, held)) or bare)
        self.asks.setText("  ·  ".join(one.title for one in told))
        self.asks.setVisible(bool(told))
        self.fields_button.setEnabled(self.node != plan.root)

    def _show_lists(self) -> None:
        if self._bridge is None:
            return
        plan = self._bridge.plan
        thoughts = [(one, rich_text.plain(plan.get(one, "text"))) for one in room.parked(plan)]
        self.lists.show_parked(thoughts)
        morning = room.this_morning(datetime.datetime.now())
        changed = room.changed_since(plan, self._bridge.history.done, morning)[:_MOST_CHANGED]
        printed = numbers(plan)
        self.lists.show_changed([(node, _words(plan, node, printed)) for node in changed])

    # Acts.

    def go(self, step: int) -> None:
        """Go to the next measure (1) or the one before (-1)."""
        if self._bridge is None or not self.flush():
            return
        order = list(self._bridge.plan.walk())
        here = order.index(self.node) if self.node in order else -1
        rest = order[here + 1 :] if step > 0 else list(reversed(order[: max(here, 0)]))
        nodes = self._bridge.plan.nodes
        found = next((node for node in rest if nodes[node].kind == "measure"), None)
        if found is not None:
            self.show_node(found)

    def add(self, kind: str) -> None:
        """Add an item right after the one shown, and let its words be typed."""
        bridge = self._bridge
        if bridge is None:
            return
        made = Node(new_id(), kind, {})
        name = self.tr("Add a {kind}").format(kind=labels().kind(kind).lower())

        def changes(plan: Plan) -> list[Change]:
            place = edits.place_after(plan, self.node or plan.root, kind)
            return edits.insert(plan, [Branch(made)], *place) if place else []

        if bridge.do(name, changes) and made.id in bridge.plan.nodes:
            self.show_node(made.id)
            self.measure.field("text").setFocus()

    def _park(self, words: str) -> None:
        if self._bridge is not None:
            author = self._bridge.author
            self._bridge.do(
                self.tr("Park a thought"), lambda plan: room.park(plan, author, words, now())
            )

    def _settle(self, thought: NodeId) -> None:
        if self._bridge is not None and self._bridge.do(
            self.tr("Settle a thought"), lambda plan: room.settle(plan, thought)
        ):
            self.told.emit(self.tr("The thought is dealt with."), True)


def _measure_of(plan: Plan, node: NodeId) -> NodeId:
    """Return the measure that an item is or stands in, else the item itself."""
    line = (node, *plan.ancestors(node))
    return next((one for one in line if plan.nodes[one].kind == "measure"), node)


def _words(plan: Plan, node: NodeId, printed: dict[NodeId, str]) -> str:
    untitled = labels().get("words", "untitled")
    return f"{printed.get(node, '')}  {title(plan, node) or untitled}".strip()
