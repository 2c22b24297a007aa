"""What a team usually does next: a short list, each line with a button that goes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from nap_desktop.services.next_steps import NextStep, next_steps
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.side_text import SidePage, SideText

_PAUSE = 700  # ms without a change before the plan is looked at again
_WIDEST = 720  # px at 100 % of a line


class NextPanel(QWidget):
    """Shows the lines for the plan as it is; looked up beside the window while it is seen.

    chosen: a line whose button was pressed (`NextStep`). goes: is there for the pane; never told.
    """

    chosen = Signal(object)
    goes = Signal(str, str)

    def __init__(
        self, tasks: Tasks, versions_of: Callable[[str], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks, self._versions_of = tasks, versions_of
        self._bridge: Bridge | None = None
        self._turn = 0
        self.steps: list[NextStep] | None = None
        self.buttons: list[QPushButton] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("What next"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._pause.timeout.connect(self.refresh)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._on_history)
        self._bridge = bridge
        self.steps = None
        self.page.clear()
        self.buttons = []
        if bridge is not None:
            bridge.history_changed.connect(self._on_history)
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the plan as it is now."""
        super().showEvent(event)
        self.refresh()

    def setFocus(self, *_: object) -> None:
        """Let the first button have the keyboard, or the page if there is none."""
        target = self.buttons[0] if self.buttons else self.page
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_history(self, _: object) -> None:
        if self.isVisible():
            self._pause.start()

    def refresh(self) -> None:
        """Look at the plan beside the window."""
        if self._bridge is None:
            return
        self._turn += 1
        turn, plan = self._turn, self._bridge.plan
        versions = self._versions_of(plan.root)
        self._tasks.start(lambda _: (turn, next_steps(plan, versions)), self._show)

    def _show(self, result: tuple[int, list[NextStep]]) -> None:
        turn, steps = result
        if turn != self._turn or self._bridge is None or steps == self.steps:
            return
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        had_focus = had_focus and (self.focusWidget() or self).hasFocus()
        self.steps = steps
        self.page.clear()
        self.buttons = []
        if steps:
            words = self.tr("What a team usually does now. Nothing of it is asked of you.")
        else:
            words = self.tr("Nothing of what a team usually does now is left.")
        self.page.add(SideText(words, "muted"))
        if steps:
            self.page.add(self._lines(steps), 4)
        if had_focus:
            self.setFocus()

    def _lines(self, steps: list[NextStep]) -> QWidget:
        holder: Any = QWidget(self)
        holder.setMaximumWidth(look().px(_WIDEST))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(steps):
            button = QPushButton(step.verb, holder)
            button.setProperty("role", "link")
            button.setProperty("row", row)
            button.setAccessibleName(f"{step.words} {step.verb}")
            button.clicked.connect(self._on_clicked)
            grid.addWidget(SideText(step.words), row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return holder

    def _on_clicked(self) -> None:
        if self.steps is not None:
            self.chosen.emit(self.steps[self.sender().property("row")])
