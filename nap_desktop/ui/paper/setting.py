"""Blocks as strips: which style each has, what leads it, and where its lines stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nap_desktop.plan.text import Paragraph, Span
from nap_desktop.services.paper import (
    Cell,
    Contents,
    Cover,
    Grid,
    Heading,
    Mark,
    Para,
    begins_right_to_left,
    paragraphs,
    style_of,
)
from nap_desktop.ui.paper.ink import Entry, Leader, Source, Strip, Words, gap
from nap_desktop.ui.paper.letters import LINK, Lead, Letters, Text, mark_entry
from nap_desktop.ui.paper.rows import grid
from nap_desktop.ui.paper.styles import Style, style

_IN_CELL = ("cell", "step", "head", "number", "code")
# Of resources/word/numbering.xml: kind of list, in a cell? -> where the text begins, how far the
# sign stands before it; twips.
_LISTS = {
    ("bullet", False): (567, 283),
    ("number", False): (624, 340),
    ("bullet", True): (198, 198),
    ("number", True): (284, 284),
}
_LIST_STYLES = {("bullet", False): "ListBullet", ("number", False): "ListNumber"}
_AT_BOTH_ENDS = ("signature", "date_line")  # post and name, number and date
_GUIDES = ("guide", "guide_english")
_BOLD_LEADS = ("body", *_GUIDES)
_GREY = "595959"
_DEEPEST = 9
_PAGE_ROOM = 800.0  # twips at the end of a line of contents, for the number of the page
_TITLES = (0, 400, 320, 260, 200)  # sizes of a title in twips, 0: that of its style
_TITLE_LINES = 4
_LEAST_ABOVE_FACTS = 480.0
_NOTE = 170  # size of a note at the foot of the page


# The field that a marked text comes from: by the part of its mark, by its role if it has none.
_HEADING_KEYS = {"": "heading", "s": "summary"}
_KEYS = {"b": "text", "i": "indicator", "g": "heading", "step": "text", "title": "title"}
_KEYS |= {"act_title": "title", "act_line": "title"}
_OF_CELLS = ("1", "2", "3")  # the column tells it


class Setter:
    """Sets the blocks of one document at the width of the page; `notes`: how many there are so far."""

    def __init__(self, rtl: bool, link: str = LINK) -> None:
        self._rtl = rtl
        self.letters = Letters(rtl, link)
        self._cells: dict[tuple[int, float, float], list[Strip]] = {}
        self.notes = 0

    def heading(self, block: Heading, place: int, width: float) -> list[Strip]:
        """Return a heading; it stays with what follows it."""
        look = style(f"Heading{min(block.level, _DEEPEST)}")
        flush = block.level == 1 and not block.number
        text = self._numbered(block, replace(look, left=0, first=0) if flush else look)
        made = self.letters.strips(text, 0.0, width, keep=True)
        shown = " ".join(filter(None, (block.number, block.text)))
        _come_from(made, block.mark, _HEADING_KEYS.get(block.mark.part, "") if block.mark else "")
        return mark_entry(made, Entry(block.level, shown, place))

    def _numbered(self, block: Heading, look: Style) -> Text:
        """Return a heading with its number: in the margin if there is one, else before the text."""
        if not block.number:
            return Text((Span(block.text),), look)
        if look.first:
            return Text((Span(block.text),), look, Lead(block.number))
        return Text((Span(f"{block.number}\u2002{block.text}"),), look)

    def para(self, block: Para, width: float, keep: bool = False, x: float = 0.0) -> list[Strip]:
        """Return the paragraphs of a block; keep: whether they stay with what follows."""
        look = style(style_of(block.role))
        in_cell = block.role in _IN_CELL
        made: list[Strip] = []
        counted = 0
        parts = paragraphs(block.text)
        for place, part in enumerate(parts):
            counted = counted + 1 if part.list == "number" else 0
            is_last = place == len(parts) - 1
            text = self._part(block, part, look, place == 0, is_last)
            if part.list:
                text = self._item(text, part, block.role, counted, look)
            if block.role == _GUIDES[1]:
                text = replace(text, ltr=True)
            made += self.letters.strips(text, x, width, keep)
        if block.notes:
            made[-1].notes = self._feet(block, width if not in_cell else 9000.0)
        if block.mark is not None and block.mark.part not in _OF_CELLS:
            _come_from(made, block.mark, _KEYS.get(block.mark.part or block.role, ""))
        return made

    def _part(
        self, block: Para, part: Paragraph, look: Style, is_first: bool, is_last: bool
    ) -> Text:
        """Return one paragraph of a block with what stands before and after it."""
        spans, lead = part.spans, None
        if is_first and block.lead and look.first < 0:
            colour = _GREY if block.role == "fact" else ""
            lead = Lead(block.lead, colour=colour)
        elif is_first and block.lead and block.role in _AT_BOTH_ENDS:
            lead, look = Lead(block.lead), replace(look, at_end=True)
        elif is_first and block.lead:
            spans = (Span(f"{block.lead} ", bold=block.role in _BOLD_LEADS), *spans)
        if is_last and block.tail:
            spans = (*spans, Span(f" {block.tail}"))
        note = ""
        if is_last and block.notes:
            note = ", ".join(str(self.notes + 1 + place) for place in range(len(block.notes)))
        return Text(spans or (Span(""),), look, lead, note, block.bold)

    def _item(self, text: Text, part: Paragraph, role: str, number: int, own: Style) -> Text:
        """Return a paragraph as an item of a list."""
        in_cell = role in _IN_CELL
        named = "NapGuideList" if role in _GUIDES else _LIST_STYLES.get((part.list, in_cell))
        look = style(named or "NapCellList")
        left, hanging = _LISTS[part.list, in_cell]
        look = replace(look, left=left, first=-hanging, bold=own.bold, colour=own.colour)
        sign = f"{number}." if part.list == "number" else "•"
        return Text(text.spans, look, Lead(sign), text.note, text.bold)

    def _feet(self, block: Para, width: float) -> list[Strip]:
        """Return the notes of a block, numbered through the document."""
        made: list[Strip] = []
        for note in block.notes:
            self.notes += 1
            look = replace(style("Normal"), size=_NOTE, after=40, line=1.0, left=240, first=-240)
            for part in paragraphs(note):
                text = Text(part.spans, look, Lead(str(self.notes)))
                made += self.letters.strips(text, 0.0, width)
        return made

    def grid(self, block: Grid, width: float, room: float) -> list[Strip]:
        """Return a table with its caption."""
        made = self.para(Para(block.caption, "caption"), width, True) if block.caption else []
        return [*made, *grid(block, width, room, self._rtl, self._cell)]

    def _cell(self, cell: Cell, x: float, width: float) -> list[Strip]:
        """Return the inside of a cell; one that many rows share is set once."""
        key = (id(cell), x, width)
        found = self._cells.get(key)
        if found is None:
            found = [strip for para in cell for strip in self.para(para, width, x=x)]
            if not any(para.notes for para in cell):
                self._cells[key] = found
        return found

    def cover(self, block: Cover, width: float, room: float) -> list[Strip]:
        """Return the first page; the facts stand at its foot."""
        upper: list[Strip] = []
        for line in block.approval:
            upper += self.para(line, width)
        for line in block.lines:
            upper += self._title(line, width) if line.role == "title" else self.para(line, width)
        lower: list[Strip] = []
        for fact in block.facts:
            lower += self.para(fact, width)
        if lower:
            free = room - _height(upper) - _height(lower)
            lower[0].before = max(free - 20, _LEAST_ABOVE_FACTS)
        for strip in (*upper, *lower):
            strip.source = strip.source or Source("")
        return [*upper, *lower]

    def _title(self, line: Para, width: float) -> list[Strip]:
        """Return the title, as large as it may be without taking up the page."""
        look = style(style_of("title"))
        made: list[Strip] = []
        for size in _TITLES:
            part = Text(paragraphs(line.text)[0].spans, replace(look, size=size or look.size))
            made = self.letters.strips(part, 0.0, width)
            if len(made) <= _TITLE_LINES:
                break
        _come_from(made, line.mark, "title")
        return made

    def contents(
        self, block: Contents, headings: Sequence[tuple[int, Heading]], width: float
    ) -> list[Strip]:
        """Return the table of contents; the numbers of pages are known when it is painted.

        headings: all of the document, each with its place among the blocks.
        """
        made = self.para(Para(block.title, "contents_title"), width, True)
        for place, heading in headings:
            if heading.level <= block.deepest:
                made += self._line_of_contents(place, heading, width)
        return made

    def _line_of_contents(self, place: int, heading: Heading, width: float) -> list[Strip]:
        look = style(f"TOC{min(heading.level, 3)}")
        if heading.level == 1 and not heading.number:
            look = replace(look, left=0, first=0)
        rtl = self._rtl or begins_right_to_left(heading.text)
        text = self._numbered(heading, look)
        x = _PAGE_ROOM if rtl else 0.0
        made = self.letters.strips(text, x, width - _PAGE_ROOM)
        last = made[-1]
        words = [one for one in last.ink if isinstance(one, Words)]
        rects = [one.layout.lineAt(one.row).naturalTextRect() for one in words]
        base = words[-1].base if words else last.high * 0.8
        if rtl:
            end = min((w.x + r.left() for w, r in zip(words, rects, strict=True)), default=x)
            leader = Leader(0.0, end, base, place, look.bold, look.size, True)
        else:
            begin = max((w.x + r.right() for w, r in zip(words, rects, strict=True)), default=x)
            leader = Leader(begin, width, base, place, look.bold, look.size, False)
        last.ink.append(leader)
        return made


def _come_from(strips: Sequence[Strip], mark: Mark | None, key: str) -> None:
    """Let strips tell which field of which item they show, if they show one."""
    if mark is not None:
        source = Source(mark.node, key)
        for strip in strips:
            strip.source = source


def _height(strips: Sequence[Strip]) -> float:
    total, above = 0.0, None
    for strip in strips:
        total += gap(above, strip) + strip.high
        above = strip
    return total
