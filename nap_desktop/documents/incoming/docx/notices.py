"""What the walk through a Word file has to tell beside its text: left out, tracked, linked."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from nap_desktop.documents.incoming.source import LeftOut, Tracked
from nap_desktop.documents.word.names import w

_AUTHOR, _DATE = w("author"), w("date")
_LONGEST = 2_000  # characters of one tracked change that are told

# All reasons that this reader gives. "foreign" and "macros" name a part and bear no text.
REASONS = (
    "alternative", "code", "contents", "control", "covered", "deleted", "diagram", "drawing",
    "footer", "foreign", "glossary", "header", "hidden", "macros", "misplaced", "moved", "ruby",
    "separator", "unread",
)  # fmt: skip


class Notices:
    """Gathers in reading order."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []
        self.tracked: list[Tracked] = []

    def leave_out(self, text: str, reason: str, place: str) -> None:
        """Note text that is in no block."""
        if text and not text.isspace():
            self.left_out.append(LeftOut(text, reason, place))

    def leave_out_all(self, texts: Iterable[str], reason: str, place: str) -> None:
        """Note several stretches of text that are in no block."""
        for text in texts:
            self.leave_out(text, reason, place)

    def name_part(self, reason: str, part: str) -> None:
        """Note a part that nobody opened."""
        self.left_out.append(LeftOut("", reason, part))

    def track(self, kind: str, mark: etree._Element, text: str, place: str) -> None:
        """Note a tracked change; one without text is a change of looks."""
        if text and not text.isspace():
            author, at = mark.get(_AUTHOR, ""), mark.get(_DATE, "")
            self.tracked.append(Tracked(kind, author, at, text[:_LONGEST], place))
