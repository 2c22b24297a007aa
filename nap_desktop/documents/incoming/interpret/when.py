"""When a measure is done, from the words of an earlier plan: two dates, or a wording."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.time_words import APART, TO, marked
from nap_desktop.documents.incoming.interpret.words import folded, tidy, word_set
from nap_desktop.plan.dates import first_day, last_day

_WHOLE = len("2019-06-30")
_MOST = 20_000  # cells whose reading is kept
_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|e|o|º|-?го|-?е|-?ого)?\.?"
_GAP = r"[ ,.()/']*"
# Tried in this order at each place; what each group means stands beside it.
_ATOMS: tuple[tuple[str, str], ...] = (
    (rf"{_YEAR}-(\d\d)-(\d\d)(?!\d)", "ymd"),
    (rf"{_YEAR}[./](\d\d?)[./](\d\d?)(?!\d)", "ymd"),
    (rf"(?<!\d)(\d\d?)[./-](\d\d?)[./-]{_YEAR}", "dmy"),
    (r"(?<!\d)(\d\d?)\.(\d\d?)\.(\d\d)(?!\d)", "dms"),
    (rf"{_DAY}{_GAP}M(\d\d){_GAP}{_YEAR}", "dmy"),
    (rf"M(\d\d){_GAP}(\d\d?)(?:st|nd|rd|th)?, ?{_YEAR}", "mdy"),
    (rf"M(\d\d){_GAP}{_YEAR}", "my"),
    (rf"Q(\d){_GAP}{_YEAR}", "qy"),
    (rf"Q(\d)-{_YEAR}", "qy"),
    (rf"{_YEAR}[ ,.(/-]*Q(\d)(?!{_GAP}(?:19|20)\d\d)", "yq"),
    (rf"{_YEAR}{_GAP}M(\d\d)(?: (\d\d?)(?!\d))?(?!{_GAP}(?:19|20)\d\d)", "ymd"),
    (rf"(?<!\d)(\d\d?)[./-]{_YEAR}", "my"),
    (rf"{_YEAR}[./-](0[1-9]|1[0-2])(?!\d)", "ymd"),
    (rf"{_YEAR} ?[-/] ?(\d\d)(?!\d)", "yz"),
    (_YEAR, "y"),
    (rf"{_DAY} ?M(\d\d)", "dm"),
    (r"M(\d\d)", "m"),
    (r"Q(\d)", "q"),
)
_ATOM = re.compile("|".join(f"(?P<{kind}{at}>{shape})" for at, (shape, kind) in enumerate(_ATOMS)))
_GROUPS = tuple((kind, f"{kind}{at}", re.compile(shape)) for at, (shape, kind) in enumerate(_ATOMS))


class When(NamedTuple):
    """Two dates in canonical form and a wording; what is not said is empty."""

    start: str = ""
    end: str = ""
    deadline: str = ""


class _Date(NamedTuple):
    """One date found; without a year ("March – June 2019") it begins with "-"."""

    value: str
    at: int
    to: int


@lru_cache(_MOST)
def when(text: str) -> When:
    """Return what a cell says of time: one date is the end, two are start and end.

    What is no date at all ("annually") is a wording, as it stands in the plan; so is what says more
    than dates, such as several of them, or "from 2019 on": then the dates are given beside it.
    """
    words = tidy(text)
    if not words:
        return When()
    wording = When(deadline=words)
    if folded(words) in word_set("when", "permanent"):
        return wording
    line = marked(words)
    dates = _dates(line)
    if not dates:
        return wording
    rest = _rest(line, dates)
    kept = words if rest else ""
    if rest and not _goes_on(words):
        return wording
    return _of_dates(line, dates, words, kept)


@lru_cache(_MOST)
def date(text: str) -> str:
    """Return the one date of a text in canonical form; empty if it says more, or none."""
    found = when(text)
    return found.end if not found.start and not found.deadline else ""


def days_in(text: str) -> list[str]:
    """Return the dates to the day that a text names, in its order."""
    return [one.value for one in _found(marked(tidy(text))) if len(one.value) == _WHOLE]


def _of_dates(line: str, dates: list[_Date], words: str, kept: str) -> When:
    """Return one to many dates in the order of the calendar."""
    if len(dates) == 1:
        value = dates[0].value
        if ".." in value:
            first, _, last = value.partition("..")
            return When(first, last, kept)
        if value[:1] == "-":
            return When(deadline=words)
        return When(value, "", kept) if kept else When(end=value)
    values = _with_years([one.value for one in dates])
    days = [(first_day(one), last_day(one)) for one in values]
    if any(first is None for first, _ in days):
        return When(deadline=words)
    first = min(zip(days, values, strict=True), key=lambda one: one[0][0])[1]  # type: ignore[arg-type, return-value]
    last = max(zip(days, values, strict=True), key=lambda one: one[0][1])[1]  # type: ignore[arg-type, return-value]
    between = line[dates[0].to : dates[1].at]
    if len(dates) == 2 and any(sign in between for sign in (TO, "-", "/")) and APART not in between:
        if days[0][0] > days[1][1]:  # type: ignore[operator]
            return When(deadline=words)
        return When(values[0], values[1], kept)
    return When(first, last, words)


def _with_years(values: list[str]) -> list[str]:
    """Return dates of which those without a year have the next one's, else the one before's."""
    made: list[str] = []
    year = ""
    for value in reversed(values):
        year = value[:4] if value[:1] != "-" else year
        made.append(value if value[:1] != "-" else f"{year}{value}")
    return made[::-1]


def _dates(line: str) -> list[_Date]:
    """Return all dates of a line; none if the calendar does not know one of them."""
    found = _found(line)
    return found if all(one.value for one in found) else []


def _found(line: str) -> list[_Date]:
    return [_Date(_value(one), one.start(), one.end()) for one in _ATOM.finditer(line)]


def _value(match: re.Match[str]) -> str:
    """Return the canonical form of a date that was found; empty if the calendar knows none such."""
    kind, shape = next((k, s) for k, name, s in _GROUPS if match[name] is not None)
    parts = shape.search(match.string, match.start())
    held = parts.groups() if parts else ()
    said = dict(zip(kind, held, strict=True))
    return _canonical(kind, {key: value or "" for key, value in said.items()})


def _canonical(kind: str, said: dict[str, str]) -> str:
    if kind == "yz":
        last = said["y"][:2] + said["z"]
        return f"{said['y']}..{last}" if last > said["y"] else ""
    year = said.get("y") or (f"20{said['s']}" if "s" in said else "")
    day, month = said.get("d", ""), said.get("m", "")
    if month and day and int(month) > 12 >= int(day):
        day, month = month, day  # as people in the Americas write: month, day, year
    value = year
    if said.get("q"):
        value += f"-Q{said['q']}"
    if month:
        value += f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return value if first_day(value if year else f"2020{value}") else ""


def _rest(line: str, dates: list[_Date]) -> str:
    """Return the letters and digits of a line that are no dates and no words around them."""
    left, at = [], 0
    for one in dates:
        left.append(line[at : one.at])
        at = one.to
    left.append(line[at:])
    return "".join(sign for sign in " ".join(left) if sign.isalnum())


def _goes_on(words: str) -> bool:
    """Return whether a text with dates in it says that something lasts or comes again."""
    line = f" {folded(words)} "
    return any(
        f" {word} " in line or (not word[0].isascii() and len(word) > 1 and word in line)
        for word in word_set("when", "permanent") | word_set("when", "onwards")
    )
