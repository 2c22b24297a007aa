"""Which column of a table is which field: by what its header says, else by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nap_desktop.documents.incoming.interpret.values import currency
from nap_desktop.documents.incoming.interpret.words import field_words, folded, values, weight

# A table of measures says what is done, and at least one of these.
TELLING = (
    "lead",
    "partners",
    "when",
    "start",
    "end",
    "result",
    "indicator",
    "funding",
    "provisions",
)
_ENOUGH = 88  # of 100: how like a word a header must be
_BEHIND = re.compile(r"\s*[(\[,:;/\n–—-]")  # what follows says more of the column
_LONG = 60  # letters; no header is longer, so such a cell is no header


def field_of_header(text: str) -> tuple[str, int]:
    """Return the field that a header means and how sure that is: 3 exact, 2 in part, 1 alike, 0."""
    words = folded(text)
    known = field_words()
    if not words:
        return "", 0
    if words in known:
        return known[words], 3
    if (money := _money(text)) is not None:
        return money
    head = folded(_BEHIND.split(text.strip(), maxsplit=1)[0])
    if head in known:
        return known[head], 3
    if len(words) > 3 * _LONG:
        return "", 0
    within = [word for word in known if weight(word) > 2 and _holds(words, word)]
    if within:
        return known[max(within, key=len)], 2
    return _alike(words)


def _money(text: str) -> tuple[str, int] | None:
    """Return the field of a header that names a currency or thousands; None if it names neither."""
    said = f" {folded(text)} "
    if currency(text) or any(
        f" {folded(one)} " in said
        for key in ("thousand", "million")
        for one in values()["money"][key]
        if len(one) > 1
    ):
        return ("currency", 2) if " " not in said.strip() else ("amount", 3)
    return None


def _holds(words: str, word: str) -> bool:
    if word in words:
        if not word.isascii() and not word[0].isalpha():
            return True
        at = words.index(word)
        end = at + len(word)
        before, after = words[at - 1] if at else " ", words[end] if end < len(words) else " "
        return (before == " " and after == " ") or _is_dense(word)
    return False


def _is_dense(word: str) -> bool:
    """Return whether a word is of a script that sets no blanks between words."""
    return any("\u3400" <= sign <= "\u9fff" for sign in word)


def _alike(words: str) -> tuple[str, int]:
    from rapidfuzz import fuzz, process

    known = field_words()
    if len(words) < 5:
        return "", 0
    found = process.extractOne(words, list(known), scorer=fuzz.ratio, score_cutoff=_ENOUGH)
    return (known[found[0]], 1) if found else ("", 0)


def fields_of_headers(headers: Sequence[str]) -> dict[int, str]:
    """Return the field of each column that a row of headers names; the surest claim to each counts.

    Of two columns for the same field the first keeps it; a second "lead" is taken for partners, a
    second text for a result.
    """
    claims = [(column, *field_of_header(text)) for column, text in enumerate(headers)]
    taken: dict[int, str] = {}
    for column, field, sure in sorted(claims, key=lambda one: (-one[2], one[0])):
        if sure and field not in taken.values():
            taken[column] = field
        elif sure and (second := _SECOND.get(field)) and second not in taken.values():
            taken[column] = second
    return dict(sorted(taken.items()))


_SECOND = {
    "lead": "partners",
    "text": "result",
    "result": "indicator",
    "when": "end",
    "group": "text",
}


def is_table_of_measures(fields: Mapping[int, str]) -> bool:
    """Return whether columns make a table of measures."""
    held = set(fields.values())
    return "text" in held and any(field in held for field in TELLING)
