"""The walk through a part: paragraphs and tables in reading order, with the place of each."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.docx.lines import Lines, control_reason
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.styles import VAL
from nap_desktop.documents.incoming.docx.tags import (
    ALTERNATE,
    DEL,
    FALLBACK,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TBL,
    TBL_PR,
    TC,
    TC_PR,
    TR,
    TR_PR,
    P,
    text_of,
)
from nap_desktop.documents.incoming.source import Block, Cell, Grid, Row
from nap_desktop.documents.word.names import w

_DEEPEST = 20  # tables in tables
_MOST_CELLS = 500_000
_WIDEST = 63  # columns that Word allows
_PLAIN_FILL = ("", "auto", "ffffff", "clear")
_SPAN, _V_MERGE, _H_MERGE, _SHADE = w("gridSpan"), w("vMerge"), w("hMerge"), w("shd")
_HEADER, _BEFORE, _BIDI = w("tblHeader"), w("gridBefore"), w("bidiVisual")
_CELL_GONE = w("cellDel")
_FILL = w("fill")
_TELLING = frozenset((_SPAN, _V_MERGE, _H_MERGE, _SHADE, _CELL_GONE))
_PLAIN_CELL = (1, "", False, False)


class Walk:
    """Reads blocks of one file. Raises NapError `word_too_large` for more cells than anyone has."""

    def __init__(self, lines: Lines, notices: Notices, path: object = "") -> None:
        self._lines = lines
        self._notices = notices
        self._path = path
        self._cells = 0
        self._cell_props: dict[tuple[object, ...], tuple[int, str, bool, bool]] = {}

    def part(self, root: etree._Element, sign: str) -> tuple[Block, ...]:
        """Return all blocks of a part whose places begin with a sign: "b", "f3/", …"""
        self._lines.begin_part()
        return tuple(self._blocks(root, sign, 0))

    def _blocks(self, parent: etree._Element, sign: str, depth: int) -> list[Block]:
        out: list[Block] = []
        self._into(out, parent, sign, depth, [0])
        if (rest := self._lines.rest()) is not None:
            out.append(rest)
        return out

    def _into(
        self, out: list[Block], parent: etree._Element, sign: str, depth: int, next_: list[int]
    ) -> None:
        """Read what stands below an element; `next_` holds the number of the next block."""
        for child in parent:
            tag = child.tag
            if tag == P:
                place = f"{sign}{next_[0]}"
                next_[0] += 1
                line, boxes = self._lines.read(child, place)
                if line is not None:
                    out.append(line)
                if boxes:
                    self._boxes(out, boxes, place, depth)
            elif tag == TBL:
                place = f"{sign}{next_[0]}"
                next_[0] += 1
                out.append(self._grid(child, place, depth))
            elif len(child):
                self._other(out, child, sign, depth, next_)

    def _other(
        self, out: list[Block], child: etree._Element, sign: str, depth: int, next_: list[int]
    ) -> None:
        tag = child.tag
        if tag == SDT:
            reason = control_reason(child)
            content = child.find(SDT_CONTENT)
            if content is not None and reason:
                self._aside(content, reason, f"{sign}{next_[0]}")
            elif content is not None:
                self._into(out, content, sign, depth, next_)
        elif tag in (DEL, MOVE_FROM):
            self._gone(child, child, f"{sign}{next_[0]}")
        elif tag in (INS, MOVE_TO):
            kind = "inserted" if tag == INS else "moved"
            self._notices.track(kind, child, text_of(child), f"{sign}{next_[0]}")
            self._into(out, child, sign, depth, next_)
        elif tag == ALTERNATE:
            self._ways(out, child, sign, depth, next_)
        elif tag not in (SDT_PR, PPR, TC_PR, TBL_PR):
            self._into(out, child, sign, depth, next_)

    def _ways(
        self, out: list[Block], child: etree._Element, sign: str, depth: int, next_: list[int]
    ) -> None:
        """Read the first of several ways to say the same; the others are left out."""
        ways = [way for way in child if isinstance(way.tag, str)]
        chosen = next((way for way in ways if way.tag != FALLBACK and text_of(way)), None)
        chosen = chosen if chosen is not None else (ways[-1] if ways else None)
        for way in ways:
            if way is chosen:
                self._into(out, way, sign, depth, next_)
            else:
                self._aside(way, "alternative", f"{sign}{next_[0]}")

    def _boxes(
        self, out: list[Block], boxes: Iterable[etree._Element], place: str, depth: int
    ) -> None:
        for number, box in enumerate(boxes, 1):
            self._deep(depth)
            out += self._blocks(box, f"{place}/x{number}/", depth + 1)

    def _aside(self, element: etree._Element, reason: str, place: str) -> None:
        """Note all text below an element as left out, paragraph by paragraph."""
        paragraphs = [p for p in element.iter(P) if next(p.iterancestors(P), None) is None]
        for paragraph in paragraphs or [element]:
            self._notices.leave_out(text_of(paragraph), reason, place)

    def _gone(self, element: etree._Element, mark: etree._Element, place: str) -> None:
        reason = "moved" if mark.tag == MOVE_FROM else "deleted"
        self._aside(element, reason, place)
        if reason == "deleted":
            self._notices.track(reason, mark, text_of(element), place)

    def _deep(self, depth: int) -> None:
        if depth >= _DEEPEST:
            raise NapError("word_too_large", path=self._path, what="depth")

    # Tables.

    def _grid(self, table: etree._Element, place: str, depth: int) -> Grid:
        self._deep(depth)
        props = table.find(TBL_PR)
        rtl = props is not None and props.find(_BIDI) is not None
        rows: list[Row] = []
        shape = _Merges()
        self._rows(rows, shape, table, place, depth)
        width = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
        return Grid(tuple(rows), place, width, rtl)

    def _rows(
        self, rows: list[Row], merges: _Merges, parent: etree._Element, place: str, depth: int
    ) -> None:
        for child in parent:
            if child.tag == TR:
                self._row(rows, merges, child, place, depth)
            elif child.tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._rows(rows, merges, content, place, depth)
            elif child.tag in (DEL, MOVE_FROM):
                self._gone(child, child, f"{place}/{len(rows)}")
            elif child.tag not in (TBL_PR, w("tblGrid")) and len(child):
                self._rows(rows, merges, child, place, depth)

    def _row(
        self, rows: list[Row], merges: _Merges, tr: etree._Element, place: str, depth: int
    ) -> None:
        at = f"{place}/{len(rows)}"
        column, is_header = 0, False
        first = tr[0] if len(tr) else None
        props = first if first is not None and first.tag == TR_PR else tr.find(TR_PR)
        if props is not None:
            mark = props.find(DEL)
            if mark is not None:
                self._gone(tr, mark, at)
                return
            inserted = props.find(INS)
            if inserted is not None:
                self._notices.track("inserted", inserted, text_of(tr), at)
            header, before = props.find(_HEADER), props.find(_BEFORE)
            is_header = header is not None and header.get(VAL) not in ("0", "false", "off")
            column = min(_whole(before.get(VAL)), _WIDEST) if before is not None else 0
        cells: list[Cell] = []
        self._row_cells(cells, rows, merges, tr, at, column, depth)
        rows.append(Row(tuple(cells), at, is_header))
        merges.end_row(rows)

    def _row_cells(
        self,
        cells: list[Cell],
        rows: list[Row],
        merges: _Merges,
        parent: etree._Element,
        at: str,
        column: int,
        depth: int,
    ) -> int:
        """Read the cells below an element, from a column on, and return the next column."""
        for child in parent:
            if child.tag == TC:
                column = self._cell(cells, rows, merges, child, at, column, depth)
            elif child.tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    column = self._row_cells(cells, rows, merges, content, at, column, depth)
            elif child.tag != TR_PR and len(child):
                column = self._row_cells(cells, rows, merges, child, at, column, depth)
        return column

    def _cell(
        self,
        cells: list[Cell],
        rows: list[Row],
        merges: _Merges,
        tc: etree._Element,
        at: str,
        column: int,
        depth: int,
    ) -> int:
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise NapError("word_too_large", path=self._path, what="cells")
        first = tc[0] if len(tc) else None
        if first is None or first.tag != TC_PR:
            first = None
        span, merge, shaded, gone = _PLAIN_CELL if first is None else self._props(first)
        columns = min(span, max(1, _WIDEST - column))
        if gone:
            self._gone(tc, next(tc.iter(_CELL_GONE)), at)
            return column
        if merge == "across" and cells:
            self._aside(tc, "covered", at)
            last = cells[-1]
            cells[-1] = last._replace(columns=last.columns + columns)
            return column + columns
        if merge == "go on" and merges.covers(column):
            self._aside(tc, "covered", at)
            merges.go_on(column)
            return column + columns
        blocks = self._blocks(tc, f"{at}.{column}/", depth + 1)
        cells.append(Cell(column, tuple(blocks), columns, 1, shaded))
        if merge in ("begin", "go on"):
            merges.begin(column, len(rows), len(cells) - 1)
        return column + columns

    def _props(self, element: etree._Element) -> tuple[int, str, bool, bool]:
        """Return what a tcPr says: columns, merging ("begin", "go on", "across", ""), shade, gone."""
        key = tuple([(tag, *node.values()) for node in element if (tag := node.tag) in _TELLING])
        if not key:
            return _PLAIN_CELL
        found = self._cell_props.get(key)
        if found is None:
            found = self._cell_props[key] = _cell_props(element)
        return found


def _cell_props(element: etree._Element) -> tuple[int, str, bool, bool]:
    span, down, across, shade = (element.find(tag) for tag in (_SPAN, _V_MERGE, _H_MERGE, _SHADE))
    merge = ""
    if down is not None:
        merge = "begin" if down.get(VAL) == "restart" else "go on"
    elif across is not None and across.get(VAL) != "restart":
        merge = "across"
    fill = shade.get(_FILL, "").casefold() if shade is not None else ""
    columns = max(1, min(_whole(span.get(VAL)), _WIDEST)) if span is not None else 1
    return columns, merge, fill not in _PLAIN_FILL, element.find(_CELL_GONE) is not None


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class _Merges:
    """Cells of a table that go on downward: by column, where each began and how many rows it has."""

    def __init__(self) -> None:
        self._open: dict[int, list[int]] = {}  # column: [row, cell of the row, rows]
        self._seen: set[int] = set()

    def begin(self, column: int, row: int, cell: int) -> None:
        """Note a cell that may go on below."""
        self._open[column] = [row, cell, 1]
        self._seen.add(column)

    def covers(self, column: int) -> bool:
        """Return whether a cell above goes on in a column."""
        return column in self._open

    def go_on(self, column: int) -> None:
        """Note that a cell goes on in the row that is being read."""
        self._open[column][2] += 1
        self._seen.add(column)

    def end_row(self, rows: list[Row]) -> None:
        """Close the cells that did not go on, and write the rows of those that still do."""
        for column, (row, cell, count) in list(self._open.items()):
            if count > 1 and column in self._seen:
                held = rows[row]
                cells = list(held.cells)
                cells[cell] = cells[cell]._replace(rows=count)
                rows[row] = held._replace(cells=tuple(cells))
            if column not in self._seen:
                del self._open[column]
        self._seen.clear()
