"""How many lines a text fills: by the widths of its letters, or by their number where many wait."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from nap_desktop.base import shipped

_FILE = "word/widths.json"
# Mean width of a letter over its size in Arial, as measured on plans: Latin and Arabic, and others.
_LETTER, _BROAD_LETTER = 0.455, 0.515
_IDEOGRAPH = 1.0
_BROAD = re.compile("[\u0370-\u058f]")  # Greek, Cyrillic, Armenian
_WIDE_SIGNS = re.compile("[\u2e80-\ud7ff\uf900-\ufaff]")
_WIDE_FIRST = "\u2e80"


@cache
def _unit() -> int:
    return int(shipped.json_data(_FILE)["unit"])


@cache
def _ascii() -> bytes:
    """Return the width of each letter of ASCII at its place."""
    return bytes(32) + bytes(shipped.json_data(_FILE)["latin"][:96]) + bytes(128)


@cache
def _others() -> Mapping[str, int]:
    """Return letter -> its width."""
    data = shipped.json_data(_FILE)
    found = {chr(0x20 + place): wide for place, wide in enumerate(data["latin"])}
    found |= {chr(0x400 + place): wide for place, wide in enumerate(data["cyrillic"])}
    return found | {chr(int(code, 16)): wide for code, wide in data["signs"].items()}


def _widths(text: str) -> Sequence[int]:
    if text.isascii():
        return text.encode().translate(_ascii())
    known, unit = _others(), _unit()
    mean, wide = int(unit * _LETTER), int(unit * _IDEOGRAPH)
    return [known.get(sign, wide if sign >= _WIDE_FIRST else mean) for sign in text]


def broken(text: str, beside: int, width: float, size: float) -> int:
    """Return how many lines a text fills, word by word, as a word processor breaks them.

    beside: letters before the text, on its first line. width, size: in points.
    """
    unit = _unit()
    ends = list(accumulate(_widths(text), initial=0))
    room = width * unit / size
    limit = room - beside * unit * _LETTER
    count, start, last = 1, 0, len(text)
    while (end := bisect_right(ends, limit) - 1) < last:
        # a blank at the end of a line stands outside it, a hyphen does not
        cut = max(text.rfind(" ", start, end + 1), text.rfind("-", start, end)) + 1
        start = cut if cut > start else max(end, start + 1)
        if start >= last:
            break
        limit = ends[start] + room
        count += 1
    return count


def estimated(text: str, beside: int, width: float, size: float) -> int:
    """Return the same by the number of letters; a line loses about half a word at its end."""
    if text.isascii():
        letter = size * _LETTER
        length = letter * (len(text) + beside)
    else:
        letter = size * (_BROAD_LETTER if _BROAD.search(text) else _LETTER)
        length = letter * (len(text) + beside)
        length += (size * _IDEOGRAPH - letter) * wide_signs(text)
    if length <= width:
        return 1
    return int(length / max(width - 2.2 * letter, size)) + 1


def wide_signs(text: str) -> int:
    """Return how many letters of a text are as wide as they are high."""
    return 0 if text.isascii() else len(_WIDE_SIGNS.findall(text, 0, 5000))
