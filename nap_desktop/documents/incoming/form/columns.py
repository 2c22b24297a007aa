"""What each column of a form asks for: which answer, for which weapons, or what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.form.annex import printed_entry
from nap_desktop.documents.incoming.form.words import category_of, column_words, provisions_of
from nap_desktop.documents.incoming.interpret.cells import cell_text, row_texts
from nap_desktop.documents.incoming.interpret.columns import field_of_header
from nap_desktop.documents.incoming.interpret.words import folded
from nap_desktop.documents.incoming.source import Grid
from nap_desktop.framework.answers import standing
from nap_desktop.plan.coverage import NOT_DISCUSSED

ANSWER, SOURCE, REMARKS, PROVISION, NUMBER, ROW = (
    *("answer", "source", "remarks"),
    *("provision", "number", "row"),
)
_MOST_HEADERS = 4
_LONG = 80  # letters; a longer text heads no column
_KINDS = ("framework", "enforcement")


class Column(NamedTuple):
    """What a column is.

    what: ANSWER, SOURCE and so on; empty for what is not understood.
    kind: "framework", "enforcement", or empty where the form does not say.
    category: N, C or B; empty for all, or for that of the whole table.
    """

    what: str
    kind: str = ""
    category: str = ""


def headers_of(grid: Grid) -> int:
    """Return how many rows head a table: those above the first that answers or that asks."""
    marked = 0
    while marked < len(grid.rows) and grid.rows[marked].is_header:
        marked += 1
    found, has_heads = 0, False
    for row in grid.rows[:_MOST_HEADERS]:
        texts = [text for text in row_texts(row, grid.width) if text.strip()]
        answers = any(standing(one) not in (None, NOT_DISCUSSED) for one in texts)
        words = sum(bool(_words_of(one)) or bool(category_of(one)) for one in texts)
        if (answers or has_heads) and words < len(texts):
            break
        is_title = len(texts) == 1 and row.cells[0].columns == grid.width
        if not words and not is_title:
            break
        has_heads = has_heads or not is_title
        found += 1
    return max(found, marked, 1) if found or marked else 0


def columns_of(grid: Grid, headers: int) -> list[Column]:
    """Return what each column of a table is, by all that stands above it."""
    heads: list[list[str]] = [[] for _ in range(grid.width)]
    for row in grid.rows[:headers]:
        for cell in row.cells:
            text = cell_text(cell).strip()
            if not text or (cell.columns == grid.width and grid.width > 1):
                continue
            for at in range(cell.column, min(cell.column + cell.columns, grid.width)):
                heads[at].append(text)
    made = [_column(held) for held in heads]
    for at, one in enumerate(made):
        if not one.what and any(_says_entries(row_texts(row, grid.width)[at]) for row in grid.rows):
            made[at] = Column(ANSWER)
    if not any(one.what == ROW for one in made):
        ways = (("",), (PROVISION,), (ANSWER, SOURCE))
        found = [at for what in ways for at, one in enumerate(made) if one.what in what]
        if found:
            made[found[0]] = Column(ROW)
    return made


def _says_entries(text: str) -> bool:
    """Return whether a cell holds entries as our own annex prints them."""
    return any(printed_entry(one) for one in text.split("\n") if one.strip())


def _column(held: Sequence[str]) -> Column:
    said = [word for text in held if (word := _words_of(text))]
    kind = next((one for one in said if one in _KINDS), "")
    category = next((one for text in reversed(held) if (one := category_of(text))), "")
    for what in (REMARKS, SOURCE):
        if what in said:
            return Column(what, kind, category)
    if kind or category or "yes" in said:
        return Column(ANSWER, kind, category)
    for what in (PROVISION, NUMBER, ROW):
        if what in said:
            return Column(what)
    return Column("")


def _words_of(text: str) -> str:
    """Return what a head of a column asks for; empty for what is not known."""
    known = column_words()
    words = folded(text)
    if not words or len(words) > _LONG:
        return ""
    if words in known:
        return known[words]
    held = [one for one in known if len(one) > 3 and f" {one} " in f" {words} "]
    if held:
        return known[max(held, key=len)]
    if provisions_of(text):
        return ""
    return NUMBER if field_of_header(text) == ("number", 3) else ""
