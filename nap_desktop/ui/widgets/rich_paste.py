"""Foreign HTML as our own rich text: words, three marks, links, lists; nothing is loaded."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from nap_desktop.plan.text import ListKind, Paragraph, RichText, Span

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "body",
        "center",
        "dl",
        "dt",
        "dd",
        "hr",
        "address",
        "figure",
        "figcaption",
    )
)
_SILENT = frozenset(("style", "script", "head", "title", "noscript", "template", "svg", "math"))
_VOID = frozenset(
    (
        "br",
        "hr",
        "img",
        "meta",
        "link",
        "input",
        "col",
        "area",
        "base",
        "embed",
        "source",
        "track",
        "wbr",
    )
)
_MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WORD_NUMBER = re.compile(r"^\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_LONGEST = 20_000_000


def from_html(html: str) -> RichText:
    """Return what HTML says in our own few forms; images, frames and styles are passed over."""
    reader = _Reader()
    reader.feed(_fragment(html[:_LONGEST]))
    reader.close()
    return RichText.of(reader.paragraphs())


def _fragment(html: str) -> str:
    """Return the part that was copied, where the clipboard marks it."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start + 20 : end] if 0 <= start < end else html


def to_html(text: RichText) -> str:
    """Return a text as small HTML for other programs."""
    parts: list[str] = []
    inside = ""
    for paragraph in text.paragraphs:
        if paragraph.list != inside:
            parts.append(_list_end(inside) + _list_start(paragraph.list))
            inside = paragraph.list
        tag = "li" if paragraph.list else "p"
        parts.append(f"<{tag}>{''.join(map(_span_html, paragraph.spans))}</{tag}>")
    return "".join([*parts, _list_end(inside)])


def _list_start(kind: str) -> str:
    return {"bullet": "<ul>", "number": "<ol>"}.get(kind, "")


def _list_end(kind: str) -> str:
    return {"bullet": "</ul>", "number": "</ol>"}.get(kind, "")


def _span_html(span: Span) -> str:
    html = escape(span.text, quote=False)
    for tag, held in (("b", span.bold), ("i", span.italic), ("u", span.underline)):
        html = f"<{tag}>{html}</{tag}>" if held else html
    return f'<a href="{escape(span.link)}">{html}</a>' if span.link else html


class _Reader(HTMLParser):
    """Walks through HTML once and keeps the words with their marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Paragraph] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, Span]] = []
        self._lists: list[ListKind] = []
        self._kind: ListKind = ""
        self._style = Span("")
        self._silent = 0
        self._word_mark: str | None = None  # the sign that Word puts before an item of its lists
        self._word_item = False

    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs that have words."""
        self._end_paragraph()
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and tag not in _VOID:
            self._silent += 1
        if tag == "br":
            self._end_paragraph(keep_list=True)
        elif tag in _BLOCKS:
            self._start_block(tag, dict(attrs))
        elif tag in ("td", "th") and self._spans:
            self._spans.append(Span("\t"))
        if tag not in _VOID:
            self._open.append((tag, self._style))
            self._style = _styled(self._style, tag, dict(attrs))

    def _start_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._end_paragraph()
        if tag in ("ul", "ol"):
            self._lists.append("bullet" if tag == "ul" else "number")
        elif tag == "li":
            self._kind = self._lists[-1] if self._lists else "bullet"
        elif tag == "p":
            self._word_item = "mso-list" in (attrs.get("style") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_paragraph(keep_list=True)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and tag not in _VOID:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                self._style = self._open[place][1]
                del self._open[place:]
                break

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def handle_comment(self, data: str) -> None:
        if "!supportLists" in data:
            self._word_mark = ""
        elif data.lstrip("[").startswith("endif") and self._word_mark is not None:
            self._end_word_mark()

    def _end_word_mark(self) -> None:
        if self._word_item:
            number = _WORD_NUMBER.match(self._word_mark or "")
            self._kind = "number" if number else "bullet"
        self._word_mark = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._word_mark is not None:
            self._word_mark += data
            return
        text = _BLANKS.sub(" ", data)
        if not self._spans or self._spans[-1].text.endswith((" ", "\t")):
            text = text.lstrip(" ")
        if text:
            self._spans.append(self._style._replace(text=text))

    def _end_paragraph(self, keep_list: bool = False) -> None:
        while self._spans and not self._spans[-1].text.rstrip(" \t"):
            self._spans.pop()
        if self._spans:
            last = self._spans[-1]
            self._spans[-1] = last._replace(text=last.text.rstrip(" \t"))
            self._done.append(Paragraph(tuple(self._spans), self._kind))
        self._spans = []
        if not keep_list:
            self._kind = ""


def _styled(style: Span, tag: str, attrs: dict[str, str | None]) -> Span:
    """Return how text inside a tag looks."""
    if tag in _MARKS:
        style = style._replace(**{_MARKS[tag]: True})
    if tag == "a" and attrs.get("href"):
        style = style._replace(link=attrs["href"] or "")
    css = (attrs.get("style") or "").lower().replace(" ", "")
    if not css:
        return style
    if weight := re.search(r"font-weight:(bold|normal|\d+)", css):
        heavy = weight[1] == "bold" or (weight[1].isdigit() and int(weight[1]) >= 600)
        style = style._replace(bold=heavy)
    if "font-style:italic" in css:
        style = style._replace(italic=True)
    if re.search(r"text-decoration[a-z-]*:[^;]*underline", css) and tag != "a":
        style = style._replace(underline=True)
    return style
