"""Finds words in the pages that are laid, whatever their case and accents."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout

from nap_desktop.ui.read.flow import Spot, flow
from nap_desktop.ui.read.laid import Laid

MOST = 10_000  # hits; more than anybody goes through


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; `places`: for each of its letters, where it stood, as Qt counts.

    None if each stands where it stood.
    """

    text: str
    places: tuple[int, ...] | None = None

    def place(self, at: int) -> int:
        """Return where a letter stood; behind the last for the end."""
        return at if self.places is None else self.places[at]


def folded(text: str) -> Folded:
    """Return a text in small letters, without accents and marks of vowels."""
    if text.isascii():
        return Folded(text.lower())
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for sign in text:
        for part in unicodedata.normalize("NFKD", sign.casefold()):
            if not unicodedata.combining(part):
                letters.append(" " if part.isspace() else part)
                places.append(at)
        at += 2 if sign > "\uffff" else 1
    return Folded("".join(letters), (*places, at))


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: where they begin, and how many letters they take."""

    spot: Spot
    long: int


class Search:
    """Looks for words page by page, as far as somebody asks for; hits are in reading order."""

    def __init__(self, laid: Laid, words: str) -> None:
        self.hits: list[Hit] = []
        self.page = 0
        self._laid = laid
        self._words = folded(" ".join(words.split())).text
        self._found: dict[QTextLayout, list[tuple[int, int]]] = {}

    @property
    def is_over(self) -> bool:
        """Whether all pages that are laid were looked at."""
        return not self._words or len(self.hits) >= MOST or self.page >= self._laid.laid

    def go_on(self) -> None:
        """Look at one more page."""
        sheet, after = self._laid.sheets[self.page], self._laid.again[self.page]
        for place, line in enumerate(flow(sheet, after)):
            for start, end in self.of(line.words.layout):
                if line.start <= start < line.end:
                    self.hits.append(Hit(Spot(self.page, place, start), end - start))
        self.page += 1

    def of(self, layout: QTextLayout) -> list[tuple[int, int]]:
        """Return where the words stand in a paragraph: begin and end of each, as Qt counts."""
        found = self._found.get(layout)
        if found is None:
            found = self._found[layout] = list(self._places(folded(layout.text())))
        return found

    def _places(self, text: Folded) -> list[tuple[int, int]]:
        made: list[tuple[int, int]] = []
        at = text.text.find(self._words) if self._words else -1
        while at >= 0:
            end = at + len(self._words)
            made.append((text.place(at), text.place(end)))
            at = text.text.find(self._words, end)
        return made

    def after(self, spot: Spot) -> int:
        """Return the first hit at a place or behind it, the first of all if there is none."""
        place = bisect_left(self.hits, spot, key=lambda hit: hit.spot)
        return place if place < len(self.hits) else 0
