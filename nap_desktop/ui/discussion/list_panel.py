"""All open comments and places still to be written of a plan: found, gone to, resolved from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.tree import Plan
from nap_desktop.services.discussion import Said, authors, bodies, said
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.discussion.list_model import SHOWN, SaidModel, Wish
from nap_desktop.ui.discussion.threads import mark
from nap_desktop.ui.look import look
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.quiet_rows import set_quiet
from nap_desktop.ui.widgets.side_text import SideText

_PAUSE = 500  # ms without a change before the plan is read again


class _List(QTableView):
    """The list; Enter goes to a row, Space resolves or reopens it, Delete deletes one's own."""

    opened = Signal()
    resolved = Signal()
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, Space and Delete."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Space:
                self.resolved.emit()
            case Qt.Key.Key_Delete:
                self.deleted.emit()
            case _:
                super().keyPressEvent(event)


class DiscussionList(QWidget):
    """The list of one plan, read beside the window while it is seen or its number is wanted.

    goes:    an item is to be shown, at a field.
    comment_asked: a comment is to be shown in its thread.
    told:    a sentence about what happened, and whether Undo fits.
    counted: how many threads are open and how many places are still to be written.
    """

    goes = Signal(str, str)
    comment_asked = Signal(str)
    told = Signal(str, bool)
    counted = Signal(int, int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._bridge: Bridge | None = None
        self._turn = 0
        self._all: list[Said] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.model = SaidModel(self)
        self.list = _List(self)
        self.shown = QComboBox(self)
        self.author = QComboBox(self)
        self.body = QComboBox(self)
        self.empty = SideText("", "muted", self)
        self.everything = QPushButton(self.tr("Show everything"), self)
        self.go_button = QPushButton(self.tr("Go to it"), self)
        self.resolve_button = QPushButton(self.tr("Resolve"), self)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        view = self.list
        view.setModel(self.model)
        head = set_quiet(view, self.tr("Comments and places still to be written"))
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        words = (
            self.tr("Open"),
            self.tr("Still to be written"),
            self.tr("Resolved"),
            self.tr("Private"),
            self.tr("Everything"),
        )
        for name, code in zip(words, SHOWN, strict=True):
            self.shown.addItem(name, code)
        self.shown.setAccessibleName(self.tr("Which are shown"))
        self.author.setAccessibleName(self.tr("Of whom"))
        self.body.setAccessibleName(self.tr("Of which body's items"))
        self.everything.setProperty("role", "link")
        self.resolve_button.setToolTip(self.tr("Space"))
        self.delete_button.setToolTip(self.tr("Delete; only what you wrote yourself"))
        self._fit()

    def _fit(self) -> None:
        self.list.verticalHeader().setDefaultSectionSize(look().px(28))
        for column, width in ((0, 140), (2, 190), (3, 330)):
            self.list.setColumnWidth(column, look().px(width))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(8)
        for box in (self.shown, self.author, self.body):
            box.setProperty("role", "cell-filter")
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            head.addWidget(box)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(8)
        for button in (self.go_button, self.resolve_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch(1)
        self.empty.setContentsMargins(14, 8, 14, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        for box in (self.shown, self.author, self.body):
            box.activated.connect(self._narrow)
        self.everything.clicked.connect(self._show_everything)
        self.list.opened.connect(self._go)
        self.list.doubleClicked.connect(self._go)
        self.list.resolved.connect(self._resolve)
        self.list.deleted.connect(self._delete)
        self.go_button.clicked.connect(self._go)
        self.resolve_button.clicked.connect(self._resolve)
        self.delete_button.clicked.connect(self._delete)
        self.list.selectionModel().currentRowChanged.connect(self._offer)
        look().changed.connect(self._fit)

    # What is shown.

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._on_history)
        self._bridge = bridge
        self._turn += 1
        self._all = []
        self._narrow()
        if bridge is not None:
            bridge.history_changed.connect(self._on_history)
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the plan as it is now."""
        super().showEvent(event)
        self.refresh()

    def setFocus(self, *_: object) -> None:
        """Let the list have the keyboard, or the filter if nothing is in it."""
        target = self.list if self.model.rows else self.shown
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_history(self, _: object) -> None:
        self._pause.start()

    def refresh(self) -> None:
        """Read the plan beside the window."""
        if self._bridge is None:
            return
        self._turn += 1
        turn, plan = self._turn, self._bridge.plan
        self._tasks.start(lambda _: (turn, plan, said(plan)), self._show)

    def _show(self, result: tuple[int, Plan, list[Said]]) -> None:
        turn, plan, rows = result
        if turn != self._turn or self._bridge is None:
            return
        self._all = rows
        everybody: list[tuple[str, object]] = [(self.tr("Everybody"), None)]
        everybody += [(one or self.tr("No name"), one) for one in authors(rows)]
        _fill(self.author, everybody)
        _fill(self.body, [(self.tr("All bodies"), ""), *((b, a) for a, b in bodies(plan, rows))])
        self._narrow()
        still = sum(row.state == "open" for row in rows)
        self.counted.emit(still, sum(row.state == "todo" for row in rows))

    @property
    def wish(self) -> Wish:
        """Which rows are wanted."""
        body = self.body.currentData() or ""
        return Wish(self.shown.currentData(), self.author.currentData(), body)

    def _narrow(self, *_: object) -> None:
        wish, chosen = self.wish, self.current
        place = self.list.currentIndex().row()
        rows = [row for row in self._all if wish.fits(row)]
        self.model.show(rows)
        known = [n for n, row in enumerate(rows) if chosen and row[:2] == chosen[:2]]
        if rows:
            row = known[0] if known else min(max(place, 0), len(rows) - 1)
            self.list.setCurrentIndex(self.model.index(row, 1))
        self._say(wish)
        self._offer()

    def _say(self, wish: Wish) -> None:
        is_empty = not self.model.rows
        if is_empty and self._all:
            self.empty.setText(self.tr("Nothing of that sort."))
        elif is_empty:
            self.empty.setText(
                self.tr("No comments yet. Ctrl+Alt+M writes one on the item that is shown.")
            )
        self.empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        self.everything.setVisible(is_empty and bool(self._all) and wish != Wish(""))

    def _show_everything(self) -> None:
        self.shown.setCurrentIndex(self.shown.count() - 1)
        self.author.setCurrentIndex(0)
        self.body.setCurrentIndex(0)
        self._narrow()
        self.setFocus()

    @property
    def current(self) -> Said | None:
        """The row that is chosen; None if there is none."""
        return self.model.row(self.list.currentIndex().row())

    # What is done.

    def _is_thread(self, row: Said | None) -> bool:
        return row is not None and row.state != "todo"

    def _is_own(self, row: Said | None) -> bool:
        """Return whether the thread was begun by the person at the desk and nobody has answered."""
        if row is None or self._bridge is None or not self._is_thread(row) or row.replies:
            return False
        plan = self._bridge.plan
        return row.node in plan.nodes and plan.get(row.node, "author") == self._bridge.author

    def _offer(self, *_: object) -> None:
        row = self.current
        self.go_button.setEnabled(row is not None)
        self.resolve_button.setEnabled(self._is_thread(row))
        is_resolved = row is not None and row.state == "resolved"
        self.resolve_button.setText(self.tr("Reopen") if is_resolved else self.tr("Resolve"))
        self.delete_button.setEnabled(self._is_own(row))

    def _go(self, *_: object) -> None:
        row = self.current
        if row is None:
            return
        if self._bridge and row.node in self._bridge.plan.nodes:
            is_comment = self._bridge.plan.nodes[row.node].kind == "comment"
            self.comment_asked.emit(row.node) if is_comment else self.goes.emit(row.item, row.key)

    def _resolve(self) -> None:
        row = self.current
        if row is None or not self._is_thread(row):
            return
        done = row.state == "open"
        name = self.tr("Resolve comment") if done else self.tr("Reopen comment")
        told = self.tr("Comment resolved.") if done else self.tr("Comment reopened.")
        self._do(row, name, lambda plan: mark(plan, row.node, "resolved", done), told)

    def _delete(self) -> None:
        row = self.current
        if row is not None and self._is_own(row):
            name, told = self.tr("Delete comment"), self.tr("Comment deleted.")
            self._do(row, name, lambda plan: edits.delete(plan, [row.node]), told)

    def _do(
        self, row: Said, name: str, make: Callable[[Plan], Sequence[Change]], told: str
    ) -> None:
        bridge = self._bridge
        if bridge is None or row.node not in bridge.plan.nodes:
            return
        if bridge.do(name, make):
            self.told.emit(told, True)
            self.refresh()


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Show entries in a list if they differ from those shown, and choose what was chosen."""
    shown = [(box.itemText(row), box.itemData(row)) for row in range(box.count())]
    if shown == list(entries):
        return
    chosen = box.currentData()
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    rows = [row for row, (_, data) in enumerate(entries) if data == chosen]
    box.setCurrentIndex(rows[0] if rows else 0)
