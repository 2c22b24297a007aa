"""What a person wrote into a cell, as a canonical value."""

from __future__ import annotations

import re

from nap_desktop.documents.sheets.printing import BULLET, lines
from nap_desktop.documents.wording import Wording
from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.plan.dates import parse_date
from nap_desktop.plan.schema import Field, join_codes
from nap_desktop.plan.schema import number as canonical_number
from nap_desktop.plan.text import Paragraph, RichText, Span, clean_line, decode, encode

_NUMBERED = re.compile(r"\d{1,3}[.)] ")
_YES = ("1", "yes", "true", "x", "on")
_NO = ("", "0", "no", "false", "off")


class NotUnderstood(ValueError):
    """A cell says nothing that its field could hold."""


class Understanding:
    """Reads values in the words of one language, and in those of the machine."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    def value(self, field: Field, cell: str, before: str = "") -> str:
        """Return the canonical value of any field but one of bodies.

        before: the value that the cell was printed from; its looks are kept where words are.
        Raises NotUnderstood.
        """
        match field.type:
            case "rich":
                return encode(rich_again(cell, decode(before)))
            case "choice":
                return self._code(field, cell) if cell.strip() else ""
            case "codes":
                return join_codes([self._code(field, part) for part in parts(cell)])
            case "date":
                return _date(cell)
            case "number":
                return _number(cell)
            case "flag":
                return self._flag(cell)
            case _:
                return clean_line(cell)

    def _code(self, field: Field, cell: str) -> str:
        wanted = _folded(cell)
        known = field.choices or (provision_codes() if field.vocabulary == "provisions" else ())
        for code in known:
            if wanted in (_folded(code), _folded(self._word(field, code))):
                return code
        if field.choices:
            raise NotUnderstood(cell)
        bare = [code for code in known if _bare(self._word(field, code)) == _bare(cell)]
        if bare:  # "OP 3 (d)", "op3(d)"
            return bare[0]
        return clean_line(cell)

    def _word(self, field: Field, code: str) -> str:
        return (
            self._words.labels.choice(field.key, code)
            if field.choices
            else self._words.provision(code)
        )

    def _flag(self, cell: str) -> str:
        wanted = _folded(cell)
        if wanted in (*_YES, _folded(self._words.labels.get("words", "yes"))):
            return "1"
        if wanted in _NO:
            return ""
        raise NotUnderstood(cell)


def parts(cell: str) -> list[str]:
    """Return the values of a cell with several: divided by semicolons, line ends or commas."""
    return [part.strip() for part in re.split("[;,\n]", cell) if part.strip()]


def names(cell: str) -> list[str]:
    """Return the names in a cell: divided by semicolons or line ends, for names hold commas."""
    return [name for part in re.split("[;\n]", cell) if (name := clean_line(part))]


def rich_again(cell: str, before: RichText) -> RichText:
    """Return the text of a cell; paragraphs whose words are as before keep their looks."""
    left = list(zip(lines(before), before.paragraphs, strict=True))
    numbered = any(paragraph.list == "number" for paragraph in before.paragraphs)
    return RichText.of(_again(line, left, numbered) for line in cell.split("\n"))


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


def _date(cell: str) -> str:
    found = parse_date(cell)
    if found is None:
        raise NotUnderstood(cell)
    return found


def _number(cell: str) -> str:
    try:
        return canonical_number(cell)
    except ValueError as error:
        raise NotUnderstood(cell) from error


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
