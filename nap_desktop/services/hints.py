"""The hints on a plan, each with its item, its field and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from nap_desktop.framework.checklist import codes as row_codes
from nap_desktop.framework.instruments import codes as instrument_codes
from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.framework.templates import as_given
from nap_desktop.plan.checks import Finding, check, check_node
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.left_as_is import parted
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


class Looked(NamedTuple):
    """All hints on a plan in reading order: those still open, and those left as they are."""

    findings: list[Finding]
    left: list[Finding]


def looked(plan: Plan) -> Looked:
    """Return all hints on a plan, as codes and facts."""
    found = check(plan, provision_codes(), row_codes(), instrument_codes(), as_given(plan))
    return Looked(*parted(plan, found))


def findings(plan: Plan) -> list[Finding]:
    """Return the open hints on a plan in reading order, as codes and facts."""
    return looked(plan).findings


def findings_at(plan: Plan, node: NodeId) -> list[Finding]:
    """Return the open hints on one item that need no look at the others."""
    found = check_node(plan, node, provision_codes(), row_codes(), instrument_codes())
    return parted(plan, found)[0]


def words_of(finding: Finding) -> str:
    """Return a hint as a sentence."""
    facts = {
        name: print_date(fact) if name == "date" else fact for name, fact in finding.facts.items()
    }
    return labels().get("findings", finding.code).format(**facts)


def hints(plan: Plan) -> list[Hint]:
    """Return the open hints on a plan in reading order."""
    printed = numbers(plan)
    return [
        Hint(
            found.node,
            printed.get(found.node, ""),
            title(plan, found.node),
            found.key,
            found.code,
            words_of(found),
        )
        for found in findings(plan)
    ]


def hints_text(found: list[Hint]) -> str:
    """Return hints as lines; empty if there are none."""
    return table([[hint.number, hint.field, hint.words, hint.title[:60]] for hint in found])
