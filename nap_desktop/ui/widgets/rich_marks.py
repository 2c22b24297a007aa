"""Marks, links and lists at the cursor of a text field."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nap_desktop.plan.text import ListKind, Span
from nap_desktop.ui.widgets.rich_document import (
    char_format,
    list_kind,
    read_selection,
    set_list,
    span_of,
)

LISTS: tuple[ListKind, ...] = ("bullet", "number")
_SINGLE = QTextCharFormat.UnderlineStyle.SingleUnderline
_NONE = QTextCharFormat.UnderlineStyle.NoUnderline


def has(edit: QTextEdit, mark: str) -> bool:
    """Return whether what is at the cursor carries a mark, or is in a list of this name."""
    if mark in LISTS:
        return list_kind(edit.textCursor().block()) == mark
    return bool(getattr(span_of("", edit.currentCharFormat()), mark))


def toggle(edit: QTextEdit, mark: str) -> None:
    """Switch a mark of what is selected, or of what is typed next."""
    change = QTextCharFormat()
    held = has(edit, mark)
    match mark:
        case "bold":
            change.setFontWeight(QFont.Weight.Normal if held else QFont.Weight.Bold)
        case "italic":
            change.setFontItalic(not held)
        case _:
            change.setUnderlineStyle(_NONE if held else _SINGLE)
    edit.mergeCurrentCharFormat(change)
    edit.cursorPositionChanged.emit()


def toggle_list(edit: QTextEdit, kind: ListKind) -> None:
    """Make the paragraphs that are selected items of a list, or ordinary again."""
    _set_lists(edit, "" if has(edit, kind) else kind)


def leave_list(edit: QTextEdit) -> None:
    """Make the paragraphs that are selected ordinary again."""
    _set_lists(edit, "")


def _set_lists(edit: QTextEdit, kind: ListKind) -> None:
    cursor = edit.textCursor()
    block = edit.document().findBlock(cursor.selectionStart())
    cursor.beginEditBlock()
    while block.isValid() and block.position() <= cursor.selectionEnd():
        set_list(QTextCursor(block), kind)
        block = block.next()
    cursor.endEditBlock()
    edit.cursorPositionChanged.emit()


def link_at(edit: QTextEdit) -> str:
    """Return the address of the link at the cursor; empty if there is none."""
    held = edit.currentCharFormat()
    return held.anchorHref() if held.isAnchor() else ""


def set_link(edit: QTextEdit, address: str) -> None:
    """Give the words at the cursor an address, or none; without words the address itself is put."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        _select_link_or_word(edit, cursor)
    spans = [span for part in read_selection(cursor).paragraphs for span in part.spans]
    if spans:
        cursor.setCharFormat(char_format(spans[0]._replace(link=address)))
    elif address:
        cursor.insertText(address, char_format(Span("", link=address)))


def _select_link_or_word(edit: QTextEdit, cursor: QTextCursor) -> None:
    address = link_at(edit)
    if not address:
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return
    block = cursor.block()
    start = end = cursor.position()
    while start > block.position() and _address_before(edit, start) == address:
        start -= 1
    last = block.position() + block.length() - 1
    while end < last and _address_before(edit, end + 1) == address:
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _address_before(edit: QTextEdit, place: int) -> str:
    """Return the address that the letter before a place leads to."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(place)
    held = cursor.charFormat()
    return held.anchorHref() if held.isAnchor() else ""


def step_out_of_link(edit: QTextEdit) -> None:
    """Let what is typed after the last letter of a link be no part of it."""
    address = link_at(edit)
    cursor = edit.textCursor()
    if not address or cursor.hasSelection():
        return
    if cursor.atBlockEnd() or _address_before(edit, cursor.position() + 1) != address:
        span = span_of("", edit.currentCharFormat())
        edit.setCurrentCharFormat(char_format(span._replace(link="")))
