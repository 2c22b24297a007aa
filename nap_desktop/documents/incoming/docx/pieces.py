"""What is gathered of one paragraph while it is read, and the look that comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.styles import NO_STYLE, ParagraphProps, Style, over
from nap_desktop.documents.incoming.source import PLAIN, Look, Run


class Manner(NamedTuple):
    """How a run is written, and whether it is hidden."""

    bold: bool
    italic: bool
    underline: bool
    caps: bool
    hidden: bool
    size: float


UNSAID = Manner(False, False, False, False, False, 0.0)


Piece = tuple[str, Manner, str]  # a stretch of a paragraph: text, manner, link


class Open:
    """What is gathered of the paragraph that is being read.

    marks: (reason, text) of what is left out.
    """

    __slots__ = ("boxes", "comments", "marks", "notes", "pieces", "place", "style")

    def __init__(self) -> None:
        self.place = ""
        self.style = NO_STYLE
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.marks: list[tuple[str, str]] = []

    def begin(self, place: str, style: Style) -> None:
        """Forget the last paragraph."""
        self.place = place
        self.style = style
        self.pieces.clear()
        if self.boxes:
            self.boxes.clear()
        if self.notes:
            self.notes.clear()
        if self.comments:
            self.comments.clear()


def look_of(manners: Collection[Manner], props: ParagraphProps, style: Style) -> Look:
    """Return the look of a line of such runs: what all of them are; the largest size of them."""
    inherited = over(props, style.paragraph)
    found = Look(
        style.name,
        style.heading if props.outline is None else props.outline,
        bool(manners) and all(one.bold for one in manners),
        bool(manners) and all(one.italic for one in manners),
        bool(manners) and all(one.caps for one in manners),
        bool(inherited.centred),
        bool(inherited.rtl),
        max((one.size for one in manners), default=0.0),
        inherited.indent or 0.0,
    )
    return PLAIN if found == PLAIN else found


def runs_of(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Return the runs of a line, joined where they are alike; none if all are."""
    made: list[Run] = []
    now: tuple[Manner, str] | None = None
    texts: list[str] = []
    for text, manner, link in pieces:
        if now is not None and link == now[1] and (manner is now[0] or manner[:3] == now[0][:3]):
            texts.append(text)
            continue
        if now is not None:
            made.append(Run("".join(texts), *now[0][:3], now[1]))
        now, texts = (manner, link), [text]
    if now is None or (not made and not now[1]):
        return ()
    made.append(Run("".join(texts), *now[0][:3], now[1]))
    return tuple(made)
