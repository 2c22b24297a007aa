"""What stands on paper: lines of text, rules and grounds, and strips of them one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QTextLayout

from nap_desktop.plan.ids import NodeId


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a text that is set.

    row: which line of `layout`. x: where the layout begins. base: the line its letters stand on,
    from the top of the strip.
    """

    layout: QTextLayout
    row: int
    x: float
    base: float
    colour: str

    @property
    def text(self) -> str:
        """The letters of the line."""
        line = self.layout.lineAt(self.row)
        start = line.textStart()
        return self.layout.text()[start : start + line.textLength()]


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled rectangle: a rule, a border, or the ground of a cell."""

    x: float
    y: float
    wide: float
    high: float
    colour: str


@dataclass(frozen=True, slots=True)
class Leader:
    """The dots of a line of contents and the number of its page, known only when it is painted.

    start, end: the stretch that dots and number share. place: of the heading among the blocks.
    """

    start: float
    end: float
    base: float
    place: int
    bold: bool
    size: int
    rtl: bool


Ink = Words | Ground | Leader


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: the id of an item, empty for the plan itself, and a field.

    key: empty if no single field says it.
    """

    node: NodeId
    key: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the outline of a file lists it; `place` is that of its block."""

    level: int
    text: str
    place: int


@dataclass(slots=True)
class Strip:
    """Something across the page that is not divided; lengths in twips.

    before, after: room to its neighbours; of two that meet, the larger counts.
    tight: the name of its style, if neighbours of the same style leave no room.
    keep:  whether it stands on the same page as the strip that follows.
    soft:  whether it does so only if one page has room for all that stays together.
    head:  strips that come again above it if it is the first on a page.
    notes: strips at the foot of its page.
    cells: for a row of a table: the strips of each cell, so that it can be divided after all.
    source: where its text comes from; that of a row counts where those of its cells have none.
    keys:  for a row of a table: the field that each of its cells shows.
    """

    high: float
    ink: list[Ink]
    before: float = 0.0
    after: float = 0.0
    tight: str = ""
    keep: bool = False
    soft: bool = False
    head: Sequence[Strip] = ()
    entry: Entry | None = None
    notes: Sequence[Strip] = ()
    cells: Sequence[Sequence[Strip]] = ()
    table: object = None
    source: Source | None = None
    keys: Sequence[str] = ()


def gap(above: Strip | None, below: Strip) -> float:
    """Return the room between two strips; none at the top of a page."""
    if above is None or (above.tight and above.tight == below.tight):
        return 0.0
    return max(above.after, below.before)


@dataclass(slots=True)
class Sheet:
    """One page that is set: strips with the height at which each begins, below the upper margin.

    number: counted from 1. bare: whether it has no header and footer.
    """

    number: int
    landscape: bool
    bare: bool = False
    strips: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[tuple[float, Strip]] = field(default_factory=list)

    @property
    def entries(self) -> list[tuple[Entry, float]]:
        """The headings that begin here, each with its height."""
        return [(strip.entry, y) for y, strip in self.strips if strip.entry is not None]

    @property
    def text(self) -> str:
        """All its letters, line by line, without header and footer."""
        placed = (*self.strips, *self.notes)
        return "\n".join(
            ink.text for _, strip in placed for ink in strip.ink if isinstance(ink, Words)
        )
