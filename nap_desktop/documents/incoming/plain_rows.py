"""CSV files from elsewhere as blocks: whatever their encoding and divider."""

from __future__ import annotations

import csv
import io
from collections import Counter

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.encodings import text_of
from nap_desktop.documents.incoming.failures import of_file
from nap_desktop.documents.incoming.lattice import MOST_COLUMNS, Filled, Leaf, spread
from nap_desktop.documents.incoming.leaf_cells import MOST_CELLS, cleaned
from nap_desktop.documents.incoming.source import Source, count
from nap_desktop.documents.sheets.safe import unguard

LARGEST = 64_000_000  # bytes
_DIVIDERS = ";\t,|"
_TRIED = 60  # rows by which the divider is known
_SAMPLE = 200_000  # letters in which these rows are looked for


def read_csv(content: bytes, name: str) -> Source:
    """Return the rows of a CSV file as lines and one table, as `read_xlsx` does with a sheet.

    Raises NapError `file_empty`, `file_unknown`, `file_damaged` or `file_too_large`.
    """
    from nap_desktop.documents.incoming.sheets import shape_of

    with of_file(name):
        if len(content) > LARGEST:
            raise NapError("file_too_large", path=name, what="file")
        text = text_of(content, name)
        leaf = _leaf(text, name)
        characters = sum(
            count(line)
            for row in leaf.cells.values()
            for one in row.values()
            for line, _ in one.lines
        )
        made = spread(leaf, 0, name)
        blocks = tuple(made.blocks)
        return Source("csv", name, blocks, characters=characters, shape=shape_of("csv", blocks))


def _leaf(text: str, name: str) -> Leaf:
    # Excel's own line for the divider
    said = text[:6].casefold() if text[:4].casefold() == "sep=" else ""
    if said:
        text = text.partition("\n")[2]
    divider = said[4:5] if said[4:5] in tuple(_DIVIDERS) else _divider(text)
    leaf = Leaf("")
    filled = 0
    for number, row in enumerate(_rows(text, divider), 1):
        held = {column: made for column, cell in enumerate(row, 1) if (made := _filled(cell))}
        filled += sum(len(one.lines) for one in held.values())
        if filled > MOST_CELLS or len(row) > MOST_COLUMNS:
            raise NapError("file_too_large", path=name, what="cells")
        if held:
            leaf.cells[number] = held
    if not leaf.cells:
        raise NapError("file_empty", path=name)
    return leaf


def _filled(cell: str) -> Filled | None:
    lines = [line for line in cleaned(unguard(cell)).split("\n") if line.strip()]
    return Filled(tuple((line, ()) for line in lines)) if lines else None


def _rows(text: str, divider: str) -> list[list[str]]:
    limit = csv.field_size_limit(LARGEST)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=divider))
    finally:
        csv.field_size_limit(limit)


def _divider(text: str) -> str:
    """Return the sign between cells: the one by which most rows have the same number of them."""
    sample = text[:_SAMPLE]
    return max(_DIVIDERS, key=lambda divider: _fit(sample, divider))


def _fit(sample: str, divider: str) -> tuple[float, int]:
    if divider not in sample:
        return (0.0, 0)
    try:
        rows = [len(row) for row in _rows(sample, divider)[:_TRIED] if row]
    except csv.Error:
        return (0.0, 0)
    wide = [length for length in rows if length > 1]
    if not wide:
        return (0.0, 0)
    length, often = Counter(wide).most_common(1)[0]
    return (often / len(rows), length)
