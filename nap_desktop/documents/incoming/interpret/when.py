"""When a measure is done, from the words of an earlier plan: two dates, or a wording."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.words import folded, tidy, values, word_set
from nap_desktop.plan.dates import first_day, last_day, parse_date

_YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN = re.compile(r"\s*(?:[-–—−‑]|\bto\b|\bпо\b|\bau?\b|\bal?\b|\bdo\b|إلى|至|до)\s*")
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-–—−‑/]\s*(?P<last>(?:19|20)?\d\d)(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_A_QUARTER = re.compile(
    r"(iv|i{1,3}|[1-4])(?:-?\w{0,3})?\.? ?(\w+)\.?|(\w+?)\.? ?(iv|i{1,3}|[1-4])"
)
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class When(NamedTuple):
    """Two dates in canonical form and a wording; what is not said is empty."""

    start: str = ""
    end: str = ""
    deadline: str = ""


def when(text: str) -> When:
    """Return what a cell says of time: one date is the end, two are start and end.

    What is no date at all ("annually") is a wording, as it stands in the plan.
    """
    words = tidy(text).translate(_ARABIC_DIGITS)
    if not words:
        return When()
    if folded(words) in word_set("when", "permanent"):
        return When(deadline=tidy(text))
    if single := date(words):
        return When(end=single)
    span = _YEARS.search(words)
    if span and not _other_digits(words, span):
        first, last = span["first"], span["last"]
        last = last if len(last) == 4 else first[:2] + last
        if first <= last:
            return When(first, last)
    parts = [part for part in _SPAN.split(words) if part.strip(" .,;")]
    if len(parts) == 2 and (pair := _pair(*parts)):
        return When(*pair)
    if any(word in folded(words) for word in word_set("when", "permanent") if len(word) > 4):
        return When(deadline=tidy(text))
    several = [found for part in re.split(r"[;,\n]", words) if (found := date(part))]
    if len(several) > 1:
        ordered = sorted(several, key=lambda one: str(first_day(one)))
        return When(ordered[0], ordered[-1], tidy(text))
    return When(deadline=tidy(text))


def _other_digits(words: str, span: re.Match[str]) -> bool:
    return bool(re.search(r"\d", words[: span.start()] + words[span.end() :]))


def _pair(first: str, last: str) -> tuple[str, str] | None:
    """Return two dates; the first may leave the year to the second ("March – June 2019")."""
    end = date(last)
    if not end:
        return None
    start = date(first) or date(f"{first.strip()} {end[:4]}")
    if not start:
        return None
    begins, ends = first_day(start), last_day(end)
    return (start, end) if begins and ends and begins <= ends else None


@cache
def date(text: str) -> str:
    """Return the one date of a text in canonical form; empty if it says more, or none."""
    words = tidy(text).strip(" .,;()[]").translate(_ARABIC_DIGITS)
    if not words or not re.search(r"\d", words):
        return ""
    if found := parse_date(words):
        return found
    if (numeric := _NUMERIC.fullmatch(words)) and (found := parse_date(".".join(numeric.groups()))):
        return found
    plain = _without_small_words(words)
    if not plain:
        return ""
    if found := parse_date(plain):
        return found
    return _half(plain) or _quarter(plain) or _month(plain)


def _without_small_words(words: str) -> str:
    """Return a text without "by the end of", "year" and the like around its date."""
    text = f" {re.sub('[.,]+(?= |$)', '', words.casefold())} "
    for word in _small_words():
        if word in text:
            text = text.replace(word, " ")
    for sign in ("年底前", "年底", "年前"):
        text = text.replace(sign, "年")
    return " ".join(text.split()).strip(" .,;")


@cache
def _small_words() -> tuple[str, ...]:
    held = values()["when"]
    words = {*held["by_end"], *held["by"], *held["year_signs"]}
    spaced = {word.casefold().rstrip(".") for word in words if not _is_han(word)}
    return tuple(f" {word} " for word in sorted(spaced, key=len, reverse=True))


def _is_han(word: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in word)


def _year_and_rest(text: str) -> tuple[str, str]:
    years = _YEAR.findall(text)
    if len(years) != 1:
        return "", ""
    return years[0], " ".join(_YEAR.sub(" ", text).split()).strip(" .,/-年оныг")


def _half(text: str) -> str:
    year, rest = _year_and_rest(text)
    if year:
        for half, words in enumerate(values()["when"]["halves"]):
            if rest in words or any(_is_han(word) and word in rest for word in words):
                return f"{year}-Q{2 if half == 0 else 4}"
    return ""


def _quarter(text: str) -> str:
    year, rest = _year_and_rest(text)
    found = re.fullmatch(
        r"(iv|i{1,3}|[1-4])(?:-?\w{0,3})?\.? ?(\w+)\.?|(\w+?)\.? ?(iv|i{1,3}|[1-4])", rest
    )
    if not year or not found:
        return ""
    number, word = (found[1], found[2]) if found[1] else (found[4], found[3])
    if word not in {one.casefold().rstrip(".") for one in values()["quarters"]["words"]}:
        return ""
    return f"{year}-Q{_ROMANS.get(number) or int(number)}"


def _month(text: str) -> str:
    year, rest = _year_and_rest(text)
    day, _, name = rest.partition(" ")
    if year and not day.isdigit():
        day, name = "", rest
    month = _months().get(name.strip(". "))
    if not year or not month:
        return ""
    made = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return made if first_day(made) else ""


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for months in values()["months"].values():
        for number, names in enumerate(months, 1):
            found |= dict.fromkeys(names, number)
    return found
