"""Which lines are headings, of which level and kind: by style, by outline level, or by look."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.words import (
    column_word_set,
    columns,
    folded,
    tidy,
)
from nap_desktop.documents.incoming.source import Line, Look

_LONGEST = 200  # letters
_SHORT = 120  # letters: a plain line so short may be a heading if it says so
_PLAIN = 80  # letters
_ROMAN_OR_LETTER = re.compile(r"(?:(?P<roman>[IVX]{1,5})|[A-ZА-Я])[.)]\s+(?=\w)")
_SIGN = re.compile(r"\s*[.):–—-]")
_DOTTED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})+)(?!\d)")
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,3})*|[IVXLC]{1,5}|[A-ZА-Я])"
_HAN = "[一二三四五六七八九十]{1,3}"
_BARE = re.compile(
    rf"^\s*({_NUMBER}(?:[.)\s:–—-]+|\s+)|{_HAN}、|[（(]{_HAN}[）)]|第{_HAN}[章节部分条]+[\s、:：]*"
    r"|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)ً?\s*[:.\-–،]\s*)(?=\S)"
)


class Title(NamedTuple):
    """A heading taken apart: kind ("section" or "objective"), its number, its words, its label."""

    kind: str
    number: str
    words: str
    label: str = ""


@cache
def _labels() -> re.Pattern[str]:
    words = [*columns()["headings"]["objective"], *columns()["headings"]["section"]]
    named = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(
        rf"^\s*(?P<label>{named})\s*(?:№|No\.?|n[°º])?\s*(?P<number>(?-i:{_NUMBER}))"
        r"(?:\s*[.):–—-]+\s*|\s+)(?P<words>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _turned() -> re.Pattern[str]:
    """Return the pattern of a number before the word for a level: "1-милдет.", "2 дугаар зорилт:"."""
    words = [*columns()["headings"]["objective"], *columns()["headings"]["section"]]
    named = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(
        rf"^\s*(?P<number>\d{{1,2}}|[IVX]{{1,4}})\s*[-–.]?\s*(?:дугаар|дүгээр|р|st|nd|rd|th)?\s*"
        rf"(?P<label>{named})\s*[.:)–—-]+\s*(?P<words>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def title_of(text: str, line_number: str = "") -> Title:
    """Return a heading without its number and the word for its level."""
    text = tidy(text)
    if labelled := _labels().match(text):
        label = folded(labelled["label"])
        kind = "objective" if label in column_word_set("headings", "objective") else "section"
        return Title(kind, labelled["number"], labelled["words"].strip(), labelled["label"])
    if turned := _turned().match(text):
        label = folded(turned["label"])
        kind = "objective" if label in column_word_set("headings", "objective") else "section"
        return Title(kind, turned["number"], turned["words"].strip(), turned["label"])
    if bare := _BARE.match(text):
        return Title("section", bare[1].strip(" .:–—-、（）()،"), text[bare.end() :].strip())
    return Title("section", line_number.rstrip("."), text)


def is_contents(text: str) -> bool:
    """Return whether a line is the heading of a table of contents."""
    return folded(text) in column_word_set("headings", "contents")


class Levels:
    """The levels of a document's headings.

    before: places of the lines that stand right above a table of measures: there a line that stands
    out is a heading even in a document that has styles for headings.
    """

    def __init__(self, lines: Sequence[Line], before: Collection[str] = ()) -> None:
        styled = [line for line in lines if line.look.heading and line.text.strip()]
        self._by_style = len(styled) >= 2
        self._before = before
        self._deepest = max((line.look.heading for line in styled), default=0)
        stand_out = [line for line in lines if self._stands_out(line)]
        looks = sorted({_print(line.look) for line in stand_out}, reverse=True)
        self._looks = {look: level for level, look in enumerate(looks, 1)}
        self._with_sections = {
            _print(line.look) for line in stand_out if _label_kind(line.text) == "section"
        }

    def level(self, line: Line) -> int:
        """Return the level of a heading from 1; 0 for a line that is none."""
        if line.look.heading and line.text.strip() and len(line.text) <= 2 * _LONGEST:
            return line.look.heading
        kind = _label_kind(line.text) if line.level < 0 else ""
        if self._by_style:
            is_above = line.place in self._before and self._stands_out(line)
            return self._deepest + 1 if kind == "objective" or is_above else 0
        if not self._looks and not kind:
            return _plain_level(line, line.place in self._before)
        if not self._stands_out(line):
            plain = len(self._looks) + (1 if kind == "section" else 2)
            return plain if kind else 0
        level = self._looks.get(_print(line.look), 0)
        below = kind == "objective" and _print(line.look) in self._with_sections
        return level + below + _depth(line.text)

    def why(self, line: Line) -> str:
        """Return why a line counts as a heading."""
        return "style" if line.look.heading else "look"

    def _stands_out(self, line: Line) -> bool:
        text = line.text.strip()
        if not text or len(text) > _LONGEST or text.endswith((";", ",")):
            return False
        letters = [sign for sign in text if sign.isalpha()]
        if not letters:
            return False
        capitals = len(letters) > 5 and text.isupper()
        ends = text.endswith(".") and len(text) > 60
        return (line.look.bold or line.look.caps or capitals) and not ends


def _plain_level(line: Line, is_above_table: bool) -> int:
    """Return the level of a line in a document where nothing stands out: by its kind of number.

    "I. Measures" is 1, "A. Laws" 2; "2.1 Laws" and a line without number count above a table only.
    """
    text = tidy(line.text)
    if not text or len(text) > _PLAIN or text.endswith((".", ";", ",", ":")) or line.level >= 0:
        return 0
    found = _ROMAN_OR_LETTER.match(text)
    if found:
        return 1 if found["roman"] else 2
    if not is_above_table:
        return 0
    return 2 + _depth(text) if text[:1].isdigit() or text[:1].isupper() else 0


def _depth(text: str) -> int:
    """Return how deep a typed number is below the first level: 1 for "2.1 Borders"."""
    found = _DOTTED.match(text)
    return found[1].count(".") if found else 0


@cache
def _label_kind(text: str) -> str:
    """Return the kind of a short line that begins with a word for a level, a number and a sign."""
    text = tidy(text)
    found = _labels().match(text) if len(text) <= _SHORT else None
    if found is None or text.endswith((";", ",")) or not _SIGN.match(text[found.end("number") :]):
        return ""
    label = folded(found["label"])
    return "objective" if label in column_word_set("headings", "objective") else "section"


def _print(look: Look) -> tuple[float, bool, bool]:
    return (look.size, look.centred, look.caps)
