"""A document that is laid page by page, and where each item and heading came to stand."""

from __future__ import annotations

import time
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from nap_desktop.plan.ids import NodeId
from nap_desktop.services.paper import Document, Paging
from nap_desktop.ui.paper.ink import Sheet
from nap_desktop.ui.paper.paint import Numbers, Painter
from nap_desktop.ui.paper.pdf import numbers_of
from nap_desktop.ui.paper.sheets import Known, Sheets
from nap_desktop.ui.read.colours import Colours


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that can be laid, and how it differs from the one before.

    guess: where its pages will end. before: the document that was read before, None if none was.
    first, last: how many blocks at the beginning and at the end both have alike.
    """

    document: Document
    guess: Paging
    before: Document | None = None
    first: int = 0
    last: int = 0

    @property
    def is_same(self) -> bool:
        """Whether it says what the one before said."""
        return self.document is self.before


def ready(document: Document, before: Document | None) -> Ready:
    """Return a document ready to be laid; the one before itself if both say the same.

    May be called beside the window.
    """
    if before is None:
        return Ready(document, Paging(document.blocks))
    old, new = before.blocks, document.blocks
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    if first == len(old) == len(new) and document == before:
        return Ready(before, Paging(()), before)
    most -= first
    last = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return Ready(document, Paging(new), before, first, last)


class Stand(NamedTuple):
    """Where something begins: page counted from 0, twips below the upper margin."""

    page: int
    y: float


class Laid:
    """The pages of one document, as many as are laid by now.

    again:    for each page, how many of its first strips are the head of a table that comes again.
    order:    where items begin, in reading order, and which; an item may stand in several places.
    headings: place of a heading among the blocks -> where it stands.
    """

    def __init__(self, ready: Ready, colours: Colours, before: Laid | None = None) -> None:
        self.document = document = ready.document
        self.sheets: list[Sheet] = []
        self.again: list[int] = []
        self.order: list[tuple[Stand, NodeId]] = []
        self.headings: dict[int, Stand] = {}
        self.is_whole = False
        self._tint, self._link = colours.tint, colours.link
        self._laying = Sheets(document, self._link, ready.guess, self._known(ready, before))
        self._pages = iter(self._laying)
        self._heads: set[int] = set()
        self._last: NodeId = ""
        guess = self._laying.guess
        self.painter = Painter(document, Numbers(guess.count, guess.starts), self._tint)

    def _known(self, ready: Ready, before: Laid | None) -> Known | None:
        """Return what of the document before can be used again; nothing if its letters differ."""
        if before is None or before._link != self._link or before.document is not ready.before:
            return None
        if before.document.rtl != self.document.rtl:
            return None
        return Known(before._laying, ready.first, ready.last)

    @property
    def count(self) -> int:
        """How many pages there are; guessed until all are laid."""
        return len(self.sheets) if self.is_whole else max(self._laying.guess.count, self.laid)

    @property
    def laid(self) -> int:
        """How many pages are laid."""
        return len(self.sheets)

    def go_on(self, seconds: float) -> None:
        """Lay pages, one at least, until all are laid or the time is over."""
        end = time.perf_counter() + seconds
        while not self.is_whole:
            sheet = next(self._pages, None)
            if sheet is None:
                self.is_whole = True
                self.painter = Painter(self.document, numbers_of(self.sheets), self._tint)
            else:
                self._take(sheet)
            if time.perf_counter() >= end:
                return

    def _take(self, sheet: Sheet) -> None:
        page = len(self.sheets)
        self.sheets.append(sheet)
        self.again.append(self._count_again(sheet))
        for y, strip in sheet.strips[self.again[-1] :]:
            if strip.entry is not None:
                self.headings[strip.entry.place] = Stand(page, y)
            node = strip.source.node if strip.source is not None else self._last
            if node and node != self._last:
                self.order.append((Stand(page, y), node))
            self._last = node

    def _count_again(self, sheet: Sheet) -> int:
        """Return how many strips at the top of a page are the head of a table begun before."""
        known = self._heads
        count = 0
        for _, strip in sheet.strips:
            if id(strip) not in known:
                break
            count += 1
        for _, strip in sheet.strips:
            known.update(map(id, strip.head))
        return count

    # Where items are.

    def stands(self, node: NodeId) -> list[Stand]:
        """Return where an item begins, as far as is laid."""
        return [stand for stand, one in self.order if one == node]

    def place_of(self, stand: Stand) -> int:
        """Return the place in `order` of the first item at a stand or below it."""
        return bisect_left(self.order, (stand, ""))
