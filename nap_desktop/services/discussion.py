"""All that is said beside the text of a plan, and the places that are still to be written, as rows."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes
from nap_desktop.plan.todos import todos
from nap_desktop.plan.tree import DISCUSSION, Plan

State = Literal["open", "resolved", "todo"]
_WHO = ("lead", "partners", "lead_body")


class Said(NamedTuple):
    """One thread, or one place that is still to be written.

    node, key: the first comment of the thread, no key; else the item or comment, and its field.
    item:      the item it belongs to; `place` is the item's number and title.
    author, at: of the comment that was written last; empty for a place in the text.
    bodies:    the bodies that lead or share the item.
    """

    node: NodeId
    key: str
    item: NodeId
    state: State
    private: bool
    words: str
    author: str
    at: str
    replies: int
    place: str
    bodies: tuple[NodeId, ...]


def said(plan: Plan) -> list[Said]:
    """Return all threads and all marked places of a plan, in reading order of their items."""
    printed = numbers(plan)
    marked: dict[NodeId, list[Said]] = {}
    for todo in todos(plan):
        place, bodies = _place(plan, printed, todo.item), _bodies(plan, todo.item)
        is_comment = plan.nodes[todo.node].kind == "comment"
        author, at = ("author", "at") if is_comment else ("", "")
        private = is_comment and _is_private(plan, todo.node)
        row = Said(
            todo.node, todo.key, todo.item, "todo", private, todo.words,
            plan.get(todo.node, author) if author else "",
            plan.get(todo.node, at) if at else "",
            0, place, bodies,
        )  # fmt: skip
        marked.setdefault(todo.item, []).append(row)
    found: list[Said] = []
    for item in (plan.root, *plan.walk()):
        threads = plan.under(item, DISCUSSION)
        if threads:
            place, bodies = _place(plan, printed, item), _bodies(plan, item)
            found += [_thread(plan, one, item, place, bodies) for one in threads]
        found += marked.get(item, [])
    return found


def _thread(
    plan: Plan, first: NodeId, item: NodeId, place: str, bodies: tuple[NodeId, ...]
) -> Said:
    replies = list(plan.walk(first, DISCUSSION))
    last = plan.nodes[replies[-1] if replies else first]
    held = plan.nodes[first]
    words = " ".join(rich_text.plain(held.get("text")).split())
    state: State = "resolved" if held.get("resolved") else "open"
    private = bool(held.get("private"))
    author, at = last.get("author"), last.get("at")
    return Said(
        first, "", item, state, private, words, author, at, len(replies), place, bodies
    )  # fmt: skip


def _is_private(plan: Plan, comment: NodeId) -> bool:
    """Return whether a comment is private, or answers one that is."""
    line = (comment, *plan.ancestors(comment))
    return any(plan.get(one, "private") for one in line if plan.nodes[one].kind == "comment")


def _place(plan: Plan, printed: dict[NodeId, str], item: NodeId) -> str:
    if item == plan.root:
        return labels().kind("plan")
    named = title(plan, item) or labels().get("words", "untitled")
    return f"{printed.get(item, '')} {named}".strip()


def _bodies(plan: Plan, item: NodeId) -> tuple[NodeId, ...]:
    held = plan.nodes[item]
    found = [body for key in _WHO for body in codes(held.get(key))]
    return tuple(dict.fromkeys(found))


def authors(rows: list[Said]) -> list[str]:
    """Return who wrote last in a thread, each once, in order of their names."""
    return sorted({row.author for row in rows if row.at or row.author}, key=str.casefold)


def bodies(plan: Plan, rows: list[Said]) -> list[tuple[NodeId, str]]:
    """Return the bodies of items about which something is said, with their names, in order."""
    known = {body for row in rows for body in row.bodies}
    return [(body, body_name(plan, body)) for body in plan.bodies if body in known]
