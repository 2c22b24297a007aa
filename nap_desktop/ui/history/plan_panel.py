"""The history of a whole plan: a list of all steps, and beside it what the chosen one did."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.past import Past
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.history.plan_filters import StepFilters
from nap_desktop.ui.history.plan_model import StepsModel
from nap_desktop.ui.history.step_view import LinesView
from nap_desktop.ui.history.telling import About, Sitting
from nap_desktop.ui.history.wishes import Wish
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.quiet_rows import set_quiet
from nap_desktop.ui.widgets.side_text import SidePage, SideText

_PAUSE = 250  # ms; a burst of typing is told once
_AT_ONCE = 15  # items of one step that are told


class PastOf(Protocol):
    """Gives the past of a plan by its id."""

    def __call__(self, plan: str) -> Past:
        """Return it."""


class _Steps(QTableView):
    """The list; Enter goes to the item of the chosen step."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class PlanHistoryPanel(QWidget):
    """Tells all that was done to a plan.

    asked: something of the past is wanted (`Wish`). goes: an item is to be shown, "" for its field.
    """

    asked = Signal(object)
    goes = Signal(str, str)

    def __init__(self, past_of: PastOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._past_of = past_of
        self._bridge: Bridge | None = None
        self._stale = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.filters = StepFilters(self)
        self.model = StepsModel(self)
        self.list = _Steps(self)
        self.page = SidePage(self)
        self.empty = SideText("", "muted", self)
        self.everything = QPushButton(self.tr("Show everything"), self)
        self.compare_button = QPushButton(self.tr("Compare with now…"), self)
        self.back_button = QPushButton(self.tr("Bring the plan back to here"), self)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        view = self.list
        view.setModel(self.model)
        head = set_quiet(view, self.tr("All that was done to the plan"))
        head.setStretchLastSection(True)
        self.page.setAccessibleName(self.tr("What the step did"))
        self.everything.setProperty("role", "link")
        self.compare_button.setToolTip(self.tr("Look at the plan right after this step"))
        self.back_button.setToolTip(self.tr("The whole plan becomes what it was after this step"))
        self._fit()

    def _fit(self) -> None:
        self.list.verticalHeader().setDefaultSectionSize(look().px(28))
        for column, width in enumerate((150, 120, 150)):
            self.list.setColumnWidth(column, look().px(width))

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.empty)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        self.empty.setContentsMargins(12, 8, 12, 8)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.page, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 6, 12, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        panes = QSplitter(self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setSizes([620, 460])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.everything.clicked.connect(self.filters.show_all)
        self.list.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.list.opened.connect(self._go)
        self.list.doubleClicked.connect(self._go)
        self.compare_button.clicked.connect(lambda: self._ask("compare"))
        self.back_button.clicked.connect(lambda: self._ask("plan"))
        look().changed.connect(self._fit)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._on_history)
        self._bridge = bridge
        self._stale = True
        self.model.forget()
        if bridge is None:
            self._pause.stop()
            self._show_chosen()
            return
        bridge.history_changed.connect(self._on_history)
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what was done while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def setFocus(self, *_: object) -> None:
        """Let the list have the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_history(self, _: object) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def refresh(self) -> None:
        """Read the steps again; the one that was chosen stays chosen."""
        if self._bridge is None:
            return
        self._stale = False
        chosen = self.sitting
        plan = self._bridge.plan
        try:
            past = self._past_of(plan.root)
            self.filters.offer(past.authors(), past.days())
            self.model.show(plan, past.steps, self.filters.which)
        except (NapError, OSError) as error:
            self.model.forget()
            self._say(sentence(error))
            return
        row = self.model.row_of(chosen.last) if chosen else 0
        with QSignalBlocker(self.list.selectionModel()):  # the page is filled once, below
            self.list.setCurrentIndex(self.model.index(max(row, 0), 0))
        self.list.viewport().update()
        self._show_chosen()
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        is_empty = not self.model.rowCount()
        narrow = self.filters.narrow()
        if is_empty and narrow:
            self._say(self.tr("Nothing was done in that time by that person."))
        elif is_empty:
            self._say(
                self.tr(
                    "Nothing has been done to this plan here yet. What was done to it before it"
                    " came into this library is not known here; versions tell more."
                )
            )
        else:
            self._say("")
        self.everything.setVisible(is_empty and narrow)
        count = self.model.rowCount()
        more = "" if self.model.is_whole else "+"
        self.filters.count.setText(self.tr("{count} steps").format(count=f"{count}{more}"))

    def _say(self, words: str) -> None:
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.list.setVisible(not words)

    @property
    def sitting(self) -> Sitting | None:
        """The step that is chosen; None if there is none."""
        return self.model.sitting(self.list.currentIndex().row())

    def _show_chosen(self, *_: object) -> None:
        sitting, known = self.sitting, self.model.known
        self.page.clear()
        is_last = sitting is not None and self._is_now(sitting)
        self.compare_button.setEnabled(sitting is not None and not is_last)
        self.back_button.setEnabled(sitting is not None and not is_last)
        if sitting is None or known is None or self._bridge is None:
            return
        self.page.add(SideText(sitting.name))
        who = " · ".join(filter(None, (sitting.author, times.in_full(sitting.at))))
        self.page.add(SideText(who, "caption"))
        found = known.tell(sitting)
        for about in found[:_AT_ONCE]:
            self._add(about, sitting, self._bridge.plan)
        more = len(known.items(sitting)) - _AT_ONCE
        if more > 0:
            self.page.add(SideText(self.tr("… and {count} more").format(count=more), "muted"), 6)
        if self.model.is_whole and sitting == self.model.sitting(self.model.rowCount() - 1):
            self._add_beginning()
        self.page.verticalScrollBar().setValue(0)

    def _is_now(self, sitting: Sitting) -> bool:
        """Return whether nothing was done after a step, so that it has nothing to be brought back."""
        last = self._bridge.history.next_undo if self._bridge else None
        return last is not None and sitting.last == last.number

    def _add_beginning(self) -> None:
        if self.filters.narrow():
            return
        words = self.tr(
            "This is the first step that is kept. What was done before it, or in another library, is"
            " not known here."
        )
        self.page.add(SideText(words, "muted"), 10)

    def _add(self, about: About, sitting: Sitting, plan: Plan) -> None:
        name = about.name if about.is_there else self.tr("{item} (gone)").format(item=about.name)
        self.page.add(SideText(name, "strong"), 8)
        lines = LinesView(plan, sitting, about.lines)
        lines.asked.connect(self.asked)
        self.page.add(lines)

    def _go(self, *_: object) -> None:
        """Show the first item of the chosen step that is still there."""
        sitting, known = self.sitting, self.model.known
        if sitting is None or known is None or self._bridge is None:
            return
        there = [node for node in known.items(sitting) if node in self._bridge.plan.nodes]
        if there:
            self.goes.emit(there[0], "")

    def _ask(self, act: str) -> None:
        sitting = self.sitting
        if sitting is not None:
            kind = "compare" if act == "compare" else "plan"
            self.asked.emit(Wish(kind, sitting.last, sitting.at))
