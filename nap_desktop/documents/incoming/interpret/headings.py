"""Which lines are headings, of which level and kind: by style, by outline level, or by look."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def title_of(text: str, line_number: str = "") -> Title:
    """Return a heading without its number and the word for its level."""
    text = tidy(text)
    if labelled := _labels().match(text):
        label = folded(labelled["label"])
        kind = "objective" if label in column_word_set("headings", "objective") else "section"
        return Title(kind, labelled["number"], labelled["words"].strip(), labelled["label"])
    if bare := _BARE.match(text):
        return Title("section", bare[1].strip(" .:–—-、（）()،"), text[bare.end() :].strip())
    return Title("section", line_number.rstrip("."), text)


def is_contents(text: str) -> bool:
    """Return whether a line is the heading of a table of contents."""
    return folded(text) in column_word_set("headings", "contents")


class Levels:
    """The levels of a document's headings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        styled = [line for line in lines if line.look.heading and line.text.strip()]
        self._by_style = len(styled) >= 2
        looks = sorted(
            {_print(line.look) for line in lines if self._stands_out(line)}, reverse=True
        )
        self._looks = {look: level for level, look in enumerate(looks, 1)}

    def level(self, line: Line) -> int:
        """Return the level of a heading from 1; 0 for a line that is none."""
        if line.look.heading and line.text.strip() and len(line.text) <= 2 * _LONGEST:
            return line.look.heading
        if self._by_style or not self._stands_out(line):
            return 0
        return self._looks.get(_print(line.look), 0)

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


def _print(look: Look) -> tuple[float, bool, bool]:
    return (look.size, look.centred, look.caps)
