"""What a cell says of itself, and the cells of a table that go on downward."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.once import SAME, Once
from nap_desktop.documents.incoming.docx.tags import VAL
from nap_desktop.documents.incoming.source import Cell, Row
from nap_desktop.documents.word.names import w

WIDEST = 63  # columns that Word allows
CELL_GONE = w("cellDel")
_PLAIN_FILL = ("", "auto", "ffffff", "clear")
_SPAN, _V_MERGE, _H_MERGE, _SHADE = w("gridSpan"), w("vMerge"), w("hMerge"), w("shd")
_FILL = w("fill")
_TELLING = frozenset((_SPAN, _V_MERGE, _H_MERGE, _SHADE, CELL_GONE))


class CellProps(NamedTuple):
    """What a tcPr says; merge: "begin" or "go on" downward, "across", or ""."""

    columns: int = 1
    merge: str = ""
    shaded: bool = False
    gone: bool = False


PLAIN_CELL = CellProps()


class CellBook:
    """What was read of one tcPr is known for all that say the same."""

    def __init__(self, once: Once) -> None:
        self._once = once
        self._known: dict[object, CellProps] = {}

    def __getitem__(self, element: etree._Element) -> CellProps:
        """Return what a tcPr says."""
        key = element.get(SAME) or tuple(
            [(tag, *node.items()) for node in element if (tag := node.tag) in _TELLING]
        )
        if not key:
            return PLAIN_CELL
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _read(self._once[element])
        return found


def _read(element: etree._Element) -> CellProps:
    span, down, across, shade = (element.find(tag) for tag in (_SPAN, _V_MERGE, _H_MERGE, _SHADE))
    merge = ""
    if down is not None:
        merge = "begin" if down.get(VAL) == "restart" else "go on"
    elif across is not None and across.get(VAL) != "restart":
        merge = "across"
    fill = shade.get(_FILL, "").casefold() if shade is not None else ""
    columns = max(1, min(whole(span.get(VAL)), WIDEST)) if span is not None else 1
    gone = element.find(CELL_GONE) is not None
    return CellProps(columns, merge, fill not in _PLAIN_FILL, gone)


def whole(text: str | None) -> int:
    """Return a number that is not below 0; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class Merges:
    """Cells of a table that go on downward: by column, where each began and how many rows it has."""

    def __init__(self) -> None:
        self._open: dict[int, list[int]] = {}  # column: [row, cell of the row, rows]
        self._seen: set[int] = set()

    def begin(self, rows: list[Row], column: int, cell: int) -> None:
        """Note a cell of the row that is being read, which may go on below."""
        if (above := self._open.get(column)) is not None:
            _close(rows, *above)
        self._open[column] = [len(rows), cell, 1]
        self._seen.add(column)

    def covers(self, column: int) -> bool:
        """Return whether a cell above goes on in a column."""
        return column in self._open

    def go_on(self, column: int) -> None:
        """Note that a cell goes on in the row that is being read."""
        self._open[column][2] += 1
        self._seen.add(column)

    def end_row(self, rows: list[Row]) -> None:
        """Close the cells that did not go on."""
        if self._open:
            for column in [one for one in self._open if one not in self._seen]:
                _close(rows, *self._open.pop(column))
            self._seen.clear()

    def end(self, rows: list[Row]) -> None:
        """Close all cells, for the table ends."""
        self._seen.clear()
        self.end_row(rows)


def _close(rows: list[Row], row: int, cell: int, count: int) -> None:
    """Write into a cell how many rows it has."""
    if count > 1:
        cells = list(rows[row].cells)
        changed: Cell = cells[cell]._replace(rows=count)
        cells[cell] = changed
        rows[row] = rows[row]._replace(cells=tuple(cells))
