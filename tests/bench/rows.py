"""A measured figure beside its floor, and the table of all figures."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, the value and its floor (with unit), how they compare, and the limit."""

    name: str
    value: str
    floor: str
    result: str
    limit: str
    is_kept: bool


def ratio(
    name: str, value: float, floor: float, limit: float, floor_name: str, extra: float = 0.0
) -> Row:
    """Return the row of two times in seconds; `limit` × floor + `extra` seconds may be used."""
    allowed = limit * floor + extra
    words = f"{limit:g} ×" + (f" + {extra * 1000:.0f} ms" if extra else "")
    return Row(
        name,
        f"{value * 1000:.1f} ms",
        f"{floor * 1000:.1f} ms ({floor_name})",
        f"{value / floor:.2f} ×",
        words,
        value <= allowed,
    )


def told(name: str, value: float, floor: float, floor_name: str) -> Row:
    """Return the row of two times in seconds that have no limit."""
    row = ratio(name, value, floor, 0, floor_name)
    return replace(row, limit="–", is_kept=True)


def at_most(name: str, value: float, limit: float, unit: str) -> Row:
    """Return the row of a figure that has a limit and no floor."""
    return Row(name, f"{value:.1f} {unit}", "–", "–", f"{limit:g} {unit}", value <= limit)


def median_time(act: Callable[[], object], times: int) -> float:
    """Return the median duration of an act in seconds."""
    found: list[float] = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        found.append(time.perf_counter() - begin)
    return statistics.median(found)


def _verdict(row: Row) -> str:
    if row.limit == "–":
        return "–"
    return "kept" if row.is_kept else "NOT kept"


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | measured | floor | ratio | limit | |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {row.name} | {row.value} | {row.floor} | {row.result} | {row.limit} | {_verdict(row)} |"
        for row in rows
    ]
    return "\n".join(lines)
