"""Letters with places as lines of text, and lines as the paragraphs that they were set from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_page import Glyph

_SAME_LINE = 0.45  # of the size: base lines that are nearer are of one line
_RAISED = 0.65  # the same for small letters, as the numbers of footnotes are
_GAP = 0.22  # of the size: letters that are further apart have a blank between them
_STOP = 1.6  # of the size: blanks that are wider are tab stops
_LOOSE = 1.75  # of the size: base lines that are further apart are of two paragraphs
_FULL = 0.5  # of the size: a line with less room ends where its column does
_BROKEN = re.compile(r"[^\W\d_](?=[^\W\d_])(?![A-ZА-ЯЁ])|\d[\d.]|\.\d")
_TITLE = 15.0  # points: lines so large and so near are one title
_MARK = re.compile(
    r"(?:[•▪■●○◦‣–—\-*]|\(?(?:\d{1,3}|[a-zа-я]|[ivxlc]{1,5})[.)]|\d{1,2}(?:\.\d{1,3})+\.?)\s",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \u00a0]+")
_RTL = frozenset({"R", "AL"})


class Set(NamedTuple):
    """One line as it is set. left, right: its sides; y: its base line."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


class Paragraph(NamedTuple):
    """Lines that belong together; y: of the first, low: of the last; size: of most letters.

    hyphens: how many of those at ends of lines divided a word and are gone.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    low: float
    hyphens: int = 0


def lines_of(glyphs: Sequence[Glyph]) -> list[Set]:
    """Return letters as lines from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.order)):
        if rows and _is_beside(rows[-1][0], glyph):
            # the largest letter stands for its line: those before it may be raised ones
            larger = glyph.size > rows[-1][0].size
            rows[-1].insert(0 if larger else len(rows[-1]), glyph)
        else:
            rows.append([glyph])
    return [line for row in rows if (line := _line(row))]


def _is_beside(one: Glyph, other: Glyph) -> bool:
    size = max(one.size, other.size, 1.0)
    is_raised = min(one.size, other.size) < 0.75 * size
    return abs(one.y - other.y) < (_RAISED if is_raised else _SAME_LINE) * size


def _line(row: list[Glyph]) -> Set | None:
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    text = _BLANKS.sub(" ", _joined(row)).strip()
    sizes = sorted(glyph.size for glyph in inked)
    return Set(
        text,
        min(glyph.x for glyph in inked),
        max(glyph.right for glyph in inked),
        max(inked, key=lambda glyph: glyph.size).y,
        sizes[len(sizes) // 2],
        sum(glyph.bold for glyph in inked) * 2 > len(inked),
    )


def _joined(row: list[Glyph]) -> str:
    """Return the text of a line; pieces are in reading order, the letters of each as in the file.

    PDFium gives letters of right-to-left scripts in the order in which they are read.
    """
    pieces: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda one: one.order):
        if pieces and glyph.order - pieces[-1][-1].order <= 1:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    is_rtl = is_right_to_left("".join(glyph.text for glyph in row))
    pieces.sort(key=lambda piece: min(one.x for one in piece), reverse=is_rtl)
    text = ""
    for number, piece in enumerate(pieces):
        if number and _is_apart(pieces[number - 1], piece):
            text += "\t" if _gap(pieces[number - 1], piece) > _STOP * row[0].size else " "
        text += _with_stops(piece)
    return text


def _with_stops(piece: Sequence[Glyph]) -> str:
    """Return the text of a piece; where a blank is wide, as a tab stop makes it, a tab."""
    signs: list[str] = []
    ink = -1
    for number, glyph in enumerate(piece):
        if not glyph.text.isspace():
            if 0 <= ink < number - 1 and _is_wide(piece[ink], glyph):
                signs = [*signs[: ink + 1], "\t", *[""] * (number - ink - 2)]
            ink = number
        signs.append(glyph.text)
    return "".join(signs)


def _is_wide(one: Glyph, other: Glyph) -> bool:
    gap = max(other.x - one.right, one.x - other.right)
    return gap > _STOP * max(one.size, 1.0)


def _is_apart(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    return _gap(one, other) > _GAP * max(other[0].size, 1.0)


def _gap(one: Sequence[Glyph], other: Sequence[Glyph]) -> float:
    first, second = sorted((one, other), key=lambda piece: min(glyph.x for glyph in piece))
    return min(glyph.x for glyph in second) - max(glyph.right for glyph in first)


def is_right_to_left(text: str) -> bool:
    """Return whether most letters of a text are of a script that runs to the left."""
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    return sum(kind in _RTL for kind in kinds) > sum(kind == "L" for kind in kinds)


def paragraphs_of(lines: Iterable[Set], left: float, right: float) -> list[Paragraph]:
    """Return lines between two margins as paragraphs.

    A line goes on in the next if that begins with no mark, is set alike and near, and if its
    first word had no more room.
    """
    found: list[Paragraph] = []
    last: Set | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, left, right):
            found[-1] = _with(found[-1], line, _is_broken(last, line, right))
        else:
            found.append(Paragraph(*line, line.y))
        last = line
    return found


def _goes_on(above: Set, below: Set, left: float, right: float) -> bool:
    size = max(above.size, below.size, 1.0)
    if above.y - below.y > _LOOSE * size or abs(above.size - below.size) > 0.12 * size:
        return False
    if _MARK.match(below.text) or above.bold != below.bold:
        return False
    if above.text.endswith(("\u00ad", "-")):
        return True
    if above.size >= _TITLE and above.y - below.y < 1.45 * size:
        return True
    word = below.text.split(" ", 1)[0]
    width = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    room = above.left - left if is_right_to_left(above.text) else right - above.right
    # what is centred has room on both sides
    centred = abs((above.left - left) - (right - above.right)) < size and above.left - left > size
    return (2 * min(room, above.left - left) if centred else room) < width + 0.1 * size


def _is_broken(above: Set, below: Set, right: float) -> bool:
    """Return whether a word that is wider than its column goes on in the next line."""
    if below.text[0] in ".,;:)":
        return True
    if " " in above.text or is_right_to_left(above.text):
        return False
    is_full = right - above.right < _FULL * above.size
    return is_full and bool(_BROKEN.match(above.text[-1] + below.text[0]))


def _with(paragraph: Paragraph, line: Set, is_broken: bool) -> Paragraph:
    text = paragraph.text
    hyphens = paragraph.hyphens
    if text.endswith("\u00ad"):
        text = text[:-1] + line.text
        hyphens += 1
    elif is_broken or (text.endswith("-") and len(text) > 1 and text[-2].isalnum()):
        text += line.text
    else:
        text = f"{text} {line.text}"
    return paragraph._replace(
        text=text,
        left=min(paragraph.left, line.left),
        right=max(paragraph.right, line.right),
        low=line.y,
        hyphens=hyphens,
    )
