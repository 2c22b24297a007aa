"""The progress entries of a measure, and what people do to them, as values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.reviews import last_status
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import PROGRESS, Plan

STATUSES = field_of("progress", "status").choices


@dataclass(frozen=True, slots=True)
class Entry:
    """What one review found; texts plain, `at` a canonical date, `status` one of STATUSES or empty."""

    review: str = ""
    at: str = ""
    status: str = ""
    text: str = ""
    evidence: str = ""
    obstacle: str = ""
    need: str = ""


KEYS = tuple(field.name for field in fields(Entry))


def entries(plan: Plan, measure: NodeId) -> list[tuple[NodeId, Entry]]:
    """Return the entries of a measure with their ids, the newest first."""
    found = plan.under(measure, PROGRESS)
    return [(entry, read(plan, entry)) for entry in reversed(found)]


def read(plan: Plan, entry: NodeId) -> Entry:
    """Return one entry."""
    return Entry(**{key: _plain(key, plan.get(entry, key)) for key in KEYS})


def _plain(key: str, value: str) -> str:
    return rich_text.plain(value) if field_of("progress", key).type == "rich" else value


def _canonical(key: str, text: str) -> str:
    if field_of("progress", key).type == "rich":
        return rich_text.rich(text.strip())
    return rich_text.clean_line(text)


def add(plan: Plan, measure: NodeId, entry: Entry) -> list[Change]:
    """Add an entry as the newest; nothing for an empty one or where none may stand."""
    held = {key: _canonical(key, getattr(entry, key)) for key in KEYS}
    if measure not in plan.nodes or not any(held.values()):
        return []
    return edits.add(plan, "progress", measure, None, **held)


def change(plan: Plan, node: NodeId, entry: Entry) -> list[Change]:
    """Give an entry other values; texts whose words are the same keep their bold and links."""
    changes: list[Change] = []
    for key in KEYS:
        text = getattr(entry, key)
        if text.strip() != _plain(key, plan.get(node, key)):
            changes += edits.set_field(plan, node, key, _canonical(key, text))
    return changes


def review_names(plan: Plan) -> list[str]:
    """Return the names of all reviews in the plan, the one named last first."""
    names = (node.get("review") for node in plan.nodes.values() if node.kind == "progress")
    return list(dict.fromkeys(name for name in names if name))[::-1]


def standing(plan: Plan, node: NodeId) -> Counter[str]:
    """Return how many measures below an item have each status now; empty for no entry yet."""
    below = (one for one in plan.walk(node) if plan.nodes[one].kind == "measure")
    return Counter(last_status(plan, measure) for measure in below)
