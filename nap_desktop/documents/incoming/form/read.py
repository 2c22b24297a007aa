"""Reads a form in the manner of the matrix: tables of questions with X, ?, NA, laws and remarks."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.incoming.form.answers import Asked, answers_of
from nap_desktop.documents.incoming.form.columns import (
    ANSWER,
    NUMBER,
    PROVISION,
    ROW,
    Column,
    columns_of,
    headers_of,
)
from nap_desktop.documents.incoming.form.rows import line_called, paragraph, place_of
from nap_desktop.documents.incoming.form.said import Form, Said, Unread
from nap_desktop.documents.incoming.form.words import category_of, paragraph_titles, provisions_of
from nap_desktop.documents.incoming.interpret.cells import cell_text, row_texts
from nap_desktop.documents.incoming.interpret.values import says_more_than_provisions
from nap_desktop.documents.incoming.interpret.words import folded, tidy
from nap_desktop.documents.incoming.source import Block, Grid, Row, Source, count, lines
from nap_desktop.framework.coverage import Line

_LONG_HEADING = 160  # letters; a longer text says nothing of the tables below
_NEAR = 3  # lines above a table that may be its heading


def read_form(source: Source) -> Form:
    """Return what a form says; each character of it is used or told as unread."""
    reader = _Reader()
    for block in source.blocks:
        reader.block(block)
    for _, blocks in source.notes:
        for line in lines(blocks):
            reader.leave(line.text, "outside", line.place)
    for remark in source.comments:
        reader.leave(remark.text, "comment", "")
    for one in source.left_out:
        reader.leave(one.text, one.reason, one.place)
    return Form(tuple(reader.said), tuple(reader.unread), reader.used, reader.rows)


class _Reader:
    """One reading of one form.

    provisions, category: what the headings above say of the rows that follow.
    """

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.unread: list[Unread] = []
        self.used = self.rows = 0
        self._provisions: tuple[str, ...] = ()
        self._category = ""
        self._after = -1

    def leave(self, text: str, reason: str, place: str) -> None:
        """Tell a text that is in no cell."""
        if text.strip():
            self.unread.append(Unread(text, reason, place))

    def block(self, block: Block) -> None:
        """Read a table, or take a line for what it says of the tables below."""
        if isinstance(block, Grid):
            self._grid(block)
        elif not self._heading(block.text):
            self.leave(block.text, "outside", block.place)

    def _heading(self, text: str) -> bool:
        """Take over which paragraphs and weapons a heading names; False if it names none."""
        if len(text) > _LONG_HEADING:
            return False
        named, category = provisions_of(text), category_of(text)
        if not named and not category:
            return False
        if named:
            self._provisions, self._after = named, -1
        self._category = category
        self.used += count(text)
        return True

    # Tables.

    def _grid(self, grid: Grid) -> None:
        headers = headers_of(grid)
        columns = columns_of(grid, headers)
        if not any(one.what == ANSWER for one in columns):
            for line in lines([grid]):
                self.leave(line.text, "not_a_form", line.place)
            return
        for row in grid.rows[:headers]:
            text = " ".join(cell_text(cell) for cell in row.cells)
            if len(row.cells) > 1 or not self._heading(text):
                self.used += count(text)
        self._after = -1
        for row in grid.rows[headers:]:
            self._row(row, grid.width, columns)

    def _row(self, row: Row, width: int, columns: Sequence[Column]) -> None:
        texts = row_texts(row, width)
        filled = [text for text in texts if text.strip()]
        if not filled:
            return
        if len(filled) == 1 and row.cells[0].columns >= max(2, width - 1):
            if not self._heading(filled[0]):
                self.leave(filled[0], "outside", row.place)
            return
        line = self._line(texts, columns)
        if line is None:
            for text in filled:
                self.leave(text, "no_row", row.place)
            return
        self.rows += 1
        self._after = place_of(line)
        self.used += sum(
            count(text)
            for text, one in zip(texts, columns, strict=True)
            if one.what in (ROW, NUMBER, PROVISION)
        )
        category = self._category
        answered = answers_of(Asked(line, category, columns, texts, row.place))
        self.said += answered.said
        self.used += answered.used
        for text, reason in answered.unread:
            self.leave(text, reason, row.place)

    def _line(self, texts: Sequence[str], columns: Sequence[Column]) -> Line | None:
        """Return the line of the coverage that a row asks about: a row of the checklist, a paragraph."""
        by_what = {one.what: text for text, one in zip(texts, columns, strict=True) if text.strip()}
        label = tidy(by_what.get(ROW, ""))
        own = provisions_of(by_what.get(PROVISION, ""))
        named = provisions_of(label)
        if named and not says_more_than_provisions(label):
            return paragraph(named[0])
        titled = paragraph_titles().get(folded(label), "") if by_what.get(PROVISION) else ""
        if titled and titled in (own or (titled,)):
            return paragraph(titled)
        under = own or named or self._provisions
        line = line_called(label, under, self._category, self._after)
        if line is None and under:
            alone = own or named
            line = paragraph(alone[0]) if len(alone) == 1 else None
            line = line or line_called(label, (), self._category)
        return line
