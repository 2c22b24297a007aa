"""What a round table sees while it drafts: what is parked, and what changed since this morning."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.steps import KeptStep, touched
from nap_desktop.plan.tree import DISCUSSION, OUTLINE, Plan


def parked(plan: Plan) -> list[NodeId]:
    """Return what is parked, the oldest first: open comments on the plan as a whole, not private."""
    found = plan.under(plan.root, DISCUSSION)
    return [one for one in found if not (plan.get(one, "resolved") or plan.get(one, "private"))]


def park(plan: Plan, author: str, words: str, at: str) -> list[Change]:
    """Park a thought as a comment on the plan; nothing for no words."""
    text = rich_text.rich(words.strip())
    if not text:
        return []
    return edits.add(plan, "comment", plan.root, None, author=author, at=at, text=text)


def settle(plan: Plan, thought: NodeId) -> list[Change]:
    """Take a thought off the list; its comment is resolved."""
    return edits.set_field(plan, thought, "resolved", "1")


def this_morning(now: datetime.datetime) -> str:
    """Return the beginning of the day of a local time, as steps carry times (ISO 8601, UTC)."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def changed_since(plan: Plan, steps: Sequence[KeptStep], at: str) -> list[NodeId]:
    """Return the items that steps touched since a time, the one touched last first.

    Steps in their order, the time as they carry it; what is gone by now is left out.
    """
    found: dict[NodeId, None] = {}
    for step in reversed(steps):
        if step.step.at < at:
            break
        for node in touched(step.step.changes):
            held = plan.nodes.get(node)
            if held is not None and held.kind != "plan" and slot_of(held.kind) == OUTLINE:
                found.setdefault(node)
    return list(found)
