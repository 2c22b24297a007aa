"""Texts as they are compared: without case, without the marks above and below letters."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# Letters of their own, which only the standard takes apart (Unicode 15, chapter 3.7).
_OWN_LETTERS = "йЙ"


class Folded(NamedTuple):
    """A text as it is compared.

    places: where each of its letters stands in the text as it was written, and at the end how
            long that was; None where both have the same places.
    """

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the compared text as one of the written text; (-1, -1) stays."""
        if self.places is None or start < 0:
            return start, end
        if start == end:
            return self.places[start], self.places[start]
        return self.places[start], max(self.places[end], self.places[end - 1] + 1)


def folded(text: str, case: bool = False, marks: bool = False) -> Folded:
    """Return a text to compare; `case` and `marks` say what is to count."""
    if case and marks:
        return Folded(text)
    if text.isascii():
        return Folded(text if case else text.lower())
    known = _folding(case, marks)
    whole = text.translate(known)
    if known.uneven.isdisjoint(text):
        return Folded(whole)
    places: list[int] = []
    for place, sign in enumerate(text):
        places += [place] * len(known[ord(sign)])
    return Folded(whole, (*places, len(text)))


def caseless(text: str) -> str:
    """Return a text on one line and without case, as names are compared; marks count."""
    return " ".join(text.casefold().split())


class _Folding(dict[int, str]):
    """What each letter becomes; filled as letters come.

    uneven: the letters that become none or several.
    """

    def __init__(self, case: bool, marks: bool) -> None:
        super().__init__()
        self._case, self._marks = case, marks
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        found = sign if self._marks else _bare(sign)
        if not self._case:
            found = found.casefold()
        self[code] = found
        if len(found) != 1:
            self.uneven.add(sign)
        return found


@cache
def _folding(case: bool, marks: bool) -> _Folding:
    return _Folding(case, marks)


def _bare(sign: str) -> str:
    """Return a letter without its marks; empty for a mark alone."""
    import unicodedata  # slow to import, and not wanted at start-up

    if sign in _OWN_LETTERS:
        return sign
    parts = unicodedata.normalize("NFD", sign)
    kept = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return kept if len(kept) < 2 else sign  # the syllables of Korean stay whole
