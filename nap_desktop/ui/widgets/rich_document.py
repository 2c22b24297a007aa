"""Rich text in and out of Qt's documents, exactly: what is shown is what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextListFormat,
)

from nap_desktop.plan.text import ListKind, Paragraph, RichText, Span
from nap_desktop.ui.look import look

_APART = 5  # px between two paragraphs
LINE_HEIGHT = 118.0  # per cent of what the font asks for
_STYLES = {
    # painted by RichEdit: Qt sets its own discs right against the letters
    "bullet": QTextListFormat.Style.ListStyleUndefined,
    "number": QTextListFormat.Style.ListDecimal,
}
_KINDS: dict[QTextListFormat.Style, ListKind] = {
    QTextListFormat.Style.ListStyleUndefined: "bullet",
    QTextListFormat.Style.ListDecimal: "number",
}
# Qt takes these two for its own signs and would break the paragraph at them.
_QT_SIGNS = {0xFDD0: "�", 0xFDD1: "�"}


def block_format() -> QTextBlockFormat:
    """Return how paragraphs are set."""
    made = QTextBlockFormat()
    made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def char_format(span: Span) -> QTextCharFormat:
    """Return how a span is set; links have a colour and dots, so that underlining stays free."""
    made = QTextCharFormat()
    if span.link:
        made.setAnchor(True)
        made.setAnchorHref(span.link)
        made.setForeground(QColor(look().tokens.accent))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if span.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        made.setFontItalic(True)
    if span.underline:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return made


def span_of(text: str, style: QTextCharFormat) -> Span:
    """Return text in a format as a span."""
    single = QTextCharFormat.UnderlineStyle.SingleUnderline
    return Span(
        text,
        bold=style.fontWeight() > QFont.Weight.Medium,
        italic=style.fontItalic(),
        underline=style.underlineStyle() == single,
        link=style.anchorHref() if style.isAnchor() else "",
    )


def write(document: QTextDocument, text: RichText) -> None:
    """Let a document hold a text and nothing else."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format())
    insert(cursor, text)


def insert(cursor: QTextCursor, text: RichText) -> None:
    """Insert a text at a cursor; its first paragraph goes on with the cursor's own."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for place, paragraph in enumerate(text.paragraphs):
        if place:
            cursor.insertBlock(block_format(), QTextCharFormat())
            _leave_list(cursor)
            set_apart(cursor)
        if place or not cursor.block().text():
            set_list(cursor, paragraph.list)
        for span in paragraph.spans:
            cursor.insertText(span.text.translate(_QT_SIGNS), char_format(span))
    cursor.endEditBlock()


def _leave_list(cursor: QTextCursor) -> None:
    held = cursor.currentList()
    if held is not None:
        held.remove(cursor.block())
        cursor.setBlockFormat(block_format())


def set_apart(cursor: QTextCursor) -> None:
    """Set the cursor's paragraph a little below the one above it."""
    apart = QTextBlockFormat()
    apart.setTopMargin(look().px(_APART))
    cursor.mergeBlockFormat(apart)


def set_list(cursor: QTextCursor, kind: ListKind) -> None:
    """Make the cursor's paragraph an item of a list: of the one above where that is alike."""
    if not kind:
        _leave_list(cursor)
        return
    above = cursor.block().previous()
    held = above.textList() if above.isValid() else None
    if held is not None and held.format().style() == _STYLES[kind]:
        held.add(cursor.block())
        return
    style = QTextListFormat()
    style.setStyle(_STYLES[kind])
    style.setIndent(1)
    cursor.createList(style)


def list_kind(block: QTextBlock) -> ListKind:
    """Return which list a paragraph belongs to; empty for none."""
    held = block.textList()
    return _KINDS.get(held.format().style(), "bullet") if held is not None else ""


def read(document: QTextDocument) -> RichText:
    """Return the text that a document holds."""
    return RichText.of(_paragraphs(document, 0, document.characterCount()))


def read_selection(cursor: QTextCursor) -> RichText:
    """Return the text that is selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return RichText.of(_paragraphs(cursor.document(), start, end))


def _paragraphs(document: QTextDocument, start: int, end: int) -> Iterator[Paragraph]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield Paragraph(tuple(_spans(block, start, end)), list_kind(block))
        block = block.next()


def _spans(block: QTextBlock, start: int, end: int) -> Sequence[Span]:
    spans: list[Span] = []
    run = block.begin()
    while not run.atEnd():
        fragment: QTextFragment = run.fragment()
        text = _between(fragment, start, end)
        if text:
            spans.append(span_of(text, fragment.charFormat()))
        run += 1
    return spans


def _between(fragment: QTextFragment, start: int, end: int) -> str:
    """Return the part of a fragment that lies between two places; places count UTF-16 units."""
    first, last = fragment.position(), fragment.position() + fragment.length()
    text = fragment.text()
    if start <= first and last <= end:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    cut = units[max(0, start - first) * 2 : max(0, end - first) * 2]
    return cut.decode("utf-16-le", "replace")
