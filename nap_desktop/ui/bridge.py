"""Carries an open plan's events to widgets as Qt signals, and their acts to the one door."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from nap_desktop.base import log
from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.tree import Plan
from nap_desktop.services.history import History
from nap_desktop.services.open_plan import Applied, OpenPlan


class Bridge(QObject):
    """The open plan as widgets see it.

    about_to_act:    before each act but typing, so that pending text is kept first.
    applied:         one change of a small act, after it is kept (`Applied`).
    replaced:        the plan, after an act of very many changes.
    history_changed: what can be undone now (`History`).
    saved:           the time of the last commit, "14:02".
    not_saved:       why the last act or text could not be kept, one sentence.
    refused:         why nothing was done, one sentence: the plan is approved.
    """

    about_to_act = Signal()
    applied = Signal(object)
    replaced = Signal(object)
    history_changed = Signal(object)
    saved = Signal(str)
    not_saved = Signal(str)
    refused = Signal(str)

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_plan
        open_plan.applied.listen(self._on_applied)
        open_plan.replaced.listen(self._on_replaced)
        open_plan.history_changed.listen(self._on_history)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._open.plan

    @property
    def history(self) -> History:
        """What can be undone and done again."""
        return self._open.history

    @property
    def author(self) -> str:
        """The name put on one's own edits."""
        return self._open.author

    def sign(self, author: str) -> None:
        """Put another name on one's own edits from now on."""
        self._open.author = author

    def do(self, name: str, make: Sequence[Change] | Callable[[Plan], Sequence[Change]]) -> bool:
        """Do one act; return whether it is kept.

        Pending text is kept first. Changes that depend on the plan's state are given as a
        function of the plan, which is called after that.
        """
        self.about_to_act.emit()
        return self._try(lambda: self._open.do(name, make(self.plan) if callable(make) else make))

    def type_in(self, name: str, changes: Sequence[Change]) -> bool:
        """Keep typed text, folded into the last step where it goes on; return whether it is kept."""
        return self._try(lambda: self._open.type_in(name, changes))

    def undo(self) -> bool:
        """Take the last step back; return whether that is kept."""
        self.about_to_act.emit()
        return self._try(self._open.undo)

    def redo(self) -> bool:
        """Do the step last taken back again; return whether that is kept."""
        self.about_to_act.emit()
        return self._try(self._open.redo)

    def close(self) -> None:
        """Listen no more."""
        self._open.applied.leave(self._on_applied)
        self._open.replaced.leave(self._on_replaced)
        self._open.history_changed.leave(self._on_history)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except (NapError, OSError) as error:
            from nap_desktop.ui.messages import sentence

            if isinstance(error, NapError) and error.code == "plan_is_approved":
                self.refused.emit(sentence(error))
                return False
            log.fault(error)
            self.not_saved.emit(sentence(error))
            return False
        self.saved.emit(time.strftime("%H:%M"))
        return True

    def _on_applied(self, applied: Applied) -> None:
        self.applied.emit(applied)

    def _on_replaced(self, plan: Plan) -> None:
        self.replaced.emit(plan)

    def _on_history(self, history: History) -> None:
        self.history_changed.emit(history)
