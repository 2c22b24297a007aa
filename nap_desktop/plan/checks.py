"""What in a plan may want another look; hints that never block and never score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.assistance import needs_assistance
from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, kind_of
from nap_desktop.plan.tree import Node, Plan

CODES = (
    "no_lead_body",
    "outside_period",
    "end_before_start",
    "duplicate_text",
    "empty_section",
    "no_text",
    "unknown_provision",
    "unknown_row",
    "unknown_instrument",
    "assistance_without_text",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One hint: the node, the field it leads to, what was found, and facts for its sentence."""

    node: NodeId
    key: str
    code: str
    facts: dict[str, str] = field(default_factory=dict)


# What says no more than that nobody has begun yet.
_NOT_BEGUN = frozenset({"no_lead_body", "empty_section", "no_text"})


def check(
    plan: Plan,
    provisions: Collection[str] = (),
    rows: Collection[str] = (),
    instruments: Collection[str] = (),
    untouched: Collection[NodeId] = (),
) -> list[Finding]:
    """Return all hints in reading order.

    `provisions`, `rows` and `instruments` are the codes that the framework knows; where one of
    them is empty, none of its kind counts as unknown. Of the items in `untouched`,
    which are as a template gave them, it is not said that something is missing.
    """
    twins = _twins(plan)
    found: list[Finding] = list(_period(plan))
    for node in plan.walk():
        found += (
            one
            for one in check_node(plan, node, provisions, rows, instruments)
            if node not in untouched or one.code not in _NOT_BEGUN
        )
        if node in twins:
            found.append(Finding(node, "text", "duplicate_text", {"other": twins[node]}))
    return found


def check_node(
    plan: Plan,
    node: NodeId,
    provisions: Collection[str] = (),
    rows: Collection[str] = (),
    instruments: Collection[str] = (),
) -> Iterator[Finding]:
    """Give the hints on one item that need no look at the other items."""
    held = plan.nodes[node]
    match held.kind:
        case "measure":
            yield from _measure(plan, held)
            yield from _unknown(held, "provisions", provisions)
            yield from _unknown(held, "rows", rows)
            yield from _unknown(held, "instruments", instruments)
        case "section" | "objective":
            yield from _section(plan, held)
        case "step":
            yield from _dates(plan, held)
    if held.kind in ("measure", "step") and not rich_text.plain(held.get("text")).strip():
        yield Finding(node, "text", "no_text")


def _measure(plan: Plan, node: Node) -> Iterator[Finding]:
    if not node.get("lead"):
        yield Finding(node.id, "lead", "no_lead_body")
    yield from _dates(plan, node)
    if needs_assistance(node) and not node.get("assistance_text"):
        yield Finding(node.id, "assistance_text", "assistance_without_text")


def _unknown(node: Node, key: str, known: Collection[str]) -> Iterator[Finding]:
    one = key.removesuffix("s")
    for code in codes(node.get(key)):
        if known and code not in known:
            yield Finding(node.id, key, f"unknown_{one}", {one: code})


def _dates(plan: Plan, node: Node) -> Iterator[Finding]:
    start, end = first_day(node.get("start")), last_day(node.get("end"))
    if start and end and end < start:
        yield Finding(node.id, "end", "end_before_start")
    opens = first_day(plan.get(plan.root, "period_start"))
    closes = last_day(plan.get(plan.root, "period_end"))
    for key in ("start", "end"):
        first, last = first_day(node.get(key)), last_day(node.get(key))
        if (opens and last and last < opens) or (closes and first and first > closes):
            yield Finding(node.id, key, "outside_period", {"date": node.get(key)})


def _period(plan: Plan) -> Iterator[Finding]:
    start = first_day(plan.get(plan.root, "period_start"))
    end = last_day(plan.get(plan.root, "period_end"))
    if start and end and end < start:
        yield Finding(plan.root, "period_end", "end_before_start")


def _section(plan: Plan, node: Node) -> Iterator[Finding]:
    if not node.get("text") and not plan.under(node.id):
        yield Finding(node.id, kind_of(node.kind).title, "empty_section")


def _twins(plan: Plan) -> dict[NodeId, NodeId]:
    """Return each measure whose words an earlier measure has too, with that earlier measure."""
    seen: dict[str, NodeId] = {}
    twins: dict[NodeId, NodeId] = {}
    for node in plan.of_kind("measure"):
        words = " ".join(rich_text.plain(plan.get(node, "text")).casefold().split())
        if words and seen.setdefault(words, node) != node:
            twins[node] = seen[words]
    return twins


def by_node(findings: list[Finding]) -> dict[NodeId, list[Finding]]:
    """Return the hints of each item."""
    found: dict[NodeId, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.node].append(finding)
    return dict(found)
