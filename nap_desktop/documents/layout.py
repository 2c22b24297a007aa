"""How much room blocks take on paper, well enough to turn pages and to guess their numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nap_desktop.documents.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    Para,
    Row,
    Text,
)
from nap_desktop.documents.line_breaks import broken, estimated, wide_signs
from nap_desktop.documents.paper import ON_SIDE, TWIPS, UPRIGHT

__all__ = ["AFTER_GRID", "CAPTION", "TALL", "WIDE", "RowHeights", "height", "wide_signs"]


Lines = Callable[[str, int, float, float], int]  # text, letters beside, width, size


class _Look(NamedTuple):
    """The look of a role: size of its letters, line spacing, room above and below, indents.

    around: the room above and below together; above: what of it is above.
    wide: how much wider than usual its letters are.
    indent: from the left, which the lead of a paragraph stands in if it hangs there.
    """

    size: float
    spacing: float = 1.0
    around: float = 0.0
    indent: float = 0.0
    hangs: bool = False
    above: float = 0.0
    wide: float = 1.0


# All lengths in points; sizes and distances are those of resources/word/styles.xml.
TALL = (UPRIGHT.text_width / TWIPS, UPRIGHT.text_height / TWIPS)
WIDE = (ON_SIDE.text_width / TWIPS, ON_SIDE.text_height / TWIPS)
_BODY, _LOOSE, _LOOSER = 1.12, 1.05, 1.08
_BOLD = 1.085  # how much wider bold letters are
_LOOKS: dict[str, _Look] = {
    "body": _Look(10.5, _BODY, 7.0),
    "closing": _Look(10.5, _BODY, 7.0),
    "caption": _Look(9.0, 1.0, 10.0, above=6.0),
    "cell": _Look(9.0, 1.0, 1.5),
    "fact_cell": _Look(9.0, 1.0, 1.5),
    "figure": _Look(9.0, 1.0, 1.5),
    "head": _Look(8.5, 1.0, 2.5, wide=_BOLD),
    "number": _Look(9.0),
    "code": _Look(7.0, 1.0, 0.5),
    "step": _Look(8.5, 1.0, 1.5, 14.2, True),
    "group": _Look(9.0, 1.0, 3.5, wide=_BOLD),
    "approval": _Look(10.5, 1.15, 3.0, 241.0),
    "approval_title": _Look(10.0, 1.0, 3.0, 241.0),
    "fact": _Look(9.5, _LOOSE, 3.5, 113.4, True),
    "draft": _Look(12.0, 1.0, 5.0),
    "period": _Look(16.0, 1.0, 12.0),
    "annex": _Look(10.0, 1.0, 2.0),
    "kicker": _Look(9.0, 1.0, 4.0),
    "act_title": _Look(15.0, _LOOSE, 18.0, above=12.0, wide=_BOLD),
    "act_line": _Look(11.0, _LOOSE, 12.0),
    "abbreviation": _Look(9.5, 1.0, 2.5, 85.0, True),
    "guide": _Look(9.5, _LOOSE, 5.0, 11.4),
    "guide_english": _Look(9.5, _LOOSE, 5.0, 11.4),
    "blank": _Look(10.0, 1.0, 13.0, above=3.0),
    "doc_title": _Look(14.0, _LOOSE, 4.0, wide=_BOLD),
    "doc_line": _Look(10.5, _LOOSE, 12.0),
    "addressee": _Look(10.5, _LOOSER, 3.0, 241.0),
    "date_line": _Look(10.5, _LOOSER, 18.0),
    "subject": _Look(10.5, _LOOSER, 30.0, above=18.0, wide=_BOLD),
    "clause": _Look(10.5, _LOOSE, 5.0, 28.4, True),
    "last_clause": _Look(10.5, _LOOSE, 5.0, 28.4, True),
    "clause_item": _Look(10.5, 1.02, 0.4, 42.5, True),
    "signature": _Look(10.5, _LOOSER, 34.0, above=28.0),
    "small": _Look(8.5, _LOOSE, 9.0, above=3.0),
    "centred": _Look(10.5, _LOOSER, 6.0),
}
_OTHER = _Look(11.0, _LOOSE)
CAPTION, AFTER_GRID = 20.3, 1.0
_EMPTY_LINE = 10.3
_LINE = 1.149  # line height over size of letters, with a spacing of one line
_WIDE_LINE = 1.40  # the same where Chinese fonts are used
_LIST_INDENT = 17.0
_CELL_MARGINS = (8.6, 4.5)  # left and right, above and below with a line
_NOTE, _NOTE_AROUND = 8.5, 1.0  # size of footnotes, room below each
NOTES_ABOVE = 8.0  # the line above the first footnote of a page


class _Head(NamedTuple):
    size: float
    before: float
    after: float
    indent: float


_HEADINGS = (
    *(_Head(16.0, 20.0, 9.0, 28.4), _Head(13.0, 15.0, 5.5, 0.0), _Head(11.5, 12.0, 4.5, 0.0)),
    _Head(10.5, 10.0, 3.5, 0.0),
)


def _head(block: Heading) -> _Head:
    return _HEADINGS[min(block.level, len(_HEADINGS)) - 1]


def before(block: Block) -> float:
    """Return the room above a block, which is left out where it comes first on a page."""
    match block:
        case Heading():
            return _head(block).before
        case Grid(caption=caption) if caption:
            return _LOOKS["caption"].above
        case Para(role=role):
            return _LOOKS.get(role, _OTHER).above
        case _:
            return 0.0


def after(block: Block) -> float:
    """Return the room below a block; of it and that above the next the greater counts alone."""
    match block:
        case Heading():
            return _head(block).after
        case Para(role=role):
            look = _LOOKS.get(role, _OTHER)
            return look.around - look.above
        case _:
            return 0.0


def height(block: Block, width: float, lines: Lines = broken) -> float:
    """Return how high a heading or paragraph is, in points; 0 for all else.

    lines: how lines are counted, `broken` or `estimated`.
    """
    match block:
        case Heading(number=number, text=text):
            look = _head(block)
            hangs = bool(look.indent and number)
            beside = 0 if hangs else len(number)
            room = (width - (look.indent if hangs else 0.0)) / _BOLD
            count = lines(text, beside, room, look.size)
            return look.before + look.after + look.size * line_height(text) * _LOOSE * count
        case Para():
            return _para(block, width, lines)
        case _:
            return 0.0


def notes_height(cells: tuple[Cell, ...], width: float) -> float:
    """Return how high the footnotes to a row are, without the line above them."""
    notes = [text for cell in cells for para in cell for text in para.notes]
    return sum(_note(text, width) for text in notes)


def _note(text: Text, width: float) -> float:
    plain = text if isinstance(text, str) else text.plain
    parts = plain.split("\n")
    count = sum(
        broken(part, 2 if not place else 0, width, _NOTE) for place, part in enumerate(parts)
    )
    return count * _NOTE * line_height(plain) + len(parts) * _NOTE_AROUND


_Columns = list[tuple[float, dict[int, float]]]  # width, and the heights of cells that are known


class RowHeights:
    """Measures rows; a cell that many rows share ("State budget") is measured once per column.

    careful: whether lines are broken word by word, which takes ten times as long.
    """

    def __init__(self, careful: bool = True) -> None:
        self._lines = broken if careful else estimated
        self._known: dict[tuple[tuple[float, ...], float], _Columns] = {}

    def of(self, grid: Grid, width: float) -> list[float]:
        """Return how high each row of a grid is, head first, in points."""
        columns = self._known.get((grid.widths, width))
        if columns is None:
            shares = (width * share / 100 - _CELL_MARGINS[0] for share in grid.widths)
            columns = self._known[grid.widths, width] = [(room, {}) for room in shares]
        found: list[float] = []
        for row in (*grid.head, *grid.rows):
            if row.span:
                high = self._cell(row.cells[0], width - _CELL_MARGINS[0], {})
                found.append(high + _CELL_MARGINS[1])
                continue
            if row.across:
                found.append(self._broad(row, grid, width) + _CELL_MARGINS[1])
                continue
            highest = max(
                [
                    heights.get(id(cell)) or self._cell(cell, room, heights)
                    for cell, (room, heights) in zip(row.cells, columns, strict=True)
                ]
            )
            found.append(max(highest + _CELL_MARGINS[1], row.high))
        return found

    def _broad(self, row: Row, grid: Grid, width: float) -> float:
        """Return how high the highest cell of a row is whose cells go over several columns."""
        highest, at = 0.0, 0
        for cell, count in zip(row.cells, row.across, strict=True):
            room = width * sum(grid.widths[at : at + count]) / 100 - _CELL_MARGINS[0]
            highest, at = max(highest, self._cell(cell, room, {})), at + count
        return highest

    def _cell(self, cell: Cell, width: float, known: dict[int, float]) -> float:
        """Return how high a cell is, and note it for the next row; one with an id is in no other."""
        total = 0.0
        for para in cell:
            total += _para(para, width, self._lines)
        total = total or _EMPTY_LINE
        if cell[0].mark is None:
            known[id(cell)] = total
        return total


def grid_height(grid: Grid, width: float) -> float:
    """Return how high a table with its caption is, in points."""
    return CAPTION + sum(RowHeights().of(grid, width)) + AFTER_GRID


def _para(para: Para, width: float, lines: Lines) -> float:
    text = para.text
    size, spacing, around, indent, hangs, _, wide = _LOOKS.get(para.role, _OTHER)
    width = (width - indent) / (_BOLD if para.bold else wide)
    beside = len(para.tail) + (0 if hangs else len(para.lead))
    if isinstance(text, str):
        count = len(text) + beside
        if not count:
            return 0.0
        # no sign is wider than it is high: what is short even then needs no closer look
        high = 1 if count * size <= width else lines(text, beside, width, size)
        line = _LINE if text.isascii() else line_height(text)
        return high * size * line * spacing + around
    high = 0
    for paragraph in text.paragraphs:
        room = width - _LIST_INDENT if paragraph.list else width
        high += lines(paragraph.plain, beside, room, size)
        beside = 0
    # items of a list have no room between them
    count = sum(not paragraph.list for paragraph in text.paragraphs)
    return high * size * line_height(text) * spacing + count * around


def line_height(text: Text) -> float:
    """Return the height of a line over the size of its letters; Chinese fonts are the higher."""
    plain = text if isinstance(text, str) else text.plain
    return _WIDE_LINE if wide_signs(plain) else _LINE
