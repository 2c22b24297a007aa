"""Texts for blocks, from lines and from what rich fields hold."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Text
from nap_desktop.plan.text import Paragraph, RichText, Span, decode

# One paragraph of one plain span: nine of ten fields of a plan, and JSON takes ten times as long.
_BEGIN, _END = '[{"spans":[{"text":"', '"}]}]'


def lines(texts: Sequence[str]) -> Text:
    """Return lines as a text with a paragraph for each."""
    if len(texts) == 1:
        return texts[0]
    return RichText(tuple([Paragraph((Span(text),)) for text in texts if text]))


def rich(value: str) -> Text:
    """Return the text that a rich field holds."""
    if not value:
        return ""
    if value.startswith(_BEGIN) and value.endswith(_END):
        text = value[len(_BEGIN) : -len(_END)]
        if text and '"' not in text and "\\" not in text:
            return text
    return decode(value)


def plain(text: Text) -> str:
    """Return the characters of a text alone, paragraphs divided by line feeds."""
    return text if isinstance(text, str) else text.plain


def paragraphs(text: Text) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text; one that is empty if it says nothing."""
    found = (
        (Paragraph((Span(text),) if text else ()),) if isinstance(text, str) else text.paragraphs
    )
    return found or (Paragraph(),)
