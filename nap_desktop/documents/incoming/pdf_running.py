"""What stands at the head and foot of every page of a PDF, told from what belongs to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_lines import Set

_LOOKED_AT = 3  # lines from each end of a page
_BAND = 0.14  # of the height of a page, where such lines stand
_OFTEN = 0.4  # of the pages
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\s\-–—|/.]*\d{1,4}(?:\s*(?:/|of|из|de|sur)\s*\d{1,4})?[\s\-–—|/.]*")


class Running(NamedTuple):
    """A line that runs along; reason: "header" or "footer"."""

    line: Set
    reason: str


def running_of(pages: Sequence[tuple[float, list[Set]]]) -> list[list[Running]]:
    """Return for each page, given as its height and its lines outside of tables, what runs along.

    A line does if it comes again, digits aside, on 2 pages in 5 and on two at least, or if it is
    nothing but the number of a page at the very foot or head.
    """
    ends = [_ends(height, lines) for height, lines in pages]
    often = Counter(key for page in ends for key in {_key(one) for one in page})
    least = max(2, round(len(pages) * _OFTEN))
    return [
        [one for one in page if often[_key(one)] >= least or _is_number(one, page)] for page in ends
    ]


def _ends(height: float, lines: list[Set]) -> list[Running]:
    heads = [one for one in lines[:_LOOKED_AT] if one.y > height * (1 - _BAND)]
    feet = [one for one in lines[-_LOOKED_AT:] if one.y < height * _BAND]
    return [Running(one, "header") for one in heads] + [Running(one, "footer") for one in feet]


def _key(one: Running) -> tuple[str, str]:
    return one.reason, _DIGITS.sub("#", one.line.text.casefold())


def _is_number(one: Running, page: Sequence[Running]) -> bool:
    ends = [other.line for other in page if other.reason == one.reason]
    outermost = ends[0] if one.reason == "header" else ends[-1]
    return one.line == outermost and bool(_PAGE_NUMBER.fullmatch(one.line.text))
