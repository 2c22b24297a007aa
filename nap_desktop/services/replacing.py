"""Other words at places that were found, as changes; the looks around them stay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.text import Paragraph, RichText, Span, clean_line, decode, encode, splice
from nap_desktop.plan.tree import Plan
from nap_desktop.services.query import Substitute
from nap_desktop.services.searching import Hit

_NAMED = ("plan", "title")  # what may be changed, not taken away


class Replaced(NamedTuple):
    """The changes, how many places they are about, and how many had changed or cannot change."""

    changes: list[Change]
    done: int
    left: int


def replaced(plan: Plan, hits: Iterable[Hit], substitute: Substitute) -> Replaced:
    """Return the changes that put other words at places, which are in reading order.

    A place is left as it is where it cannot be replaced, or its field is no longer what was
    searched. Raises NapError `no_title` if the plan would lose its name.
    """
    fields: dict[tuple[NodeId, str], list[Hit]] = {}
    count = left = 0
    for hit in hits:
        node = plan.nodes.get(hit.at.node)
        if hit.at.fixed or node is None or node.fields.get(hit.at.key) != hit.at.value:
            left += 1
            continue
        fields.setdefault((hit.at.node, hit.at.key), []).append(hit)
        count += 1
    changes: list[Change] = []
    for (node_id, key), found in fields.items():
        name, _, lang = key.partition("@")
        value = _value(plan, node_id, name, found, substitute)
        changes += set_field(plan, node_id, name, value, lang)
    return Replaced(changes, count, left)


def _value(plan: Plan, node: NodeId, key: str, hits: list[Hit], substitute: Substitute) -> str:
    """Return the value of a field with other words at its places."""
    kind = plan.nodes[node].kind
    value = hits[0].at.value
    places: dict[int, list[tuple[int, int, str]]] = {}
    for hit in hits:
        words = substitute.words(hit.at.text, hit.spans)
        places.setdefault(hit.at.paragraph, []).append((hit.start, hit.end, words))
    if field_of(kind, key).type == "rich":
        return encode(_spliced(decode(value), places))
    line = clean_line(splice(Paragraph((Span(value),)), places[0]).plain)
    if not line and (kind, key) == _NAMED:
        raise NapError("no_title")
    return line


def _spliced(text: RichText, places: dict[int, list[tuple[int, int, str]]]) -> RichText:
    return RichText.of(
        splice(paragraph, places[row]) if row in places else paragraph
        for row, paragraph in enumerate(text.paragraphs)
    )


def after(hit: Hit, substitute: Substitute) -> str:
    """Return the words that would take the place of a hit, on one line."""
    return substitute.words(hit.at.text, hit.spans).replace("\n", " ")
