"""Rich text as lines that people edit where there are no looks, and back with its looks."""

from __future__ import annotations

import re

from nap_desktop.plan.text import Paragraph, RichText, Span, clean, decode

BULLET = "• "
_PLAIN, _END, _QUOTES = '[{"spans":[{"text":"', '"}]}]', 6
_NUMBERED = re.compile(r"\d{1,3}[.)] ")


def lines(text: RichText) -> list[str]:
    """Return each paragraph of a text as a line, items of lists with a bullet or their number."""
    found: list[str] = []
    count = 0
    for paragraph in text.paragraphs:
        count = count + 1 if paragraph.list == "number" else 0
        mark = {"bullet": BULLET, "number": f"{count}. "}.get(paragraph.list, "")
        found.append(mark + paragraph.plain)
    return found


def words(value: str) -> str:
    """Return what the lines of a rich field say, from its canonical form.

    Tables ask this of thousands of fields at once; most are one paragraph without marks, and those
    are read without building the text.
    """
    if value.startswith(_PLAIN) and value.endswith(_END) and value.count('"') == _QUOTES:
        inside = value[len(_PLAIN) : -len(_END)]
        if "\\" not in inside:
            return inside
    return "\n".join(lines(decode(value)))


def rich_again(written: str, before: RichText) -> RichText:
    """Return the text of lines; paragraphs whose words are as before keep their looks."""
    left = list(zip(lines(before), before.paragraphs, strict=True))
    numbered = any(paragraph.list == "number" for paragraph in before.paragraphs)
    return RichText.of(_again(line, left, numbered) for line in clean(written).split("\n"))


def _again(line: str, left: list[tuple[str, Paragraph]], numbered: bool) -> Paragraph:
    for place, (printed, paragraph) in enumerate(left):
        if line == printed:
            del left[place]
            return paragraph
    typed = _typed(line, numbered)
    for place, (_, paragraph) in enumerate(left):
        if typed.plain and typed.plain == paragraph.plain:
            del left[place]
            return Paragraph(paragraph.spans, typed.list)
    return typed


def _typed(line: str, numbered: bool) -> Paragraph:
    if line.startswith(BULLET):
        return Paragraph((Span(line.removeprefix(BULLET)),), "bullet")
    if numbered and (found := _NUMBERED.match(line)):
        return Paragraph((Span(line[found.end() :]),), "number")
    return Paragraph((Span(line),))
