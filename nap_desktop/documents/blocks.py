"""What a document is made of before any file format: headings, paragraphs, tables, turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.text import RichText

Role = Literal[
    "body",
    "caption",
    "cell",
    "head",
    "code",
    "number",
    "step",
    "approval",
    "approval_title",
    "state",
    "title",
    "period",
    "draft",
    "fact",
    "contents_title",
    "doc_title",
    "doc_line",
    "addressee",
    "date_line",
    "subject",
    "clause",
    "signature",
    "small",
    "centred",
    "fact_cell",
    "figure",
    "clause_item",
    "last_clause",
    "closing",
]


# Most texts of a plan are one plain line: a string is enough for it, and ten times as fast.
Text = str | RichText


@dataclass(frozen=True, slots=True)
class Mark:
    """The place in a plan that a stretch of text comes from.

    part: which text of the node it is: empty for its name or heading, `b` for its body text,
    `i` for its indicator, `1`, `2`, `3` for the cells of its row,
    `s` and `d` for the headings of summary and directory.
    """

    node: NodeId
    part: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """Paragraphs of one role that stand together.

    text: a rich text, or a string for one paragraph that is plain.
    mark: where `text` comes from; None for what the program adds.
    lead: words before the text and tail: words after it that are not part of it.
    bold: whether the whole text stands out.
    """

    text: Text
    role: Role = "body"
    mark: Mark | None = None
    lead: str = ""
    tail: str = ""
    bold: bool = False


Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, `number` is printed before the text, both as they are."""

    level: int
    number: str
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid; `node` is the item it shows, if it shows one."""

    cells: tuple[Cell, ...]
    node: NodeId | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    widths: of its columns, in percent of the text width; they add up to 100.
    head:   its rows that come again on each page.
    title, description: what a screen reader says of it.
    together: whether all its rows stand on one page, as far as they fit.
    """

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    title: str = ""
    description: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: the approval box, what the plan is, and facts as pairs of caption and text."""

    approval: tuple[Para, ...]
    lines: tuple[Para, ...]
    facts: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, with headings down to a level; the writer fills it in."""

    title: str
    deepest: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins on a new page, which is landscape or portrait."""

    landscape: bool


Block = Heading | Para | Grid | Cover | Contents | PageBreak | Turn


@dataclass(frozen=True, slots=True)
class Document:
    """A document before any file format.

    title:  its name among the properties of the file.
    lang:   the language of its text (BCP 47).
    rtl:    whether it is read from right to left.
    header: what stands at both ends of the top of each page but the first.
    footer: what stands at the start of the foot of each page but the first.
    page:   the words of the page number, with {page} and {pages}.
    plain_first: whether the first page has nothing at its top and foot, as that of a letter.
    """

    title: str
    lang: str
    rtl: bool
    header: tuple[str, str]
    footer: str
    page: str
    blocks: tuple[Block, ...] = field(default=())
    plain_first: bool = False
