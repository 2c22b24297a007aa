"""Rich text: paragraphs of spans with bold, italic, underline, link and two kinds of list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

ListKind = Literal["", "bullet", "number"]
_MARKS = ("bold", "italic", "underline")
_SAFE_LINKS = ("http://", "https://", "mailto:")


class Span(NamedTuple):
    """A run of characters that look alike; `link` is an http, https or mailto address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""

    def looks_like(self, other: Span) -> bool:
        """Return whether both spans differ in nothing but their characters."""
        return self[1:] == other[1:]


class Paragraph(NamedTuple):
    """One paragraph; `list` names the list it is an item of, if any."""

    spans: tuple[Span, ...] = ()
    list: ListKind = ""

    @property
    def plain(self) -> str:
        """The characters alone."""
        return "".join(span.text for span in self.spans)


class RichText(NamedTuple):
    """A text in normal form: no empty spans, no two neighbours that look alike, no empty ends."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def plain(self) -> str:
        """The characters alone, paragraphs divided by line feeds."""
        return "\n".join(paragraph.plain for paragraph in self.paragraphs)

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> RichText:
        """Return the normal form of any paragraphs."""
        kept = [_normal(paragraph) for paragraph in paragraphs]
        while kept and not kept[-1].spans:
            kept.pop()
        while kept and not kept[0].spans:
            kept.pop(0)
        return cls(tuple(kept))

    @classmethod
    def from_plain(cls, text: str) -> RichText:
        """Return plain text as paragraphs, one per line."""
        lines = clean(text).split("\n")
        return cls.of(Paragraph((Span(line),)) for line in lines)


def clean(text: str) -> str:
    """Return text without what no XML file may hold: control characters and lone surrogates.

    Line feeds and tabs stay; all other line ends become line feeds (XML 1.0, section 2.2).
    """
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_CLEANING) if not _has_surrogates(text) else _without_surrogates(text)


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _without_surrogates(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_CLEANING)


_CLEANING: dict[int, str | None] = {
    **{code: None for code in range(0x20) if code not in (0x09, 0x0A)},
    **dict.fromkeys(range(0x7F, 0xA0)),
    0x0B: "\n",
    0x0C: "\n",
    0x0D: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xFFFE: None,
    0xFFFF: None,
}


def clean_line(text: str) -> str:
    """Return text on one line: cleaned, line feeds and tabs as blanks, no blanks at the ends."""
    return clean(text).replace("\n", " ").replace("\t", " ").strip()


def _normal(paragraph: Paragraph) -> Paragraph:
    spans: list[Span] = []
    for span in paragraph.spans:
        tidy = span._replace(text=clean(span.text).replace("\n", " "), link=_safe(span.link))
        if not tidy.text:
            continue
        if spans and spans[-1].looks_like(tidy):
            spans[-1] = spans[-1]._replace(text=spans[-1].text + tidy.text)
        else:
            spans.append(tidy)
    return Paragraph(tuple(spans), paragraph.list if paragraph.list in ("bullet", "number") else "")


def _safe(link: str) -> str:
    return clean_line(link) if link.lower().startswith(_SAFE_LINKS) else ""


def to_data(text: RichText) -> list[dict[str, Any]]:
    """Return the open form: a list of paragraphs, each with its spans; false marks left out."""
    return [_paragraph_data(paragraph) for paragraph in text.paragraphs]


def _paragraph_data(paragraph: Paragraph) -> dict[str, Any]:
    data: dict[str, Any] = {"spans": [_span_data(span) for span in paragraph.spans]}
    if paragraph.list:
        data["list"] = paragraph.list
    return data


def _span_data(span: Span) -> dict[str, Any]:
    data: dict[str, Any] = {"text": span.text}
    data.update({mark: True for mark in _MARKS if getattr(span, mark)})
    if span.link:
        data["link"] = span.link
    return data


def from_data(data: object) -> RichText:
    """Return the text of its open form; plain strings are taken too.

    Raises ValueError for what has another form, also where a mark, a link or the name of a
    list is no such thing.
    """
    if isinstance(data, str):
        return RichText.from_plain(data)
    if not isinstance(data, list):
        raise ValueError("a rich text is a list of paragraphs")
    return RichText.of(_paragraph(part) for part in data)


def _paragraph(data: object) -> Paragraph:
    if isinstance(data, str):
        return Paragraph((Span(data),))
    if not isinstance(data, Mapping) or not isinstance(data.get("spans", []), list):
        raise ValueError("a paragraph is an object with spans")
    kind = data.get("list", "")
    if kind not in ("", "bullet", "number"):
        raise ValueError("the list of a paragraph is of bullets or numbers")
    return Paragraph(tuple(_span(part) for part in data.get("spans", [])), kind)


def _span(data: object) -> Span:
    if isinstance(data, str):
        return Span(data)
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise ValueError("a span is an object with a text")
    marks = {mark: data.get(mark, False) for mark in _MARKS}
    link = data.get("link", "")
    if not isinstance(link, str) or not all(isinstance(is_on, bool) for is_on in marks.values()):
        raise ValueError("a mark is true or false, a link a text")
    return Span(data["text"], **marks, link=link)


def encode(text: RichText) -> str:
    """Return the canonical form that fields hold: compact JSON; empty for an empty text."""
    if not text.paragraphs:
        return ""
    return json.dumps(to_data(text), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=20_000)
def decode(value: str) -> RichText:
    """Return the text that a field holds; what is no canonical form is taken as plain text."""
    if not value:
        return RichText()
    if value.startswith("["):
        try:
            return from_data(json.loads(value))
        except ValueError:
            pass
    return RichText.from_plain(value)


def plain(value: str) -> str:
    """Return the characters of a rich field."""
    return decode(value).plain


def rich(plain_text: str) -> str:
    """Return the canonical form of plain text."""
    return encode(RichText.from_plain(plain_text))


def split(text: RichText, paragraph: int, offset: int) -> tuple[RichText, RichText]:
    """Divide a text at a place: `offset` characters into one of its paragraphs, both clamped."""
    if not text.paragraphs:
        return text, text
    row = max(0, min(paragraph, len(text.paragraphs) - 1))
    before, after = _split_paragraph(text.paragraphs[row], offset)
    return (
        RichText.of((*text.paragraphs[:row], before)),
        RichText.of((after, *text.paragraphs[row + 1 :])),
    )


def _split_paragraph(paragraph: Paragraph, offset: int) -> tuple[Paragraph, Paragraph]:
    left: list[Span] = []
    right: list[Span] = []
    for span in paragraph.spans:
        cut = max(0, min(offset, len(span.text)))
        left.append(span._replace(text=span.text[:cut]))
        right.append(span._replace(text=span.text[cut:]))
        offset -= len(span.text)
    return paragraph._replace(spans=tuple(left)), paragraph._replace(spans=tuple(right))


def join(first: RichText, second: RichText) -> RichText:
    """Return both texts as one, the second in paragraphs of its own."""
    return RichText.of((*first.paragraphs, *second.paragraphs))


def splice(paragraph: Paragraph, places: Iterable[tuple[int, int, str]]) -> Paragraph:
    """Return a paragraph with other words at some places (start, end, words), first to last.

    New words look like the first letter of those whose place they take.
    """
    spans: list[Span] = []
    at = 0
    for start, end, words in places:
        spans += _between(paragraph, at, start)
        spans += [span._replace(text=words) for span in _between(paragraph, start, end)[:1]]
        at = end
    return paragraph._replace(spans=(*spans, *_between(paragraph, at, len(paragraph.plain))))


def _between(paragraph: Paragraph, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    at = 0
    for span in paragraph.spans:
        first, last = max(start - at, 0), min(end - at, len(span.text))
        if first < last:
            found.append(span._replace(text=span.text[first:last]))
        at += len(span.text)
        if at >= end:
            break
    return found
