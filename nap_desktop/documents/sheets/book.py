"""Workbooks: sheets as values in, the bytes of an .xlsx file out, the same for the same values."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from nap_desktop.documents.sheets.looks import UNWRAPPED, Looks
from nap_desktop.documents.sheets.printing import Value
from nap_desktop.documents.sheets.safe import cut, mask
from nap_desktop.plan.text import clean_line

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = tuple[Value, str] | None  # a value and the name of its look
_FIRST = (1980, 1, 1, 0, 0, 0)
_A4 = 9
_SCALE = 60  # percent, of tables that take several pages side by side
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_NAME_LENGTH = 31
_LINE, _MOST_LINES, _TALLEST = 13.5, 40, 409.0  # points, lines, the most that Excel allows
_LETTERS = 1.1  # of the table's font to one of the default font, in which widths are told
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook.

    widths: of the columns, in letters. folded: the columns that are shown only on request.
    head:   the row, from 1, that stays in sight, comes again on each page and can be filtered
            down to row `last`; none if 0. beside: how many columns come again on each page.
    narrow: whether all columns are printed on the width of one page.
    """

    name: str
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    folded: frozenset[int] = frozenset()
    head: int = 0
    last: int = 0
    beside: int = 0
    narrow: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of the file say; no person's name ever."""

    title: str
    lang: str
    rtl: bool
    day: datetime.date


def book(leaves: Sequence[Leaf], about: About) -> bytes:
    """Return the bytes of a workbook."""
    from openpyxl import Workbook

    work = Workbook(write_only=True)
    for leaf, name in zip(leaves, sheet_names([leaf.name for leaf in leaves]), strict=True):
        _write(work, leaf, name, about.rtl)
    buffer = io.BytesIO()
    work.save(buffer)
    return _settled(buffer.getvalue(), about)


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names that a workbook may have: short, without signs of its own, all different."""
    found: list[str] = []
    for name in wanted:
        bare = "".join(" " if sign in "[]:*?/\\'" else sign for sign in clean_line(name))
        short = bare.strip()[:_NAME_LENGTH] or "-"
        count = 1
        while short.casefold() in (other.casefold() for other in found):
            count += 1
            short = f"{bare[: _NAME_LENGTH - 4].strip()} {count}"
        found.append(short)
    return found


def _write(work: Workbook, leaf: Leaf, name: str, rtl: bool) -> None:
    sheet: Any = work.create_sheet(name)  # the stubs know no write-only sheet
    _set_up(sheet, leaf, rtl)
    looks = Looks(sheet)
    for place, row in enumerate(leaf.rows, 1):
        if leaf.widths:
            sheet.row_dimensions[place].height = _height(row, leaf)
        sheet.append(
            [None if cell is None else looks.cell(_held(cell[0]), cell[1]) for cell in row]
        )


def _height(row: Sequence[Cell], leaf: Leaf) -> float:
    """Return the height in points that a row probably wants; programs set it anew on editing."""
    most = 1
    for place, cell in enumerate(row):
        if cell is None or place in leaf.folded or cell[1] in UNWRAPPED:
            continue
        value, width = cell[0], max(leaf.widths[place] * _LETTERS, 4.0)
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = value[: int(width * _MOST_LINES)].split("\n")
            most = max(most, sum(_wrapped(line, width) for line in lines))
    return min(_LINE * most + 3, _TALLEST)


def _wrapped(line: str, width: float) -> int:
    """Return how many lines words fill; a long word takes one of its own ("II.BW.01.MAN;")."""
    count, used = 1, 0.0
    for word in line.split(" "):
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        count, used = count + int(used / width), used % width
    return count


def _held(value: Value) -> Value:
    return cut(mask(value)) if isinstance(value, str) else value


def _set_up(sheet: Worksheet, leaf: Leaf, rtl: bool) -> None:
    from openpyxl.utils import get_column_letter as letter

    sheet.sheet_state = "hidden" if leaf.hidden else "visible"
    sheet.sheet_view.rightToLeft = rtl
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    for place, width in enumerate(leaf.widths):
        column = sheet.column_dimensions[letter(place + 1)]
        column.width = width
        if place in leaf.folded:
            column.hidden = True
            column.outlineLevel = 1
    # the button that unfolds stands over the column before the folded ones
    sheet.sheet_properties.outlinePr.summaryRight = False  # type: ignore[union-attr]
    if leaf.narrow:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        sheet.page_setup.fitToHeight = 0
    elif not leaf.hidden:
        sheet.page_setup.scale = _SCALE
    if leaf.head:
        sheet.freeze_panes = f"{letter(leaf.beside + 1)}{leaf.head + 1}"
        last = max(leaf.last, leaf.head)
        sheet.auto_filter.ref = f"A{leaf.head}:{letter(len(leaf.widths))}{last}"
        sheet.print_title_rows = f"{leaf.head}:{leaf.head}"
    if leaf.beside:
        sheet.print_title_cols = f"A:{letter(leaf.beside)}"
    if not leaf.hidden:
        sheet.oddFooter.right.text = "&P / &N"  # type: ignore[union-attr]
        _margins(sheet)


def _margins(sheet: Worksheet) -> None:
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
    margins.header = margins.footer = 0.3


def _settled(content: bytes, about: About) -> bytes:
    """Return a workbook without clock times, with our own properties."""
    own = {"docProps/core.xml": _core(about), "docProps/app.xml": _APP}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, own.get(name) or _FIXED_HEIGHT.sub(rb"\1", old.read(name)))
    return buffer.getvalue()


def _core(about: About) -> str:
    day = f'xsi:type="dcterms:W3CDTF">{about.day.isoformat()}T00:00:00Z'
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean_line(about.title))}</dc:title>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        f"<dc:language>{escape(about.lang)}</dc:language></cp:coreProperties>"
    )


_APP = (
    f"{_DECLARATION}<Properties xmlns="
    '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>NAP Desktop</Application></Properties>"
)
