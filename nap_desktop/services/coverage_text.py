"""The coverage as lines and as JSON data, for the command line."""

from __future__ import annotations

from typing import Any

from nap_desktop.framework.answers import answer
from nap_desktop.framework.coverage import Line, lines
from nap_desktop.framework.provisions import label
from nap_desktop.plan.coverage import LAW_KEYS, Cell
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.coverage import Coverage
from nap_desktop.services.outline_text import table


def coverage_text(plan: Plan) -> str:
    """Return a line for each paragraph: measures, laws cited, unclear, not applicable."""
    found = Coverage.of(plan)
    rows: list[list[str]] = []
    for line in lines():
        if line.is_group and line.cells:
            counts = found.counts(line.code)
            said = (
                f"{counts.measures} measures, {counts.laws} laws cited, {counts.unclear} unclear,"
                f" {counts.not_applicable} not applicable, {counts.not_discussed} not discussed"
            )
            rows.append([label(line.code).replace("\u00a0", " "), line.label, said])
    return table(rows)


def coverage_data(plan: Plan) -> list[dict[str, Any]]:
    """Return each cell in which something stands, with its answer as the form writes it."""
    found, printed = Coverage.of(plan), numbers(plan)
    return [
        _cell(found, printed, line, cell)
        for line in lines()
        for cell in found.shown_cells(line)
        if found.state(cell).shape != "not_discussed"
    ]


def _cell(coverage: Coverage, printed: dict[str, str], line: Line, cell: Cell) -> dict[str, Any]:
    own = coverage.entries.get(cell, ())
    entry = coverage.entry_of(cell)
    return {
        "place": cell.place,
        "label": line.label,
        "category": cell.category,
        "column": cell.column,
        "measures": [printed[node] for node in coverage.measures_of(cell)],
        "laws": [
            {key.removeprefix("law_"): law.get(key) for key in LAW_KEYS if law.get(key)}
            for law in coverage.laws_of(cell)
        ],
        "standing": entry.get("standing") if entry else "",
        "reason": entry.get("reason") if entry else "",
        "answer": answer([one.get("standing") for one in own]),
    }
