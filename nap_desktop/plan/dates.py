"""Partial dates: a year, a quarter, a month or a day, each kept as precise as it was given."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

from nap_desktop.base import shipped

_CANONICAL = re.compile(r"([0-9]{4})(?:-Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?")
_ROMAN = ("i", "ii", "iii", "iv")
_DAY_FIRST = (
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)? )?(?:of |de |d'|d’)?"
    r"(\D+?)\.?,?"
    r"(?: del?| г| من عام| عام| سنة)? (\d{4})(?: ?(?:г|года|م))?"
)
_YEARS = range(1900, 2200)


def is_date(value: str) -> bool:
    """Return whether a value is a date in canonical form that the calendar knows."""
    return _bounds(value) is not None


def first_day(value: str) -> datetime.date | None:
    """Return the first day that a canonical date may mean; None if it is none."""
    bounds = _bounds(value)
    return bounds[0] if bounds else None


def last_day(value: str) -> datetime.date | None:
    """Return the last day that a canonical date may mean; None if it is none."""
    bounds = _bounds(value)
    return bounds[1] if bounds else None


@cache
def _bounds(value: str) -> tuple[datetime.date, datetime.date] | None:
    match = _CANONICAL.fullmatch(value)
    if not match or int(match[1]) not in _YEARS:
        return None
    year = int(match[1])
    quarter, month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        if day is not None:
            only = datetime.date(year, month or 0, day)
            return only, only
        first, last = (1, 12) if month is None else (month, month)
        if quarter:
            first, last = quarter * 3 - 2, quarter * 3
        return datetime.date(year, first, 1), _month_end(year, last)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def parse_date(text: str) -> str | None:
    """Return the canonical date that people mean; None if it is no date but a wording.

    Taken: "2027", "Q2 2027", "II кв. 2027", "June 2027", "06.2027", "30.06.2027", "30 June 2027",
    "2027年6月", "2027-06-30"; day before month where both are numbers; empty gives empty.
    """
    tidy = re.sub(r"\s+", " ", _western(text).strip()).rstrip(".,;،؛。")
    if not tidy:
        return ""
    for read in (_canonical, _shape, _numbers, _quarter, _month_name):
        found = read(tidy.casefold())
        if found is not None:
            return found if is_date(found) else None
    return None


def _western(text: str) -> str:
    """Return text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    import unicodedata  # slow to import, and not wanted at start-up

    digits = (unicodedata.decimal(sign, None) for sign in text)
    return "".join(s if d is None else str(d) for s, d in zip(text, digits, strict=True))


def _canonical(text: str) -> str | None:
    text = re.sub(r" ?(г|год|г\.|года|году)$", "", text)
    return text.upper() if _CANONICAL.fullmatch(text.upper()) else None


def _shape(text: str) -> str | None:
    """Read what is written with signs after its numbers: 2027年6月, 2027 оны 6 дугаар сар."""
    for shape in _shapes():
        if match := shape.fullmatch(text):
            said = match.groupdict()
            month, day, quarter = (said.get(key) for key in ("month", "day", "quarter"))
            if quarter:
                return f"{said['year']}-Q{_places()[quarter]}"
            date = f"-{int(month):02}" + (f"-{int(day):02}" if day else "") if month else ""
            return said["year"] + date
    return None


def _numbers(text: str) -> str | None:
    if match := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := re.fullmatch(r"(\d{1,2})[./-](\d{4})", text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := re.fullmatch(r"(\d{4})[./-](\d{1,2})", text):
        return f"{match[1]}-{int(match[2]):02}"
    return None


def _quarter(text: str) -> str | None:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    if not year:
        return None
    rest = re.sub(r"[\s.,/º°-]+", " ", text.replace(year[0], " ")).strip()
    match = _quarter_words().fullmatch(rest)
    if not match:
        return None
    return f"{year[0]}-Q{_places()[match[1] or match[2]]}"


def _month_name(text: str) -> str | None:
    """Read a month that is told by its name: with the day before or behind it, the year last."""
    match = re.fullmatch(_DAY_FIRST, text)
    if match:
        day, name, year = match.groups()
    else:
        match = re.fullmatch(r"(\D+?)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text)
        if not match:
            return None
        name, day, year = match.groups()
    month = _months().get(re.sub(r" ?/ ?", "/", name))
    if month is None:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def print_date(value: str, lang: str = "en") -> str:
    """Return a canonical date as people write it; what is no date comes back as it is."""
    match = _CANONICAL.fullmatch(value)
    if not match or not is_date(value):
        return value
    forms = _data()["print"]
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    precision = "day" if day else "month" if month else "quarter" if quarter else "year"
    form = forms[precision].get(lang, forms[precision]["en"])
    names = _data()["months"].get(lang, _data()["months"]["en"])
    return str(
        form.format(
            year=year,
            quarter=quarter,
            roman=("", *_ROMAN)[quarter].upper(),
            number=month,
            month=names[month - 1][0] if month else "",
            ordinal=_data()["quarters"]["arabic"][quarter - 1] if quarter else "",
            day=day,
        )
    )


@cache
def _data() -> dict[str, Any]:
    return shipped.toml("schema/dates.toml")


@cache
def _months() -> dict[str, int]:
    """Return every form of every month's name, case folded, and its number."""
    return {
        form.casefold(): number
        for names in _data()["months"].values()
        for number, forms in enumerate(names, 1)
        for form in forms
    }


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape) for shape in _data()["shapes"]["patterns"])


@cache
def _places() -> dict[str, int]:
    """Return every word for the place of a quarter in its year, case folded, and its number."""
    ordinals = _data()["quarters"]["ordinals"]
    known = {word.casefold(): place for place, words in enumerate(ordinals, 1) for word in words}
    known |= {str(place): place for place in range(1, 5)}
    return known | {sign: place for place, sign in enumerate(_ROMAN, 1)}


@cache
def _quarter_words() -> re.Pattern[str]:
    """Return the pattern of a quarter without its year: place and word, in either order."""
    data = _data()["quarters"]
    words, place, ending, before, after = (
        "|".join(sorted(map(re.escape, options), key=len, reverse=True))
        for options in (data["words"], _places(), data["endings"], data["before"], data["after"])
    )
    return re.compile(
        rf"(?:(?:{before}) )*(?:({place})(?: ?(?:{ending}))? ?(?:{words})|(?:{words}) ?({place}))"
        rf"(?: (?:{after}))*"
    )
