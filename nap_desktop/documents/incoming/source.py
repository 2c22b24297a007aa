"""What was read from a file of somebody else, before anybody says what it means.

Readers (Word, sheets, PDF) make a `Source`; `interpret` makes a plan of it; the wizard shows it as
paper. Tuples with names, because a plan of 5,000 rows has more than 30,000 lines.

The account: each character of the file but white space (which programs lay as they like) is in the
text of one line of `blocks` or `notes`, in one comment, or in one `LeftOut`; `characters` is their
sum, counted on the file itself by the reader. What is computed, such as numbers of lists, counts
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Union


class Look(NamedTuple):
    """How a line looks; lines that look alike share one.

    style:   the built-in name of its style in English, in small letters ("heading 1", "list bullet",
             "toc 2"), else the name that its author gave it; "" if it has none.
    heading: 1 to 9 by style or outline level, 0 for none.
    size:    in points, 0.0 if the file does not say.
    indent:  from the leading edge, in points.
    """

    style: str = ""
    heading: int = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    centred: bool = False
    rtl: bool = False
    size: float = 0.0
    indent: float = 0.0


PLAIN = Look()


class Run(NamedTuple):
    """A stretch of a line in one manner; the runs of a line together are its text."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""


class Line(NamedTuple):
    """One paragraph.

    text:     as it stands in the file, soft line breaks as "\\n", tabs as "\\t".
    place:    where it stands, unique within the file and the same at each reading ("b12", "b7/3.2/0":
              block 7, row 3, column 2, first line); footnotes "f3/0", text boxes "b12/x1/0".
    number:   what the program that wrote the file would print before it ("3.1", "a)", "•"); computed,
              so none of its characters count. A number that somebody typed stays in the text.
    level:    depth in its list from 0, -1 outside lists.
    runs:     its text in manners of writing; () if all of it is plain.
    comments: ids of the comments that it bears.
    notes:    ids of the footnotes and endnotes that it refers to.
    """

    text: str
    place: str
    look: Look = PLAIN
    number: str = ""
    level: int = -1
    runs: tuple[Run, ...] = ()
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Cell(NamedTuple):
    """One cell of a table, at its first row and column; what it covers has no cell of its own.

    column: of its first column, from 0 in reading order.
    blocks: lines, and tables within the cell.
    """

    column: int
    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    shaded: bool = False


class Row(NamedTuple):
    """One row of a table; is_header: marked to be repeated on each page."""

    cells: tuple[Cell, ...]
    place: str
    is_header: bool = False


class Grid(NamedTuple):
    """One table; width: columns; title: the name of the sheet it stands on, "" in a document."""

    rows: tuple[Row, ...]
    place: str
    width: int
    rtl: bool = False
    title: str = ""


Block = Union[Line, Grid]  # noqa: UP007 - a forward name inside Cell


class LeftOut(NamedTuple):
    """Text of the file that is in no block.

    reason: "deleted", "hidden", "moved", "header", "footer", "contents", "field", "code",
            "alternative", "control", "unread" and what else a reader needs; words for each are data.
    """

    text: str
    reason: str
    place: str


class Remark(NamedTuple):
    """A comment on the file; `at` as the file says it ("2016-04-02T10:00:00Z"), or ""."""

    id: str
    author: str
    at: str
    text: str


class Tracked(NamedTuple):
    """A tracked change that was seen: kind "inserted", "deleted" or "moved"."""

    kind: str
    author: str
    at: str
    text: str
    place: str


def count(text: str) -> int:
    """Return how many characters of a text count: all but white space."""
    return len("".join(text.split()))


class Source(NamedTuple):
    """All that was read from one file.

    kind:       "docx", "xlsx", "csv", "pdf".
    notes:      footnotes and endnotes by id.
    links:      external targets that the file names, listed and never followed.
    language:   of most of its text as the file says it ("ru-RU"), "" if it does not.
    characters: in the whole file, see the account above.
    shape:      a print of its headers and styles, the same for documents made alike.
    """

    kind: str
    name: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    comments: tuple[Remark, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    notes: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    links: tuple[str, ...] = ()
    language: str = ""
    characters: int = 0
    shape: str = ""


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Give all lines of blocks, those in cells and in tables within cells too, in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from lines(cell.blocks)


def accounted(source: Source) -> tuple[int, int]:
    """Return how many characters are in blocks, notes and comments, and how many are left out."""
    held = sum(count(line.text) for line in lines(source.blocks))
    held += sum(count(line.text) for _, blocks in source.notes for line in lines(blocks))
    held += sum(count(remark.text) for remark in source.comments)
    return held, sum(count(one.text) for one in source.left_out)
