"""Hits shown in the fields of a form: all marked, one selected."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from nap_desktop.services.searching import Hit
from nap_desktop.ui.look import look

_LONGEST = 120  # letters of a selection that are taken as what is sought


def select(field: QWidget | None, hit: Hit) -> bool:
    """Select a hit in the widget that shows its field; return whether it is there."""
    if isinstance(field, QTextEdit):
        cursor = _cursor(field, hit)
        if cursor is not None:
            field.setTextCursor(cursor)
            field.ensureCursorVisible()
        return cursor is not None
    if isinstance(field, QLineEdit) and hit.at.text == field.text():
        start, end = _units(hit.at.text[: hit.start]), _units(hit.at.text[: hit.end])
        field.setSelection(start, end - start)
        return True
    return False


def mark(field: QWidget | None, hits: Iterable[Hit]) -> None:
    """Mark hits in a field, and nothing else; lines of text show the one selected alone."""
    if not isinstance(field, QTextEdit):
        return
    marks: list[QTextEdit.ExtraSelection] = []
    for hit in hits:
        cursor = _cursor(field, hit)
        if cursor is not None:
            made = QTextEdit.ExtraSelection()
            made.cursor = cursor  # type: ignore[attr-defined]
            made.format.setBackground(QColor(look().tokens.soft_attention))  # type: ignore[attr-defined]
            made.format.setForeground(QColor(look().tokens.attention))  # type: ignore[attr-defined]
            marks.append(made)
    field.setExtraSelections(marks)


def _cursor(field: QTextEdit, hit: Hit) -> QTextCursor | None:
    block = _block(field, hit)
    if block is None:
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _units(hit.at.text[: hit.start]))
    end = block.position() + _units(hit.at.text[: hit.end])
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _block(field: QTextEdit, hit: Hit) -> QTextBlock | None:
    """Return the paragraph of a hit; empty ones that are shown and not kept shift it."""
    block = field.document().findBlockByNumber(hit.at.paragraph)
    while block.isValid():
        if block.text() == hit.at.text:
            return block
        block = block.next()
    return None


def _units(text: str) -> int:
    """Return how long a text is for Qt, which counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(words: str) -> str:
    """Return words as they are sought: without the signs of a line end."""
    return words.replace("\u2029", " ").replace("\n", " ")


def selected_words(field: QWidget | None) -> str:
    """Return what is selected in a field, if it is short and of one paragraph."""
    if isinstance(field, QTextEdit):
        words = field.textCursor().selectedText()
    elif isinstance(field, QLineEdit):
        words = field.selectedText()
    else:
        return ""
    return words if len(words) <= _LONGEST and "\u2029" not in words else ""
