"""The bodies of a round: who was asked, what came back, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import concurrence, edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.concurrence.round_dialog import RoundChoice, RoundDialog, today
from nap_desktop.ui.concurrence.standing import (
    ANSWERS,
    answer_words,
    body_rows,
    named,
    shape_of,
    short_name,
    summary,
)
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.picker import Picker
from nap_desktop.ui.widgets.rows_view import RowsView
from nap_desktop.ui.widgets.side_text import SideText, hairline
from nap_desktop.ui.widgets.status_mark import status_icon

_FORM = 380  # px that the form has at least, however large its text


class BodiesPage(QWidget):
    """One round of concurrence.

    remarks_asked: a person wants to see the remarks of a body.
    remark_asked:  a person wants to add one of this body's.
    left:          there is nothing to do here yet.
    """

    remarks_asked = Signal(str)
    remark_asked = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = today
        self.round = QComboBox(self)
        self.start_button = QPushButton(self.tr("&Start a round…"), self)
        self.more_button = QPushButton(self.tr("&Ask other bodies…"), self)
        self.summary = SideText("", "muted", self)
        self.rows = RowsView(self.tr("Bodies of the round"), self._heads(), (0,), self, (1, 5, 2))
        self.form = BodyForm(self)
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self._picker = Picker(self, self.tr("Bodies of the directory"))
        self._lay_out()
        self._connect()

    def _heads(self) -> Sequence[str]:
        return (
            self.tr("Body"),
            self.tr("Sent on"),
            self.tr("Due"),
            self.tr("Returned on"),
            self.tr("Answer"),
            self.tr("Remarks"),
        )

    def _lay_out(self) -> None:
        self.round.setAccessibleName(self.tr("Round"))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.round.setMaximumWidth(look().px(300))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.round)
        bar.addStretch(1)
        for button in (self.more_button, self.start_button):
            button.setAutoDefault(False)
            bar.addWidget(button)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.rows)
        panes.addWidget(self.form)
        panes.setStretchFactor(0, 1)
        self.form.setMinimumWidth(min(look().px(300), _FORM))
        panes.setSizes([680, 360])
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.summary)
        column.addWidget(panes, 1)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.round.activated.connect(self._show_round)
        self.start_button.clicked.connect(self.start_round)
        self.more_button.clicked.connect(self._offer_bodies)
        self.empty.button.clicked.connect(self._on_empty)
        self.rows.chosen.connect(self._show_entry)
        self.rows.opened.connect(self._write)
        self.rows.deleted.connect(self._remove)
        self.form.remarks_button.clicked.connect(lambda: self.remarks_asked.emit(self.body))
        self.form.add_button.clicked.connect(lambda: self.remark_asked.emit(self.body))
        self._picker.toggled.connect(self._ask_or_not)

    @property
    def body(self) -> NodeId:
        """The body that is chosen; empty for none."""
        return self._bridge.plan.parents.get(self.rows.node, "")

    @property
    def name(self) -> str:
        """The name of the round that is shown; empty if there is none."""
        return self.round.currentData() or ""

    def follow(self) -> None:
        """Show the plan as it is now."""
        plan = self._bridge.plan
        known, shown = concurrence.rounds(plan), self.name
        self.round.clear()
        for name in known:
            self.round.addItem(name or self.tr("Round without a name"), name)
        if known:
            self.round.setCurrentIndex(known.index(shown if shown in known else known[-1]))
        self.stack.setCurrentIndex(0 if known else 1)
        self._say_what_to_do(plan)
        self._show_round()

    def _say_what_to_do(self, plan: Plan) -> None:
        if concurrence.concerned(plan):
            self.empty.say(
                self.tr("The plan has not been sent to anybody yet. A round asks every body that"
                        " leads or shares a measure."),
                self.tr("Start a round…"),
            )  # fmt: skip
        else:
            self.empty.say(
                self.tr("No measure names a body yet, so there is nobody to ask. Name those that"
                        " lead or share measures first."),
                self.tr("Back to the plan"),
            )  # fmt: skip

    def _show_round(self, *_: object) -> None:
        plan = self._bridge.plan
        rows = body_rows(plan, self.name, self._today()) if self.round.count() else []
        self.summary.setText(summary(plan, self.name, self._today()) if rows else "")
        self.rows.show_rows(rows)
        self._show_entry(self.rows.node)

    def _show_entry(self, entry: NodeId) -> None:
        self.form.show_body(self._bridge, entry)

    def _write(self) -> None:
        if self.rows.node:
            self.form.field("answer").setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts.

    def _on_empty(self) -> None:
        if concurrence.concerned(self._bridge.plan):
            self.start_round()
        else:
            self.left.emit()

    def start_round(self) -> None:
        """Ask for name and dates, and ask every body concerned."""
        plan = self._bridge.plan
        count = len(concurrence.rounds(plan)) + 1
        wish = RoundChoice(
            self.tr("Round {count}").format(count=count), self._today().isoformat(), ""
        )
        choice = RoundDialog.ask(wish, self._would_be_asked, self)
        if choice is not None:
            self.keep_round(choice)

    def _would_be_asked(self, name: str) -> list[str]:
        plan = self._bridge.plan
        already = {one.body for one in concurrence.asked(plan, name) if one.entry}
        return [
            short_name(plan, body) for body in concurrence.concerned(plan) if body not in already
        ]

    def keep_round(self, choice: RoundChoice) -> None:
        """Start a round and show it."""
        done = self._bridge.do(
            self.tr("Start {name}").format(name=choice.name),
            lambda plan: concurrence.start_round(plan, choice.name, choice.sent, choice.due),
        )
        if done:
            self.round.setCurrentIndex(self.round.findData(choice.name))
            self._show_round()
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        """Take the chosen body out of the round."""
        entry = self.rows.node
        if entry:
            name = self.tr("Remove {body} from the round").format(
                body=short_name(self._bridge.plan, self.body)
            )
            self._bridge.do(name, lambda plan: edits.delete(plan, [entry]))

    def _offer_bodies(self) -> None:
        plan = self._bridge.plan
        things = [Thing(body, named(plan, body)) for body in plan.bodies]
        self._picker.offer(things, list(self._asked(plan)))
        self._picker.pop_up(self.more_button)

    def _asked(self, plan: Plan) -> dict[NodeId, NodeId]:
        """Return the bodies asked in this round, each with its entry."""
        return {one.body: one.entry for one in concurrence.asked(plan, self.name) if one.entry}

    def _ask_or_not(self, body: NodeId) -> None:
        """Ask a body in this round too, or no longer."""
        plan = self._bridge.plan
        entry = self._asked(plan).get(body)
        called = short_name(plan, body)
        if entry:
            name = self.tr("Remove {body} from the round").format(body=called)
            self._bridge.do(name, lambda now: edits.delete(now, [entry]))
        else:
            name = self.tr("Ask {body}").format(body=called)
            self._bridge.do(name, lambda now: self._ask(now, body))

    def _ask(self, plan: Plan, body: NodeId) -> list[Change]:
        """Add an entry of the round shown, sent and due as the first of the others."""
        entries = list(self._asked(plan).values())
        held = plan.nodes[entries[0]].fields if entries else {}
        dates = {key: held[key] for key in ("sent", "due") if key in held}
        return edits.add(plan, "concurrence", body, None, round=self.name, **dates)

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()


class BodyForm(EntryForm):
    """What is known of one body in one round."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("concurrence", "", parent)
        self._step = self.tr("Edit the concurrence of a body")
        self.setAccessibleName(self.tr("The chosen body"))
        self.heading = SideText("", "heading", self)
        self.remarks_button = QPushButton(self)
        self.add_button = QPushButton(self.tr("Add a &remark…"), self)
        self._entry_of = ""
        self._lay_out()

    def _lay_out(self) -> None:
        offers = [(answer_words(code), status_icon(shape_of(code)), code) for code in ANSWERS]
        self.add(self.heading)
        self.add(self.choice("answer", self.tr("Note an answer"), offers, _answer), 6)
        self.add(self.side_by_side(self.date("returned"), self.line("reference")), 6)
        self.add(self.side_by_side(self.date("sent"), self.date("due")), 6)
        self.add(self.line("post"), 6)
        self.add(self.line("name"), 6)
        self.add(self.warning)
        self.add(hairline(self), 10)
        for button in (self.remarks_button, self.add_button):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            self.add(button)

    def show_body(self, bridge: Bridge, entry: NodeId) -> None:
        """Show the entry of a body; nothing for none."""
        self.show_node(bridge, entry)
        plan = bridge.plan
        body = plan.parents.get(entry, "")
        self.widget().setVisible(bool(body))
        self.heading.setText(named(plan, body) if body else "")
        count = sum(body in codes(plan.get(one, "body")) for _, one in concurrence.remarks(plan))
        self.remarks_button.setText(self.tr("Show its remarks ({count})").format(count=count))
        self.remarks_button.setVisible(count > 0)


def _answer(plan: Plan, entry: NodeId, given: str) -> list[Change]:
    held = plan.nodes[entry]
    return concurrence.answer(plan, entry, given, held.get("returned"), held.get("reference"))
