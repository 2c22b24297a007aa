"""Tables of single pages as the tables that they were before they were cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_lines import (
    Paragraph,
    break_between,
    is_right_to_left,
    lines_of,
    paragraphs_of,
)
from nap_desktop.documents.incoming.pdf_rules import Ruled

_NEAR = 4.0  # points within which column edges on two pages are the same
_ENDS = ".,;:) "  # a number's last sign may have had no room beside it
_MOST_HEADS = 4  # rows that come again on each page


class Held(NamedTuple):
    """One cell: its column, how many columns and rows it takes, its paragraphs."""

    column: int
    columns: int
    rows: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> str:
        return "\n".join(one.text for one in self.paragraphs)


@dataclass(slots=True)
class Table:
    """A table that may go over several pages; repeated: texts of rows that came again."""

    xs: list[float]
    rows: list[list[Held]]
    heads: int = 0
    repeated: list[str] = field(default_factory=list)


def table_of(ruled: Ruled) -> Table:
    """Return the table of one page, its letters as paragraphs."""
    rows: list[list[Held]] = [[] for _ in range(ruled.rows)]
    for box in ruled.boxes:
        lines = lines_of(box.glyphs)
        # the room of a cell is what its text uses, else its sides less a usual margin
        left = min([one.left for one in lines], default=box.left)
        right = box.right - max(left - box.left, 0.0)
        held = Held(box.column, box.columns, box.rows, tuple(paragraphs_of(lines, left, right)))
        rows[box.row].append(held)
    return Table(ruled.xs, [row for row in rows if row])


def goes_on(table: Table, other: Table) -> bool:
    """Return whether a table at the head of a page can be the rest of the one before it."""
    if abs(table.xs[0] - other.xs[0]) > _NEAR or abs(table.xs[-1] - other.xs[-1]) > _NEAR:
        return False
    few, many = sorted((table.xs, other.xs), key=len)
    return all(min(abs(x - at) for at in many) <= _NEAR for x in few)


def join(table: Table, other: Table) -> None:
    """Add the rest of a table: rows that come again are left out, a row cut in two is one."""
    _same_edges(table, other)
    heads = _heads(table, other)
    if heads:
        table.heads = heads if not table.heads else min(table.heads, heads)
        for row in other.rows[:heads]:
            table.repeated += [one.words for one in row if one.words]
        del other.rows[:heads]
    if other.rows and table.rows and _is_cut(table.rows[-1], other.rows[0]):
        table.rows[-1] = _one_row(table.rows[-1], other.rows.pop(0))
    table.rows += other.rows


def _same_edges(table: Table, other: Table) -> None:
    """Give both the edges of the one that has more of them."""
    if len(table.xs) >= len(other.xs):
        _move(other, table.xs)
    else:
        _move(table, other.xs)


def _move(table: Table, xs: list[float]) -> None:
    place = [min(range(len(xs)), key=lambda n: abs(xs[n] - x)) for x in table.xs]
    table.rows = [
        [
            one._replace(
                column=place[one.column],
                columns=place[one.column + one.columns] - place[one.column],
            )
            for one in row
        ]
        for row in table.rows
    ]
    table.xs = xs


def _heads(table: Table, other: Table) -> int:
    """Return how many rows at the head of the rest only say again what the table begins with."""
    count = 0
    for mine, again in zip(table.rows[:_MOST_HEADS], other.rows, strict=False):
        if [one.words for one in mine] != [one.words for one in again]:
            break
        if not any(one.words for one in mine):
            break
        count += 1
    return count


def _is_cut(last: Sequence[Held], first: Sequence[Held]) -> bool:
    """Return whether a row goes on over the page: the cell by which rows begin is empty.

    Cells over several rows tell nothing: they are empty on every page but their first.
    """
    above = {one.column: one for one in last}
    written = [one for one in first if one.words]
    if not written or any(one.column not in above for one in written):
        return False
    begun = [one for one in last if one.words and one.rows == 1]
    if len(begun) < 2:
        return False
    # where text runs to the left, rows begin at the right
    rtl = is_right_to_left("".join(one.words for one in begun))
    lead = begun[-1] if rtl else begun[0]
    again = next((one for one in first if one.column == lead.column), None)
    return again is not None and not again.words.strip(_ENDS)


def _one_row(last: Sequence[Held], first: Sequence[Held]) -> list[Held]:
    more = {one.column: one.paragraphs for one in first}
    return [
        one._replace(paragraphs=_run_on(one.paragraphs, more.get(one.column, ()))) for one in last
    ]


def _run_on(above: tuple[Paragraph, ...], below: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return paragraphs of two pages; one that does not end as a sentence goes on in the next."""
    if not above or not below or above[-1].text.endswith((".", ";", ":", "!", "?")):
        return above + below
    between = "" if below[0].text[0] in _ENDS else break_between(above[-1].text, below[0].text)
    whole = above[-1]._replace(text=f"{above[-1].text}{between}{below[0].text}")
    return (*above[:-1], whole, *below[1:])
