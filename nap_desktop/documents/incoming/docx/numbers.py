"""The numbers of lists as Word prints them: computed from the numbering part, never in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.tags import ALTERNATE, VAL
from nap_desktop.documents.word.names import w

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CHINESE = "〇一二三四五六七八九"
_BULLET = "•"
_CIRCLES = 20  # that there are signs for
_LEVELS = 9
_FORMAT = w("numFmt")


class Level(NamedTuple):
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level (1 to 9) after which it begins anew; None: any above
    legal: bool = False


class Numbering:
    """Counts the paragraphs of all lists of one file, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._joined: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._by_style: dict[tuple[str, str], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for one in root.iter(w("abstractNum")):
            id = one.get(w("abstractNumId"), "")
            self._levels[id] = dict(_level(level) for level in one.iter(w("lvl")))
            for level in one.iter(w("lvl")):
                if (link := level.find(w("pStyle"))) is not None:
                    self._by_style[id, link.get(VAL, "")] = _level(level)[0]
            for tag, held in ((w("numStyleLink"), linked), (w("styleLink"), named)):
                if (child := one.find(tag)) is not None:
                    held[id] = child.get(VAL, "")
        by_style = {style: id for id, style in named.items()}
        for id, style in linked.items():
            if not self._levels[id] and style in by_style:
                self._levels[id] = self._levels[by_style[style]]
        for num in root.iter(w("num")):
            self._read_num(num)

    def _read_num(self, num: etree._Element) -> None:
        id = num.get(w("numId"), "")
        abstract = num.find(w("abstractNumId"))
        self._abstract[id] = abstract.get(VAL, "") if abstract is not None else ""
        for change in num.iter(w("lvlOverride")):
            at = _whole(change.get(w("ilvl")), 0)
            start = change.find(w("startOverride"))
            if start is not None:
                self._starts.setdefault(id, {})[at] = _whole(start.get(VAL), 1)
            level = change.find(w("lvl"))
            if level is not None:
                self._own.setdefault(id, {})[at] = _level(level)[1]

    def next(self, num: str, level: int) -> str:
        """Return the number of the next paragraph of a list at a level, as it is printed."""
        abstract = self._abstract.get(num)
        if abstract is None or num == "0":
            return ""
        levels = self._joined.get(num)
        if levels is None:
            own = {**self._levels.get(abstract, {}), **self._own.get(num, {})}
            levels = self._joined[num] = own
        here = levels.get(level)
        if here is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._begin(num, counts)
        now = counts[level]
        counts[level] = here.start if now is None else now + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        if here.format == "bullet":
            return _BULLET
        return _PLACE.sub(lambda found: _at(found, levels, counts, here.legal), here.text).strip()

    def level_of_style(self, num: str, style: str) -> int | None:
        """Return the level of a list that belongs to a style; None if there is none."""
        return self._by_style.get((self._abstract.get(num, ""), style))

    def _begin(self, num: str, counts: list[int | None]) -> None:
        """Start a list anew at its first paragraph, where it asks for that."""
        if num in self._begun:
            return
        self._begun.add(num)
        for at, start in self._starts.get(num, {}).items():
            if at < _LEVELS:
                counts[at] = start - 1


def _at(
    found: re.Match[str], levels: dict[int, Level], counts: list[int | None], legal: bool
) -> str:
    at = int(found[1]) - 1
    level = levels.get(at, Level())
    count = counts[at]
    return printed(level.start if count is None else count, "decimal" if legal else level.format)


def _level(node: etree._Element) -> tuple[int, Level]:
    at = _whole(node.get(w("ilvl")), 0)
    # a format of Word's own stands in one of two ways; the last is for those who do not know it
    told = [*node, *(one for way in node.iterchildren(ALTERNATE) for one in way.iter(_FORMAT))]
    held = {str(child.tag).rpartition("}")[2]: child.get(VAL) for child in told}
    restart = held.get("lvlRestart")
    return at, Level(
        _whole(held.get("start"), 1),
        held.get("numFmt") or "decimal",
        held.get("lvlText") or "",
        None if restart is None else _whole(restart, 0),
        "isLgl" in held and held["isLgl"] not in ("0", "false"),
    )


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(-9_999, min(int(text or ""), 99_999))
    except ValueError:
        return otherwise


def printed(count: int, format: str) -> str:
    """Return a count in one of Word's formats of numbers; the usual digits for one not known."""
    if count < 1:
        return str(count)
    match format:
        case "none":
            return ""
        case "lowerRoman" | "upperRoman":
            return _case(_roman(count), format)
        case "lowerLetter" | "upperLetter":
            return _case(_letters(count, _LATIN), format)
        case "russianLower" | "russianUpper":
            return _case(_letters(count, _RUSSIAN), format)
        case "arabicAbjad":
            return _letters(count, _ABJAD)
        case "arabicAlpha":
            return _letters(count, _ALPHA)
        case "decimalZero":
            return f"{count:02}"
        case "decimalEnclosedParen":
            return f"({count})"
        case "decimalEnclosedFullstop":
            return f"{count}."
        case "numberInDash":
            return f"- {count} -"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if count <= _CIRCLES:
            return chr(ord("①") + count - 1)
        case (
            "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "ideographDigital"
        ):
            return _chinese(count)
        case _:
            return str(count)


def _case(text: str, format: str) -> str:
    return text.upper() if format.startswith("upper") or format.endswith("Upper") else text


def _roman(count: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        made += sign * min(count // value, 20)
        count %= value
    return made


def _letters(count: int, alphabet: str) -> str:
    """Return a, b, … z, aa, bb, … as Word counts with letters."""
    times, at = divmod(count - 1, len(alphabet))
    return alphabet[at] * min(times + 1, 20)


def _chinese(count: int) -> str:
    if count > 99:
        return "".join(_CHINESE[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    head = "" if not tens else ("" if tens == 1 else _CHINESE[tens]) + "十"
    return head + (_CHINESE[ones] if ones or not tens else "")
