"""The comments of an item as threads, and what people do to them, as values."""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import may_hold
from nap_desktop.plan.tree import DISCUSSION, Plan
from nap_desktop.services.open_plan import now


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment or reply; `at` is an ISO 8601 time, `text` plain."""

    id: NodeId
    author: str
    at: str
    text: str
    private: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with all replies to it, oldest first."""

    first: Comment
    replies: tuple[Comment, ...]
    resolved: bool


def threads(plan: Plan, node: NodeId) -> list[Thread]:
    """Return the threads of an item in the order in which they were begun."""
    return [_thread(plan, comment) for comment in plan.under(node, DISCUSSION)]


def open_count(plan: Plan, node: NodeId) -> int:
    """Return how many threads of an item are not resolved."""
    return sum(not plan.get(comment, "resolved") for comment in plan.under(node, DISCUSSION))


def _thread(plan: Plan, first: NodeId) -> Thread:
    replies = tuple(_comment(plan, reply) for reply in plan.walk(first, DISCUSSION))
    return Thread(_comment(plan, first), replies, bool(plan.get(first, "resolved")))


def _comment(plan: Plan, node: NodeId) -> Comment:
    held = plan.nodes[node]
    text = rich_text.plain(held.get("text"))
    return Comment(node, held.get("author"), held.get("at"), text, bool(held.get("private")))


def post(plan: Plan, parent: NodeId, author: str, text: str, private: bool = False) -> list[Change]:
    """Add a comment to an item, or a reply to a comment; nothing for an empty text.

    What answers a private comment is private too.
    """
    value = rich_text.rich(text.strip())
    kind = plan.nodes[parent].kind if parent in plan.nodes else ""
    if not value or not kind or not may_hold(kind, "comment"):
        return []
    private = private or (kind == "comment" and bool(plan.get(parent, "private")))
    fields = {"author": author, "at": now(), "text": value, "private": "1" if private else ""}
    return edits.add(plan, "comment", parent, None, **fields)


def rewrite(plan: Plan, comment: NodeId, text: str) -> list[Change]:
    """Give a comment another text; nothing for an empty one or if no letter differs."""
    tidy = text.strip()
    if not tidy or tidy == rich_text.plain(plan.get(comment, "text")):
        return []
    return edits.set_field(plan, comment, "text", rich_text.rich(tidy))


def mark(plan: Plan, comment: NodeId, key: str, marked: bool) -> list[Change]:
    """Set or clear one of the flags of a comment: `resolved`; `private`, for its replies too."""
    whole = (comment, *plan.walk(comment, DISCUSSION)) if key == "private" else (comment,)
    return [
        change for one in whole for change in edits.set_field(plan, one, key, "1" if marked else "")
    ]
