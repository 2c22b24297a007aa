"""Workbooks for the tests of reading, made in memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook

from nap_desktop.documents.incoming.source import Block, Grid, Line, Source, accounted


def book(fill: Callable[[Workbook], None]) -> bytes:
    """Return the bytes of a workbook that `fill` has worked on."""
    work = Workbook()
    fill(work)
    buffer = io.BytesIO()
    work.save(buffer)
    return buffer.getvalue()


def rows(*lines: Sequence[object]) -> bytes:
    """Return the bytes of a workbook of one sheet with these rows."""

    def fill(work: Workbook) -> None:
        for line in lines:
            work.active.append(list(line))

    return book(fill)


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file with one part changed, or added if it was not there."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for entry in old.infolist():
            held = old.read(entry)
            new.writestr(entry.filename, change(held) if entry.filename == part else held)
        if part not in old.namelist():
            new.writestr(part, change(b""))
    return buffer.getvalue()


def in_sheet(content: bytes, found: bytes, put: bytes) -> bytes:
    """Return a workbook with something in its first sheet replaced."""
    return with_part(
        content, "xl/worksheets/sheet1.xml", lambda part: re.sub(found, put, part, count=1)
    )


def sharing(content: bytes, strings: bytes) -> bytes:
    """Return a workbook with a part of texts that its cells may share."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    added = (
        b'<Relationship Id="s" Type="' + kind + b'" Target="sharedStrings.xml"/></Relationships>'
    )
    rels = "xl/_rels/workbook.xml.rels"
    content = with_part(content, rels, lambda part: part.replace(b"</Relationships>", added))
    return with_part(content, "xl/sharedStrings.xml", lambda _: strings)


def texts(grid: Block) -> list[list[str]]:
    """Return the text of the cells of a table, lines of one cell with a stroke between them."""
    assert isinstance(grid, Grid)
    return [
        [
            "/".join(line.text for line in cell.blocks if isinstance(line, Line))
            for cell in row.cells
        ]
        for row in grid.rows
    ]


def counted(source: Source) -> int:
    """Return the characters of all that was read and of all that is left out."""
    return sum(accounted(source))
