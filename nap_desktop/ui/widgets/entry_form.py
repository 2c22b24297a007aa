"""The fields of one entry: what is typed is kept after a pause, what is chosen at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import codes, join_codes
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.rich_edit import RichEdit
from nap_desktop.ui.widgets.side_text import SidePage
from nap_desktop.ui.widgets.taken import Taken

_PAUSE = 500  # ms without a key before what is typed is kept
_AGAIN = 5_000  # ms before the next try when it could not be kept

Offer = tuple[str, QIcon | None, str]  # word, shape, code
ChangeOf = Callable[[Plan, NodeId, str], Sequence[Change]]


@dataclass(frozen=True, slots=True)
class Place:
    """One field: its key, the widget, and how value and widget become each other.

    The key of a translation is `key@lang`.
    """

    key: str
    widget: QWidget
    show: Callable[[str], None]
    read: Callable[[], str | None]  # None for words that are no value


class EntryForm(SidePage):
    """Shows the fields of one node of a kind and keeps them, each change under a name."""

    def __init__(self, kind: str, step: str, parent: QWidget) -> None:
        """`step` is the name of the undo step for typing."""
        super().__init__(parent)
        self._kind, self._step = kind, step
        self._bridge: Bridge | None = None
        self._places: dict[str, Place] = {}
        self._choices: dict[str, tuple[str, ChangeOf]] = {}
        self._odd: dict[tuple[NodeId, str], str] = {}  # words that are no date, by their place
        # what is not kept yet: its value if another entry is shown meanwhile, else None
        self._waiting: dict[tuple[NodeId, str], str | None] = {}
        self.node: NodeId = ""
        self._filling = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.warning = Warn(self)
        self.warning.setAccessibleName(self.tr("What is not understood"))

    # Laying out.

    def line(self, key: str, caption: str = "") -> QWidget:
        """Return a line of text with its caption, that of the field unless another is given."""
        line = Line(self)
        line.textEdited.connect(lambda _: self._put(key))
        line.left.connect(self.flush)
        line.returnPressed.connect(self.flush)

        def show(value: str) -> None:
            line.setText(value)
            line.setCursorPosition(0)

        return self._hold(Place(key, line, show, lambda: clean_line(line.text())), caption)

    def date(self, key: str) -> QWidget:
        """Return a line for a date, as people type it."""
        line = Line(self)
        line.setToolTip(self.tr("2027, Q2 2027, June 2027 or 30.06.2027"))
        line.textEdited.connect(lambda _: self._put(key))
        line.left.connect(lambda: self._settle(key))
        line.returnPressed.connect(lambda: self._settle(key))

        def show(value: str) -> None:
            line.setText(self._odd.get((self.node, key)) or print_date(value))
            line.setCursorPosition(0)

        return self._hold(Place(key, line, show, lambda: parse_date(clean_line(line.text()))))

    def rich(self, key: str, least: int, most: int = 12) -> QWidget:
        """Return a field for rich text of `least` to `most` lines."""
        edit = RichEdit(self, least, most)
        edit.typed.connect(lambda: self._put(key))
        edit.left.connect(self.flush)
        return self._hold(Place(key, edit, edit.show_value, edit.value))

    def choice(self, key: str, step: str, offers: Sequence[Offer], make: ChangeOf) -> QWidget:
        """Return a list to choose from: (word, shape or None, code); `make` gives the changes."""
        box = QComboBox(self)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setIconSize(QSize(look().px(14), look().px(14)))
        self.offer(box, offers)
        self._choices[key] = (step, make)
        box.activated.connect(lambda _: self._decide(key))
        show = lambda value: box.setCurrentIndex(box.findData(value))  # noqa: E731
        return self._hold(Place(key, box, show, box.currentData))

    def flag(self, key: str, step: str) -> QWidget:
        """Return a box to tick, with its own words beside it."""
        box = QCheckBox(labels().field(self._kind, key), self)
        self._choices[key] = (step, lambda plan, node, value: self.changes(plan, node, key, value))
        box.clicked.connect(lambda _: self._decide(key))
        place = Place(
            key, box, lambda value: box.setChecked(bool(value)), lambda: "1" * box.isChecked()
        )
        self._places[key] = place
        return box

    def many(self, key: str, step: str, things: Callable[[Plan], Sequence[Thing]]) -> QWidget:
        """Return what is taken from a list, named, with the button that opens the list."""
        taken = Taken(labels().field(self._kind, key), things, self)
        self._choices[key] = (step, lambda plan, node, value: self.changes(plan, node, key, value))
        taken.opened.connect(lambda: taken.offer(self._bridge.plan if self._bridge else None))

        def decide() -> None:
            show(join_codes(taken.codes))
            self._decide(key)

        taken.changed.connect(decide)

        def show(value: str) -> None:
            if self._bridge is not None:
                taken.show_codes(self._bridge.plan, codes(value))

        return self._hold(Place(key, taken, show, lambda: join_codes(taken.codes)))

    @staticmethod
    def offer(box: QComboBox, offers: Sequence[Offer]) -> None:
        """Fill a list to choose from."""
        box.clear()
        for words, shape, code in offers:
            if shape is None:
                box.addItem(words, code)
            else:
                box.addItem(shape, words, code)

    def _hold(self, place: Place, words: str = "") -> QWidget:
        self._places[place.key] = place
        caption = QLabel(words or labels().field(self._kind, place.key), self)
        caption.setProperty("role", "caption")
        caption.setBuddy(place.widget)
        place.widget.setAccessibleName(caption.text())
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(caption)
        column.addWidget(place.widget)
        return holder

    @staticmethod
    def side_by_side(*widgets: QWidget) -> QWidget:
        """Return widgets in one line, equally wide."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in widgets:
            row.addWidget(widget, 1)
        return holder

    # Showing.

    def field(self, key: str) -> QWidget:
        """Return the widget of a field."""
        return self._places[key].widget

    def show_node(self, bridge: Bridge | None, node: NodeId) -> None:
        """Show an entry, empty for none; what waits of another is kept first, or goes on waiting."""
        if node != self.node:
            self.flush()
            self._freeze()
            self.verticalScrollBar().setValue(0)
        self._bridge, self.node = bridge, node
        self.follow()

    def _freeze(self) -> None:
        """Take over what could not be kept, because its fields are going to show something else."""
        for place, value in self._waiting.items():
            if value is None:
                self._waiting[place] = self._places[place[1]].read()

    def follow(self) -> None:
        """Show the values as they are now; a field in which words wait stays as it is."""
        if self._bridge is None or self.node not in self._bridge.plan.nodes:
            return
        held = self.held(self._bridge.plan)
        self._filling = True
        for key, place in self._places.items():
            value = held.get(key)
            if (self.node, key) in self._waiting:
                value = self._waiting[self.node, key] or place.read() or ""
            if place.read() != value:
                place.show(value)
            self._mark(key)
        self._filling = False
        self._tell_odd()

    def held(self, plan: Plan) -> Node:
        """Return the node whose fields are shown."""
        return plan.nodes[self.node]

    def changes(self, plan: Plan, node: NodeId, key: str, value: str) -> Sequence[Change]:
        """Return what gives a field of what is shown another value."""
        name, _, lang = key.partition("@")
        return edits.set_field(plan, node, name, value, lang)

    # Keeping.

    def _put(self, key: str) -> None:
        """Let a field wait for a pause in typing."""
        if not self._filling and self.node:
            self._odd.pop((self.node, key), None)
            self._mark(key)
            self._waiting[self.node, key] = None
            self._pause.start(_PAUSE)

    def flush(self) -> bool:
        """Keep all that waits now; return whether nothing waits any more."""
        self._pause.stop()
        for place, frozen in list(self._waiting.items()):
            value = self._waiting.pop(place)
            if not self._keep(*place, self._places[place[1]].read() if value is None else value):
                self._waiting[place] = frozen
                self._pause.start(_AGAIN)
                return False
        return True

    def _keep(self, node: NodeId, key: str, value: str | None) -> bool:
        """Keep one field; return whether it is kept, or needs not to be."""
        bridge = self._bridge
        if bridge is None or node not in bridge.plan.nodes or value is None:
            return True
        changes = self.changes(bridge.plan, node, key, value)
        return not changes or bridge.type_in(self._step, changes)

    def _decide(self, key: str) -> None:
        """Keep what was chosen as a step of its own."""
        value, node = self._places[key].read(), self.node
        step, make = self._choices[key]
        if self._bridge is not None and node:
            self._bridge.do(step, lambda plan: make(plan, node, value or ""))
            self.follow()

    def _settle(self, key: str) -> None:
        """Show a date as it is written, or say that the words are none."""
        self.flush()
        place = self._places[key]
        value = place.read()
        line = place.widget
        assert isinstance(line, Line)
        if value is None:
            self._odd[self.node, key] = clean_line(line.text())
        elif line.text() != print_date(value):
            place.show(value)
        self._mark(key)
        self._tell_odd()

    def _mark(self, key: str) -> None:
        widget = self._places[key].widget
        invalid = (self.node, key) in self._odd
        if isinstance(widget, Line) and widget.property("invalid") != invalid:
            widget.setProperty("invalid", invalid)
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _tell_odd(self) -> None:
        odd = any(node == self.node for node, _ in self._odd)
        hint = self.tr("Not understood as a date: write 2027, Q2 2027, June 2027 or 30.06.2027.")
        self.warning.tell(hint if odd else "")
