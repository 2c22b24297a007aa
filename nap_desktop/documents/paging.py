"""On which page each block probably stands, and what has to stand together there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    TALL,
    WIDE,
    RowHeights,
    height,
)

_SHORT = 85.0  # points: a paragraph that is higher may stand on the page before its table
_TOGETHER = 150.0  # points: so much stands with the table it leads to, or ends a stretch of pages
_WHOLE = 0.8  # of a page: a row higher than this may be divided, else it could leave a page empty
_ENTRY = 17.0  # height of a line of contents


class Paging:
    """The pages of one document, as well as they can be told without a word processor.

    starts: place of a block -> page on which it begins. count: how many pages there are.
    keeps:  places of short paragraphs that stand on one page with the table they lead to, or with
            the end of a stretch of pages.
    whole:  place of a grid -> for each row, head first, whether it must not be divided.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.starts: dict[int, int] = {}
        self.keeps = _keeps(blocks)
        self.whole: dict[int, list[bool]] = {}
        self._blocks = blocks
        self._rows: dict[int, list[float]] = {}
        self._landscape = False
        self._used = 0.0
        self.count = 1
        self._measure()
        for place, block in enumerate(blocks):
            self._place(place, block)

    def _measure(self) -> None:
        width, room = TALL
        measured = RowHeights()
        for place, block in enumerate(self._blocks):
            match block:
                case Turn(landscape):
                    width, room = WIDE if landscape else TALL
                case Grid():
                    heights = self._rows[place] = measured.of(block, width)
                    self.whole[place] = [high < _WHOLE * room for high in heights]

    def _place(self, place: int, block: Block) -> None:
        width, room = WIDE if self._landscape else TALL
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
                self._lay(40 + _ENTRY * _entries(self._blocks, deepest))
            case Grid():
                self.starts[place] = self._lay_grid(place)
            case _:
                length = height(block, width)
                keep = self._together(place) if self._leads(place) else min(length, 60.0)
                self.starts[place] = self._lay(length, keep)

    def _leads(self, place: int) -> bool:
        return place in self.keeps or isinstance(self._blocks[place], Heading)

    def _turn(self) -> None:
        self.count += 1
        self._used = 0.0

    def _lay(self, length: float, keep: float = 0.0) -> int:
        """Lay something that may break over pages; return the page on which it begins.

        keep: how much of it, and of what follows, has to stand together.
        """
        room = (WIDE if self._landscape else TALL)[1]
        if self._used and self._used + keep > room:
            self._turn()
        page = self.count
        self._used += length
        while self._used > room:
            self.count += 1
            self._used -= room
        return page

    def _lay_grid(self, place: int) -> int:
        """Lay the rows of a table, each whole while it fits; return the page of the first."""
        room = (WIDE if self._landscape else TALL)[1]
        used, count, first = self._used, self.count, 0
        for high in self._rows[place]:
            if used and used + high > room:
                count, used = count + 1, 0.0
            first = first or count
            used += high
            while used > room:
                count, used = count + 1, used - room
        self._used, self.count = used, count
        self._lay(AFTER_GRID)
        return first or self.count

    def _together(self, place: int) -> float:
        """Return how much stands together from a place: what leads to a table, or a bit of text."""
        width = (WIDE if self._landscape else TALL)[0]
        total = 0.0
        for at in range(place, len(self._blocks)):
            block = self._blocks[at]
            if isinstance(block, Grid):
                return total + CAPTION + sum(self._rows[at][: len(block.head) + 1])
            high = height(block, width)
            if not self._leads(at):
                return total + min(high, 26.0)
            total += high
        return total


def _keeps(blocks: Sequence[Block]) -> set[int]:
    """Return the places of paragraphs that stand together with what follows them."""
    found: set[int] = set()
    leads, held, is_last = False, 0.0, True
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        high = height(block, TALL[0])
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


def _entries(blocks: Iterable[Block], deepest: int) -> int:
    return sum(isinstance(block, Heading) and block.level <= deepest for block in blocks)
