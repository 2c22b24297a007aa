"""A wording to start from, put into a measure."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan


def wording_changes(plan: Plan, node: NodeId, fields: Mapping[str, str]) -> list[Change]:
    """Return the changes that fill a measure: its text goes on, other fields only where empty."""
    known = kind_of(plan.nodes[node].kind).fields
    changes: list[Change] = []
    for key, value in fields.items():
        held = plan.get(node, key)
        if key not in known or not value:
            continue
        if key == "text" and held:
            joined = rich_text.join(rich_text.decode(held), rich_text.decode(value))
            changes += edits.set_field(plan, node, key, rich_text.encode(joined))
        elif not held:
            changes += edits.set_field(plan, node, key, value)
    return changes
