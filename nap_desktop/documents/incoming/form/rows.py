"""Which line of the coverage a row of a form is: by its words, under the paragraph that it stands."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from nap_desktop.documents.incoming.form.words import line_words
from nap_desktop.documents.incoming.interpret.measures import split_number
from nap_desktop.documents.incoming.interpret.words import folded
from nap_desktop.framework.coverage import Line, line_of, lines

_ALIKE = 88  # of 100
_LONG = 8  # letters of words that may be a part of what a form asks


def line_called(
    text: str, provisions: Collection[str], category: str, after: int = -1
) -> Line | None:
    """Return the line that a text calls; None if no row is written so.

    provisions: paragraphs under which the row stands; none if it is not known. category: of its
    table, else empty. after: place in the table of the coverage of the row above: of rows that are
    called alike the next one is meant.
    """
    words = folded(split_number(text.strip())[1])
    if not words:
        return None
    known = _among(frozenset(provisions), category)
    for find in (_exact, _part, _alike):
        if found := find(words, known):
            return min(found, key=lambda line: (_at(line) <= after, _at(line)))
    return None


@cache
def _among(provisions: frozenset[str], category: str) -> tuple[tuple[str, Line], ...]:
    """Return the lines that may be meant, with what they are called."""
    return tuple(
        (word, line)
        for word, line in line_words()
        if (not provisions or provisions & set(line.provisions))
        and (not category or any(one in ("", category) for one, _ in line.cells))
    )


def _exact(words: str, known: tuple[tuple[str, Line], ...]) -> list[Line]:
    return [line for word, line in known if word == words]


def _part(words: str, known: tuple[tuple[str, Line], ...]) -> list[Line]:
    """Return the lines whose longest name stands within a text as whole words."""
    held = [
        (len(word), line)
        for word, line in known
        if len(word) >= _LONG and f" {word} " in f" {words} "
    ]
    longest = max((length for length, _ in held), default=0)
    return [line for length, line in held if length == longest]


def _alike(words: str, known: tuple[tuple[str, Line], ...]) -> list[Line]:
    from rapidfuzz import fuzz, process

    if len(words) < _LONG:
        return []
    names = [word for word, _ in known]
    found = process.extract(words, names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
    best = max((score for _, score, _ in found), default=0)
    return [known[at][1] for _, score, at in found if score == best]


@cache
def _order() -> dict[str, int]:
    return {line.code: at for at, line in enumerate(lines())}


def _at(line: Line) -> int:
    return _order()[line.code]


def place_of(line: Line) -> int:
    """Return where a line stands in the table of the coverage."""
    return _at(line)


def paragraph(code: str) -> Line | None:
    """Return the line of a paragraph."""
    return line_of(code)
