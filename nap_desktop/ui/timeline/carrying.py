"""A bar that is being taken somewhere by the mouse: which, by what part, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.timeline import Bar, Shift, span_of
from nap_desktop.ui.timeline.scale import Part, Scale


@dataclass(frozen=True, slots=True)
class Carried:
    """A bar under way.

    place: its row. part: what it is held by. at: where in the chart it was taken, in pixels.
    shift: where it is. is_moved: whether the mouse has left the place where it was pressed.
    """

    node: NodeId
    place: int
    part: Part
    at: float
    bar: Bar
    origin: Shift
    shift: Shift
    is_moved: bool = False

    def to(self, x: float, scale: Scale) -> Carried:
        """Return the same with the mouse at another place of the chart; bars go in whole steps."""
        unit = self.origin.unit
        months = round((x - self.at) / scale.per_month / unit) * unit
        return replace(self, shift=gone(self.origin, self.part, months), is_moved=True)

    @property
    def shown(self) -> Bar:
        """The bar as it would be."""
        times = self.shift.now
        return self.bar._replace(times=times, span=span_of(times))


def gone(shift: Shift, part: Part, months: int) -> Shift:
    """Return a shift that goes on by so many months with one part of the bar."""
    match part:
        case "move":
            return shift.move(months)
        case "begin":
            return shift.stretch_begin(months)
        case _:
            return shift.stretch_end(months)
