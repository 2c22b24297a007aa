"""PDF files from elsewhere as blocks: their lines, and the tables that ruling lines make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.failures import of_file
from nap_desktop.documents.incoming.pdf_beside import boxes_of
from nap_desktop.documents.incoming.pdf_gutters import open_tables_of
from nap_desktop.documents.incoming.pdf_joined import Table, goes_on, join, table_of
from nap_desktop.documents.incoming.pdf_lines import (
    Paragraph,
    Set,
    is_right_to_left,
    lines_of,
    paragraphs_of,
)
from nap_desktop.documents.incoming.pdf_page import Page, page_of
from nap_desktop.documents.incoming.pdf_rules import Ruled, tables_of
from nap_desktop.documents.incoming.pdf_running import running_of
from nap_desktop.documents.incoming.pdf_words import Words
from nap_desktop.documents.incoming.sheets import shape_of
from nap_desktop.documents.incoming.source import (
    Cell,
    Grid,
    LeftOut,
    Line,
    Look,
    Row,
    Source,
)

LARGEST_FILE = 50_000_000  # bytes
_MOST_PAGES = 2_000
_MOST_LETTERS = 4_000_000
_LARGER = 1.12  # a heading's size to that of the text
_LEVELS = 4
_CONTENTS = re.compile(r"(?:\.[ .]{4,}|…{2,}|·{5,})\s*\S{1,6}$")  # dots that lead to a page
_TO_PAGE = re.compile(r"\t([0-9]{1,4})$")
_LONGEST_HEADING = 250
_FEW_HEADINGS = 2
_SENTENCE = 80  # letters
_NOTE = re.compile(r"\d{1,3}\)?\s\S")
_MOST_NOTES = 12  # on a page


@dataclass(slots=True)
class _Sheet:
    """One page taken apart; boxes: lines beside the others; size_of: letters of each size."""

    height: float
    tables: list[Ruled]
    lines: list[Set]
    boxes: list[list[Set]]
    size_of: Counter[float] = field(default_factory=Counter)
    characters: int = 0


def read_pdf(content: bytes, name: str) -> Source:
    """Return the text of a PDF: paragraphs, headings by their size, ruled tables over all pages.

    Left out are page headers and footers ("header", "footer"), the rows of a table that come
    again on each page ("repeated"), and the hyphens of divided words ("hyphen").
    Raises NapError `file_empty`, `file_locked`, `file_damaged`, `file_too_large`, or
    `file_no_text` for one that holds pictures of pages.
    """
    with of_file(name):
        if len(content) > LARGEST_FILE:
            raise NapError("file_too_large", path=name, what="file")
        sheets, links = _sheets(content, name)
        return _source(sheets, links, name)


def _sheets(content: bytes, name: str) -> tuple[list[_Sheet], tuple[str, ...]]:
    sheets: list[_Sheet] = []
    links: dict[str, None] = {}
    letters, has_picture = 0, False
    document = _opened(content, name)
    try:
        if len(document) > _MOST_PAGES:
            raise NapError("file_too_large", path=name, what="pages")
        for number in range(len(document)):
            page = page_of(document, number)
            letters += len(page.glyphs)
            if letters > _MOST_LETTERS:
                raise NapError("file_too_large", path=name, what="result")
            has_picture = has_picture or page.has_picture
            links.update(dict.fromkeys(page.links))
            sheets.append(_sheet(page))
    finally:
        document.close()
    if not any(sheet.lines or sheet.tables or sheet.boxes for sheet in sheets):
        raise NapError("file_no_text" if has_picture else "file_empty", path=name)
    return sheets, tuple(links)


def _opened(content: bytes, name: str) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise NapError("file_locked", path=name) from error
        raise NapError("file_damaged", path=name, reason="content") from error


def _sheet(page: Page) -> _Sheet:
    ruled, rest = tables_of(page)
    others, rest = open_tables_of(page, ruled, rest)
    tables = sorted([*ruled, *others], key=lambda table: -table.top)
    boxes, rest = boxes_of(rest, page.width)
    sheet = _Sheet(page.height, tables, lines_of(rest), [lines_of(box) for box in boxes])
    sheet.characters = sum(not glyph.text.isspace() for glyph in page.glyphs)
    sheet.size_of.update(_rounded(glyph.size) for glyph in page.glyphs)
    return sheet


def _source(sheets: list[_Sheet], links: tuple[str, ...], name: str) -> Source:
    left_out: list[LeftOut] = []
    for number, (sheet, running) in enumerate(
        zip(sheets, running_of([(one.height, one.lines) for one in sheets]), strict=True), 1
    ):
        for one in running:
            place = f"p{number}/{one.reason}"
            left_out.append(LeftOut(one.line.text, one.reason, place))
            sheet.lines.remove(one.line)
    pieces, hyphens = _in_whole_words(_pieces(sheets))
    levels = _levels(sheets, pieces)
    blocks = tuple(
        _grid(piece, f"b{number}")
        if isinstance(piece, Table)
        else _line(piece, number, levels, _is_contents(piece.text, len(sheets)))
        for number, piece in enumerate(pieces)
    )
    for number, piece in enumerate(pieces):
        if isinstance(piece, Table):
            left_out += [
                LeftOut(text, "repeated", f"b{number}/again/{place}")
                for place, text in enumerate(piece.repeated)
            ]
    if hyphens:
        left_out.append(LeftOut("-" * hyphens, "hyphen", "p"))
    made = Source("pdf", name, blocks, tuple(left_out), links=links, shape=shape_of("pdf", blocks))
    return made._replace(characters=sum(sheet.characters for sheet in sheets))


def _pieces(sheets: list[_Sheet]) -> list[Paragraph | Table]:
    """Return paragraphs and tables in reading order, those joined that a page cuts in two."""
    found: list[Paragraph | Table] = []
    margins = _margins(sheets)
    for sheet in sheets:
        for number, piece in enumerate(_on_page(sheet, *margins[round(sheet.height)])):
            before = None if number else _table_before(found)
            if before and isinstance(piece, Table) and goes_on(before, piece):
                join(before, piece)
            else:
                found.append(piece)
    return found


def _in_whole_words(
    pieces: list[Paragraph | Table],
) -> tuple[list[Paragraph | Table], int]:
    """Return pieces without cut words, and how many hyphens that took."""
    words = Words(text for piece in pieces for text in _texts(piece))
    made: list[Paragraph | Table] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            made.append(_whole(piece, words))
            continue
        piece.rows = [
            [
                one._replace(paragraphs=tuple(_whole(line, words) for line in one.paragraphs))
                for one in row
            ]
            for row in piece.rows
        ]
        piece.repeated = [words.whole(text) for text in piece.repeated]
        made.append(piece)
    return made, words.hyphens


def _whole(paragraph: Paragraph, words: Words) -> Paragraph:
    return paragraph._replace(text=words.whole(paragraph.text))


def _texts(piece: Paragraph | Table) -> Iterator[str]:
    if isinstance(piece, Paragraph):
        yield piece.text
    else:
        yield from (line.text for row in piece.rows for one in row for line in one.paragraphs)


def _table_before(found: list[Paragraph | Table]) -> Table | None:
    """Return the table at the end of the page before, the footnotes below it aside."""
    for piece in reversed(found[-_MOST_NOTES:]):
        if isinstance(piece, Table):
            return piece
        if not _NOTE.match(piece.text):
            return None
    return None


def _margins(sheets: list[_Sheet]) -> dict[int, tuple[float, float]]:
    """Return the margins of the pages of each height: upright and lying ones have others."""
    found: dict[int, tuple[float, float]] = {}
    for height in {round(sheet.height) for sheet in sheets}:
        pages = [sheet for sheet in sheets if round(sheet.height) == height]
        lines = [line for sheet in pages for line in sheet.lines if len(line.text) > 20]
        rights = sorted(line.right for line in lines) or [0.0]
        lefts = sorted(line.left for line in lines) or [0.0]
        found[height] = (lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])
    return found


def _on_page(sheet: _Sheet, left: float, right: float) -> Iterator[Paragraph | Table]:
    """Give what is on a page from the top down, a box after what stands beside it."""
    lines, boxes = sheet.lines, sorted(sheet.boxes, key=lambda box: -box[-1].y)
    for ruled in sheet.tables:
        above = [line for line in lines if line.y > ruled.top]
        lines = [line for line in lines if line.y <= ruled.top]
        higher = [box for box in boxes if box[-1].y > ruled.top]
        boxes = [box for box in boxes if box[-1].y <= ruled.top]
        yield from _with_boxes(paragraphs_of(above, left, right), higher)
        yield table_of(ruled)
    yield from _with_boxes(paragraphs_of(lines, left, right), boxes)


def _with_boxes(
    paragraphs: Sequence[Paragraph], boxes: Sequence[Sequence[Set]]
) -> Iterator[Paragraph]:
    left = list(paragraphs)
    for box in boxes:
        while left and left[0].y > box[-1].y - box[-1].size:
            yield left.pop(0)
        sides = min(line.left for line in box), max(line.right for line in box)
        yield from paragraphs_of(box, *sides)
    yield from left


def _levels(sheets: list[_Sheet], pieces: list[Paragraph | Table]) -> dict[float, int]:
    """Return the level of each size that only headings have, the largest first."""
    prose = [one for one in pieces if isinstance(one, Paragraph)]
    usual = _usual(sheets, prose)
    long = {_rounded(one.size) for one in prose if len(one.text) > _LONGEST_HEADING}
    large = {size for one in prose if (size := _rounded(one.size)) > usual * _LARGER} - long
    if _are_of_cover(large, pieces):
        return {}
    ordered = sorted(large, reverse=True)
    return {size: min(level, _LEVELS) for level, size in enumerate(ordered, 1)}


def _are_of_cover(large: set[float], pieces: list[Paragraph | Table]) -> bool:
    """Return whether headings are as large as the text: what is larger stands on a cover before it."""
    begins = next((at for at, piece in enumerate(pieces) if _is_text(piece)), len(pieces))
    after = [piece for piece in pieces[begins:] if isinstance(piece, Paragraph)]
    if any(_rounded(one.size) in large for one in after):
        return False
    return sum(_stands_out(one) for one in after) >= _FEW_HEADINGS


def _is_text(piece: Paragraph | Table) -> bool:
    return isinstance(piece, Table) or len(piece.text) > _SENTENCE


def _stands_out(one: Paragraph) -> bool:
    is_short = len(one.text) <= _SENTENCE and not one.text.endswith((".", ";", ","))
    return is_short and (one.bold or (len(one.text) > 5 and one.text.isupper()))


def _usual(sheets: list[_Sheet], prose: list[Paragraph]) -> float:
    """Return the size of the text: of most prose if that has whole sentences, else of most letters."""
    written: Counter[float] = Counter()
    for one in prose:
        if len(one.text) > _SENTENCE and not _CONTENTS.search(one.text):
            written[_rounded(one.size)] += len(one.text)
    if written:
        return written.most_common(1)[0][0]
    letters: Counter[float] = Counter()
    for sheet in sheets:
        letters.update(sheet.size_of)
    return letters.most_common(1)[0][0] if letters else 0.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _is_contents(text: str, pages: int) -> bool:
    """Return whether a line leads to a page: by dots, or by a stop and the number of one."""
    if _CONTENTS.search(text):
        return True
    found = _TO_PAGE.search(text)
    return found is not None and 0 < int(found[1]) <= pages


def _line(piece: Paragraph, number: int, levels: dict[float, int], is_contents: bool) -> Line:
    size = _rounded(piece.size)
    look = _look(size, piece.bold, levels.get(size, 0), is_right_to_left(piece.text))
    if is_contents:
        look = look._replace(style="toc 1", heading=0)
    return Line(piece.text, f"b{number}", look)


@lru_cache(maxsize=4_000)
def _look(size: float, bold: bool, heading: int, rtl: bool) -> Look:
    return Look(heading=heading, bold=bold, rtl=rtl, size=size)


def _grid(table: Table, place: str) -> Grid:
    rows = tuple(
        Row(
            tuple(_cell(one, f"{place}/{number}.{one.column}") for one in row),
            f"{place}/{number}",
            number < table.heads,
        )
        for number, row in enumerate(table.rows)
    )
    words = "".join(one.words for row in table.rows for one in row)
    rtl = is_right_to_left(words[:20_000])
    return Grid(_mirrored(rows, len(table.xs) - 1) if rtl else rows, place, len(table.xs) - 1, rtl)


def _cell(held: Any, place: str) -> Cell:
    lines = tuple(
        Line(
            one.text,
            f"{place}/{number}",
            _look(_rounded(one.size), one.bold, 0, is_right_to_left(one.text)),
        )
        for number, one in enumerate(held.paragraphs)
    )
    return Cell(held.column, lines, held.columns, held.rows)


def _mirrored(rows: tuple[Row, ...], width: int) -> tuple[Row, ...]:
    """Return rows that are read from the right, their first cell first."""
    return tuple(
        row._replace(
            cells=tuple(
                cell._replace(column=width - cell.column - cell.columns)
                for cell in reversed(row.cells)
            )
        )
        for row in rows
    )
