"""How much room blocks take on paper, well enough to turn pages and to guess their numbers."""

from __future__ import annotations

import re

from nap_desktop.documents.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    Para,
    Row,
    Text,
)
from nap_desktop.documents.paper import ON_SIDE, TWIPS, UPRIGHT

# All lengths in points; sizes and distances are those of resources/word/styles.xml.
TALL = (UPRIGHT.text_width / TWIPS, UPRIGHT.text_height / TWIPS)
WIDE = (ON_SIDE.text_width / TWIPS, ON_SIDE.text_height / TWIPS)
_SIZE = {"body": 10.5, "cell": 9.0, "head": 8.5, "step": 8.5, "code": 7.0, "number": 9.0}
_SIZE |= {"abbreviation": 9.5, "group": 9.0, "guide": 9.5, "guide_english": 9.5, "blank": 10.0}
_AFTER = {"body": 7.0, "caption": 4.0, "cell": 1.5, "head": 1.5, "step": 1.5, "code": 0.0}
_AFTER |= {"abbreviation": 2.5, "group": 2.0, "guide": 5.0, "blank": 10.0, "kicker": 4.0}
_AFTER["guide_english"] = _AFTER["guide"]
_AFTER |= {"act_title": 10.0, "act_line": 10.0, "annex": 2.0}
_SIZE |= {
    "fact_cell": 9.0,
    "figure": 9.0,
    "small": 8.5,
    "doc_title": 14.0,
    "clause": 10.5,
    "last_clause": 10.5,
    "clause_item": 10.5,
    "closing": 10.5,
    "signature": 10.5,
    "centred": 10.5,
}
_AFTER |= {
    "fact_cell": 1.5,
    "figure": 1.5,
    "small": 9.0,
    "doc_title": 6.0,
    "doc_line": 12.0,
    "clause": 5.0,
    "last_clause": 5.0,
    "clause_item": 0.4,
    "closing": 7.0,
    "signature": 34.0,
}
_AFTER |= {"subject": 22.0, "date_line": 18.0, "addressee": 3.0, "centred": 7.0}
CAPTION, AFTER_GRID = 20.0, 8.0
_EMPTY_LINE = 10.7
_LINE = 1.19  # line height over size of letters
_WIDE_LINE = 1.45  # the same where Chinese fonts are used
# Mean width of a letter over its size in Arial, as measured on plans: Latin and Arabic, and others.
_LETTER, _BROAD_LETTER = 0.455, 0.515
_IDEOGRAPH = 1.0
_BROAD = re.compile("[\u0370-\u058f]")  # Greek, Cyrillic, Armenian
_WIDE_SIGNS = re.compile("[\u2e80-\ud7ff\uf900-\ufaff]")
_CELL_MARGINS = (8.6, 5.0)  # left and right, above and below
_HEADINGS = ((16.0, 26.0), (13.0, 20.0), (11.5, 16.0))  # size, room above and below


def height(block: Block, width: float) -> float:
    """Return how high a heading or paragraph is, in points; 0 for all else."""
    match block:
        case Heading(level=level, number=number, text=text):
            size, around = _HEADINGS[min(level, 3) - 1]
            return around + size * line_height(text) * _lines(text, len(number), width, size * 1.08)
        case Para():
            return _para(block, width)
        case _:
            return 0.0


class RowHeights:
    """Measures rows; a cell that many rows share ("State budget") is measured once per column."""

    def __init__(self) -> None:
        self._known: dict[tuple[float, ...], list[dict[int, float]]] = {}

    def of(self, grid: Grid, width: float) -> list[float]:
        """Return how high each row of a grid is, head first, in points."""
        rooms = tuple([width * share / 100 - _CELL_MARGINS[0] for share in grid.widths])
        known = self._known.setdefault(rooms, [{} for _ in rooms])
        found: list[float] = []
        for row in (*grid.head, *grid.rows):
            if row.span:
                high = _cell(row.cells[0], width - _CELL_MARGINS[0], {})
                found.append(high + _CELL_MARGINS[1])
                continue
            if row.across:
                found.append(_broad(row, grid, width) + _CELL_MARGINS[1])
                continue
            highest = max(
                [
                    heights.get(id(cell)) or _cell(cell, room, heights)
                    for cell, room, heights in zip(row.cells, rooms, known, strict=True)
                ]
            )
            found.append(max(highest + _CELL_MARGINS[1], row.high))
        return found


def _broad(row: Row, grid: Grid, width: float) -> float:
    """Return how high the highest cell of a row is whose cells go over several columns."""
    highest, at = 0.0, 0
    for cell, count in zip(row.cells, row.across, strict=True):
        room = width * sum(grid.widths[at : at + count]) / 100 - _CELL_MARGINS[0]
        highest, at = max(highest, _cell(cell, room, {})), at + count
    return highest


def grid_height(grid: Grid, width: float) -> float:
    """Return how high a table with its caption is, in points."""
    return CAPTION + sum(RowHeights().of(grid, width)) + AFTER_GRID


def _cell(cell: Cell, width: float, known: dict[int, float]) -> float:
    """Return how high a cell is, and note it for the next row; one with an id stands in no other."""
    total = 0.0
    for para in cell:
        total += _para(para, width)
    total = total or _EMPTY_LINE
    if cell[0].mark is None:
        known[id(cell)] = total
    return total


def _para(para: Para, width: float) -> float:
    size = _SIZE.get(para.role, 11.0)
    text = para.text
    beside = len(para.lead) + len(para.tail)
    if isinstance(text, str):
        count = len(text) + beside
        if not count:
            return 0.0
        # no sign is wider than it is high: what is short even then needs no closer look
        high = 1 if count * size <= width else _lines(text, beside, width, size)
        line = _LINE if text.isascii() else line_height(text)
        return high * size * line + _AFTER.get(para.role, 0.0)
    high = 0
    for paragraph in text.paragraphs:
        high += _lines(paragraph.plain, beside, width, size)
        beside = 0
    # items of a list have no room between them
    count = sum(not paragraph.list for paragraph in text.paragraphs)
    return high * size * line_height(text) + count * _AFTER.get(para.role, 0.0)


def line_height(text: Text) -> float:
    """Return the height of a line over the size of its letters; Chinese fonts are the higher."""
    plain = text if isinstance(text, str) else text.plain
    return _WIDE_LINE if wide_signs(plain) else _LINE


def wide_signs(text: str) -> int:
    """Return how many letters of a text are as wide as they are high."""
    return 0 if text.isascii() else len(_WIDE_SIGNS.findall(text, 0, 5000))


def _lines(text: str, beside: int, width: float, size: float) -> int:
    """Return how many lines letters fill; a line loses about half a word at its end.

    beside: letters before and after the text.
    """
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
