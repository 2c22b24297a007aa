"""Blocks of cells on the clipboard, as Excel, LibreOffice Calc and Word write and read them."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Sequence
from html.parser import HTMLParser

Block = list[list[str]]
MIME = "application/x-nap-cells"
MOST = 200_000  # cells that are read at once; a whole sheet of blanks has millions


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    """Return a block as lines of cells between tabs; cells with line ends stand in quotes."""
    return "\n".join("\t".join(map(_quoted, row)) for row in block) + "\n"


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def from_tsv(text: str) -> Block:
    """Return the cells of lines between tabs; quotes are those of `to_tsv`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return []
    if '"' not in text:
        rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    else:
        csv.field_size_limit(2**31 - 1)
        found = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=False)
        rows = [row or [""] for row in found]
    return _squared(rows)


def _squared(rows: Block) -> Block:
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST:
        rows = rows[: max(1, MOST // width)]
    return [[*row, *[""] * (width - len(row))] for row in rows]


def to_html(block: Sequence[Sequence[str]]) -> str:
    """Return a block as a table of HTML; numbers and dates stay text."""
    rows = ("<tr>" + "".join(map(_cell_html, row)) + "</tr>" for row in block)
    return (
        '<html><head><meta charset="utf-8"></head><body><table>'
        + "".join(rows)
        + ("</table></body></html>")
    )


def _cell_html(cell: str) -> str:
    inside = html.escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td style=\"mso-number-format:'\\@'; white-space:pre-wrap\">{inside}</td>"


def from_html(text: str) -> Block:
    """Return the cells of the first table of a page; empty if it has none."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return _squared(reader.rows)


class _TableReader(HTMLParser):
    """Gathers the cells of the first table; what stands in a table within it is text of its cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Block = []
        self._depth = 0
        self._is_done = False
        self._cell: list[str] | None = None
        self._span = 1
        self._keeps_blanks = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of tables, rows, cells and line ends."""
        if tag == "table":
            self._depth += 1
        if self._is_done or not self._depth:
            return
        if tag == "tr" and self._depth == 1:
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self._depth == 1:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "li", "div", "tr") and self._cell is not None:
            self._cell.append("\n")

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        span = attrs.get("colspan") or "1"
        self._span = min(int(span), 1_000) if span.isascii() and span.isdigit() else 1
        self._keeps_blanks = "pre-wrap" in (attrs.get("style") or "")
        self._cell = []

    def handle_endtag(self, tag: str) -> None:
        """Take note of the end of cells and of the table."""
        if tag in ("td", "th") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._is_done = True

    def handle_data(self, data: str) -> None:
        """Take the letters of a cell."""
        if self._cell is not None:
            self._cell.append(data if self._keeps_blanks else _blanks(data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "".join(self._cell)
        if not self._keeps_blanks:
            lines = (" ".join(line.split()) for line in text.split("\n"))
            text = "\n".join(line for line in lines if line)
        if not self.rows:
            self.rows.append([])
        self.rows[-1] += [text, *[""] * (self._span - 1)]
        self._cell = None


def _blanks(data: str) -> str:
    for sign in "\r\n\t":
        data = data.replace(sign, " ")
    return data


def to_exact(keys: Sequence[str], block: Sequence[Sequence[str]]) -> str:
    """Return canonical values and the columns that they are of, for tables of this program."""
    return json.dumps({"keys": list(keys), "rows": [list(row) for row in block]})


def from_exact(text: str) -> tuple[list[str], Block]:
    """Return columns and canonical values; nothing if the clipboard holds something else."""
    try:
        data = json.loads(text)
        keys, rows = data["keys"], data["rows"]
    except (ValueError, KeyError, TypeError):
        return [], []
    fits = isinstance(keys, list) and isinstance(rows, list)
    if not fits or not all(isinstance(row, list) and len(row) == len(keys) for row in rows):
        return [], []
    return [str(key) for key in keys], [[str(cell) for cell in row] for row in rows]
