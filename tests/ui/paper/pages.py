"""What tests of pages start from: documents of a few blocks, and their pages."""

from __future__ import annotations

import re

from nap_desktop.plan.text import Paragraph, RichText, Span
from nap_desktop.services.paper import Block, Document, Grid, Para, Row, paragraphs
from nap_desktop.ui.paper.ink import Sheet, Strip, Words
from nap_desktop.ui.paper.sheets import Sheets

LOREM = "The ministries agree on a list of controlled goods and keep it under review every year. "


def document(*blocks: Block, rtl: bool = False, watermark: str = "") -> Document:
    lang = "ar" if rtl else "en"
    return Document(
        "Plan", lang, rtl, ("", "Draft"), "Short name", "Page {page} of {pages}", blocks, watermark
    )


def pages(*blocks: Block, rtl: bool = False) -> list[Sheet]:
    return list(Sheets(document(*blocks, rtl=rtl)))


def grid(rows: int, text: str = "A measure", head: str = "Head", columns: int = 3) -> Grid:
    """Return a table whose first column counts the rows."""
    share = 100 / columns
    heads = Row(tuple((Para(f"{head} {n}", "head"),) for n in range(columns)))
    made = tuple(
        Row(((Para(f"row {n}", "number"),), *(((Para(text, "cell"),),) * (columns - 1))))
        for n in range(rows)
    )
    return Grid((share,) * columns, (heads,), made, "Measures", "Measures", "Measures")


def lines(*texts: str) -> RichText:
    return RichText(tuple(Paragraph((Span(text),)) for text in texts))


def letters(text: str) -> str:
    """Return the letters of a text without all that may stand between them."""
    return re.sub(r"[\s\u2002\u2028]+", "", text)


def all_letters(sheets: list[Sheet]) -> str:
    return letters("".join(sheet.text for sheet in sheets))


def letters_of(para: Para) -> str:
    parts = paragraphs(para.text)
    signs = ["•" if part.list == "bullet" else "" for part in parts]
    said = "".join(sign + part.plain for sign, part in zip(signs, parts, strict=True))
    return letters(f"{para.lead}{said}{para.tail}")


def words(strip: Strip) -> list[str]:
    return [ink.text for ink in strip.ink if isinstance(ink, Words)]
