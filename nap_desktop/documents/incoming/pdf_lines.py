"""Letters with places as lines of text, and lines as the paragraphs that they were set from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_page import Glyph
from nap_desktop.documents.incoming.pdf_words import CUT, HYPHEN

_SAME_LINE = 0.45  # of the size: base lines that are nearer are of one line
_RAISED = 0.65  # the same for small letters, as the numbers of footnotes are
_SKIPPED = 2  # letters in the file that are none, as PDFium's own blanks
_GAP = 0.18  # of the size: letters that are further apart have a blank between them
_STOP = 1.6  # of the size: blanks that are wider are tab stops
_LOOSE = 1.75  # of the size: base lines that are further apart are of two paragraphs
_FULL = 1.0  # of the size: a line with less room ends where its column does
_BROKEN = re.compile(r"[^\W\d_](?=[^\W\d_])(?![A-ZА-ЯЁ])|\d[\d.]|\.\d")
_ALIGNED = 1.0  # points
_TITLE = 15.0  # points: lines so large and so near are one title
_MARK = re.compile(
    r"(?:[•▪■●○◦‣–—\-*]|\(?(?:\d{1,3}|[a-zа-яأ-ي]ـ?|[ivxlc]{1,5})[.)]|\d{1,2}(?:\.\d{1,3})+\.?)\s",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\t\S{1,6}$")  # as at the end of a line of contents
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

    text: with the marks of `pdf_words` where a word may go on in the next line.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    low: float


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
    """Return the text of a line, its pieces in the order in which they are read.

    Letters that run to the left come from PDFium in reading order, all others are told by their
    places alone: letters that a font lacks stand in the file after the line that they belong to.
    """
    is_rtl = is_right_to_left("".join(glyph.text for glyph in row))
    pieces = _pieces(row, is_rtl)
    pieces.sort(key=lambda piece: min(one.x for one in piece), reverse=is_rtl)
    text = ""
    before: Glyph | None = None
    for glyph in (glyph for piece in pieces for glyph in piece):
        if glyph.text.isspace():
            text += " "
            continue
        if before is not None:
            gap = max(glyph.x - before.right, before.x - glyph.right)
            if gap > _STOP * max(glyph.size, 1.0):
                text = text.rstrip(" ") + "\t"
            elif gap > _GAP * max(glyph.size, 1.0) and not text.endswith(" "):
                text += " "
        text += glyph.text
        before = glyph
    return text


def _pieces(row: list[Glyph], is_rtl: bool) -> list[list[Glyph]]:
    """Return stretches of letters whose order in the file is that of reading."""
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sorted(row, key=lambda one: one.order):
        goes_on = last is not None and glyph.order - last.order <= _SKIPPED
        if goes_on and (is_rtl or (_runs_left(glyph.text) and _runs_left(pieces[-1][-1].text))):
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
        last = glyph
    return pieces


def _runs_left(text: str) -> bool:
    return unicodedata.bidirectional(text[:1]) in _RTL


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
            found[-1] = _with(found[-1], line, _link(last, line, right))
        else:
            found.append(Paragraph(*line, line.y))
        last = line
    return found


def _goes_on(above: Set, below: Set, left: float, right: float) -> bool:
    size = max(above.size, below.size, 1.0)
    if above.y - below.y > _LOOSE * size or abs(above.size - below.size) > 0.12 * size:
        return False
    if _PAGE.search(above.text) or _MARK.match(below.text) or above.bold != below.bold:
        return False
    if above.text.endswith((HYPHEN, "-")):
        return True
    if above.size >= _TITLE and above.y - below.y < 1.45 * size:
        return True
    word = below.text.split(" ", 1)[0]
    width = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    sides = above.left - left, right - above.right
    is_rtl = is_right_to_left(above.text)
    aligned = abs(above.right - below.right if is_rtl else above.left - below.left) < _ALIGNED
    # what is centred has room on both sides, and lines that begin at different places
    centred = abs(sides[0] - sides[1]) < size < sides[0] and not aligned
    room = 2 * min(sides) if centred else sides[0 if is_rtl else 1]
    return room < width + 0.1 * size


def _link(above: Set, below: Set, right: float) -> str:
    """Return what stands between two lines of a paragraph: a blank, nothing, or a mark."""
    end, start = above.text[-1], below.text[0]
    if end == HYPHEN:
        return ""
    if start in ".,;:)" or (end == "-" and above.text[-2:-1].isalnum()):
        return ""
    if " " in above.text or is_right_to_left(above.text):
        return " "
    is_full = right - above.right < _FULL * above.size
    return break_between(above.text, below.text) if is_full else " "


def break_between(above: str, below: str) -> str:
    """Return what stands between two full lines: the mark of a word that may be cut, or a blank."""
    return CUT if _BROKEN.match(above[-1] + below[0]) else " "


def _with(paragraph: Paragraph, line: Set, link: str) -> Paragraph:
    return paragraph._replace(
        text=f"{paragraph.text}{link}{line.text}",
        left=min(paragraph.left, line.left),
        right=max(paragraph.right, line.right),
        low=line.y,
    )
