"""What people enter in the cells of the coverage: laws cited, and where a cell stands.

An entry of kind `entry` stands below the plan, one for each law of a cell and at most one for
whether the cell was discussed, is unclear or does not apply. Everything here returns changes;
nothing is done until they go through the one door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.tree import COVERAGE, Node, Plan

LAW, NOT_APPLICABLE, UNCLEAR, DISCUSSED = "law", "not_applicable", "unclear", "discussed"
NOT_DISCUSSED = ""
LAW_KEYS = ("law_title", "law_number", "law_date", "law_article")
# What one key steps through; a reason for what does not apply is written, not stepped to.
_CYCLE = (NOT_DISCUSSED, DISCUSSED, UNCLEAR)


class Cell(NamedTuple):
    """One cell of the coverage.

    place:    code of a paragraph or of a checklist row. category: N, C, B or R; empty where a row
              asks for all together. column: framework, enforcement, adherence or information.
    """

    place: str
    category: str
    column: str


def cell_of(entry: Node) -> Cell:
    """Return the cell that an entry is about."""
    return Cell(entry.get("place"), entry.get("category"), entry.get("column"))


def entries(plan: Plan) -> dict[Cell, tuple[Node, ...]]:
    """Return the entries of each cell that has any, in the order in which they were made."""
    found: dict[Cell, list[Node]] = defaultdict(list)
    for entry in plan.under(plan.root, COVERAGE):
        found[cell_of(plan.nodes[entry])].append(plan.nodes[entry])
    return {cell: tuple(held) for cell, held in found.items()}


def of_cell(plan: Plan, cell: Cell) -> tuple[Node, ...]:
    """Return the entries of one cell."""
    return entries(plan).get(cell, ())


def standing(held: Iterable[Node]) -> str:
    """Return where a cell with these entries stands, laws aside; empty if nothing is entered."""
    found = [entry.get("standing") for entry in held if entry.get("standing") != LAW]
    return found[-1] if found else NOT_DISCUSSED


def next_standing(now: str) -> str:
    """Return what comes after a standing: not discussed, discussed, unclear, and again."""
    return _CYCLE[(_CYCLE.index(now) + 1) % len(_CYCLE)] if now in _CYCLE else NOT_DISCUSSED


def cite(plan: Plan, cell: Cell, **law: str) -> list[Change]:
    """Add a law to a cell; `law` holds fields of an entry in canonical form."""
    known = {"place": cell.place, "category": cell.category, "column": cell.column}
    return edits.add(plan, "entry", plan.root, None, **known, standing=LAW, **law)


def stand(plan: Plan, cells: Iterable[Cell], now: str, reason: str = "") -> list[Change]:
    """Say where cells stand; empty for not discussed. Their laws and notes stay.

    now: NOT_APPLICABLE (with a reason), UNCLEAR, DISCUSSED or NOT_DISCUSSED.
    """
    held = entries(plan)
    changes: list[Change] = []
    for cell in cells:
        own = [entry for entry in held.get(cell, ()) if entry.get("standing") != LAW]
        made = _stand(plan, cell, own, now, reason)
        plan = apply_all(plan, made)
        changes += made
    return changes


def _stand(plan: Plan, cell: Cell, own: list[Node], now: str, reason: str) -> list[Change]:
    if not now:
        return edits.delete(plan, [entry.id for entry in own])
    if not own:
        known = {"place": cell.place, "category": cell.category, "column": cell.column}
        return edits.add(plan, "entry", plan.root, None, **known, standing=now, reason=reason)
    made = edits.set_field(plan, own[-1].id, "standing", now)
    return made + edits.set_field(plan, own[-1].id, "reason", reason)


def clear(plan: Plan, cells: Iterable[Cell]) -> list[Change]:
    """Remove all that is entered in cells, laws too."""
    held = entries(plan)
    return edits.delete(plan, [entry.id for cell in cells for entry in held.get(cell, ())])
