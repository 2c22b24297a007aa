"""Text that waits to be kept: forgotten only when it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from nap_desktop.base.errors import NapError
from nap_desktop.plan.approval import harms
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge

Make = Callable[[Plan], list[Change]]

PAUSE = 400  # ms without a key
LONGEST = 2_000  # ms after the first key
LONGEST_WAIT = 30_000  # ms between two tries when keeping fails


@dataclass(slots=True)
class Waiting:
    """What waits of one field: the step's name, and who tells the changes as they are by now."""

    name: str
    read: Callable[[], Make]


class Pending(QObject):
    """Keeps typed text after a pause, and when it is asked to; tries again where that fails.

    waits: whether something waits now.
    """

    waits = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._waiting: dict[tuple[NodeId, str], Waiting] = {}
        self._flushing = False
        self._failures = 0
        self._pause = QTimer(self, singleShot=True)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self._on_time)
        self._longest.timeout.connect(self._on_time)

    def use(self, bridge: Bridge | None) -> None:
        """Keep text behind this bridge from now on; what waits for another is forgotten."""
        self._bridge = bridge
        self._forget_all()

    def put(self, node: NodeId, key: str, name: str, read: Callable[[], Make]) -> None:
        """Let a field wait; `read` is called when its time has come, not at every key."""
        had = bool(self._waiting)
        self._waiting[node, key] = Waiting(name, read)
        self._pause.start(self._wait())
        if not self._longest.isActive() and not self._failures:
            self._longest.start()
        if not had:
            self.waits.emit(True)

    def _wait(self) -> int:
        """Return how long the next pause is: longer each time that keeping failed."""
        return int(min(LONGEST_WAIT, PAUSE * 2**self._failures))

    def has(self, node: NodeId, key: str) -> bool:
        """Return whether a field waits."""
        return (node, key) in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def flush(self) -> bool:
        """Keep all that waits now; return whether nothing waits any more."""
        if self._flushing:
            return not self._waiting
        self._pause.stop()
        self._longest.stop()
        if not self._waiting:
            return True
        self._flushing = True
        try:
            kept = self._keep_all()
        finally:
            self._flushing = False
        self._failures = 0 if kept else self._failures + 1
        if not kept:
            self._pause.start(self._wait())
        elif not self._waiting:
            self.waits.emit(False)
        return not self._waiting

    def _keep_all(self) -> bool:
        """Keep one field after the other; stop at the first that cannot be kept."""
        for place, waiting in list(self._waiting.items()):
            if not self._keep(place[0], waiting):
                return False
            if self._waiting.get(place) is waiting:
                del self._waiting[place]
        return True

    def _keep(self, node: NodeId, waiting: Waiting) -> bool:
        bridge = self._bridge
        if bridge is None or node not in bridge.plan.nodes:
            return True
        changes = waiting.read()(bridge.plan)
        if harms(bridge.plan, changes):  # waiting would not help: the plan is approved
            bridge.type_in(waiting.name, changes)
            return True
        return not changes or bridge.type_in(waiting.name, changes)

    def freeze(self) -> None:
        """Take over the text as it is now, because its fields are going to show something else."""
        for waiting in self._waiting.values():
            waiting.read = _Frozen(waiting.read())

    def seen(self, plan: Plan, node: NodeId) -> Plan:
        """Return the plan as a person sees it: with what still waits of one item."""
        for (held, _), waiting in self._waiting.items():
            if held == node:
                try:
                    plan = apply_all(plan, waiting.read()(plan))
                except NapError:
                    continue
        return plan

    def _forget_all(self) -> None:
        self._failures = 0
        self._pause.stop()
        self._longest.stop()
        if self._waiting:
            self._waiting.clear()
            self.waits.emit(False)

    def _on_time(self) -> None:
        self.flush()


class _Frozen:
    """Gives what was read once."""

    def __init__(self, make: Make) -> None:
        self._make = make

    def __call__(self) -> Make:
        return self._make
