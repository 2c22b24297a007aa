"""What the program says when something goes wrong: one sentence, from a code and its facts."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.plan.text import clean_line

LONGEST_FACT = 300
_UNKNOWN = "unknown"
# Signs that turn the direction of all that follows (Unicode Standard Annex 9).
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def sentence(error: Exception) -> str:
    """Return one sentence: which file, why, what is safe, what to do.

    What is wrong inside a file (`path`) at one of its items (`item`) has a sentence of its own.
    A code without a sentence, or a failure that nobody foresaw, gives the general one; a fact
    that is missing is called unknown.
    """
    if not isinstance(error, NapError):
        return _sentences()["unforeseen"].format(kind=type(error).__name__)
    is_in_file = {"path", "item"} <= error.facts.keys()
    in_file = _data()["in_file"].get(error.code) if is_in_file else None
    form = in_file or _sentences().get(error.code) or _sentences()["unforeseen"]
    facts = defaultdict(lambda: _UNKNOWN, kind=error.code)
    facts.update({name: _told(error.code, name, fact) for name, fact in error.facts.items()})
    return form.format_map(facts)


def _told(code: str, name: str, fact: str) -> str:
    """Return a fact as it is said: words for a code, else on one line and not endless."""
    every = _data()["words"]
    words = every.get(code, {}).get(name, {})
    told = (
        words.get(fact)
        or every["any"].get(name, {}).get(fact)
        or clean_line(without_directions(fact))
        or _UNKNOWN
    )
    return told if len(told) <= LONGEST_FACT else told[: LONGEST_FACT - 1] + "…"


def without_directions(text: str) -> str:
    """Return text without the signs that turn the direction of what follows."""
    return _DIRECTIONS.sub("", text)


def _sentences() -> dict[str, str]:
    return dict(_data()["sentences"])


@cache
def _data() -> dict[str, Any]:
    return shipped.toml("labels/errors.toml")
