"""Words painted by hand: cut with an ellipsis, and read from the side that their letters ask for."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle

_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


def is_from_right(words: str) -> bool:
    """Return whether the first letter that has a direction is read from the right."""
    if words.isascii():
        return False
    import unicodedata  # slow to import, and not wanted at start-up

    kinds = (unicodedata.bidirectional(sign) for sign in words[:200])
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def draw_words(
    painter: QPainter, room: QRect, words: str, side: Qt.LayoutDirection, by_content: bool = False
) -> None:
    """Draw words on one line in `room`.

    They stand at the side where the form begins; `by_content`: where they begin themselves.
    """
    own = Qt.LayoutDirection.RightToLeft if is_from_right(words) else Qt.LayoutDirection.LeftToRight
    before = painter.layoutDirection()
    painter.setLayoutDirection(own)
    aligned = QStyle.visualAlignment(own if by_content else side, _LEADING)
    flags = aligned.value | Qt.AlignmentFlag.AlignAbsolute.value | Qt.TextFlag.TextSingleLine.value
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(room, flags, painter.fontMetrics().elidedText(words, elide, room.width()))
    painter.setLayoutDirection(before)


def by_content(words: str) -> str:
    """Return words that are read from the side that their letters ask for, also on a mirrored screen.

    There they stand between the signs that set them apart (Unicode Standard Annex 9, FSI and PDI).
    """
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"\u2068{words}\u2069" if mirrored and words else words
