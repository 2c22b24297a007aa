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
_LTR = "A-Za-z\u00c0-\u058f\u0900-\u1fff\u2e80-\ud7ff"
# Inside text that is read from right to left: words of another script, with their numbers.
_FOREIGN = re.compile(f"[{_LTR}](?:[^{_RTL}]*[{_LTR}0-9])?")
_BRACKETS = re.compile(r"[()\[\]{}<>«»]")
_STRONG = re.compile(
    f"([{_RTL}])|[\u200eA-Za-z\u00c0-\u02af\u0370-\u058f\u0900-\u1fff\u2e80-\ud7ff]"
)
_NEEDS_MARKS = re.compile("[A-Za-z\u00c0-\u058f]|[0-9]\\W*[\u2012-\u2015]")
_MARK = "\u200e"  # LEFT-TO-RIGHT MARK
_SAFE_LINKS = ("http://", "https://", "mailto:")
_URI = "!#$%&'()*+,/:;=?@[]~-._"


def begins_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is read from right to left."""
    found = _STRONG.search(text) if not text.isascii() else None
    return bool(found and found[1])


def run(text: str, pen: Pen, look: str = "") -> str:
    """Return text as runs that look alike; `look` is the inside of their w:rPr."""
    if not text:
        return ""
    if pen.is_plain and text.isascii():
        return _alike(text, pen, look, "")
    stretches = pen.script.parts(text)
    return "".join([_alike(part, pen, look, lang) for part, lang in stretches])


def _alike(text: str, pen: Pen, look: str, lang: str) -> str:
    """Return text of one language as runs, one for each direction in it."""
    if text.isascii() or not _HAS_RTL.search(text):
        rtl = pen.rtl and _is_turned(text)
        look = f"{look}{'<w:rtl/>' if rtl else ''}{lang}"
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f"<w:r>{look}{letters(text)}</w:r>"
    return "".join(
        f"<w:r><w:rPr>{look}{'<w:rtl/>' if rtl else ''}{lang}</w:rPr>{letters(part)}</w:r>"
        for part, rtl in _directions(text, pen.rtl or begins_right_to_left(text))
    )


def held(text: str, pen: Pen) -> str:
    """Return words of ours as they read from left to right in a document that does not.

    So are those of another language than the plan's ("Page 2", "No.", "2027–2031"): marks of
    their direction keep the signs at their ends where they belong.
    """
    if not pen.rtl or not _NEEDS_MARKS.search(text) or _HAS_RTL.search(text):
        return text
    return f"{_MARK}{text}{_MARK}"


def _is_turned(text: str) -> bool:
    """Return whether signs without letters or digits look the other way from right to left."""
    return bool(_BRACKETS.search(text)) and not any(sign.isalnum() for sign in text)


def _directions(text: str, base: bool) -> Iterator[tuple[str, bool]]:
    """Give the stretches of a text and whether each is read from right to left.

    base: how the text as a whole is read. Blanks, signs and brackets between two stretches go
    with it, as the bidirectional algorithm of Unicode has it: a bracket that Word took for the
    other direction would be turned the wrong way round.
    """
    end = 0
    for found in (_FOREIGN if base else _STRETCH).finditer(text):
        start, after = found.span()
        if base:
            after = _closed(text, start, after)
        if end < start:
            yield text[end:start], base
        yield text[start:after], not base
        end = after
    if end < len(text):
        yield text[end:], base


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a stretch with the bracket that closes one opened inside it: "WCO (2)"."""
    for opening, closing in ("()", "[]"):
        if text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1 if text.startswith(closing, end) else end
    return end


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
