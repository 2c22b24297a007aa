"""The timeline of one plan: which rows are shown, which measures have no dates, where the years lie."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, title
from nap_desktop.plan.timeline import (
    MONTH,
    QUARTER,
    YEAR,
    Bar,
    Span,
    Times,
    bar_of,
    date_of,
    period_of,
    years_of,
)
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_cells import NUMBER, Cells
from nap_desktop.services.measure_rows import Head, matching
from nap_desktop.services.measure_rows import Wish as Wanted
from nap_desktop.services.measure_rows import arrange as in_groups

GROUPINGS = ("section", "lead", "provisions", "")
ZOOMS = ("years", "quarters", "months")
_SEARCHED = ("text", "lead", "provisions")
_TIMES = frozenset({"start", "end", "deadline"})
_GROUPED = frozenset({"text", "lead", "provisions"})


class Line(NamedTuple):
    """The row of a measure or of a step, in one group."""

    node: NodeId
    is_step: bool = False
    group: str = ""


Row = Line | Head


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants to see the timeline.

    group: one of GROUPINGS. zoom: one of ZOOMS. steps: whether steps are shown below measures.
    words: all must occur in what a measure says. folded: codes of groups that show only their head.
    """

    group: str = "section"
    zoom: str = "quarters"
    steps: bool = False
    words: str = ""
    folded: frozenset[str] = frozenset()

    @property
    def unit(self) -> int:
        """The months that one step of a bar takes."""
        return MONTH if self.zoom == "months" else QUARTER


@dataclass(slots=True)
class Timeline:
    """The timeline of a plan, kept up to date change by change.

    cells: what measures say. today: a day; the years around it are shown where nothing has dates.
    """

    cells: Cells
    today: datetime.date
    _bars: dict[NodeId, Bar] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, today: datetime.date, words: Labels | None = None) -> Timeline:
        """Return the timeline of a plan."""
        return cls(Cells(plan, words), today)

    @property
    def plan(self) -> Plan:
        """The plan as it is shown."""
        return self.cells.plan

    def follow(self, change: Change, plan: Plan) -> bool:
        """Take the next state of the plan; return whether other rows may be wanted now."""
        if not isinstance(change, SetField):
            self.cells.follow(change, plan)
            self._bars.clear()
            return True
        was_placed = self._is_item(change.node) and self.bar(change.node).is_placed
        self.cells.follow(change, plan)
        self._bars.pop(change.node, None)
        if not self._is_item(change.node) or change.key in _GROUPED:
            return True
        return change.key in _TIMES and self.bar(change.node).is_placed != was_placed

    def _is_item(self, node: NodeId) -> bool:
        return self.plan.nodes[node].kind in ("measure", "step")

    def is_placed(self, node: NodeId) -> bool:
        """Return whether a measure has a place in time."""
        fields = self.plan.nodes[node].fields
        return "start" in fields or "end" in fields or self.bar(node).is_placed

    def bar(self, node: NodeId) -> Bar:
        """Return the bar of a measure or a step."""
        found = self._bars.get(node)
        if found is None:
            found = self._bars[node] = bar_of(self.plan.nodes[node])
        return found

    def whole(self) -> Span:
        """Return the months that are shown: the plan's period, else the years that bars lie in."""
        return period_of(self.plan.nodes[self.plan.root]) or self._years()

    @property
    def has_period(self) -> bool:
        """Whether the plan says when it begins and ends."""
        return period_of(self.plan.nodes[self.plan.root]) is not None

    def _years(self) -> Span:
        spans = [span for node in self.cells.measures if (span := self.bar(node).span)]
        return years_of(spans, self.today.year)

    def rows(self, wish: Wish) -> list[Row]:
        """Return all rows, heads of groups among them; measures without a place have none.

        A measure with several bodies or provisions stands in each of their groups.
        """
        found: list[Row] = []
        for head, nodes in self._groups(Wanted(group=wish.group, anywhere=wish.words)):
            placed = [node for node in nodes if self.is_placed(node)]
            group = head.code if head is not None else ""
            if head is not None and placed:
                is_folded = group in wish.folded
                found.append(Head(group, head.words, len(placed), is_folded))
                if is_folded:
                    continue
            if wish.steps:
                found += [line for node in placed for line in self._with_steps(node, group)]
            else:
                found += [Line(node, False, group) for node in placed]
        return found

    def _groups(self, wanted: Wanted) -> list[tuple[Head | None, list[NodeId]]]:
        groups: list[tuple[Head | None, list[NodeId]]] = []
        for row in in_groups(self.cells, wanted, _SEARCHED):
            if isinstance(row, Head):
                groups.append((row, []))
            else:
                if not groups:
                    groups.append((None, []))
                groups[-1][1].append(row)
        return groups

    def _with_steps(self, node: NodeId, group: str) -> list[Row]:
        nodes = self.plan.nodes
        below = (one for one in self.plan.under(node) if nodes[one].kind == "step")
        return [Line(node, False, group), *(Line(one, True, group) for one in below)]

    def warm(self, count: int) -> bool:
        """Work out what some more measures say for a search; False once all is."""
        return self.cells.warm((NUMBER, *_SEARCHED), count)

    def undated(self, words: str = "") -> list[NodeId]:
        """Return the measures that have no place in time, in outline order."""
        found = matching(self.cells, Wanted(anywhere=words), _SEARCHED)
        return [node for node in found if not self.is_placed(node)]

    def number(self, node: NodeId) -> str:
        """Return the printed number of an item; that of a step with its measure's."""
        own = self.cells.numbers.get(node, "")
        if self.plan.nodes[node].kind != "step":
            return own
        return f"{self.cells.numbers.get(self.plan.parents[node], '')} {own}".strip()

    def title(self, node: NodeId) -> str:
        """Return the words that name an item."""
        return title(self.plan, node)

    def lead(self, node: NodeId) -> str:
        """Return the names of an item's lead bodies; a step without its own has its measure's."""
        if self.plan.nodes[node].kind != "step":
            return self.cells.text(node, "lead")
        own = self.plan.get(node, "lead")
        owner = node if own else self.plan.parents[node]
        return self.cells.text(owner, "lead")

    def status(self, node: NodeId) -> str:
        """Return the code of the last review's status; empty before the first, and for steps."""
        return self.cells.status(node) if self.plan.nodes[node].kind == "measure" else ""


def take(plan: Plan, node: NodeId, times: Times) -> list[Change]:
    """Return the changes that give an item its dates; nothing if it has them, or is no more."""
    if node not in plan.nodes:
        return []
    start = edits.set_field(plan, node, "start", times.start)
    return [*start, *edits.set_field(plan, node, "end", times.end)]


def at_place(month: int, unit: int) -> Times:
    """Return the dates of an item that is put at a month: the quarter or the month itself."""
    first = month - month % unit
    if unit == MONTH:
        date = f"{first // YEAR:04}-{first % YEAR + 1:02}"
        return Times(date, date)
    return Times(date_of(first, at_end=False), date_of(first + unit - 1, at_end=True))
