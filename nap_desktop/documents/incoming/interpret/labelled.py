"""Texts that name their own parts: "Responsible: …; Partners: …. Time frame: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from nap_desktop.documents.incoming.interpret.words import folded, label_words
from nap_desktop.documents.incoming.source import Block, Line

_MOST = 20_000  # texts whose parts are kept
_LONGEST = 45  # letters of a label
_LABEL = re.compile(
    r"(?:^|[.;,(\n\[–—؛،；，。（-])\s*"
    r"([^\W\d_](?:(?! [-–—] )[^:：;.()（）；，。؛،\n]){0,44}?)\s*[:：]\s*"
)
_ENDS = " .;,)]\n\t(؛،；，。（）–—-"


@lru_cache(_MOST)
def parts(text: str) -> tuple[tuple[str, str], ...]:
    """Return (field, words) of each part that a text names; what comes before the first is ("", …).

    Nothing but ("", text) where it names none.
    """
    found = [
        (match, field) for match in _LABEL.finditer(text) if (field := _field(match[1])) is not None
    ]
    if not found:
        return (("", text),) if text.strip() else ()
    made: list[tuple[str, str]] = []
    head = text[: found[0][0].start()].strip(" \n\t(")
    if head:
        made.append(("", head))
    for at, (match, field) in enumerate(found):
        end = found[at + 1][0].start() if at + 1 < len(found) else len(text)
        words = text[match.end() : end].strip(_ENDS)
        if words:
            made.append((field, words))
    return tuple(made)


def _field(label: str) -> str | None:
    """Return the field of a label; None if it is none that a measure has in a text."""
    if len(label) > _LONGEST:
        return None
    field = label_words().get(folded(label))
    return field if field not in (None, "number", "group", "text", "note", "end") else None


def names_parts(text: str) -> bool:
    """Return whether a text names at least one part of itself."""
    return any(field for field, _ in parts(text))


def points_below(line: Line, following: Sequence[Block]) -> int:
    """Return how many of the blocks below an entry of a list are points of it: deeper entries."""
    many = 0
    if line.level >= 0:
        for below in following:
            if not isinstance(below, Line) or below.level <= line.level or names_parts(below.text):
                break
            many += 1
    return many


def only_names_parts(text: str) -> bool:
    """Return whether a text is nothing but parts that it names."""
    return names_parts(text) and bool(parts(text)[0][0])
