"""The bodies of a plan as rows to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nap_desktop.plan.directory import Place
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.rows_view import Cell, Row


def rows(plan: Plan, named: Mapping[NodeId, Sequence[Place]], words: str) -> list[Row]:
    """Return a row for each body whose names hold all of some words, in the directory's order."""
    wanted = words.casefold().split()
    return [_row(plan, body, named) for body in plan.bodies if _holds(plan, body, wanted)]


def _holds(plan: Plan, body: NodeId, wanted: Sequence[str]) -> bool:
    fields = plan.nodes[body].fields
    said = [value for key, value in fields.items() if key.partition("@")[0] in ("name", "short")]
    kind = fields.get("kind", "")
    text = " ".join([*said, labels().choice("kind", kind) if kind else ""]).casefold()
    return all(word in text for word in wanted)


def _row(plan: Plan, body: NodeId, named: Mapping[NodeId, Sequence[Place]]) -> Row:
    held = plan.nodes[body]
    places = named.get(body, ())
    leads = sum(place.key == "lead" for place in places)
    kind = held.get("kind")
    return Row(
        body,
        (
            Cell(held.get("short")),
            Cell(body_name(plan, body)),
            Cell(labels().choice("kind", kind) if kind else ""),
            Cell(str(leads or "")),
            Cell(str(len(places) - leads or "")),
        ),
    )
