"""Words of time in any of the languages as marks: months "M06", quarters "Q3", "to", the rest blank."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.documents.incoming.interpret.words import values

TO = "→"
APART = ";"
_PLACE = r"iv|i{1,3}|[1-4]"
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DASHES = str.maketrans(dict.fromkeys("–—−‑‒―~～", "-") | dict.fromkeys("’ʼ`´", "'"))
_ENDING = (
    r"(?:\.?\s?-?\s?(?:st|nd|rd|th|er|[eèé]me|[eè]re|e|o|й|ый|ой|го|ое|е|р|дугаар|дүгээр|\.))?"
)


def marked(text: str) -> str:
    """Return a text with its words of time as marks and without the small words around dates."""
    line = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    line = "".join(_western(sign) for sign in line)
    for shape, made in _shapes():
        line = shape.sub(made, line)
    line = _halves().sub(lambda match: f" Q{2 * _place(match)} ", line)
    line = _quarter_pair().sub(_pair, line)
    line = _quarters().sub(lambda match: f" Q{_place(match)} ", line)
    line = _months().sub(lambda match: f" M{_month_numbers()[match[0]]:02} ", line)
    line = _to().sub(f" {TO} ", line)
    line = _years_words().sub(r"\1 ", line)
    line = _small().sub(" ", line)
    line = re.sub(r"(\d{4})\.(?= |$|-)", r"\1", line)
    return " ".join(line.split()).strip(" .,;")


def _western(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _place(match: re.Match[str]) -> int:
    word = next(filter(None, match.groups()))
    return _places().get(word) or _ROMANS.get(word) or int(word)


def _pair(match: re.Match[str]) -> str:
    first, last = (_ROMANS.get(word) or int(word) for word in filter(None, match.groups()))
    return f" Q{first} {TO} Q{last} "


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return shapes with signs after their numbers and what they say in marks."""
    return tuple((re.compile(one["shape"]), one["made"]) for one in values()["when"]["shapes"])


@cache
def _dates() -> dict[str, Any]:
    return shipped.toml("schema/dates.toml")


def _any(words: list[str]) -> str:
    """Return a pattern of any of these words, the longest first; a blank may be a hyphen."""
    known = {
        unicodedata.normalize("NFKC", word).translate(_DASHES).casefold().rstrip(".")
        for word in words
    }
    ordered = sorted(filter(None, known), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in ordered)


@cache
def _places() -> dict[str, int]:
    found: dict[str, int] = {}
    for ordinals in (_dates()["quarters"]["ordinals"], values()["quarters"]["ordinals"]):
        for place, words in enumerate(ordinals, 1):
            found |= dict.fromkeys((word.casefold() for word in words), place)
    return found


def _counted(words: list[str], places: str) -> re.Pattern[str]:
    """Return a pattern of a place and a word: "second quarter", "II кв.", "T1", "الربع الأول"."""
    ordinals = _any(list(_places()))
    before = rf"(?<!\w)(?:({ordinals})|({places}){_ENDING})[\s-]*(?:{_any(words)})(?!\w)\.?"
    after = rf"(?<!\w)(?:{_any(words)})\.?\s?(?:({ordinals})|({places}))(?!\w)"
    return re.compile(f"{before}|{after}")


@cache
def _halves() -> re.Pattern[str]:
    return _counted(values()["when"]["half_words"], "ii?|[12]")


@cache
def _quarter_words() -> str:
    return _any([*_dates()["quarters"]["words"], *values()["quarters"]["words"]])


@cache
def _quarters() -> re.Pattern[str]:
    return _counted([*_dates()["quarters"]["words"], *values()["quarters"]["words"]], _PLACE)


@cache
def _quarter_pair() -> re.Pattern[str]:
    """Return the pattern of two quarters with one word: "I-II кв.", "Q1-2"."""
    number = rf"({_PLACE}){_ENDING}"
    between = r"\s*(?:-|/|и|and|et|y)\s*"
    words = _quarter_words()
    return re.compile(
        rf"(?<!\w){number}{between}{number}\s*(?:{words})(?!\w)\.?"
        rf"|(?<!\w)(?:{words})\.?\s?({_PLACE})\s*-\s*({_PLACE})(?!\w)"
    )


@cache
def _month_numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for months in (*_dates()["months"].values(), *values()["months"].values()):
        for number, names in enumerate(months, 1):
            for name in names:
                if not name[0].isdigit():
                    found.setdefault(name.casefold(), number)
    return found


@cache
def _months() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_month_numbers(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


@cache
def _to() -> re.Pattern[str]:
    """Return the pattern of a word between two dates that means up to."""
    return re.compile(rf"(?<=[\w.)])\s+(?:{_any(values()['when']['to'])})\s+(?=(?:\w+\s+)?[\dMQ])")


@cache
def _years_words() -> re.Pattern[str]:
    """Return the pattern of a word for "year" behind a number, joined to it or not."""
    return re.compile(rf"(\d{{4}})\.?\s*-?\s*(?:{_any(values()['when']['year_signs'])})(?!\w)\.?")


@cache
def _small() -> re.Pattern[str]:
    held = values()["when"]
    words = _any(
        [
            *held["by_end"],
            *held["by"],
            *held["year_signs"],
            *held["months"],
            *values()["bodies"]["and"],
        ]
    )
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)\.?-?")
