"""The words of earlier plans, as data in `resources/import`, folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from nap_desktop.base import shipped

_MARKS = re.compile(r"[^\w№#%$€£'’ ]+")
_MOST = 100_000  # texts whose form for comparing is kept
_SPACES = re.compile(r"\s+")
_INVISIBLE = {ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff\u2060"}


@lru_cache(_MOST)
def tidy(text: str) -> str:
    """Return a text on one line without soft hyphens and marks of direction."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


@lru_cache(_MOST)
def folded(text: str) -> str:
    """Return a text for comparing: no case, no points or brackets, no invisible signs."""
    text = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()
    text = text.replace("ё", "е").replace("’", "'")
    return _SPACES.sub(" ", _MARKS.sub(" ", text)).strip()


def weight(text: str) -> int:
    """Return how much a text says in letters; a sign of Chinese says as much as three."""
    return len(text) + 2 * sum("\u3400" <= sign <= "\u9fff" for sign in text)


@cache
def columns() -> dict[str, Any]:
    """Return the words of columns, headings and totals."""
    return shipped.toml("import/columns.toml")


@cache
def values() -> dict[str, Any]:
    """Return the words of values."""
    return shipped.toml("import/values.toml")


@cache
def field_words() -> dict[str, str]:
    """Return the field of each folded word for a column."""
    found: dict[str, str] = {}
    for field, words in columns()["fields"].items():
        for word in words:
            found.setdefault(folded(word), field)
    return found


@cache
def label_words() -> dict[str, str]:
    """Return the field of each folded word that stands before a colon within a text."""
    found = dict(field_words())
    for field, words in values()["labels"]["extra"].items():
        for word in words:
            found[folded(word)] = field
    return found


@cache
def word_set(*path: str) -> frozenset[str]:
    """Return the folded words of a list in `values.toml`."""
    held: Any = values()
    for part in path:
        held = held[part]
    return frozenset(filter(None, map(folded, held)))


@cache
def column_word_set(*path: str) -> frozenset[str]:
    """Return the folded words of a list in `columns.toml`."""
    held: Any = columns()
    for part in path:
        held = held[part]
    return frozenset(filter(None, map(folded, held)))
