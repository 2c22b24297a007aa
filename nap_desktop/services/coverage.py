"""The coverage of one plan: what stands in each cell, which lines are shown, counts in words' stead.

Facts only: how many measures are planned, which laws are cited, what was not discussed. No score.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from nap_desktop.framework.coverage import (
    CATEGORIES,
    COLUMNS,
    RADIOLOGICAL,
    Line,
    basis,
    cells_of,
    line_of,
    lines,
)
from nap_desktop.framework.provisions import label as provision_label
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, RemoveNode, SetField
from nap_desktop.plan.coverage import (
    DISCUSSED,
    LAW,
    LAW_KEYS,
    NOT_APPLICABLE,
    NOT_DISCUSSED,
    UNCLEAR,
    Cell,
    entries,
    standing,
)
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.open_plan import Applied

MEASURES = "measures"
SHOWN = ("", "no_measure", "not_discussed", UNCLEAR, NOT_APPLICABLE, LAW)
_BASIS = frozenset({"provisions", "rows", "categories", "kind"})


class State(NamedTuple):
    """What stands in one cell.

    measures: how many are planned. laws: how many are cited; at a paragraph, those of its rows too.
    standing: what was entered beside laws; empty for nothing.
    """

    measures: int = 0
    laws: int = 0
    standing: str = NOT_DISCUSSED

    @property
    def shape(self) -> str:
        """The one word that a shape can show: the first of what there is to say."""
        if self.measures:
            return MEASURES
        if self.standing == NOT_APPLICABLE:
            return NOT_APPLICABLE
        return LAW if self.laws else self.standing or "not_discussed"


EMPTY = State()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which lines are shown.

    rows:   whether checklist rows are, or paragraphs only. shown: one of SHOWN, of which a line
            must have a cell; empty for all. words: all must occur in what a line says.
    folded: codes of paragraphs whose rows are hidden.
    """

    rows: bool = True
    shown: str = ""
    words: str = ""
    folded: frozenset[str] = frozenset()


class Counts(NamedTuple):
    """What a paragraph and its rows have: measures and laws each counted once, cells that stand so."""

    measures: int
    laws: int
    not_discussed: int
    unclear: int
    not_applicable: int


@dataclass(slots=True)
class Coverage:
    """The coverage of a plan, kept up to date change by change.

    measures: cell -> measures that count there. entries: cell -> what was entered.
    """

    plan: Plan
    measures: dict[Cell, dict[NodeId, None]] = field(default_factory=dict)
    entries: dict[Cell, tuple[Node, ...]] = field(default_factory=dict)
    _cells: dict[NodeId, frozenset[Cell]] = field(default_factory=dict)
    _states: dict[Cell, State] = field(default_factory=dict)
    _is_counted: bool = False

    @classmethod
    def of(cls, plan: Plan) -> Coverage:
        """Return the coverage of a plan."""
        made = cls(plan, defaultdict(dict))
        for measure in plan.of_kind("measure"):
            made._place(measure)
        made.entries = entries(plan)
        return made

    def _place(self, measure: NodeId) -> None:
        node = self.plan.nodes.get(measure)
        now = cells_of(node) if node else frozenset()
        before = self._cells.get(measure, frozenset())
        for cell in before - now:
            self.measures[cell].pop(measure, None)
        for cell in now - before:
            self.measures[cell][measure] = None
        if node:
            self._cells[measure] = now
        else:
            self._cells.pop(measure, None)

    def follow(self, applied: Applied) -> bool:
        """Take one change over; return whether anything that is shown may have changed."""
        self.plan = applied.plan
        match applied.change:
            case SetField(node, key) if key in _BASIS and self._is(node, "measure"):
                self._place(node)
            case SetField(node) if self._is(node, "entry"):
                self.entries = entries(self.plan)
            case SetField(node, "radiological"):
                return True
            case InsertNode(held) | RemoveNode(held) if held.kind == "measure":
                self._place(held.id)
            case InsertNode(held) | RemoveNode(held) if held.kind == "entry":
                self.entries = entries(self.plan)
            case _:
                return False
        self._is_counted = False
        return True

    def _is(self, node: NodeId, kind: str) -> bool:
        return node in self.plan.nodes and self.plan.nodes[node].kind == kind

    def _count(self) -> None:
        """Work out what stands in each cell, a paragraph's with what stands in its rows."""
        self._is_counted, self._states = True, {}
        below: dict[Cell, list[Node]] = defaultdict(list)
        for cell, held in self.entries.items():
            line = line_of(cell.place)
            if line and not line.is_group and cell.category:
                below[Cell(line.group, cell.category, cell.column)] += held
        for cell in {*self.entries, *below, *self.measures}:
            self._states[cell] = self._state(cell, below.get(cell, []))

    def _state(self, cell: Cell, below: list[Node]) -> State:
        own = self.entries.get(cell, ())
        laws = {law_key(entry) for entry in (*own, *below) if entry.get("standing") == LAW}
        now = standing(own) or (DISCUSSED if below else NOT_DISCUSSED)
        return State(len(self.measures.get(cell, ())), len(laws), now)

    def state(self, cell: Cell) -> State:
        """Return what stands in a cell."""
        if not self._is_counted:
            self._count()
        return self._states.get(cell, EMPTY)

    def measures_of(self, cell: Cell) -> list[NodeId]:
        """Return the measures that count in a cell, in reading order."""
        held = self.measures.get(cell, {})
        return [node for node in self.plan.walk() if node in held] if held else []

    def laws_of(self, cell: Cell) -> tuple[Node, ...]:
        """Return the laws cited in a cell itself."""
        return tuple(one for one in self.entries.get(cell, ()) if one.get("standing") == LAW)

    def entry_of(self, cell: Cell) -> Node | None:
        """Return the entry that says where a cell stands; None if there is none."""
        own = [one for one in self.entries.get(cell, ()) if one.get("standing") != LAW]
        return own[-1] if own else None

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that the plan has columns for."""
        wants = self.plan.get(self.plan.root, "radiological")
        return (*CATEGORIES, RADIOLOGICAL) if wants else CATEGORIES

    def shown_cells(self, line: Line) -> list[Cell]:
        """Return the cells of a line that are shown."""
        known = ("", *self.categories)
        return [cell for (category, _), cell in line.cells.items() if category in known]

    def shown_lines(self, wish: Wish) -> list[Line]:
        """Return the lines that are wished for; a paragraph stands above its rows in any case."""
        groups: dict[str, list[Line]] = {}
        for line in lines():
            groups.setdefault(line.group, []).append(line)
        found: list[Line] = []
        for head, *rows in groups.values():
            chosen = [row for row in rows if wish.rows and self._fits(row, wish)]
            if not chosen and not (head.cells and self._fits(head, wish)):
                continue
            found.append(head)
            found += chosen if head.code not in wish.folded else []
        return found

    def _fits(self, line: Line, wish: Wish) -> bool:
        if wish.shown and not any(
            _is_shown(self.state(cell), wish.shown) for cell in self.shown_cells(line)
        ):
            return False
        wanted = wish.words.casefold().split()
        if not wanted:
            return True
        said = self._said(line)
        return all(word in said for word in wanted)

    def _said(self, line: Line) -> str:
        """Return all that can be searched on a line: its words, its codes, the laws cited there."""
        parts = [line.label, line.group, *(cell.place for cell in line.cells.values())]
        parts += [provision_label(code).replace("\u00a0", " ") for code in line.provisions]
        for cell in line.cells.values():
            for entry in self.entries.get(cell, ()):
                parts += [entry.get(key) for key in (*LAW_KEYS, "reason")]
        return " ".join(parts).casefold()

    def counts(self, group: str, with_rows: bool = True) -> Counts:
        """Return what a paragraph and its rows have."""
        mine = [line for line in lines() if line.group == group and (with_rows or line.is_group)]
        cells = [cell for line in mine for cell in self.shown_cells(line)]
        measures = {node for cell in cells for node in self.measures.get(cell, ())}
        laws = {
            law_key(entry)
            for line in lines()
            if line.group == group
            for cell in line.cells.values()
            for entry in self.laws_of(cell)
        }
        states = [self.state(cell) for cell in cells]
        shapes = [state.shape for state in states]
        standings = [state.standing for state in states]
        return Counts(
            len(measures),
            len(laws),
            shapes.count("not_discussed"),
            standings.count(UNCLEAR),
            standings.count(NOT_APPLICABLE),
        )


def _is_shown(state: State, shown: str) -> bool:
    match shown:
        case "no_measure":
            return not state.measures
        case "law":
            return state.laws > 0
        case "not_discussed":
            return state.shape == shown
        case _:
            return state.standing == shown


def law_key(entry: Node) -> tuple[str, ...]:
    """Return what tells one law from another: title, number and date; articles are of one law."""
    return tuple(entry.get(key).casefold() for key in LAW_KEYS[:3])


def start_measure(coverage: Coverage, cell: Cell, current: NodeId) -> list[Change]:
    """Add a measure with its basis filled in, after the last that counts in the cell or its
    paragraph, else at the item `current`; the id is that of the first InsertNode.
    """
    plan = coverage.plan
    after = _neighbour(coverage, cell) or (current if current in plan.nodes else plan.root)
    place = edits.place_after(plan, after, "measure")
    parent, row = place if place else (plan.root, None)
    return edits.insert(plan, [Branch(Node(new_id(), "measure", basis(cell)))], parent, row)


def _neighbour(coverage: Coverage, cell: Cell) -> NodeId | None:
    line = line_of(cell.place)
    group = line.group if line else cell.place
    alike = [cell, *(Cell(group, cell.category or one, column) for one in CATEGORIES
                     for column in COLUMNS)]  # fmt: skip
    for one in alike:
        if found := coverage.measures_of(one):
            return found[-1]
    return None
