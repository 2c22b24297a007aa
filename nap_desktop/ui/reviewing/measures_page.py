"""The working list: all measures of a review, filtered, noted one after the other by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import edits, reviews
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.reviewing.finding_form import FindingForm
from nap_desktop.ui.reviewing.words import (
    bodies_at_work,
    digits,
    measure_rows,
    status_of_digit,
    status_words,
)
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.rows_view import RowsView
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.status_mark import status_icon

_FORM = 380
_ALL, _HELP = "all", "help"  # filters beside the statuses themselves


class MeasureRows(RowsView):
    """Rows that take digit keys as well.

    noted: a digit was pressed.
    """

    noted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits, from any part of the keyboard."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if held == Qt.KeyboardModifier.NoModifier and len(text) == 1 and text.isdecimal():
            self.noted.emit(int(text))
            return
        super().keyPressEvent(event)


class MeasuresPage(QWidget):
    """Measures of one review with the form of the one that is chosen.

    item_asked: a person wants to see a measure in the plan.
    left:       there is nothing to review yet.
    """

    item_asked = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stays: NodeId = ""  # noted under the person's hands, so still shown
        self.name, self.at, self.is_closed = "", "", False
        self.body = QComboBox(self)
        self.status = QComboBox(self)
        self.progress = SideText("", "muted", self)
        heads = (
            *(self.tr("No."), self.tr("Measure"), self.tr("Lead body")),
            *(self.tr("Before"), self.tr("Now")),
        )
        self.rows = MeasureRows(self.tr("Measures of the review"), heads, (1,), self, (2, 3), 560)
        self.keys = SideText(digits(), "caption", self)
        self.form = FindingForm(self)
        self.nothing = Empty(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setAccessibleName(self.tr("Measures of which body"))
        self.status.setAccessibleName(self.tr("Measures with which status"))
        for box in (self.body, self.status):
            box.setMaximumWidth(look().px(240))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.body)
        bar.addWidget(self.status)
        bar.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.rows, 1)
        below.addWidget(self.keys)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(left)
        panes.addWidget(self.form)
        panes.setStretchFactor(0, 1)
        self.form.setMinimumWidth(min(look().px(300), _FORM))
        panes.setSizes([680, 380])
        for page in (panes, self.nothing):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        self.setTabOrder(self.rows, self.form)

    def _connect(self) -> None:
        self.body.activated.connect(self._filter)
        self.status.activated.connect(self._filter)
        self.rows.chosen.connect(self._show_measure)
        self.rows.opened.connect(self.write)
        self.rows.deleted.connect(self._clear)
        self.rows.noted.connect(self.note)
        self.nothing.button.clicked.connect(self._on_nothing)
        self.form.item_button.clicked.connect(lambda: self.item_asked.emit(self.rows.node))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.go_on)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Showing.

    def show_review(self, name: str, at: str, is_closed: bool) -> None:
        """Show a review; what is noted in it bears the day `at`, canonical."""
        self.name, self.at, self.is_closed = name, at, is_closed
        self.form.lock(is_closed)
        plan = self._bridge.plan
        self._offer_filters(plan)
        measures = plan.of_kind("measure")
        done = sum(bool(reviews.status_in(plan, one, name)) for one in measures)
        form = self.tr("{done} of {count} measures reviewed")
        self.progress.setText(form.format(done=done, count=len(measures)))
        self._show_rows(plan, measures)

    def _offer_filters(self, plan: Plan) -> None:
        body, status = self.body.currentData() or "", self.status.currentData()
        self.body.clear()
        self.body.addItem(self.tr("All bodies"), "")
        for thing in bodies_at_work(plan):
            self.body.addItem(thing.text, thing.code)
        self.body.setCurrentIndex(max(self.body.findData(body), 0))
        if not self.status.count():
            self.status.addItem(self.tr("All measures"), _ALL)
            for code in ("", *reviews.STATUSES):
                self.status.addItem(status_icon(code), status_words(code), code)
            self.status.addItem(self.tr("Help is needed"), _HELP)
        self.status.setCurrentIndex(max(self.status.findData(status), 0))

    def _show_rows(self, plan: Plan, measures: list[NodeId]) -> None:
        wanted = [one for one in self._of_body(plan, measures) if self._is_wanted(plan, one)]
        self.stack.setCurrentIndex(0 if wanted else 1)
        if measures:
            self.nothing.say(self.tr("No measure fits what you asked for."), self.tr("Show all"))
        else:
            sentence = self.tr("The plan has no measures yet, so there is nothing to review.")
            self.nothing.say(sentence, self.tr("Back to the plan"))
        rows = measure_rows(plan, wanted, reviews.before(plan, self.name), self.name)
        self.rows.show_rows(rows)
        self._show_measure(self.rows.node)

    def _of_body(self, plan: Plan, measures: list[NodeId]) -> list[NodeId]:
        body = self.body.currentData() or ""
        return reviews.of_body(plan, measures, body) if body else measures

    def _is_wanted(self, plan: Plan, measure: NodeId) -> bool:
        wanted = self.status.currentData()
        if wanted == _ALL or measure == self._stays:
            return True
        if wanted == _HELP:
            entry = reviews.entry_of(plan, measure, self.name)
            return bool(entry and plan.get(entry, "need"))
        return reviews.status_in(plan, measure, self.name) == (wanted or "")

    def _filter(self, *_: object) -> None:
        self._stays = ""
        self.show_review(self.name, self.at, self.is_closed)

    def _on_nothing(self) -> None:
        if not self._bridge.plan.of_kind("measure"):
            self.left.emit()
            return
        self.body.setCurrentIndex(0)
        self.status.setCurrentIndex(0)
        self._filter()

    def _show_measure(self, measure: NodeId) -> None:
        self._stays = measure
        self.form.show_finding(self._bridge, measure, self.name, self.at)

    # Noting.

    def note(self, digit: int) -> None:
        """Give the chosen measure the status of a digit."""
        status, measure = status_of_digit(digit), self.rows.node
        if status and measure and not self.is_closed:
            self._bridge.do(
                self.tr("Change the status"),
                lambda plan: reviews.note(plan, measure, self.name, self.at, "status", status),
            )

    def _clear(self) -> None:
        """Take away what the review says of the chosen measure."""
        entry = reviews.entry_of(self._bridge.plan, self.rows.node, self.name)
        if entry and not self.is_closed:
            self._bridge.do(
                self.tr("Remove what was noted"), lambda plan: edits.delete(plan, [entry])
            )

    def write(self) -> None:
        """Let people type what was done."""
        if self.rows.node:
            self.form.field("text").setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next measure, with the keyboard on the list."""
        self.form.flush()
        known = [row.node for row in self.rows.model_of_rows.rows]
        place = known.index(self.rows.node) if self.rows.node in known else -1
        if place + 1 < len(known):
            self.rows.choose(known[place + 1])
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()
