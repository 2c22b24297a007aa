"""Which items of a plan match what is typed into the filter box."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, body_name
from nap_desktop.plan.schema import codes, kind_of
from nap_desktop.plan.tree import Plan

_SEARCHED = ("rich", "line", "bodies", "codes", "choice")


class Found(NamedTuple):
    """The items that match, and those with all above them."""

    items: set[NodeId]
    shown: set[NodeId]


def wanted_words(typed: str) -> list[str]:
    """Return what is sought: each word, and each phrase in quotation marks as a whole."""
    found = ((quoted or bare).casefold() for quoted, bare in _quoted().findall(typed))
    return [" ".join(words.split()) for words in found if words.strip()]


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of a phrase in quotation marks or of a word."""
    return re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+)')


class Haystack:
    """What can be found in each item, kept until the item changes."""

    def __init__(self, words: Labels) -> None:
        self._words = words
        self._found: dict[NodeId, tuple[object, str]] = {}

    def matching(
        self, plan: Plan, numbers: dict[NodeId, str], hints: dict[NodeId, list[Finding]], typed: str
    ) -> Found | None:
        """Return the items that hold every typed word and “phrase in quotes”; None for no words.

        Searched: number, code, texts, names of bodies, provisions ("3(d)"), words of choices, and
        the sentences of hints ("no lead body").
        """
        wanted = wanted_words(typed)
        if not wanted:
            return None
        items: set[NodeId] = set()
        shown: set[NodeId] = set()
        for node in plan.walk():
            hay = self._of(plan, node) + _hints(self._words, hints.get(node, []))
            number = numbers.get(node, "")
            if all(word in hay or number.startswith(word) for word in wanted):
                items.add(node)
                shown.add(node)
                shown.update(plan.ancestors(node))
        return Found(items, shown)

    def _of(self, plan: Plan, node: NodeId) -> str:
        held = plan.nodes[node]
        known = self._found.get(node)
        if known is not None and known[0] is held:
            return known[1]
        hay = self._gather(plan, node)
        self._found[node] = (held, hay)
        return hay

    def _gather(self, plan: Plan, node: NodeId) -> str:
        held = plan.nodes[node]
        parts: list[str] = []
        for key, value in held.fields.items():
            field = kind_of(held.kind).fields.get(key.split("@")[0])
            if field is None or field.type not in _SEARCHED:
                continue
            if field.type == "rich":
                parts.append(rich_text.plain(value))
            elif field.type == "bodies":
                parts += [
                    f"{body_name(plan, body)} {plan.get(body, 'short')}"
                    for body in codes(value)
                    if body in plan.nodes
                ]
            elif key == "provisions":
                parts += [provision_words(code) for code in codes(value)]
            elif field.choices:
                parts += [self._words.choice(key, code) for code in codes(value)]
            else:
                parts.append(value)
        return " \n".join(parts).casefold() + " \n"


def provision_words(code: str) -> str:
    """Return the ways in which people type a provision: "OP3d", "OP 3 (d)", "3(d)", "3d"."""
    bare = code.removeprefix("OP")
    if bare[-1:].isalpha():
        number, letter = bare[:-1], bare[-1]
        return f"{code} op {number} ({letter}) {number}({letter})"
    return f"{code} op {bare}"


def _hints(words: Labels, findings: list[Finding]) -> str:
    return " ".join(
        words.get("findings", finding.code) + " " + finding.code.replace("_", " ")
        for finding in findings
    ).casefold()
