"""Text for cells: nothing that a table program would carry out, nothing that it would cut off."""

from __future__ import annotations

import re

from nap_desktop.plan.text import clean

MOST = 32_767  # letters in a cell, counted in UTF-16 (Excel specifications and limits)
CUT = "…"
_STARTS = "=+\\-@\t\r\n＝＋－＠"  # what begins a formula in one table program or another
_DANGEROUS = re.compile(f"[{_STARTS}]")
_GUARDED = re.compile(f"'*[{_STARTS}]")
# ECMA-376 Part 1, 22.9.2.19: _xHHHH_ stands for one sign, so that what only looks so is masked.
_LOOKS_MASKED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MASK = "_x005F_"


def is_dangerous(text: str) -> bool:
    """Return whether a table program could take a text for a formula."""
    return _DANGEROUS.match(text) is not None


def guard(text: str) -> str:
    """Return text for a CSV cell: an apostrophe before what would begin a formula."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def mask(text: str) -> str:
    """Return clean text as a cell of an .xlsx file holds it."""
    text = clean(text)
    return _LOOKS_MASKED.sub(_MASK, text) if "_x" in text else text


def unmask(text: str) -> str:
    """Return the text that `mask` was given, as far as table programs keep it."""
    return text.replace(_MASK, "_") if _MASK in text else text


def cut(text: str) -> str:
    """Return as much of a text as a cell can hold, with a mark at its end if some is left out."""
    if not is_cut(text):
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def is_cut(text: str) -> bool:
    """Return whether a text is longer than a cell can be."""
    return len(text) * 2 > MOST and len(text.encode("utf-16-le", "replace")) // 2 > MOST


def tail(text: str) -> str:
    """Return what `cut` leaves out of a text."""
    return text[len(cut(text)) - len(CUT) :] if is_cut(text) else ""


def same(cell: str, printed: str) -> bool:
    """Return whether a cell still says what was printed into it, blanks at its end aside."""
    if cell == printed:
        return True
    return _bare(cell) == _bare(printed)


def _bare(text: str) -> str:
    # openpyxl takes the masks out of shared strings, and one too many where text holds them itself
    return clean(text).replace("x005F_", "").rstrip()
