"""What a document is made of before any file format: headings, paragraphs, tables, turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nap_desktop.documents.tongues import Tongues
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
    "annex",
    "kicker",
    "act_title",
    "act_line",
    "abbreviation",
    "group",
    "guide",
    "guide_english",
    "blank",
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


# Marks and paragraphs are made by the ten thousand. Nobody changes them, but Python takes three
# times as long to make a value that it has to keep from being changed.
@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """The place in a plan that a stretch of text comes from.

    part: which text of the node it is: empty for its name or heading, `b` for its body text,
    `i` for its indicator, `1`, `2`, `3` for the cells of its row,
    `s` and `d` for the headings of summary and directory.
    """

    node: NodeId
    part: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Para:
    """Paragraphs of one role that stand together.

    text: a rich text, or a string for one paragraph that is plain.
    mark: where `text` comes from; None for what the program adds.
    lead: words before the text and tail: words after it that are not part of it.
    bold: whether the whole text stands out.
    notes: texts at the foot of the page, referred to at the end of this one.
    """

    text: Text
    role: Role = "body"
    mark: Mark | None = None
    lead: str = ""
    tail: str = ""
    bold: bool = False
    notes: tuple[Text, ...] = ()


Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, `number` is printed before the text, both as they are."""

    level: int
    number: str
    text: str
    mark: Mark | None = None


@dataclass(slots=True, unsafe_hash=True)
class Row:
    """One row of a grid; `node` is the item it shows, if it shows one.

    span: whether its only cell goes across all columns, as a line above a group of rows does.
    high: its least height in points, for rows to write into by hand; 0 if the text tells it.
    across: over how many columns each cell goes; empty if over one each.
    shaded: the places of cells that have a ground.
    """

    cells: tuple[Cell, ...]
    node: NodeId | None = None
    span: bool = False
    high: float = 0.0
    across: tuple[int, ...] = ()
    shaded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    widths: of its columns, in percent of the text width; they add up to 100.
    head:   its rows that come again on each page.
    title, description: what a screen reader says of it.
    upright: whether it is narrow enough for an upright page.
    together: whether all its rows stand on one page, as far as they fit.
    keys:   the field that each column shows of the item of a row, the first if it shows several.
    """

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    title: str = ""
    description: str = ""
    upright: bool = field(default=False, kw_only=True)
    together: bool = field(default=False, kw_only=True)
    keys: tuple[str, ...] = field(default=(), kw_only=True)


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
class Numbered:
    """How a word processor would count the headings of one level.

    form:   of the last number: 1, I, A or a; empty for a level without numbers.
    levels: the levels whose numbers are printed, from 1, divided by points; the last is its own.
    before, after: what stands around them ("Task ", ")").
    runs_on: whether it does not begin anew below the next heading above.
    script: of the letters that count: latin, cyrillic or arabic.
    """

    form: str
    levels: tuple[int, ...] = ()
    before: str = ""
    after: str = ""
    runs_on: bool = False
    script: str = "latin"


@dataclass(frozen=True, slots=True)
class Document:
    """A document before any file format.

    title:  its name among the properties of the file.
    lang:   the language of its text (BCP 47).
    rtl:    whether it is read from right to left.
    header: what stands at both ends of the top of each page but the first.
    footer: what stands at the start of the foot of each page but the first.
    page:   the words of the page number, with {page} and {pages}.
    watermark: what stands large and pale behind the text of each page.
    numbering: of the levels of headings, first level first; empty if there is none.
    plain_first: whether the first page has nothing at its top and foot, as that of a letter.
    tongues: whose words are in which language; None if all are in that of the document.
    """

    title: str
    lang: str
    rtl: bool
    header: tuple[str, str]
    footer: str
    page: str
    blocks: tuple[Block, ...] = field(default=())
    watermark: str = ""
    numbering: tuple[Numbered, ...] = ()
    plain_first: bool = False
    tongues: Tongues | None = None
