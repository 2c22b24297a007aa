"""The timeline as lines and as JSON data, for the command line."""

from __future__ import annotations

import datetime
from typing import Any

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.timeline import QUARTER, YEAR, Bar, Span, drawn
from nap_desktop.plan.tree import Plan
from nap_desktop.services.outline_text import table
from nap_desktop.services.timeline import Line, Timeline, Wish

_MOST = 40  # signs of a bar


def timeline_text(plan: Plan, today: datetime.date) -> str:
    """Return a line for each measure: number, title, dates, and a sign for each quarter or year."""
    found = Timeline.of(plan, today)
    whole = found.whole()
    unit = QUARTER if whole.last - whole.first < _MOST * QUARTER else YEAR
    rows: list[list[str]] = []
    for node in _shown(found):
        bar = found.bar(node)
        said = [_when(bar), _bar(bar, whole, unit)]
        rows.append([found.number(node), _short(found.title(node)), *said])
    rows += [[found.number(node), _short(found.title(node)), "", ""] for node in found.undated()]
    return table(rows)


def timeline_data(plan: Plan, today: datetime.date) -> list[dict[str, Any]]:
    """Return each measure with its dates as they stand, in the order of the plan."""
    found = Timeline.of(plan, today)
    return [
        {
            "id": node,
            "number": found.number(node),
            "title": found.title(node),
            "start": found.bar(node).times.start,
            "end": found.bar(node).times.end,
            "wording": found.bar(node).wording,
            "permanent": found.bar(node).is_permanent,
            "status": found.status(node),
        }
        for node in found.cells.measures
    ]


def _shown(found: Timeline) -> list[str]:
    return [row.node for row in found.rows(Wish(group="")) if isinstance(row, Line)]


def _when(bar: Bar) -> str:
    dates = "–".join(print_date(one) or "…" for one in bar.times) if any(bar.times) else ""
    return "; ".join(filter(None, (dates, bar.wording)))


def _bar(bar: Bar, whole: Span, unit: int) -> str:
    span = drawn(bar, whole)
    sign = "~" if bar.is_permanent else "X"
    months = range(whole.first, whole.last + 1, unit)
    lies = (span is not None and span.first < at + unit and span.last >= at for at in months)
    return "".join(sign if one else "." for one in lies)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
