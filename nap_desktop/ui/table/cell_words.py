"""Words of a cell, wrapped over its lines; what has no room is left out with an ellipsis."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_MOST = 600  # letters; more have no room in any cell


@lru_cache(maxsize=4_000)
def wrapped(text: str, size: int, width: int, most: int) -> tuple[str, ...]:
    """Return the lines of a text in the program's font of `size` px, `most` at most."""
    from PySide6.QtWidgets import QApplication

    font = QFont(QApplication.font())
    font.setPixelSize(size)
    metrics = QFontMetrics(font)
    found: list[str] = []
    paragraphs = text[:_MOST].split("\n")
    for place, paragraph in enumerate(paragraphs):
        room = most - len(found)
        more = place + 1 < len(paragraphs) or len(text) > _MOST
        found += _lines(paragraph, font, metrics, width, room, more)
        if len(found) >= most:
            break
    return tuple(found[:most])


def _lines(
    text: str, font: QFont, metrics: QFontMetrics, width: int, most: int, more: bool
) -> list[str]:
    """Return the lines of one paragraph; `more`: others follow it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    encoded = text.encode("utf-16-le", "surrogatepass")
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start, length = line.textStart() * 2, line.textLength() * 2
        is_last = len(lines) == most - 1
        if is_last and (start + length < len(encoded) or more):
            rest = encoded[start:].decode("utf-16-le", "replace") + ("…" if more else "")
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(encoded[start : start + length].decode("utf-16-le", "replace").rstrip())
    return lines or [""]
