"""When an item is done, as months: its bar, and its dates after the bar was moved or stretched.

A month is counted as one number: the year times 12 and the months before it in its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from nap_desktop.base import shipped
from nap_desktop.plan.dates import first_day, is_date, last_day
from nap_desktop.plan.tree import Node

MONTH, QUARTER, YEAR = 1, 3, 12
_USUAL, _LONGEST = 5 * YEAR, 100 * YEAR  # months of a chart that has no period
_EARLIEST, _LATEST = 1900 * YEAR, 2199 * YEAR + 11  # as `dates.py` has it
_AFTER = re.compile(r"[,;:.(،؛。，；（]")


class Times(NamedTuple):
    """The two dates of an item in canonical form; either may be empty."""

    start: str = ""
    end: str = ""


class Span(NamedTuple):
    """The first and the last month of a bar, both of them in it."""

    first: int
    last: int


class Bar(NamedTuple):
    """What is known of the time of an item.

    span:    None where there are no dates. wording: the time in words, if it has one.
    is_permanent: whether these words say that it goes on all the time.
    """

    times: Times
    span: Span | None
    wording: str = ""
    is_permanent: bool = False

    @property
    def is_turned(self) -> bool:
        """Whether it ends before it begins."""
        first, last = first_day(self.times.start), last_day(self.times.end)
        return first is not None and last is not None and first > last

    @property
    def is_placed(self) -> bool:
        """Whether it has a place in time: by its dates, or because it is permanent."""
        return self.span is not None or self.is_permanent


def bar_of(node: Node) -> Bar:
    """Return the bar of a measure or a step."""
    times = Times(node.get("start"), node.get("end"))
    wording = node.get("deadline")
    return Bar(times, span_of(times), wording, bool(wording) and is_permanent(wording))


def span_of(times: Times) -> Span | None:
    """Return the months from the first day that the dates may mean to the last; None for no date.

    Dates that are turned round give the months between them.
    """
    found = [one for one in times if is_date(one)]
    if not found:
        return None
    firsts, lasts = [first_month(one) for one in found], [last_month(one) for one in found]
    return Span(min(firsts), max(lasts))


def first_month(date: str) -> int:
    """Return the first month of a canonical date."""
    day = first_day(date)
    return day.year * YEAR + day.month - 1 if day else 0


def last_month(date: str) -> int:
    """Return the last month of a canonical date."""
    day = last_day(date)
    return day.year * YEAR + day.month - 1 if day else 0


def period_of(root: Node) -> Span | None:
    """Return the months of a plan's period, its quarters whole; None where it has no two dates."""
    start, end = root.get("period_start"), root.get("period_end")
    if not (is_date(start) and is_date(end)):
        return None
    first, last = first_month(start), last_month(end)
    return quarters(Span(first, last)) if first <= last else None


def years_of(spans: Iterable[Span], year: int) -> Span:
    """Return the whole years in which bars lie, at most a hundred; five from `year` on for none."""
    found = list(spans)
    if not found:
        return Span(year * YEAR, year * YEAR + _USUAL - 1)
    first = min(span.first for span in found) // YEAR * YEAR
    last = max(span.last for span in found) // YEAR * YEAR + YEAR - 1
    return Span(first, min(last, first + _LONGEST - 1))


def quarters(span: Span) -> Span:
    """Return a span with its quarters made whole."""
    return Span(span.first - span.first % QUARTER, span.last - span.last % QUARTER + QUARTER - 1)


def is_permanent(wording: str) -> bool:
    """Return whether a time in words is one without an end: "permanent", "annually, by June".

    The words are those by which earlier plans are read (`import/values.toml`, when.permanent).
    """
    tidy = " ".join(wording.casefold().replace("\u00a0", " ").split()).rstrip(".。")
    return tidy in _permanent() or _AFTER.split(tidy)[0].strip() in _permanent()


@cache
def _permanent() -> frozenset[str]:
    return frozenset(
        one.casefold() for one in shipped.toml("import/values.toml")["when"]["permanent"]
    )


@dataclass(frozen=True, slots=True)
class Shift:
    """An item's dates on their way to others: what they were, and how far they are taken.

    was:   the dates before. base: the months of the bar that is taken.
    moved: months by which both dates go; begin, end: months by which one edge goes alone.
    unit:  the step in months, 3 or 1.

    Whatever way a bar goes, at the place where it was it has the very dates that it had.
    """

    was: Times
    base: Span
    unit: int = QUARTER
    moved: int = 0
    begin: int = 0
    end: int = 0

    def move(self, months: int) -> Shift:
        """Return the same with both dates so much later; no date leaves the calendar."""
        wanted = self.moved + months
        low = _EARLIEST - min(self.base.first + self.begin, self.base.first)
        high = _LATEST - max(self.base.last + self.end, self.base.last)
        return replace(self, moved=_stepped(min(max(wanted, low), high), wanted, self.unit))

    def stretch_begin(self, months: int) -> Shift:
        """Return the same with the beginning so much later, at most to the end."""
        wanted = self.begin + months
        low = _EARLIEST - self.base.first - self.moved
        high = self.base.last + self.end - self.base.first
        return replace(self, begin=_stepped(min(max(wanted, low), high), wanted, self.unit))

    def stretch_end(self, months: int) -> Shift:
        """Return the same with the end so much later, at least at the beginning."""
        wanted = self.end + months
        low = self.base.first + self.begin - self.base.last
        high = _LATEST - self.base.last - self.moved
        return replace(self, end=_stepped(min(max(wanted, low), high), wanted, self.unit))

    @property
    def now(self) -> Times:
        """The dates where the item is now; an edge that was stretched has a date in any case."""
        start, end = self.was
        begin, last = self.moved + self.begin, self.moved + self.end
        if start:
            start = taken(start, begin, at_end=False)
        elif self.begin:
            start = date_of(self.base.first + begin, at_end=False)
        if end:
            end = taken(end, last, at_end=True)
        elif self.end:
            end = date_of(self.base.last + last, at_end=True)
        return Times(start, end)

    @property
    def changes(self) -> bool:
        """Whether the dates are others than they were."""
        return self.now != self.was


def _stepped(held: int, wanted: int, unit: int) -> int:
    """Return months that were held back in whole steps from the place where nothing has moved."""
    return held if held == wanted else int(held / unit) * unit


def drawn(bar: Bar, whole: Span) -> Span | None:
    """Return the months over which a bar is drawn; None for no place in time.

    What is permanent goes from end to end of the months `whole`, as far as no date bounds it.
    """
    if not bar.is_permanent:
        return bar.span
    start, end = (date if is_date(date) else "" for date in bar.times)
    first = first_month(start) if start else whole.first
    last = last_month(end) if end else whole.last
    return Span(min(first, last), max(first, last))


def shift_of(bar: Bar, whole: Span, unit: int = QUARTER) -> Shift:
    """Return the shift of a bar that has not gone anywhere, in a chart of the months `whole`."""
    return Shift(bar.times, drawn(bar, whole) or whole, unit)


def taken(date: str, months: int, at_end: bool) -> str:
    """Return a canonical date some months later, as precise as before where that can be said.

    A year becomes a quarter, and a quarter a month, where it must; `at_end`: the one in which it
    ends. The last day of a month stays the last; what is no date comes back as it is.
    """
    if not months or not is_date(date):
        return date
    month = (last_month(date) if at_end else first_month(date)) + months
    if len(date) == len("2027-06-30"):
        return _day(date, month)
    if len(date) == len("2027") and months % YEAR == 0:
        return f"{month // YEAR:04}"
    if (len(date) == len("2027") or "Q" in date) and months % QUARTER == 0:
        return _quarter(month)
    return _month(month)


def date_of(month: int, at_end: bool) -> str:
    """Return the date of an edge: a quarter where one begins or ends there, else the month."""
    whole = QUARTER - 1 if at_end else 0
    return _quarter(month) if month % QUARTER == whole else _month(month)


def _day(date: str, month: int) -> str:
    first, of_month = first_day(date), last_day(date[:7])
    longest = last_day(_month(month))
    if first is None or of_month is None or longest is None:
        return date
    day = longest.day if first == of_month else min(first.day, longest.day)
    return f"{_month(month)}-{day:02}"


def _quarter(month: int) -> str:
    return f"{month // YEAR:04}-Q{month % YEAR // QUARTER + 1}"


def _month(month: int) -> str:
    return f"{month // YEAR:04}-{month % YEAR + 1:02}"
