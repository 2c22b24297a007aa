"""A document as pages: what stands together, what comes again, where a new page begins."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nap_desktop.services.paper import (
    Block,
    Contents,
    Cover,
    Document,
    Grid,
    Heading,
    PageBreak,
    Paging,
    Para,
    Turn,
    page,
)
from nap_desktop.ui.paper.ink import Sheet, Strip, gap
from nap_desktop.ui.paper.letters import LINK
from nap_desktop.ui.paper.rows import divided
from nap_desktop.ui.paper.setting import Setter

_NOTES_ABOVE = 200.0  # twips between the text and the notes at the foot
_WORTH_DIVIDING = 0.25  # of a page: a row too high for any page begins where so much is free


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was set before, and which of its blocks stand in the new one unchanged.

    first, last: how many blocks at the beginning and at the end are the same.
    """

    sheets: Sheets
    first: int
    last: int

    def place(self, place: int, count: int) -> int:
        """Return where a block of the new document, of `count` blocks, stood; -1 if nowhere."""
        if place < self.first:
            return place
        return (
            place - count + len(self.sheets.document.blocks) if place >= count - self.last else -1
        )


class _Made(NamedTuple):
    """A block that is set: for which width and state of things, and how many notes it has."""

    width: float
    is_kept: bool
    notes_before: int
    notes_after: int
    place: int
    strips: Sequence[Strip]


class Sheets:
    """Sets one document page by page, as far as somebody asks for.

    guess: how many pages there are, and on which each heading begins, before all is set.
    link:  the colour of links. known: what need not be set again, for the same colour.
    To be used in the thread that made it, for fonts belong to threads.
    """

    def __init__(
        self,
        document: Document,
        link: str = LINK,
        guess: Paging | None = None,
        known: Known | None = None,
    ) -> None:
        self.document = document
        self.guess = guess or Paging(document.blocks)
        self._setter = Setter(document.rtl, link)
        self._known = known
        if known is not None:
            known.sheets._known = None  # it is not set any further, and must not keep its own
        self._made: dict[int, _Made] = {}
        self._headings = [
            (place, block)
            for place, block in enumerate(document.blocks)
            if isinstance(block, Heading)
        ]

    def __iter__(self) -> Iterator[Sheet]:
        """Give the pages in order; at least one, though it be empty."""
        filler = _Filler()
        filler.bare = self.document.plain_first
        for place, block in enumerate(self.document.blocks):
            match block:
                case Turn(landscape):
                    yield from filler.turn(landscape)
                case PageBreak():
                    yield from filler.turn(filler.landscape)
                case _:
                    filler.bare = filler.bare or isinstance(block, Cover)
                    for strip in self._strips(place, block, filler):
                        yield from filler.add(strip)
        yield from filler.finish()
        self._known = None

    def _strips(self, place: int, block: Block, filler: _Filler) -> Sequence[Strip]:
        """Return the strips of a block: those of the document before, if it is the same there."""
        keeps, before = place in self.guess.keeps, self._setter.notes
        known = self._known_at(place)
        if (
            known is not None
            and (known.width, known.is_kept, known.notes_before) == (filler.width, keeps, before)
            and (known.place == place or isinstance(block, Para | Grid))
        ):
            strips, self._setter.notes = known.strips, known.notes_after
        else:
            made = self._set(place, block, filler)
            strips = _kept(list(made)) if keeps and isinstance(block, Para) else made
        notes = self._setter.notes
        self._made[place] = _Made(filler.width, keeps, before, notes, place, strips)
        return strips

    def _known_at(self, place: int) -> _Made | None:
        """Return what was made of a block before; contents only if all headings are the same."""
        if self._known is None:
            return None
        sheets, count = self._known.sheets, len(self.document.blocks)
        if isinstance(self.document.blocks[place], Contents) and (
            sheets._headings != self._headings
        ):
            return None
        return sheets._made.get(self._known.place(place, count))

    def _set(self, place: int, block: Block, filler: _Filler) -> Sequence[Strip]:
        width, room = filler.width, filler.room
        match block:
            case Heading():
                return self._setter.heading(block, place, width)
            case Para():
                return self._setter.para(block, width)
            case Grid():
                return self._setter.grid(block, width, room)
            case Cover():
                return self._setter.cover(block, width, room)
            case Contents():
                return self._setter.contents(block, self._headings, width)
            case _:
                return ()


class _Filler:
    """Fills pages with strips; what stays together waits until its last strip is there."""

    def __init__(self) -> None:
        self.landscape = False
        self.bare = False
        self._count = 1
        self._sheet = Sheet(1, False)
        self._used = 0.0
        self._feet = 0.0
        self._above: Strip | None = None
        self._waiting: list[Strip] = []

    @property
    def width(self) -> float:
        """The width between the margins."""
        return float(page(self.landscape).text_width)

    @property
    def room(self) -> float:
        """The height between the margins."""
        return float(page(self.landscape).text_height)

    def turn(self, landscape: bool) -> Iterator[Sheet]:
        """Begin a new page that lies one way or the other, unless this one is still empty."""
        yield from self._settle()
        if self._sheet.strips:
            yield self._next()
        self.landscape = self._sheet.landscape = landscape

    def add(self, strip: Strip) -> Iterator[Sheet]:
        """Take a strip; gives the pages that are full by it."""
        self._waiting.append(strip)
        if not strip.keep:
            yield from self._settle()

    def finish(self) -> Iterator[Sheet]:
        """Give the last page."""
        yield from self._settle()
        if self._sheet.strips or self._count == 1:
            yield self._next()

    def _settle(self) -> Iterator[Sheet]:
        """Put down what waits: together if a page can hold it, else in as large parts as it can."""
        together, self._waiting = self._waiting, []
        parts = [together] if self._would_fit(together) else _softly_divided(together)
        for part in parts:
            if self._sheet.strips and not self._fits(part) and self._would_fit(part):
                yield self._next()
            for strip in part:
                yield from self._put(strip)

    def _put(self, strip: Strip) -> Iterator[Sheet]:
        if not self._fits([strip]):
            whole = self._would_fit([strip])
            free = self.room - self._used - self._feet
            if self._sheet.strips and (whole or free < _WORTH_DIVIDING * self.room):
                yield self._next()
            if not whole:
                strip = yield from self._divide(strip)
        self._begin_with_head(strip)
        self._lay(strip)

    def _divide(self, strip: Strip) -> Generator[Sheet, None, Strip]:
        """Lay a row that no page can hold over as many as it takes; return its last part."""
        while not self._fits([strip]):
            self._begin_with_head(strip)
            free = self.room - self._used - self._feet - gap(self._above, strip)
            parts = divided(strip, free)
            if parts is None:
                if not self._sheet.strips:
                    break
                yield self._next()
                if (parts := divided(strip, self.room)) is None:
                    break
                continue
            self._lay(parts[0])
            yield self._next()
            strip = parts[1]
        return strip

    def _begin_with_head(self, strip: Strip) -> None:
        """Repeat the head of a table if one of its rows begins a page."""
        if not self._sheet.strips:
            for head in strip.head:
                self._lay(head)

    def _lay(self, strip: Strip) -> None:
        self._used += gap(self._above, strip)
        self._sheet.strips.append((self._used, strip))
        self._used += strip.high
        self._above = strip
        for note in strip.notes:
            self._feet += note.high + (0.0 if self._sheet.notes else _NOTES_ABOVE)
            self._sheet.notes.append((0.0, note))

    def _fits(self, strips: Sequence[Strip]) -> bool:
        """Return whether strips stand below what is there."""
        used, above, feet = self._used, self._above, self._feet
        for strip in strips:
            used += gap(above, strip) + strip.high
            feet += _feet(strip, bool(feet))
            above = strip
        return used + feet <= self.room + 1.0

    def _would_fit(self, strips: Sequence[Strip]) -> bool:
        """Return whether strips stand on a page of their own, below the head of their table."""
        used = sum(head.high for head in strips[0].head) if strips else 0.0
        above: Strip | None = None
        feet = 0.0
        for strip in strips:
            used += gap(above, strip) + strip.high
            feet += _feet(strip, bool(feet))
            above = strip
        return used + feet <= self.room + 1.0

    def _next(self) -> Sheet:
        """Return the page as it is and begin another."""
        done = self._sheet
        done.bare, self.bare = self.bare, False
        y = self.room - self._feet + _NOTES_ABOVE
        for place, (_, note) in enumerate(done.notes):
            done.notes[place] = (y, note)
            y += note.high
        self._count += 1
        self._sheet = Sheet(self._count, self.landscape)
        self._used = self._feet = 0.0
        self._above = None
        return done


def _kept(strips: list[Strip]) -> list[Strip]:
    """Return strips that stay with what follows if there is room for all of it on one page."""
    for strip in strips:
        strip.soft = not strip.keep
        strip.keep = True
    return strips


def _softly_divided(strips: list[Strip]) -> list[list[Strip]]:
    """Return strips in parts that each stay together, what stays only if there is room let go."""
    parts: list[list[Strip]] = [[]]
    for strip in strips:
        parts[-1].append(strip)
        if strip.soft:
            parts.append([])
    return parts


def _feet(strip: Strip, has_some: bool) -> float:
    if not strip.notes:
        return 0.0
    return sum(note.high for note in strip.notes) + (0.0 if has_some else _NOTES_ABOVE)
