"""What is done with the past of the open plan: a field, an item or all of it brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.restore import (
    Restored,
    field_as_then,
    item_as_then,
    place_as_then,
    plan_as_then,
    value_as_then,
)
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets import times

if TYPE_CHECKING:
    from nap_desktop.ui.history.wishes import Wish
    from nap_desktop.ui.main_window import MainWindow


class PastActs(QObject):
    """The acts of one window; each is a new step with one undo, and no step is ever rewritten.

    told: what is said of an act in the window too, and whether Undo fits.
    """

    told = Signal(str, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take(self, wish: Wish) -> None:
        """Bring back what a screen of the history wishes, or show it beside the plan of now."""
        if not self._ready():
            return
        if wish.act == "compare":
            self._window.acts.compare.show_step(wish.number, wish.at)
            return
        try:
            then = self._plan if self._is_sure(wish) else self.state(wish.number)
        except (NapError, OSError) as error:
            self._fail(error)
            return
        match wish.act:
            case "value":
                self._bring_value(then, wish)
            case "item":
                self.bring_item(then, wish.node)
            case "plan":
                self.bring_plan(then, times.in_full(wish.at))

    def _is_sure(self, wish: Wish) -> bool:
        """Return whether a wish says itself all that is needed: a value that names no bodies."""
        if wish.act != "value" or wish.node not in self._plan.nodes:
            return False
        return field_of(self._plan.nodes[wish.node].kind, wish.key).type != "bodies"

    def state(self, number: int) -> Plan:
        """Return what the open plan was right after a step. Raises NapError `past_is_gone`."""
        plan = self._plan
        return self._window.library.past(plan.root).state(plan, number)

    def bring_field(self, then: Plan, node: NodeId, key: str, lang: str = "") -> None:
        """Let a field say again what it said in an earlier state."""
        if self._ready():
            self._do(lambda: field_as_then(self._plan, then, node, key, lang))

    def bring_place(self, then: Plan, node: NodeId) -> None:
        """Move an item back to where it stood in an earlier state."""
        if self._ready():
            self._do(lambda: place_as_then(self._plan, then, node))

    def bring_item(self, then: Plan, node: NodeId, below: bool = False) -> None:
        """Let an item, or a branch, be again what it was in an earlier state."""
        if not self._ready():
            return
        was_there = node in self._plan.nodes
        restored = Restored()

        def make() -> list[Change]:
            nonlocal restored
            restored = item_as_then(self._plan, then, node, below)
            return restored.changes

        self._do(make, lambda: self._about(restored, was_there))

    def bring_plan(self, then: Plan, when: str) -> None:
        """Let the whole plan be again what it was; `when` says when that was, or in which version."""
        if self._ready():
            words = self.tr("The plan is again what it was: {when}.").format(when=when)
            self._do(lambda: plan_as_then(self._plan, then), lambda: words)

    @property
    def _plan(self) -> Plan:
        if self._window.bridge is None:
            raise ValueError("no plan is open")
        return self._window.bridge.plan

    def _ready(self) -> bool:
        return self._window.bridge is not None and self._window.flush()

    def _bring_value(self, then: Plan, wish: Wish) -> None:
        self._do(
            lambda: value_as_then(self._plan, then, wish.node, wish.key, wish.lang, wish.value)
        )

    def _do(
        self, make: Callable[[], Sequence[Change]], words: Callable[[], str] | None = None
    ) -> None:
        """Bring something back, show it, and tell it with Undo."""
        window, bridge = self._window, self._window.bridge
        try:
            changes = make()
        except NapError as error:
            self._fail(error)
            return
        if not changes:
            self._tell(self.tr("It is already what it was then."), False)
        elif bridge is not None and bridge.do(self.tr("Bring back"), changes):
            if window.views is not None:
                window.views.show_changed(changes)
            self._tell(words() if words else self.tr("Brought back as it was."), True)

    def _tell(self, words: str, can_undo: bool) -> None:
        self._window.tell(words, can_undo)
        self.told.emit(words, can_undo)

    def _fail(self, error: Exception) -> None:
        from nap_desktop.ui.messages import sentence

        self._window.tell_failure(error)
        self.told.emit(sentence(error), False)

    def _about(self, restored: Restored, was_there: bool) -> str:
        """Return what is worth telling of an item that was brought back."""
        if not was_there:
            told = [self.tr("Brought back with %n item(s) below it.", "", restored.back - 1)]
            if restored.back <= 1:
                told = [self.tr("Brought back.")]
        else:
            told = [self.tr("Brought back as it was.")]
            if restored.back:
                told.append(self.tr("%n deleted item(s) came back.", "", restored.back))
            if restored.out:
                told.append(self.tr("%n item(s) added since went.", "", restored.out))
        if restored.stayed:
            told.append(self.tr("%n item(s) stand elsewhere now and stayed.", "", restored.stayed))
        return " ".join(told)
