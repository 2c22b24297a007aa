"""Which backups stay: many of the last days, fewer of the months before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

LATEST, DAILY, WEEKLY, MONTHLY = 10, 12, 10, 9
ALWAYS = 2  # the newest stay, however large they are
MOST_BYTES = 500_000_000

Moment = datetime.datetime


def kept(moments: Sequence[Moment]) -> set[Moment]:
    """Return the 10 latest, and the newest of each of 12 days, 10 weeks and 9 months that have any."""
    newest = sorted(moments, reverse=True)
    found = set(newest[:LATEST])
    for name_of, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        found |= _newest_of_each(newest, name_of, count)
    return found


def _newest_of_each(
    newest: Sequence[Moment], name_of: Callable[[Moment], str], count: int
) -> set[Moment]:
    first: dict[str, Moment] = {}
    for moment in newest:
        first.setdefault(name_of(moment), moment)
    return set(list(first.values())[:count])


def _day(moment: Moment) -> str:
    return f"{moment:%Y-%m-%d}"


def _week(moment: Moment) -> str:
    return f"{moment:%G-%V}"


def _month(moment: Moment) -> str:
    return f"{moment:%Y-%m}"


def within(sizes: Sequence[tuple[Moment, int]], most: int = MOST_BYTES) -> set[Moment]:
    """Return the newest that together take no more than `most` bytes, and always the two newest."""
    found: set[Moment] = set()
    total = 0
    for moment, size in sorted(sizes, reverse=True):
        total += size
        if total > most and len(found) >= ALWAYS:
            break
        found.add(moment)
    return found
