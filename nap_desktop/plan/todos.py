"""Places in the texts of a plan that somebody has still to write, found by words and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nap_desktop.base import shipped
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import DISCUSSION, Plan

_AROUND = 60  # characters that are told before and after a mark


class Todo(NamedTuple):
    """One text that holds a mark: where, and the words round the first one.

    node, key: the item and its field; for a comment the comment and its text.
    item:      the item of the outline, or the plan, that it belongs to.
    """

    node: NodeId
    key: str
    item: NodeId
    words: str


def todos(plan: Plan) -> list[Todo]:
    """Return the marked texts of the plan, its items and their open comments, in reading order."""
    found: list[Todo] = []
    for item in (plan.root, *plan.walk()):
        found += _of_node(plan, item, item)
        for first in plan.under(item, DISCUSSION):
            if not plan.get(first, "resolved"):
                for comment in (first, *plan.walk(first, DISCUSSION)):
                    found += _of_node(plan, comment, item)
    return found


def _of_node(plan: Plan, node: NodeId, item: NodeId) -> Iterator[Todo]:
    held = plan.nodes[node]
    fields = kind_of(held.kind).fields
    for key, value in held.fields.items():
        field = fields.get(key)
        if field is None or field.settings or field.type not in ("rich", "line"):
            continue
        if _mark().search(value):  # the raw value first: most texts hold none
            text = rich_text.plain(value) if field.type == "rich" else value
            if words := around(text):
                yield Todo(node, key, item, words)


def around(text: str) -> str:
    """Return a mark of a text with the words round it on one line; empty if there is none."""
    line = " ".join(text.split())
    mark = _mark().search(line)
    if mark is None:
        return ""
    begins, ends = max(0, mark.start() - _AROUND), mark.end() + _AROUND
    before = "…" if begins else ""
    after = "…" if ends < len(line) else ""
    return f"{before}{line[begins:ends].strip()}{after}"


@cache
def _mark() -> re.Pattern[str]:
    """Return what finds a mark, made of the words and signs that the program ships."""
    data = shipped.toml("schema/todo.toml")
    capitals = set(data["capitals"]["words"])
    known = [word for words in data["words"].values() for word in words]
    free = [word for word in known if word not in capitals]
    return re.compile(
        "|".join(
            (
                *map(re.escape, data["signs"]),
                rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(capitals, key=len, reverse=True)))})(?!\w)",
                # a word of Chinese has no blanks round it
                *(re.escape(word) for word in free if _is_chinese(word)),
                rf"(?i:(?<!\w)(?:{'|'.join(re.escape(w) for w in free if not _is_chinese(w))})(?!\w))",
            )
        )
    )


def _is_chinese(word: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in word)
