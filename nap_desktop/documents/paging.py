"""On which page each block probably stands, and what has to stand together there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from nap_desktop.documents.blocks import (
    Block,
    Contents,
    Cover,
    Grid,
    Heading,
    PageBreak,
    Para,
    Turn,
)
from nap_desktop.documents.layout import (
    AFTER_GRID,
    CAPTION,
    NOTES_ABOVE,
    TALL,
    WIDE,
    RowHeights,
    after,
    before,
    height,
    notes_height,
)
from nap_desktop.documents.line_breaks import broken, estimated

_SHORT = 85.0  # points: a paragraph that is higher may stand on the page before its table
_TOGETHER = 150.0  # points: so much stands with the table it leads to, or ends a stretch of pages
_WHOLE = 0.8  # of a page: a row higher than this may be divided, else it could leave a page empty
_ENTRIES = (19.1, 14.0, 13.0)  # heights of lines of contents by level
_RESERVE = 24.0  # points that stay empty where a document must not grow over its last page
_CAREFUL = 400  # rows: in a plan of more, pages are guessed less carefully, and faster


class Paging:
    """The pages of one document, as well as they can be told without a word processor.

    starts: place of a block -> page on which it begins. count: how many pages there are.
    keeps:  places of short paragraphs that stand on one page with the table they lead to, or with
            the end of a stretch of pages.
    whole:  place of a grid -> for each row, head first, whether it must not be divided.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.starts: dict[int, int] = {}
        rows = sum(len(block.rows) for block in blocks if isinstance(block, Grid))
        self._careful = rows <= _CAREFUL
        self._heights: dict[tuple[int, float], float] = {}
        self._blocks = blocks
        self.keeps = self._keeps()
        self.whole: dict[int, list[bool]] = {}
        self._rows: dict[int, list[float]] = {}
        self._notes: dict[int, list[float]] = {}
        self._below = 0.0  # what footnotes take at the foot of the page
        self._landscape = False
        self._used = 0.0
        self._after = 0.0  # room below what was laid last
        self.count = 1
        self._measure()
        for place, block in enumerate(blocks):
            self._place(place, block)

    def is_within(self, most: int) -> bool:
        """Return whether all stands on so many pages, also where letters are a little wider."""
        room = (WIDE if self._landscape else TALL)[1]
        return self.count < most or (self.count == most and self._used < room - _RESERVE)

    def _measure(self) -> None:
        width, room = TALL
        measured = RowHeights(self._careful)
        for place, block in enumerate(self._blocks):
            match block:
                case Turn(landscape):
                    width, room = WIDE if landscape else TALL
                case Grid():
                    heights = self._rows[place] = measured.of(block, width)
                    self.whole[place] = [high < _WHOLE * room for high in heights]
                    if self._careful:
                        rows = (*block.head, *block.rows)
                        self._notes[place] = [notes_height(row.cells, width) for row in rows]

    def _place(self, place: int, block: Block) -> None:
        width, room = WIDE if self._landscape else TALL
        if self._used:
            self._used -= min(self._after, before(block))
        self._after = after(block)
        match block:
            case PageBreak():
                self._turn()
            case Turn(landscape):
                # the first turn of a document only says how its first page lies
                if place:
                    self._turn()
                self._landscape = landscape
            case Cover():
                self._lay(room * 0.9)
            case Contents(deepest=deepest):
                self._lay(36 + _entries(self._blocks, deepest))
            case Grid():
                self.starts[place] = self._lay_grid(place)
            case _:
                length = self._height(place, width)
                keep = self._together(place) if self._leads(place) else min(length, 60.0)
                self.starts[place] = self._lay(length, keep, before(block))

    def _leads(self, place: int) -> bool:
        return place in self.keeps or isinstance(self._blocks[place], Heading)

    def _turn(self) -> None:
        self.count += 1
        self._used = 0.0
        self._below = 0.0

    def _lay(self, length: float, keep: float = 0.0, above: float = 0.0) -> int:
        """Lay something that may break over pages; return the page on which it begins.

        keep: how much of it, and of what follows, has to stand together. above: how much of it is
        room that falls away where a page is full and it begins the next.
        """
        room = (WIDE if self._landscape else TALL)[1]
        if self._used and self._used + keep > room - self._below:
            self._turn()
            length -= above
        page = self.count
        self._used += length
        while self._used > room - self._below:
            self.count += 1
            self._used -= room - self._below
            self._below = 0.0
        return page

    def _lay_grid(self, place: int) -> int:
        """Lay the rows of a table, each whole while it fits; return the page of the first."""
        room = (WIDE if self._landscape else TALL)[1]
        grid, heights = self._blocks[place], self._rows[place]
        head = len(grid.head) if isinstance(grid, Grid) else 0
        again = sum(heights[:head])  # the head comes again on each page
        notes = self._notes.get(place) or repeat(0.0, len(heights))
        self._used += CAPTION if isinstance(grid, Grid) and grid.caption else 0.0
        first = 0
        for at, (high, below) in enumerate(zip(heights, notes, strict=True)):
            noted = self._noted(below) if below else self._below
            if self._used and self._used + high + noted > room:
                self._turn()
                self._used = again if at >= head else 0.0
                noted = self._noted(below) if below else 0.0
            first = first or self.count
            self._used += high
            self._below = noted
            while self._used > room - self._below:
                self.count, self._used = self.count + 1, self._used - room + self._below + again
                self._below = 0.0
        self._used += AFTER_GRID
        return first or self.count

    def _noted(self, below: float) -> float:
        """Return what footnotes take of the page with those to one more row."""
        return (self._below or NOTES_ABOVE) + below

    def _together(self, place: int) -> float:
        """Return how much stands together from a place: what leads to a table, or a bit of text."""
        width = (WIDE if self._landscape else TALL)[0]
        total = below = 0.0
        for at in range(place, len(self._blocks)):
            block = self._blocks[at]
            total -= min(below, before(block)) if at > place else 0.0
            if isinstance(block, Grid):
                first = sum(self._rows[at][: len(block.head) + 1])
                notes = sum(self._notes.get(at, [])[: len(block.head) + 1])
                return total + (CAPTION if block.caption else 0.0) + first + notes
            high = self._height(at, width)
            if not self._leads(at):
                return total + min(high, 26.0)
            total += high
            below = after(block)
        return total

    def _height(self, place: int, width: float) -> float:
        """Return how high a block is, worked out once for each width."""
        known = self._heights.get((place, width))
        if known is None:
            lines = broken if self._careful else estimated
            known = self._heights[place, width] = height(self._blocks[place], width, lines)
        return known

    def _keeps(self) -> set[int]:
        """Return the places of paragraphs that stand together with what follows them."""
        found: set[int] = set()
        leads, held, is_last = False, 0.0, True
        for place in range(len(self._blocks) - 1, -1, -1):
            block = self._blocks[place]
            high = self._height(place, TALL[0])
            held += high
            match block:
                case Turn():
                    leads = False
                case Grid():
                    leads, held = True, 0.0
                case Para() if is_last:
                    leads, held = True, high
                case Para() if leads and high < _SHORT and held < _TOGETHER:
                    found.add(place)
                case Heading():
                    pass
                case _:
                    leads = False
            is_last = isinstance(block, Turn)
        return found


def _entries(blocks: Iterable[Block], deepest: int) -> float:
    """Return how high the lines of contents are."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return sum(_ENTRIES[min(level, 3) - 1] for level in levels if level <= deepest)
