"""Rich text as runs, with the direction of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from nap_desktop.documents.word.escape import letters
from nap_desktop.documents.word.pen import Pen
from nap_desktop.plan.text import Span

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_HAS_RTL = re.compile(f"[{_RTL}]")
_STRETCH = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f\u0900-\u1fff]*[{_RTL}])?")
_STRONG = re.compile(f"([{_RTL}])|[A-Za-z\u00c0-\u02af\u0370-\u058f\u0900-\u1fff\u2e80-\ud7ff]")
_SAFE_LINKS = ("http://", "https://", "mailto:")
_URI = "!#$%&'()*+,/:;=?@[]~-._"


def begins_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is read from right to left."""
    found = _STRONG.search(text) if not text.isascii() else None
    return bool(found and found[1])


def run(text: str, pen: Pen, look: str = "") -> str:
    """Return text as runs that look alike; `look` is the inside of their w:rPr."""
    lang = pen.script.look(text)
    if text.isascii() or not _HAS_RTL.search(text):
        look = f"<w:rPr>{look}{lang}</w:rPr>" if look or lang else ""
        return f"<w:r>{look}{letters(text)}</w:r>" if text else ""
    return "".join(
        f"<w:r><w:rPr>{look}{'<w:rtl/>' if rtl else ''}{lang}</w:rPr>{letters(part)}</w:r>"
        for part, rtl in _directions(text)
    )


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """Give the stretches of a text and whether each is read from right to left."""
    end = 0
    for found in _STRETCH.finditer(text):
        if end < found.start():
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def spans(parts: tuple[Span, ...], pen: Pen, bold: bool = False) -> str:
    """Return the runs and links of one paragraph."""
    return "".join(_span(span, pen, bold) for span in parts)


def _span(span: Span, pen: Pen, bold: bool) -> str:
    linked = span.link.lower().startswith(_SAFE_LINKS)
    look = _look(span.bold or bold, span.italic, span.underline, linked)
    made = run(span.text, pen, look)
    if not linked:
        return made
    return f'<w:hyperlink r:id="{pen.link(_uri(span.link))}" w:history="1">{made}</w:hyperlink>'


@lru_cache(maxsize=16)
def _look(bold: bool, italic: bool, underline: bool, linked: bool) -> str:
    """Return the properties of a run, in the order of the schema (CT_RPr)."""
    parts = ['<w:rStyle w:val="Hyperlink"/>'] if linked else []
    parts += ["<w:b/><w:bCs/>"] if bold else []
    parts += ["<w:i/><w:iCs/>"] if italic else []
    parts += ['<w:u w:val="single"/>'] if underline else []
    return "".join(parts)


def _uri(link: str) -> str:
    """Return an address as the package format wants it: no blanks, no letters beyond ASCII."""
    return quote(link.encode("utf-8", "replace"), safe=_URI)
