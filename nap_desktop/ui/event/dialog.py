"""Records of events: a window beside the plan, with the draft information note on each."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.happened import Happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.tree import EVENTS, Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.event.form import EventForm
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.beside import BesideDialog
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.rows_view import Cell, Row, RowsView

_FORM = 460
_PAUSE = 250  # ms; the history is read when nothing was done for a moment

During = Callable[[str, str], Happened]


class EventsDialog(BesideDialog):
    """The events at which the plan was worked on, the latest first.

    during:     gives what happened in the plan from one canonical date to another.
    note_asked: a draft information note on an event is wanted.
    """

    note_asked = Signal(str)

    def __init__(self, bridge: Bridge, during: During, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self.setWindowTitle(self.tr("Records of events"))
        self._during = during
        self._today = datetime.date.today
        self.new_button = QPushButton(self.tr("&New event"), self)
        heads = (self.tr("Event"), self.tr("Dates"), self.tr("Place"))
        self.rows = RowsView(self.tr("Events"), heads, (0,), self, (2,), 420)
        self.form = EventForm(self)
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.begin()
        self.rows.setFocus()

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 460)
        self.fit(1120, 640)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.rows)
        panes.addWidget(self.form)
        panes.setStretchFactor(1, 1)
        self.form.setMinimumWidth(min(look().px(360), _FORM))
        panes.setSizes([440, 600])
        self.stack.addWidget(panes)
        self.stack.addWidget(self.empty)
        self.new_button.setAutoDefault(False)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.new_button)
        self.column.addLayout(bar)
        self.column.addWidget(self.stack, 1)
        self.empty.say(
            self.tr("No event is recorded yet. Record a round table with its participants and what"
                    " was agreed; a draft information note is made from it and from what changed in"
                    " the plan on its days."),
            self.tr("New event"),
        )  # fmt: skip

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.add_event)
        self.empty.button.clicked.connect(self.add_event)
        self.rows.chosen.connect(self._show_event)
        self.rows.opened.connect(self._write)
        self.rows.deleted.connect(self._delete)
        self.form.note_button.clicked.connect(lambda: self.note_asked.emit(self.rows.node))
        self._pause.timeout.connect(self._tell_happened)

    def follow(self) -> None:
        """Show the plan as it is now."""
        rows = event_rows(self.bridge.plan)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.new_button.setVisible(bool(rows))
        self.rows.show_rows(rows)
        self._show_event(self.rows.node)

    def _show_event(self, event: NodeId) -> None:
        plan = self.bridge.plan
        known = event in plan.under(plan.root, EVENTS)
        self.form.widget().setVisible(known)
        self.form.show_node(self.bridge, event if known else "")
        self._pause.start()

    def _tell_happened(self) -> None:
        plan, event = self.bridge.plan, self.rows.node
        if event in plan.nodes:
            self.form.tell(self._during(plan.get(event, "start"), plan.get(event, "end")))

    def _write(self) -> None:
        if self.rows.node:
            self.form.field("title").setFocus(Qt.FocusReason.OtherFocusReason)

    def add_event(self, *_: object) -> None:
        """Add an event of today, and let its title be typed."""
        made: list[Change] = []
        called, today = self.tr("Round table"), self._today().isoformat()

        def add(plan: Plan) -> list[Change]:
            made[:] = edits.add(plan, "event", plan.root, None, title=called, start=today)
            return made

        if self.bridge.do(self.tr("New event"), add):
            self.rows.choose(next(one.node.id for one in made if isinstance(one, InsertNode)))
            self._write()

    def _delete(self) -> None:
        event = self.rows.node
        if event:
            self.bridge.do(self.tr("Delete the event"), lambda plan: edits.delete(plan, [event]))

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()


def event_rows(plan: Plan) -> list[Row]:
    """Return title, dates and place of all events, the latest first."""
    events = sorted(
        plan.under(plan.root, EVENTS), key=lambda one: plan.get(one, "start"), reverse=True
    )
    rows: list[Row] = []
    for one in events:
        held = plan.nodes[one]
        days = dict.fromkeys(print_date(held.get(key)) for key in ("start", "end") if held.get(key))
        name = title(plan, one) or labels().get("words", "untitled")
        rows.append(Row(one, (Cell(name), Cell(" – ".join(days)), Cell(held.get("place")))))
    return rows
