"""The words for kinds, fields, choices and hints, per language, read from data."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from nap_desktop.base import shipped
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, field_of, kind_of
from nap_desktop.plan.tree import Plan

ENGLISH = "en"


class Labels(NamedTuple):
    """The words of one language; what it lacks is in English, what English lacks as its code."""

    lang: str
    words: dict[str, Any]

    def get(self, *path: str) -> str:
        """Return the word at a path such as ("fields", "measure", "lead")."""
        found: Any = self.words
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found
        return path[-1] if self.lang == ENGLISH else labels(ENGLISH).get(*path)

    def kind(self, kind: str) -> str:
        """Return the word for a kind."""
        return self.get("kinds", kind)

    def field(self, kind: str, key: str) -> str:
        """Return the caption of a field."""
        return self.get("fields", kind, key)

    def choice(self, key: str, code: str) -> str:
        """Return the word for one of the codes that a field may hold."""
        return self.get("choices", key, code)


@cache
def labels(lang: str = ENGLISH) -> Labels:
    """Return the words of a language, English where the program has none for it."""
    name = f"labels/{lang}.toml"
    if lang != ENGLISH and name not in shipped.names("labels", ".toml"):
        return labels(ENGLISH)
    return Labels(lang, shipped.toml(name))


def title(plan: Plan, node: NodeId) -> str:
    """Return the words that name a node: the first paragraph that says something, on one line."""
    lines = (" ".join(line.split()) for line in _naming_text(plan, node).split("\n"))
    return next(filter(None, lines), "")


def title_in_full(plan: Plan, node: NodeId) -> str:
    """Return all paragraphs of the text that names a node, on one line; empty if it has none."""
    return " ".join(_naming_text(plan, node).split())


def _naming_text(plan: Plan, node: NodeId) -> str:
    held = plan.nodes[node]
    key = kind_of(held.kind).title
    value = held.get(key)
    return rich_text.plain(value) if field_of(held.kind, key).type == "rich" else value


def body_name(plan: Plan, body: NodeId) -> str:
    """Return a body's name; empty if the directory does not hold it."""
    node = plan.nodes.get(body)
    return node.get("name") or node.get("short") if node else ""


def shown(plan: Plan, node: NodeId, key: str, words: Labels) -> str:
    """Return a value as people read it: words for codes, names for bodies, written dates."""
    held = plan.nodes[node]
    value = held.get(key)
    if not value:
        return ""
    field = field_of(held.kind, key)
    match field.type:
        case "rich":
            return rich_text.plain(value)
        case "choice":
            return words.choice(key, value)
        case "codes":
            known = [words.choice(key, code) if field.choices else code for code in codes(value)]
            return ", ".join(known)
        case "bodies":
            return ", ".join(filter(None, (body_name(plan, body) for body in codes(value))))
        case "date":
            return print_date(value, words.lang)
        case "number":
            return grouped(value)
        case "flag":
            return words.get("words", "yes")
        case _:
            return value


def grouped(number: str) -> str:
    """Return a canonical number with its thousands set apart by no-break spaces."""
    whole, point, rest = number.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + f"{int(digits):,}".replace(",", "\u00a0") + point + rest
