"""Assistance: a window beside the plan on which requests are drafted and followed up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import assistance, edits
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import REQUESTS, Plan
from nap_desktop.ui.assistance.request_form import RequestForm
from nap_desktop.ui.assistance.words import need_rows, request_name, request_rows
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.beside import BesideDialog
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.picker import Picker
from nap_desktop.ui.widgets.rows_view import RowsView

_FORM = 400


class AssistanceDialog(BesideDialog):
    """Requests on one page, measures that need help and are in none on the other.

    export_asked: a Word file of a request is wanted.
    """

    export_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self.setWindowTitle(self.tr("Requests for assistance"))
        self.draft_button = QPushButton(self.tr("&Draft requests"), self)
        self.new_button = QPushButton(self.tr("&New request"), self)
        heads = (self.tr("Subject"), self.tr("Measures"), self.tr("Asked on"), self.tr("Standing"))
        self.rows = RowsView(self.tr("Requests"), heads, (0,), self, (1, 2), 420)
        needs = (self.tr("No."), self.tr("Measure"), self.tr("Help"), self.tr("Lead body"))
        self.needs = RowsView(self.tr("Measures in no request"), needs, (1,), self, (3, 2), 460)
        self.put_button = QPushButton(self.tr("&Put it into a request…"), self)
        self.item_button = QPushButton(self.tr("&Show it in the plan"), self)
        self.form = RequestForm(self)
        self.empty, self.none_left = Empty(self), Empty(self)
        self.tabs = self.quiet_tabs(self, self.tr("Requests and measures"))
        self.requests, self.rest = QStackedWidget(self), QStackedWidget(self)
        self._picker = Picker(self, self.tr("Requests"))
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
        panes.setStretchFactor(0, 1)
        self.form.setMinimumWidth(min(look().px(300), _FORM))
        panes.setSizes([600, 440])
        self.requests.addWidget(panes)
        self.requests.addWidget(self.empty)
        below = QHBoxLayout()
        below.addWidget(self.put_button)
        below.addWidget(self.item_button)
        below.addStretch(1)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.needs, 1)
        column.addLayout(below)
        self.rest.addWidget(listed)
        self.rest.addWidget(self.none_left)
        for button in (self.draft_button, self.new_button, self.put_button, self.item_button):
            button.setAutoDefault(False)
        corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 4)
        row.addStretch(1)
        row.addWidget(self.draft_button)
        row.addWidget(self.new_button)
        self.tabs.addTab(_page(self.requests), self.tr("Requests"))
        self.tabs.addTab(_page(self.rest), "")
        self.column.addWidget(corner)
        self.column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.draft_button.clicked.connect(self.draft)
        self.new_button.clicked.connect(self.add_request)
        self.empty.button.clicked.connect(self._on_empty)
        self.none_left.button.clicked.connect(lambda: self.tabs.setCurrentIndex(0))
        self.put_button.clicked.connect(self._offer_requests)
        self.item_button.clicked.connect(lambda: self.item_asked.emit(self.needs.node))
        self.needs.opened.connect(self._offer_requests)
        self.rows.chosen.connect(self._show_request)
        self.rows.opened.connect(self._write)
        self.rows.deleted.connect(self._delete)
        self.form.export_button.clicked.connect(lambda: self.export_asked.emit(self.rows.node))
        self._picker.toggled.connect(self._put_into)

    # Showing.

    def follow(self) -> None:
        """Show the plan as it is now."""
        plan = self.bridge.plan
        requests, needs = request_rows(plan), need_rows(plan)
        self.requests.setCurrentIndex(0 if requests else 1)
        self.rest.setCurrentIndex(0 if needs else 1)
        words = self.tr("In no request")
        self.tabs.setTabText(1, f"{words} · {len(needs)}" if needs else words)
        self.draft_button.setVisible(bool(needs))
        self._say_what_to_do(bool(needs))
        self.rows.show_rows(requests)
        self.needs.show_rows(needs)
        self._show_request(self.rows.node)

    def _say_what_to_do(self, has_needs: bool) -> None:
        if has_needs:
            sentence = self.tr(
                "No request yet. Measures of the plan need help: draft a request for each kind of"
                " help, and change it as you like."
            )
            self.empty.say(sentence, self.tr("Draft requests"))
        else:
            sentence = self.tr(
                "No measure says that it needs help. Say so in a measure or in a review, or begin a"
                " request by itself."
            )
            self.empty.say(sentence, self.tr("New request"))
        self.none_left.say(
            self.tr("Every measure that needs help is in a request."), self.tr("Show the requests")
        )

    def _show_request(self, request: NodeId) -> None:
        plan = self.bridge.plan
        known = request in plan.under(plan.root, REQUESTS)
        self.form.widget().setVisible(known)
        self.form.show_node(self.bridge, request if known else "")

    def _write(self) -> None:
        if self.rows.node:
            self.form.field("title").setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts.

    def _on_empty(self) -> None:
        if assistance.in_no_request(self.bridge.plan):
            self.draft()
        else:
            self.add_request()

    def draft(self, *_: object) -> None:
        """Draft a request for each kind of help that measures in no request need."""
        self._make(self.tr("Draft requests"), assistance.draft_requests)

    def add_request(self, *_: object) -> None:
        """Add a request without measures, and let its subject be typed."""
        title = self.tr("New request")
        self._make(self.tr("New request"), lambda plan: assistance.add_request(plan, title))
        self._write()

    def _make(self, name: str, make: Callable[[Plan], list[Change]]) -> None:
        made: list[Change] = []

        def changes(plan: Plan) -> list[Change]:
            made[:] = make(plan)
            return made

        if self.bridge.do(name, changes):
            self.tabs.setCurrentIndex(0)
            first = next((one.node.id for one in made if isinstance(one, InsertNode)), "")
            self.rows.choose(first)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_requests(self, *_: object) -> None:
        plan = self.bridge.plan
        if not self.needs.node:
            return
        things = [Thing(one, request_name(plan, one)) for one in plan.under(plan.root, REQUESTS)]
        things.append(Thing("new", self.tr("A new request")))
        self._picker.offer(things, [])
        self._picker.pop_up(self.put_button)

    def _put_into(self, request: NodeId) -> None:
        """Put the chosen measure into a request, or into a new one."""
        self._picker.hide()
        measure, name = self.needs.node, self.tr("Put a measure into a request")
        if request == "new":
            title = self.tr("New request")
            self._make(name, lambda plan: assistance.add_request(plan, title, [measure]))
            self._write()
        else:
            self.bridge.do(name, lambda plan: assistance.put_into(plan, request, measure))

    def _delete(self) -> None:
        request = self.rows.node
        if request:
            self.bridge.do(
                self.tr("Delete the request"), lambda plan: edits.delete(plan, [request])
            )

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()


def _page(stack: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 10, 0, 0)
    column.addWidget(stack)
    return page
