"""Grids as Word tables with repeated header rows and rows that stay on one page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nap_desktop.documents.blocks import Cell, Grid, Para, Row
from nap_desktop.documents.paper import TWIPS, Page
from nap_desktop.documents.word.escape import attribute
from nap_desktop.documents.word.paragraphs import para, paragraph
from nap_desktop.documents.word.pen import Frame, Pen, Starts

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF5"/>'
_PALE = '<w:shd w:val="clear" w:color="auto" w:fill="F4F6FA"/>'
_FILLED = '<w:shd w:val="clear" w:color="auto" w:fill="D3DEEE"/>'
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_LONGEST_TITLE = 250
_PARAGRAPH = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')


def grid(pen: Pen, block: Grid, page: Page, whole: Sequence[bool]) -> list[str]:
    """Return a table with its caption before it, row by row.

    whole: for each row, head first, whether it must not be divided between pages.
    """
    key = (block.widths, page.text_width)
    frame = pen.frames.get(key) or pen.frames.setdefault(key, _frame(*key))
    rows = [_row(pen, row, _of(row, frame.head, key, _SHADE), _HEAD) for row in block.head]
    rows += [
        _row(pen, row, _of(row, frame.cells, key), _WHOLE if kept else "")
        for row, kept in zip(block.rows, whole[len(block.head) :], strict=True)
    ]
    if block.together:
        rows[:-1] = [_PARAGRAPH.sub(r"\1<w:keepNext/>", row) for row in rows[:-1]]
    opening = f"<w:tbl>{_properties(pen, block, page)}{frame.columns}"
    return [_caption(pen, block), opening, *rows, "</w:tbl>"]


def gap(pen: Pen) -> str:
    """Return the small paragraph that has to stand after a table."""
    return paragraph(pen, "NapTurn", "")


def _caption(pen: Pen, block: Grid) -> str:
    if not block.caption:
        return ""
    is_grouped = any(row.span for row in block.rows)
    return para(pen, Para(block.caption, "caption", bold=is_grouped))


def _frame(shares: tuple[float, ...], width: int) -> Frame:
    widths = _widths(shares, width)
    return Frame(_columns(widths), _starts(widths, _SHADE), _starts(widths, ""))


def _widths(shares: tuple[float, ...], width: int) -> list[int]:
    """Return the widths of columns in twips; the last takes what rounding left."""
    widths = [int(width * share / 100) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _of(row: Row, usual: Starts, key: tuple[tuple[float, ...], int], shade: str = "") -> Starts:
    """Return what the cells of a row stand in; most rows are alike."""
    if not row.across and not row.shaded:
        return usual
    widths = _widths(*key)
    across = row.across or (1,) * len(widths)
    places = [sum(across[:place]) for place in range(len(across))]
    starts = []
    for place, (first, count) in enumerate(zip(places, across, strict=True)):
        ground = shade + (_FILLED if place in row.shaded else "")
        starts.append(_start(sum(widths[first : first + count]), ground, count))
    return _template(starts), usual[1]


def _start(width: int, shade: str, count: int = 1) -> str:
    span = f'<w:gridSpan w:val="{count}"/>' if count > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>'


def _template(starts: list[str]) -> str:
    """Return a row with %s for its identity, its marks and the inside of each of its cells."""
    return f"<w:tr%s>%s{''.join(f'{start}%s</w:tc>' for start in starts)}</w:tr>"


def _starts(widths: list[int], shade: str) -> Starts:
    """Return a row of cells to be filled, and how one cell that goes across all begins."""
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    whole = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
    row = _template([_start(width, shade) for width in widths])
    return row, f"<w:tc><w:tcPr>{whole}{span}{_PALE}</w:tcPr>"


def _properties(pen: Pen, block: Grid, page: Page) -> str:
    """Return w:tblPr, in the order of the schema (CT_TblPr)."""
    bidi = "<w:bidiVisual/>" if pen.rtl else ""
    title = attribute(block.title[:_LONGEST_TITLE])
    about = attribute(block.description[: 2 * _LONGEST_TITLE])
    return (
        f'<w:tblPr><w:tblStyle w:val="NapTable"/>{bidi}'
        f'<w:tblW w:w="{page.text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{about}"/></w:tblPr>'
    )


def _columns(widths: list[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _row(pen: Pen, row: Row, starts: Starts, marks: str) -> str:
    identity = f' w14:paraId="{pen.ids.row(row.node)}"' if row.node else ""
    if row.span:
        return f"<w:tr{identity}>{_WHOLE}{starts[1]}{_cell(pen, row.cells[0])}</w:tc></w:tr>"
    if row.high:
        high = f'<w:trHeight w:val="{int(row.high * TWIPS)}" w:hRule="atLeast"/>'
        marks = f"<w:trPr><w:cantSplit/>{high}</w:trPr>"
    shared = pen.cells.get
    made = [shared(id(cell)) or _cell(pen, cell) for cell in row.cells]
    return starts[0] % (identity, marks, *made)


def _cell(pen: Pen, cell: Cell) -> str:
    """Return the inside of a cell; one that many rows share ("State budget") is written once."""
    first = cell[0]
    made = para(pen, first) if len(cell) == 1 else "".join([para(pen, part) for part in cell])
    # ids are unique, and each numbered list begins at 1: what has them is written anew
    if first.mark is None and not _has_own(made):
        pen.cells[id(cell)] = made
    return made


def _has_own(made: str) -> bool:
    return "w:bookmarkStart" in made or "<w:numPr>" in made or "w:footnoteReference" in made
