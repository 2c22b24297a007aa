"""The walk through a part: paragraphs and tables in reading order, with the place of each."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.docx.cells import (
    CELL_GONE,
    PLAIN_CELL,
    WIDEST,
    CellBook,
    Merges,
    whole,
)
from nap_desktop.documents.incoming.docx.fields import control_reason
from nap_desktop.documents.incoming.docx.inline import chosen_way
from nap_desktop.documents.incoming.docx.lines import Lines, Read
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.once import Once
from nap_desktop.documents.incoming.docx.tags import (
    ALTERNATE,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    SDT,
    SDT_CONTENT,
    TBL,
    TBL_PR,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    P,
    stretches,
    text_of,
)
from nap_desktop.documents.incoming.source import Block, Cell, Grid, Row
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Relation

_DEEPEST = 20  # tables in tables
_MOST_CELLS = 500_000
_HEADER, _BEFORE, _BIDI, _HIDDEN = w("tblHeader"), w("gridBefore"), w("bidiVisual"), w("hidden")
_OFF = ("0", "false", "off")


class _Table:
    """A table that is being read, and the row of it that is being read: `at`, `cells`, `column`."""

    __slots__ = ("at", "cells", "column", "depth", "merges", "place", "rows")

    def __init__(self, place: str, depth: int) -> None:
        self.place = place
        self.depth = depth
        self.rows: list[Row] = []
        self.merges = Merges()
        self.at = ""
        self.cells: list[Cell] = []
        self.column = 0


class Walk:
    """Reads blocks of one file. Raises NapError `word_too_large` for more cells than anyone has."""

    def __init__(self, lines: Lines, notices: Notices, once: Once, path: object = "") -> None:
        self._lines = lines
        self._notices = notices
        self._path = path
        self._count = 0
        self._cell_book = CellBook(once)

    def part(
        self, root: etree._Element, sign: str, links: dict[str, Relation]
    ) -> tuple[Block, ...]:
        """Return all blocks of a part whose places begin with a sign: "b", "f3/", …"""
        self._lines.begin_part(root, links)
        return tuple(self._blocks(root, sign, 0))

    def _blocks(self, parent: Iterable[etree._Element], sign: str, depth: int) -> list[Block]:
        out: list[Block] = []
        next_ = [0]
        self._into(out, parent, sign, depth, next_)
        if self._lines.carries:
            self._take(out, self._lines.rest(), f"{sign}{next_[0]}", depth)
        return out

    def _into(
        self,
        out: list[Block],
        parent: Iterable[etree._Element],
        sign: str,
        depth: int,
        next_: list[int],
    ) -> None:
        """Read what stands below an element; `next_` holds the number of the next block."""
        for child in parent:
            tag = child.tag
            if tag == P:
                place = f"{sign}{next_[0]}"
                next_[0] += 1
                line, boxes = self._lines.read(child, place, depth > 0)
                if line is not None:
                    out.append(line)
                if boxes:
                    self._boxes(out, boxes, place, depth)
            elif tag == TBL:
                if self._lines.carries:
                    self._take(out, self._lines.rest(), f"{sign}{next_[0]}", depth)
                place = f"{sign}{next_[0]}"
                next_[0] += 1
                grid = self._grid(child, place, depth)
                if grid.rows:
                    out.append(grid)
            else:
                self._other(out, child, sign, depth, next_)

    def _other(
        self, out: list[Block], child: etree._Element, sign: str, depth: int, next_: list[int]
    ) -> None:
        tag, place = child.tag, f"{sign}{next_[0]}"
        if tag == SDT:
            reason = control_reason(child)
            for content in child.iterchildren(SDT_CONTENT):
                if reason:
                    self._notices.leave_out_all(stretches(content), reason, place)
                else:
                    self._into(out, content, sign, depth, next_)
        elif tag in (DEL, MOVE_FROM):
            self._gone(child, child, place)
        elif tag in (INS, MOVE_TO):
            self._track_in(child, child, place)
            self._into(out, child, sign, depth, next_)
        elif tag == ALTERNATE:
            self._into(out, self._way(child, place), sign, depth, next_)
        elif self._lines.is_inline(child):
            next_[0] += 1
            self._take(out, self._lines.read_alone(child, place), place, depth)
        elif len(child):
            self._into(out, child, sign, depth, next_)

    def _way(self, child: etree._Element, place: str) -> Iterable[etree._Element]:
        """Return what stands in one of several ways to say the same; the others are left out."""
        chosen = chosen_way(child)
        for way in child:
            if way is not chosen:
                self._notices.leave_out_all(stretches(way), "alternative", place)
        return () if chosen is None else chosen

    def _take(self, out: list[Block], read: Read, place: str, depth: int) -> None:
        line, boxes = read
        if line is not None:
            out.append(line)
        if boxes:
            self._boxes(out, boxes, place if line is None else line.place, depth)

    def _boxes(
        self, out: list[Block], boxes: Iterable[etree._Element], place: str, depth: int
    ) -> None:
        held = self._lines.fields.set_aside()
        for number, box in enumerate(boxes, 1):
            self._deep(depth)
            out += self._blocks(box, f"{place}/x{number}/", depth + 1)
        self._lines.fields.take_up(held)

    def _gone(self, element: etree._Element, mark: etree._Element, place: str) -> None:
        reason = "moved" if mark.tag == MOVE_FROM else "deleted"
        self._notices.leave_out_all(stretches(element), reason, place)
        if reason == "deleted":
            self._notices.track(reason, mark, text_of(element), place)

    def _track_in(self, element: etree._Element, mark: etree._Element, place: str) -> None:
        kind = "moved" if mark.tag == MOVE_TO else "inserted"
        self._notices.track(kind, mark, text_of(element), place)

    def _deep(self, depth: int) -> None:
        if depth >= _DEEPEST:
            raise NapError("word_too_large", path=self._path, what="depth")

    # Tables.

    def _grid(self, tbl: etree._Element, place: str, depth: int) -> Grid:
        self._deep(depth)
        props = tbl.find(TBL_PR)
        rtl = props is not None and _is_on(props, _BIDI)
        table = _Table(place, depth)
        self._rows(table, tbl)
        table.merges.end(table.rows)
        rows = table.rows
        width = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
        return Grid(tuple(rows), place, width, rtl)

    def _rows(self, table: _Table, parent: Iterable[etree._Element]) -> None:
        for child in parent:
            tag = child.tag
            place = f"{table.place}/{len(table.rows)}"
            if tag == TR:
                self._row(table, child, place)
            elif tag == SDT:
                reason = control_reason(child)
                for content in child.iterchildren(SDT_CONTENT):
                    if reason:
                        self._notices.leave_out_all(stretches(content), reason, place)
                    else:
                        self._rows(table, content)
            elif tag in (DEL, MOVE_FROM):
                self._gone(child, child, place)
            elif tag == ALTERNATE:
                self._rows(table, self._way(child, place))
            elif self._is_stray(child):
                self._notices.leave_out_all(stretches(child), "unread", place)
            elif len(child) and tag != TBL_PR:
                self._rows(table, child)

    def _is_stray(self, child: etree._Element) -> bool:
        """Return whether text stands where a table can have none."""
        if child.tag in (INS, MOVE_TO):
            return False
        return child.tag in (P, TBL, TC) or self._lines.is_inline(child)

    def _row(self, table: _Table, tr: etree._Element, at: str) -> None:
        column, is_header = 0, False
        first = tr[0] if len(tr) else None
        props = first if first is not None and first.tag == TR_PR else tr.find(TR_PR)
        if props is not None and len(props):
            mark = props.find(DEL)
            if mark is not None:
                self._gone(tr, mark, at)
                return
            if _is_on(props, _HIDDEN):
                self._notices.leave_out_all(stretches(tr), "hidden", at)
                return
            inserted = props.find(INS)
            if inserted is not None:
                self._track_in(tr, inserted, at)
            is_header, before = _is_on(props, _HEADER), props.find(_BEFORE)
            column = min(whole(before.get(VAL)), WIDEST) if before is not None else 0
        table.at, table.column, table.cells = at, column, []
        self._row_cells(table, tr)
        table.rows.append(Row(tuple(table.cells), at, is_header))
        table.merges.end_row(table.rows)

    def _row_cells(self, table: _Table, parent: Iterable[etree._Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == TC:
                self._cell(table, child)
            elif tag == SDT:
                before = self._lines.aside
                self._lines.aside = before or control_reason(child)
                for content in child.iterchildren(SDT_CONTENT):
                    self._row_cells(table, content)
                self._lines.aside = before
            elif tag in (DEL, MOVE_FROM):
                self._gone(child, child, table.at)
            elif tag == ALTERNATE:
                self._row_cells(table, self._way(child, table.at))
            elif tag == TR or self._is_stray(child):
                self._notices.leave_out_all(stretches(child), "unread", table.at)
            elif len(child) and tag != TR_PR:
                self._row_cells(table, child)

    def _cell(self, table: _Table, tc: etree._Element) -> None:
        self._count += 1
        if self._count > _MOST_CELLS:
            raise NapError("word_too_large", path=self._path, what="cells")
        held = list(tc)
        said = PLAIN_CELL
        if held and held[0].tag == TC_PR:
            said = self._cell_book[held.pop(0)]
        column, merges = table.column, table.merges
        columns = min(said.columns, max(1, WIDEST - column))
        if said.gone:
            self._gone(tc, next(tc.iter(CELL_GONE), tc), table.at)
            return
        table.column = column + columns
        if said.merge == "across" and table.cells:
            self._notices.leave_out_all(stretches(tc), "covered", table.at)
            last = table.cells[-1]
            table.cells[-1] = last._replace(columns=last.columns + columns)
            return
        if said.merge == "go on" and merges.covers(column):
            self._notices.leave_out_all(stretches(tc), "covered", table.at)
            merges.go_on(column)
            return
        at = table.at
        blocks = tuple(self._blocks(held, f"{at}.{column}/", table.depth + 1))
        table.cells.append(Cell(column, blocks, columns, 1, said.shaded))
        if said.merge in ("begin", "go on"):
            merges.begin(table.rows, column, len(table.cells) - 1)


def _is_on(props: etree._Element, tag: str) -> bool:
    found = props.find(tag)
    return found is not None and found.get(VAL) not in _OFF
