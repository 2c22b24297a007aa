"""The one door: every change of an open plan is kept, then shown, then remembered."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from nap_desktop.base.errors import NapError
from nap_desktop.base.event import Event
from nap_desktop.plan.change import Change, SetField, apply, apply_all, opposite
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.tree import Plan
from nap_desktop.services.history import History

FOLD_SECONDS = 3.0
SHOWN_ONE_BY_ONE = 200


class Keeper(Protocol):
    """Whoever keeps a plan; each call is one durable transaction, or raises and changes nothing."""

    def keep(self, step: Step) -> int:
        """Carry out the step's changes and add it to the journal; return its number."""

    def fold(self, number: int, changes: Sequence[Change], step: Step) -> None:
        """Carry out `changes` and let `step` take the place of the journal's last step."""

    def take_back(self, number: int, changes: Sequence[Change]) -> None:
        """Carry out `changes`, the opposite of a step, and mark the step as undone."""

    def do_again(self, number: int, changes: Sequence[Change]) -> None:
        """Carry out the changes of an undone step and mark it as done."""


class Applied(NamedTuple):
    """One change that is kept now, and the plan right after it."""

    change: Change
    plan: Plan


def now() -> str:
    """Return the time as steps carry it: ISO 8601 in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class OpenPlan:
    """A plan under work.

    plan:            its state now.
    applied:         tells each change of a small act after the act is kept.
    replaced:        tells the plan after an act of more than 200 changes, once.
    history_changed: tells the history after each act, also when an act was folded into the last.
    """

    def __init__(
        self,
        plan: Plan,
        keeper: Keeper,
        history: History | None = None,
        author: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.plan = plan
        self.author = author
        self.history = history or History()
        self.applied: Event[Applied] = Event()
        self.replaced: Event[Plan] = Event()
        self.history_changed: Event[History] = Event()
        self._keeper = keeper
        self._clock = clock
        self._typed: tuple[NodeId, str, str] | None = None
        self._typed_at = 0.0

    def do(self, name: str, changes: Sequence[Change]) -> None:
        """Keep, then show, then remember `changes` as one undo step; nothing for no changes.

        Raises NapError `plan_is_approved` if they touch what is protected, and NapError or
        OSError if they cannot be kept; then nothing has happened.
        """
        if not changes:
            return
        self._guard(changes)
        states = self._states(changes)
        step = Step(name, self.author, now(), tuple(changes))
        number = self._keeper.keep(step)
        self._typed = None
        self._show(changes, states)
        self.history.record(KeptStep(number, step))
        self.history_changed.emit(self.history)

    def type_in(self, name: str, changes: Sequence[Change]) -> None:
        """Like `do` for one field; typing that goes on within three seconds is the same undo step."""
        if not changes:
            return
        self._guard(changes)
        last = self.history.next_undo
        change = changes[0]
        if last is None or self.history.next_redo or not self._goes_on(last, change, len(changes)):
            self.do(name, changes)
        else:
            self._fold(last, change)
        if isinstance(change, SetField):
            self._typed = (change.node, change.key, change.lang)
            self._typed_at = self._clock()

    def _guard(self, changes: Sequence[Change]) -> None:
        if not self.plan.get(self.plan.root, "protected"):
            return
        from nap_desktop.plan.approval import harms  # few plans are, and a start need not wait

        if harms(self.plan, changes):
            raise NapError("plan_is_approved")

    def _goes_on(self, last: KeptStep, change: Change, count: int) -> bool:
        """Return whether a change goes on with the field that was typed into a moment ago."""
        if count != 1 or not isinstance(change, SetField) or len(last.step.changes) != 1:
            return False
        same = self._typed == (change.node, change.key, change.lang)
        return same and self._clock() - self._typed_at < FOLD_SECONDS

    def _fold(self, last: KeptStep, change: Change) -> None:
        states = self._states([change])
        first = last.step.changes[0]
        if not isinstance(first, SetField) or not isinstance(change, SetField):
            raise TypeError(change)
        changes = (replace(first, after=change.after),)
        step = last.step._replace(at=now(), changes=changes)
        self._keeper.fold(last.number, [change], step)
        self._show([change], states)
        self.history.replace_last(KeptStep(last.number, step))
        self.history_changed.emit(self.history)

    def undo(self) -> Step | None:
        """Take the last step back and return it; None if there is none."""
        last = self.history.next_undo
        if last is None:
            return None
        changes = opposite(last.step.changes)
        states = self._states(changes)
        self._keeper.take_back(last.number, changes)
        self._typed = None
        self._show(changes, states)
        self.history.went_back()
        self.history_changed.emit(self.history)
        return last.step

    def redo(self) -> Step | None:
        """Do the step last taken back again and return it; None if there is none."""
        last = self.history.next_redo
        if last is None:
            return None
        changes = list(last.step.changes)
        states = self._states(changes)
        self._keeper.do_again(last.number, changes)
        self._typed = None
        self._show(changes, states)
        self.history.went_forward()
        self.history_changed.emit(self.history)
        return last.step

    def _states(self, changes: Sequence[Change]) -> list[Plan]:
        """Return the plan after each change, or only after the last of very many.

        Raises before anything is kept if a change does not fit.
        """
        if len(changes) > SHOWN_ONE_BY_ONE:
            return [apply_all(self.plan, changes)]
        plan, states = self.plan, []
        for change in changes:
            plan = apply(plan, change)
            states.append(plan)
        return states

    def _show(self, changes: Sequence[Change], states: Sequence[Plan]) -> None:
        if len(changes) > SHOWN_ONE_BY_ONE:
            self.plan = states[-1]
            self.replaced.emit(self.plan)
            return
        for change, plan in zip(changes, states, strict=True):
            self.plan = plan
            self.applied.emit(Applied(change, plan))
