"""Comments and divergences: what bodies say of items, and what was decided on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import concurrence, edits
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, join_codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.concurrence.remark_dialog import RemarkChoice, RemarkDialog
from nap_desktop.ui.concurrence.round_dialog import today
from nap_desktop.ui.concurrence.standing import (
    DECISIONS,
    decision_words,
    item_name,
    item_names,
    named,
    remark_rows,
    shape_of,
    short_name,
)
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.clamped import ClampedText
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.rows_view import RowsView
from nap_desktop.ui.widgets.status_mark import status_icon

_FORM = 380  # px that the form has at least, however large its text


class RemarksPage(QWidget):
    """The table of comments and divergences.

    item_asked: a person wants to see an item in the plan.
    """

    item_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = today
        self._stays: NodeId = ""  # decided under the person's hands, so still shown
        self.open_only = QCheckBox(self)
        self.body = QComboBox(self)
        self.add_button = QPushButton(self.tr("&Add a remark…"), self)
        self.rows = RowsView(self.tr("Remarks of bodies"), self._heads(), (0, 2), self, (1,), 420)
        self.form = RemarkForm(self)
        self.empty = Empty(self)
        self.none_left = Empty(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def _heads(self) -> Sequence[str]:
        return self.tr("Item"), self.tr("Body"), self.tr("Remark"), self.tr("Decision")

    def _lay_out(self) -> None:
        self.body.setAccessibleName(self.tr("Remarks of which body"))
        self.body.setMaximumWidth(look().px(260))
        self.add_button.setAutoDefault(False)
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(14)
        bar.addWidget(self.body)
        bar.addWidget(self.open_only, 1)
        bar.addWidget(self.add_button)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.rows)
        panes.addWidget(self.form)
        panes.setStretchFactor(0, 1)
        self.form.setMinimumWidth(min(look().px(280), _FORM))
        panes.setSizes([630, 410])
        for page in (panes, self.empty, self.none_left):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._bar)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.open_only.toggled.connect(self._filter)
        self.body.activated.connect(self._filter)
        self.add_button.clicked.connect(self.add_remark)
        self.empty.button.clicked.connect(self.add_remark)
        self.none_left.button.clicked.connect(self._show_all)
        self.rows.chosen.connect(self._show_remark)
        self.rows.opened.connect(self._write)
        self.rows.deleted.connect(self._remove)
        self.form.item_button.clicked.connect(self._ask_item)

    # Showing.

    def follow(self) -> None:
        """Show the plan as it is now."""
        plan = self._bridge.plan
        self._offer_bodies(plan)
        left = len(concurrence.undecided(plan))
        self.open_only.setText(self.tr("Not yet decided only ({count})").format(count=left))
        self._show_rows()

    def _offer_bodies(self, plan: Plan) -> None:
        """Offer the bodies that made remarks."""
        shown = self.body.currentData() or ""
        found = {
            body: None for _, remark in concurrence.remarks(plan)
            for body in codes(plan.get(remark, "body"))
        }  # fmt: skip
        self.body.clear()
        self.body.addItem(self.tr("All bodies"), "")
        for body in plan.bodies:
            if body in found or body == shown:
                self.body.addItem(short_name(plan, body), body)
        self.body.setCurrentIndex(max(self.body.findData(shown), 0))

    def _show_rows(self) -> None:
        plan = self._bridge.plan
        rows = remark_rows(plan, self._is_wanted)
        any_at_all = bool(concurrence.remarks(plan))
        self._bar.setVisible(any_at_all)
        self.stack.setCurrentIndex(0 if rows else 2 if any_at_all else 1)
        self.empty.say(
            self.tr("No remarks are noted yet. When a body sends some, note each with the item that"
                    " it is about."),
            self.tr("Add a remark…"),
        )  # fmt: skip
        self.none_left.say(
            self.tr("Everything that you asked for is decided."), self.tr("Show all remarks")
        )
        self.rows.show_rows(rows)
        self._show_remark(self.rows.node)

    def _is_wanted(self, remark: NodeId) -> bool:
        plan, body = self._bridge.plan, self.body.currentData() or ""
        if body and body not in codes(plan.get(remark, "body")):
            return False
        if remark == self._stays or not self.open_only.isChecked():
            return True
        return not plan.get(remark, "decision")

    def _filter(self, *_: object) -> None:
        self._stays = ""
        self._show_rows()

    def _show_all(self) -> None:
        self.open_only.setChecked(False)
        self.body.setCurrentIndex(0)
        self._filter()

    def show_body(self, body: NodeId) -> None:
        """Show the remarks of one body."""
        self.open_only.setChecked(False)
        self.body.setCurrentIndex(max(self.body.findData(body), 0))
        self._filter()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_remark(self, remark: NodeId) -> None:
        if remark != self._stays:
            self._stays = remark
        self.form.show_remark(self._bridge, remark)

    def _write(self) -> None:
        if self.rows.node:
            self.form.field("decision").setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_item(self) -> None:
        item = self._bridge.plan.parents.get(self.rows.node, "")
        if item:
            self.item_asked.emit(item)

    # Acts.

    def add_remark(self, *_: object, item: NodeId = "", body: NodeId = "") -> None:
        """Ask for a remark, on the item of the chosen one and of the body shown unless given."""
        plan = self._bridge.plan
        here = plan.parents.get(self.rows.node, plan.root)
        wish = RemarkChoice(
            item or here, body or self.body.currentData() or "", "", self._today().isoformat()
        )
        choice = ask_remark(plan, wish, self)
        if choice is not None:
            self.keep_remark(choice)

    def keep_remark(self, choice: RemarkChoice) -> None:
        """Add a remark and show it."""
        added = keep_remark(self._bridge, self.tr("Add a remark"), choice)
        if added:
            self.body.setCurrentIndex(0)
            self.follow()
            self.rows.choose(added)
            self._write()

    def _remove(self) -> None:
        remark = self.rows.node
        if remark:
            self._bridge.do(self.tr("Delete the remark"), lambda plan: edits.delete(plan, [remark]))

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()


class RemarkForm(EntryForm):
    """One remark: what the body says, what is decided, why, and how the text runs now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("remark", "", parent)
        self._step = self.tr("Edit a remark")
        self.setAccessibleName(self.tr("The chosen remark"))
        self.heading = ClampedText(13, 3, self)
        self.item_button = QPushButton(self.tr("Show it in the plan"), self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.item_button.setProperty("role", "link")
        self.item_button.setAutoDefault(False)
        offers = [(decision_words(code), status_icon(shape_of(code)), code) for code in DECISIONS]
        self.add(self.heading)
        self.add(self.item_button)
        body = self.choice("body", self.tr("Change the body of a remark"), (), _set_body)
        self.add(self.side_by_side(body, self.date("received")), 4)
        self.add(self.warning)
        self.add(self.rich("text", 2), 6)
        self.add(self.choice("decision", self.tr("Decide on a remark"), offers, _decide), 6)
        self.add(self.rich("reason", 2), 6)
        self.add(self.rich("new_text", 2), 6)

    def show_remark(self, bridge: Bridge, remark: NodeId) -> None:
        """Show a remark; nothing for none."""
        plan = bridge.plan
        item = plan.parents.get(remark, "")
        self.widget().setVisible(bool(item))
        if item:
            offers = [(named(plan, body), None, body) for body in plan.bodies]
            box = self.field("body")
            assert isinstance(box, QComboBox)
            self.offer(box, offers)
            self.heading.tell(item_name(plan, item))
        self.show_node(bridge, remark)


def _set_body(plan: Plan, remark: NodeId, body: str) -> list[Change]:
    return edits.set_field(plan, remark, "body", join_codes([body]))


def _decide(plan: Plan, remark: NodeId, decision: str) -> list[Change]:
    return edits.set_field(plan, remark, "decision", decision)


def ask_remark(plan: Plan, wish: RemarkChoice, parent: QWidget) -> RemarkChoice | None:
    """Ask for a remark on an item of a plan; None if the person thought better of it."""
    bodies = [(body, named(plan, body)) for body in plan.bodies]
    return RemarkDialog.ask(wish, item_names(plan), bodies, parent)


def keep_remark(bridge: Bridge, name: str, choice: RemarkChoice) -> NodeId:
    """Add a remark as one step and return its id; empty if it could not be kept."""
    made: list[Change] = []

    def make(plan: Plan) -> list[Change]:
        made[:] = concurrence.add_remark(
            plan, choice.item, choice.body, choice.text, choice.received
        )
        return made

    if not bridge.do(name, make):
        return ""
    return next((one.node.id for one in made if isinstance(one, InsertNode)), "")
