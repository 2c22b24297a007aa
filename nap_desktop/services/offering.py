"""Which of many things a few typed letters mean: words in any order, accents ignored, recent first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nap_desktop.plan.folding import folded

MOST = 60  # things that are offered at once
_EXACT, _START, _WORD, _INSIDE, _LETTERS = 8, 6, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be offered.

    code: what it is for the program, each but once. more: said in a quieter voice, and sought too.
    keys: its keys, as people read them. loose: whether letters in between may be left out.
    """

    code: str
    words: str
    more: str = ""
    keys: str = ""
    loose: bool = False


class _Seen(NamedTuple):
    thing: Thing
    words: str
    more: str


class Things:
    """Things that are sought by letters."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._seen = [
            _Seen(thing, folded(thing.words).text, folded(thing.more).text) for thing in things
        ]
        self._by_code = {seen.thing.code: seen.thing for seen in self._seen}

    def fitting(self, typed: str, recent: Sequence[str] = ()) -> list[Thing]:
        """Return what fits, best first; of what fits alike, what was used last.

        Without letters: what was used, and then all as far as there is room.
        """
        wanted = folded(typed).text.split()
        if not wanted:
            used = [self._by_code[code] for code in recent if code in self._by_code]
            rest = (seen.thing for seen in self._seen if seen.thing not in used)
            return [*used, *rest][:MOST]
        used_at = {code: place for place, code in enumerate(recent)}
        found: list[tuple[int, int, int, Thing]] = []
        for place, seen in enumerate(self._seen):
            score = _score(seen, wanted)
            if score:
                last = used_at.get(seen.thing.code, len(recent))
                found.append((-score, last, place, seen.thing))
        return [thing for *_, thing in sorted(found, key=lambda one: one[:3])[:MOST]]


def _score(seen: _Seen, wanted: Sequence[str]) -> int:
    """Return how well a thing fits; 0 if one of the words has no place in it."""
    score = 0
    for place, word in enumerate(wanted):
        found = _score_word(seen, word, is_first=place == 0)
        if not found:
            return 0
        score += found
    return score + (_EXACT if seen.words == " ".join(wanted) else 0)


def _score_word(seen: _Seen, word: str, is_first: bool) -> int:
    at = seen.words.find(word)
    if at == 0 and is_first:
        return _START
    if at == 0 or (at > 0 and f" {word}" in seen.words):
        return _WORD
    if at > 0 or word in seen.more:
        return _INSIDE
    return _LETTERS if seen.thing.loose and _has_letters(seen.words, word) else 0


def _has_letters(words: str, wanted: str) -> bool:
    """Return whether letters come one after the other, others between them, from a word's start."""
    if len(wanted) < 2 or not (words.startswith(wanted[0]) or f" {wanted[0]}" in words):
        return False
    rest = iter(words)
    return all(letter in rest for letter in wanted)
