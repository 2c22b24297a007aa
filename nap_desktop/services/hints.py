"""The hints on a plan, each with its item, its field and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nap_desktop.framework.checklist import codes as row_codes
from nap_desktop.framework.instruments import codes as instrument_codes
from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.framework.templates import as_given
from nap_desktop.plan.checks import Finding, check, check_node
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.outline_text import table


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: where, on what, and in words."""

    node: str
    number: str
    title: str
    field: str
    code: str
    words: str

    @property
    def data(self) -> dict[str, Any]:
        """The hint as JSON data."""
        keys = ("node", "number", "title", "field", "code", "words")
        return {key: getattr(self, key) for key in keys}


def findings(plan: Plan) -> list[Finding]:
    """Return all hints on a plan in reading order, as codes and facts."""
    return check(plan, provision_codes(), row_codes(), instrument_codes(), as_given(plan))


def findings_at(plan: Plan, node: NodeId) -> list[Finding]:
    """Return the hints on one item that need no look at the others."""
    return list(check_node(plan, node, provision_codes(), row_codes(), instrument_codes()))


def hints(plan: Plan) -> list[Hint]:
    """Return all hints on a plan in reading order."""
    printed = numbers(plan)
    return [
        Hint(
            found.node,
            printed.get(found.node, ""),
            title(plan, found.node),
            found.key,
            found.code,
            labels().get("findings", found.code).format(**found.facts),
        )
        for found in findings(plan)
    ]


def hints_text(found: list[Hint]) -> str:
    """Return hints as lines; empty if there are none."""
    return table([[hint.number, hint.field, hint.words, hint.title[:60]] for hint in found])
