"""Whose words are in which language, where what is said around a plan is not in its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nap_desktop.plan.numbering import levels
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.text import decode
from nap_desktop.plan.tree import Node, Plan

_LONGEST = 300  # letters of a name that is looked for inside a sentence
_MOST = 3_000  # names that are looked for
_NO_WORDS = ("code", "currency", "language")


@dataclass(frozen=True, slots=True)
class Tongues:
    """Two languages in one document.

    plan:  the language of the plan's own texts. words: of all that the program says around them.
    texts: what the plan says, line by line and stretch by stretch, as it stands on paper.
    names: titles and names of the plan that may stand inside a sentence, the longest first.
    """

    plan: str
    words: str
    texts: frozenset[str]
    names: tuple[str, ...]


def tongues(own: str, words: str, *plans: Plan) -> Tongues | None:
    """Return the languages of a document; None if it has but one.

    own: the language of the plans' texts, unless translations into that of the words stand for them.
    """
    if _base(own) == _base(words):
        return None
    texts: set[str] = set()
    names = {level.name for plan in plans for level in levels(plan) if level.name}
    for node in (node for plan in plans for node in plan.nodes.values()):
        for text, is_name in _said(node, words):
            texts.add(text)
            if is_name and 1 < len(text) <= _LONGEST and any(map(str.isalpha, text)):
                names.add(text)
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return Tongues(own, words, frozenset(texts), tuple(ordered[:_MOST]))


def _base(lang: str) -> str:
    return lang.split("-")[0]


def _said(node: Node, words: str) -> Iterator[tuple[str, bool]]:
    """Give what an item says in its own language, and whether it is a name or a title."""
    fields = kind_of(node.kind).fields
    for key, value in node.fields.items():
        field = fields.get(key)
        if field is None or key in _NO_WORDS or f"{key}@{words}" in node.fields:
            continue
        if field.type == "line":
            yield value, True
        elif field.type == "rich":
            for paragraph in decode(value).paragraphs:
                yield paragraph.plain, False
                for span in paragraph.spans:
                    if len(span.text) > 1:
                        yield span.text, False
