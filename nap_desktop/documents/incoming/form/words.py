"""The words of forms, as data in `resources/import/form.toml`, folded for comparing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.documents.incoming.interpret import values
from nap_desktop.documents.incoming.interpret.words import folded
from nap_desktop.framework.checklist import row as row_of
from nap_desktop.framework.coverage import Line, lines
from nap_desktop.framework.provisions import codes
from nap_desktop.framework.titles import languages, paragraph_title, row_title

_SPLIT = re.compile(r"[/,;()]| or | ou | или | o ")


@cache
def _data() -> dict[str, Any]:
    return shipped.toml("import/form.toml")


@cache
def column_words() -> Mapping[str, str]:
    """Return what a column asks for by each folded word for it."""
    return {folded(word): name for name, words in _data()["columns"].items() for word in words}


def category_of(text: str) -> str:
    """Return the one kind of weapons that a text names; empty for none and for several."""
    said = set(folded(text).split())
    short = {code for code, words in _data()["weapons"].items() if said & set(words)}
    found = short | {one for one in values.categories(text) if one != "R"}
    return next(iter(found)) if len(found) == 1 else ""


def provisions_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs that a text names; "OP3" stands for all its sub-paragraphs."""
    return tuple(one for one in values.provisions(text) if one in codes())


@cache
def paragraph_titles() -> Mapping[str, str]:
    """Return the code of each paragraph by its folded title in every language that has one."""
    return {folded(paragraph_title(code, lang)): code for lang in languages() for code in codes()}


@cache
def line_words() -> tuple[tuple[str, Line], ...]:
    """Return each folded way of writing a row with its line, those of the program's own first."""
    found: list[tuple[str, Line]] = []
    for line in lines():
        row = None if line.is_group else row_of(line.code)
        if row is None:
            found += [(folded(line.label), line)] if line.cells else []
            continue
        titles = dict.fromkeys(row_title(row, lang) for lang in languages())
        said = [*titles, *_SPLIT.split(row.label)]
        said += _data()["rows"][row.section].get(row.code.rpartition(".")[2], [])
        kept = dict.fromkeys(word for one in said if len(word := folded(one)) > 1)
        found += [(word, line) for word in kept]
    return tuple(found)
