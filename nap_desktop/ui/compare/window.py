"""Two states of a plan side by side, in a window of its own that follows the plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.comparison import CompareRow, side_by_side
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.compare.back_bar import BackBar, offered
from nap_desktop.ui.compare.model import CompareModel
from nap_desktop.ui.compare.sources import NOW, Back, CompareActs, Source
from nap_desktop.ui.compare.table import CompareTable
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.bar import Bar
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.tips import plain_tip

_PAUSE = 400  # ms after an act before the plan of now is compared again


class CompareWindow(QWidget):
    """Compares an earlier state with a later one; what differs can be brought back.

    goes:     an item is to be shown in the plan, at a field. compared: both states are shown now.
    """

    goes = Signal(str, str)
    compared = Signal()

    def __init__(
        self, acts: CompareActs, bridge: Bridge, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._acts, self._bridge, self._tasks = acts, bridge, tasks
        self._turn = 0  # of the comparison that is wanted; older results are dropped
        self._states: tuple[Plan, Plan] | None = None
        self._weighed: tuple[Plan, Plan, bool] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.model = CompareModel(self)
        self.table = CompareTable(self.model, self)
        self.then = QComboBox(self)
        self.now = QComboBox(self)
        self.only = QCheckBox(self.tr("&Only what changed"), self)
        self.count = QLabel(self)
        self.previous = QToolButton(self)
        self.next = QToolButton(self)
        self.warning = Warn(self)
        self.empty = SideText("", "muted", self)
        self.save_button = QPushButton(self.tr("&Save a version…"), self)
        self.bar = BackBar(self)
        self._stack = QStackedWidget(self)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare"))
        self.setMinimumSize(760, 420)
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(1180), room.width() - 60), min(look().px(680), room.height() - 80)
        )
        self.then.setAccessibleName(self.tr("The earlier state"))
        self.now.setAccessibleName(self.tr("The later state"))
        for box in (self.then, self.now):
            box.setMinimumContentsLength(18)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.only.setChecked(True)
        self.previous.setArrowType(Qt.ArrowType.UpArrow)
        self.next.setArrowType(Qt.ArrowType.DownArrow)
        self.previous.setToolTip(self.tr("Previous change (Shift+F8)"))
        self.next.setToolTip(self.tr("Next change (F8)"))
        self.previous.setAccessibleName(self.tr("Previous change"))
        self.next.setAccessibleName(self.tr("Next change"))
        self.count.setProperty("role", "muted")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(8)
        between = QLabel(self.tr("beside"), self)
        between.setProperty("role", "muted")
        head.addWidget(self.then, 2)
        head.addWidget(between)
        head.addWidget(self.now, 2)
        head.addStretch(1)
        for widget in (self.only, self.count, self.previous, self.next):
            head.addWidget(widget)
        nothing = QWidget(self)
        nothing.setProperty("role", "panel")
        nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = QVBoxLayout(nothing)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addWidget(self.empty)
        middle.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeading)
        middle.addStretch(1)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        warn = QHBoxLayout()
        warn.setContentsMargins(16, 0, 16, 0)
        warn.addWidget(self.warning)
        column.addLayout(warn)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        for box in (self.then, self.now):
            box.activated.connect(self.compare)
        self.only.toggled.connect(self._on_only)
        self.previous.clicked.connect(partial(self.step, -1))
        self.next.clicked.connect(partial(self.step, 1))
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.step, step))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._undo)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.table.opened.connect(self._go)
        self.bar.asked.connect(self._bring)
        self.bar.left.connect(self.close)
        self.save_button.clicked.connect(self._save_version)
        self._pause.timeout.connect(self.compare)
        self._bridge.history_changed.connect(self._on_history)
        look().changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self.save_button.setIcon(icon("versions"))

    # What is compared.

    def refresh(self, then: str = "", now: str = "") -> None:
        """Read which states there are, choose two of them, and compare them."""
        try:
            sources = self._acts.sources()
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return
        then = then or self.then.currentData() or next((one.code for one in sources[1:]), "")
        now = now or self.now.currentData() or NOW
        _fill(self.then, [one for one in sources if one.code != NOW], then)
        _fill(self.now, sources, now)
        self.compare()

    def _on_history(self, _: object) -> None:
        if "message" in self.__dict__:
            self.message.forget_undo()
        if NOW in (self.then.currentData(), self.now.currentData()):
            self._pause.start()

    def compare(self, *_: object) -> None:
        """Compare the two chosen states, beside the window."""
        self.warning.tell("")
        self._turn += 1
        if not self.then.count():
            self._say(
                self.tr("There is nothing to compare with yet. Save a version, then go on working.")
            )
            return
        try:
            then = self._acts.load(self.then.currentData())
            now = self._acts.load(self.now.currentData())
        except (NapError, OSError) as error:
            self._say(sentence(error))
            return
        if self._states is None:
            self._say(self.tr("Comparing…"), False)
        turn = self._turn
        self._tasks.start(lambda _: (turn, then, now, side_by_side(then, now)), self._show)

    def _say(self, words: str, may_save: bool = True) -> None:
        self._states = None
        self.model.show([], "", "")
        self.empty.setText(words)
        self.save_button.setVisible(may_save and not self.then.count())
        self._stack.setCurrentIndex(0)
        self._show_count()
        self._offer()

    def _show(self, result: tuple[int, Plan, Plan, list[CompareRow]]) -> None:
        turn, then, now, rows = result
        if turn != self._turn:
            return
        row = self.model.row(self.table.currentIndex().row())
        self._states = (then, now)
        self.model.show(rows, self.then.currentText(), self.now.currentText())
        self._stack.setCurrentIndex(1)
        self._show_whether_same()
        place = self.model.find(row.node, row.key) if row else -1
        self.table.go_to(place if place >= 0 else max(self.model.next_change(-1, 1), 0))
        self._show_count()
        self._offer()
        self.compared.emit()

    def _show_whether_same(self) -> None:
        if self.model.changes or not self.only.isChecked():
            self._stack.setCurrentIndex(1)
            return
        self.empty.setText(self.tr("Nothing differs between the two."))
        self.save_button.hide()
        self._stack.setCurrentIndex(0)

    def _show_count(self) -> None:
        count = self.model.changes
        self.count.setText(self.tr("%n change(s)", "", count) if self._states else "")
        self.previous.setEnabled(count > 0)
        self.next.setEnabled(count > 0)

    # What is done.

    def _on_only(self, only: bool) -> None:
        row = self.model.row(self.table.currentIndex().row())
        self.model.show_only_changed(only)
        if self._states is not None:
            self._show_whether_same()
        if row is not None:
            self.table.go_to(max(self.model.find(row.node, row.key), 0))
        self._offer()

    def step(self, way: int) -> None:
        """Go to the next change, or to the one before; round at the end."""
        here = self.table.currentIndex().row()
        found = self.model.next_change(here, way)
        if found < 0:
            found = self.model.next_change(-1 if way > 0 else self.model.rowCount(), way)
        if found >= 0:
            self.table.go_to(found)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_version(self) -> None:
        self._acts.save_version()
        self.refresh()

    def _undo(self) -> None:
        self._bridge.undo()

    @cached_property
    def message(self) -> Bar:
        """Where the window says what was done; made when something was."""
        return Bar(self)

    def tell(self, words: str, can_undo: bool) -> None:
        """Say what was done, with Undo where it fits."""
        undo = self._undo if can_undo else None
        verb = self.tr("Undo") if can_undo else ""
        self.message.tell(words, verb, undo, until_next_step=can_undo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar in its place."""
        super().resizeEvent(event)
        if "message" in self.__dict__:
            self.message.place()

    def _offer(self, *_: object) -> None:
        if self._states is None:
            self.bar.offer([], False)
            return
        row = self.model.row(self.table.currentIndex().row())
        then, now = self._states[0], self._bridge.plan
        if self._weighed is None or self._weighed[0] is not then or self._weighed[1] is not now:
            self._weighed = (then, now, then != now)  # slow for thousands of items
        self.bar.offer(offered(then, now, row), self._weighed[2])

    def _go(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is not None and row.node in self._bridge.plan.nodes:
            self.goes.emit(row.node, row.key.partition("@")[0])

    def _bring(self, act: str) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if self._states is None:
            return
        then, when = self._states[0], self.then.currentText()
        if act == "plan":
            self._acts.bring(Back("plan", then, when))
        elif row is not None:
            key, _, lang = row.key.partition("@")
            self._acts.bring(Back(act, then, when, row.node, key, lang))  # type: ignore[arg-type]


def _fill(box: QComboBox, sources: Sequence[Source], chosen: str) -> None:
    box.clear()
    for one in sources:
        box.addItem(one.name, one.code)
        box.setItemData(box.count() - 1, plain_tip(one.about), Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(box.findData(chosen), 0))
