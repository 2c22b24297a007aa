"""What is done in the timeline, each as one undo step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.timeline import Shift, Span, Times, shift_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.timeline import Timeline, at_place, take
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.timeline import words
from nap_desktop.ui.timeline.carrying import gone
from nap_desktop.ui.timeline.scale import Part


class TimelineActs(QObject):
    """The acts on one timeline.

    told: a sentence, and whether Undo fits.
    """

    told = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bridge: Bridge | None = None
        self._run: tuple[NodeId, Shift] | None = None

    def _take(self, name: str, node: NodeId, times: Times) -> bool:
        return self.bridge is not None and self.bridge.do(
            name, lambda plan: take(plan, node, times)
        )

    def carry(self, node: NodeId, shift: Shift) -> bool:
        """Give an item the dates of the place where its bar was put down."""
        moved = shift.moved != 0
        name = self.tr("Move dates") if moved else self.tr("Stretch dates")
        return self._take(name, node, shift.now)

    def nudge(self, timeline: Timeline, node: NodeId, part: Part, months: int, whole: Span) -> bool:
        """Take one part of a bar some months on or back; the way back ends at the very same dates."""
        bar = timeline.bar(node)
        unit = abs(months)
        if bar.is_turned and part != "move":
            self.told.emit(self.tr("It ends before it begins. Put its dates right first."), False)
            return False
        if bar.span is None and (part == "move" or not bar.is_permanent):
            self._tell_why(bar.is_permanent)
            return False
        run = self._run[1] if self._run and self._run[0] == node else None
        if run is None or run.now != bar.times or run.unit != unit:
            run = shift_of(bar, whole, unit)
        after = gone(run, part, months)
        if after.now == bar.times or not self.carry(node, after):
            return False
        self._run = (node, after)
        return True

    def _tell_why(self, is_permanent: bool) -> None:
        if is_permanent:
            said = self.tr("It is permanent. Stretch an end of it to give it a date.")
        else:
            said = self.tr("It has no dates yet.")
        self.told.emit(said, False)

    def give(self, timeline: Timeline, node: NodeId, month: int, unit: int) -> bool:
        """Give an item without dates the quarter or the month at a place."""
        times = at_place(month, unit)
        if not self._take(self.tr("Give dates"), node, times):
            return False
        number = timeline.number(node)
        form = self.tr("{number}: {times}")
        self.told.emit(form.format(number=number, times=words.times(times)), True)
        return True

    def clear(self, timeline: Timeline, node: NodeId) -> None:
        """Take an item's dates away; a time in words stays."""
        if not any(timeline.bar(node).times):
            self.told.emit(self.tr("It has no dates."), False)
        elif self._take(self.tr("Take dates away"), node, Times()):
            form = self.tr("Dates of {number} taken away.")
            self.told.emit(form.format(number=timeline.number(node)), True)

    def add(self, after: NodeId) -> NodeId:
        """Add a measure after an item; return its id, empty if it could not be kept."""
        from nap_desktop.services.measure_edits import add_below

        made: list[Change] = []

        def make(plan: Plan) -> list[Change]:
            made.extend(add_below(plan, after if after in plan.nodes else plan.root))
            return made

        if self.bridge is None or not self.bridge.do(self.tr("Add measure"), make):
            return ""
        return next((one.node.id for one in made if isinstance(one, InsertNode)), "")
