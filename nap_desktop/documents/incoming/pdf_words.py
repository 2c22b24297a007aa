"""Words that the end of a line cuts in two, made whole by what else the document says."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Where a line ends whose last word may be too wide for it; no letter of any text (Unicode, 23.7).
CUT = "\ufdd0"
HYPHEN = "\u00ad"  # where a line ends with a hyphen
_SPLIT = re.compile(rf"([^\s{CUT}{HYPHEN}]+)([{CUT}{HYPHEN}])(?=([^\s{CUT}{HYPHEN}]+))")
_ENDS = ".,;:()[]«»“”\"'!?"
_REST = 4  # letters; a longer rest than that is a word unless the whole is known
_NUMBER = re.compile(r"[\d.]+")


class Words:
    """The words of a document; hyphens: how many were found to divide a word, and taken away.

    A document that divides no word which it has elsewhere whole is one that divides none: the
    hyphens at its ends of lines are those of its author.
    """

    def __init__(self, given: Iterable[str]) -> None:
        texts = list(given)
        self._known = {
            _bare(word)
            for text in texts
            for word in text.split()
            if CUT not in word and HYPHEN not in word
        }
        self._divides = any(self._is_divided(text) for text in texts if HYPHEN in text)
        self.hyphens = 0

    def _is_divided(self, text: str) -> bool:
        return any(
            found[2] == HYPHEN and _bare(found[1] + found[3]) in self._known
            for found in _SPLIT.finditer(text)
        )

    def whole(self, text: str) -> str:
        """Return a text with its cut words made whole, or parted again where they are two."""
        if CUT not in text and HYPHEN not in text:
            return text
        made = _SPLIT.sub(self._joined, text)
        return made.replace(CUT, " ").replace(HYPHEN, "-")

    def _joined(self, found: re.Match[str]) -> str:
        first, mark, second = found[1], found[2], found[3]
        is_one = _bare(first + second) in self._known
        if mark == CUT:
            is_rest = len(second) <= _REST and _bare(second) not in self._known
            is_rest = is_rest or bool(_NUMBER.fullmatch(first + second))
            return first if is_one or is_rest else f"{first} "
        are_two = _bare(f"{first}-{second}") in self._known
        if are_two or not (is_one or self._divides):
            return f"{first}-"
        self.hyphens += 1
        return first


def _bare(word: str) -> str:
    return word.strip(_ENDS).casefold()
