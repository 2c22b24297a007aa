"""The columns of measure tables: which, how wide, with which words at their head."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from nap_desktop.documents.wording import Wording
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan

TOGETHER = ("number", "who", "when", "means")  # columns that are no single field of a measure
USUAL = (
    ("number", 6.0),
    ("text", 32.0),
    ("result", 19.0),
    ("who", 16.0),
    ("when", 9.0),
    ("provisions", 7.0),
    ("means", 11.0),
)
MOST = 12
NARROWEST, WIDEST = 3.0, 80.0  # percent
_SIGN = 0.75  # percent of a landscape line that one letter of a table takes
_UPRIGHT = 1.6  # so much more of an upright one


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of all measure tables of one plan; `widths` in percent, together 100."""

    keys: tuple[str, ...]
    widths: tuple[float, ...]
    heads: tuple[str, ...]


Chosen = tuple[tuple[str, float], ...]


def columns(
    plan: Plan, words: Wording, longest: dict[str, int], chosen_by: Chosen = (), wide: bool = True
) -> Columns:
    """Return the columns that a profile chose, else the plan's own, else the program's.

    wide: whether the tables stand on pages that lie on their side.

    The number and the text of a measure are always there. No column is narrower than the
    longest word of its head or, where `longest` tells it (key -> letters), of its cells.
    """
    chosen = dict(chosen_by) or dict(_own(plan.get(plan.root, "columns"))) or dict(USUAL)
    chosen.setdefault("text", 30.0)
    code = chosen.pop("number", 6.0)
    chosen = {"number": code, **dict(list(chosen.items())[: MOST - 1])}
    heads = tuple(_head(plan, key, words) for key in chosen)
    sign = _SIGN if wide else _SIGN * _UPRIGHT
    least = [
        _least(head, longest.get(key, 0), sign) for key, head in zip(chosen, heads, strict=True)
    ]
    return Columns(tuple(chosen), fitted(tuple(chosen.values()), least), heads)


def _own(value: str) -> Iterable[tuple[str, float]]:
    """Give key and width of each column that a plan's setting names and the program knows."""
    try:
        entries = json.loads(value) if value else []
    except ValueError:
        return
    known = kind_of("measure").fields
    for entry in entries if isinstance(entries, list) else []:
        key = entry.get("field") if isinstance(entry, dict) else None
        if key in TOGETHER or (key in known and not (known[key].stays or known[key].settings)):
            yield key, _width(entry.get("width"))


def _width(value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not value > 0:  # type: ignore[operator]
        return 10.0
    return min(max(float(value), NARROWEST), WIDEST)  # type: ignore[arg-type]


def _head(plan: Plan, key: str, words: Wording) -> str:
    if key == "text":
        return level_name(plan, "measure") or words.labels.kind("measure")
    return words.get("columns", key) or words.labels.field("measure", key)


def _least(head: str, letters: int, sign: float = _SIGN) -> float:
    longest = max((len(word) for word in head.split()), default=0) * 1.08  # heads are bold
    return min(max(longest, letters) * sign + 1.2, 14.0 * sign / _SIGN)


def fitted(wanted: tuple[float, ...], least: list[float]) -> tuple[float, ...]:
    """Return widths that add up to 100: as wanted, but none below its least if there is room."""
    share = 100 / sum(wanted)
    widths = [width * share for width in wanted]
    lack = sum(max(low - width, 0) for width, low in zip(widths, least, strict=True))
    spare = sum(max(width - low, 0) for width, low in zip(widths, least, strict=True))
    if not lack or lack > spare:
        return tuple(widths)
    return tuple(
        max(low, width - max(width - low, 0) * lack / spare)
        for width, low in zip(widths, least, strict=True)
    )
