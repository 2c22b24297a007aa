"""What the walk through a Word file has to tell beside its text: left out, tracked, linked."""

from __future__ import annotations

from lxml import etree

from nap_desktop.documents.incoming.source import LeftOut, Tracked
from nap_desktop.documents.word.names import w

_AUTHOR, _DATE = w("author"), w("date")
_LONGEST = 2_000  # characters of one tracked change that are told


class Notices:
    """Gathers in reading order."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []
        self.tracked: list[Tracked] = []

    def leave_out(self, text: str, reason: str, place: str) -> None:
        """Note text that is in no block."""
        if text:
            self.left_out.append(LeftOut(text, reason, place))

    def track(self, kind: str, mark: etree._Element, text: str, place: str) -> None:
        """Note a tracked change; one without text is a change of looks."""
        if text.strip():
            author, at = mark.get(_AUTHOR, ""), mark.get(_DATE, "")
            self.tracked.append(Tracked(kind, author, at, text[:_LONGEST], place))
