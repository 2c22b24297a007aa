"""The plan that follows another: what it carries over, and what became of each item.

Items keep their ids, so that both plans can be compared item by item.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from nap_desktop.plan.assistance import ANSWERED, measures_of, standing
from nap_desktop.plan.dates import first_day
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import ENGLISH, labels
from nap_desktop.plan.reviews import finished, last_status
from nap_desktop.plan.schema import join_codes, kind_of
from nap_desktop.plan.tree import (
    COVERAGE,
    DIRECTORY,
    OUTLINE,
    PROGRESS,
    REQUESTS,
    REVIEWS,
    SLOTS,
    Node,
    Plan,
)

PREVIOUS = "previous"  # the field of a plan that holds the id of the plan before it
CARRIED, CHANGED, NEW, DROPPED = "carried", "changed", "new", "dropped"
SHIFT, CLEAR, KEEP = "shift", "clear", "keep"

# What the plan says of itself again; its approval, act, submission and period are facts of its own.
_OF_THE_PLAN = (
    *("title", "state", "language", "short_name", "lead_body", "coordination_body"),
    *("point_of_contact", "marking", "levels", "columns", "wordings", "template", "next_code"),
    "radiological",
)


@dataclass(frozen=True, slots=True)
class SuccessorWish:
    """What the new plan is to be.

    measures: those carried over; None for all. Sections and objectives always come along.
    dates:    SHIFT by the years between the periods' beginnings, CLEAR or KEEP.
    progress: whether what reviews said comes along; if not, the source of each measure tells the
              plan that it comes from, its code there and how it stood last.
    """

    title: str = ""
    period_start: str = ""
    period_end: str = ""
    measures: frozenset[NodeId] | None = None
    dates: str = SHIFT
    progress: bool = True


def unfinished(plan: Plan) -> frozenset[NodeId]:
    """Return the measures that no review called completed or dropped last."""
    return frozenset(
        node for node in plan.of_kind("measure") if last_status(plan, node) not in finished()
    )


def successor(old: Plan, wish: SuccessorWish) -> Plan:
    """Return the plan that follows `old`: a draft with a fresh id that knows its predecessor.

    Comments, remarks, records of events and answers of concurrence stay behind; the directory
    comes along, and so does what the coverage says of laws. Requests for assistance come along
    while they are not answered and a measure of theirs does. Reviews that come along are closed.
    """
    root = _root(old, wish)
    years = _years_between(old, wish)
    nodes: dict[NodeId, Node] = {root.id: root}
    children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
    parents: dict[NodeId, NodeId] = {}
    stack = [(old.root, root.id)]
    while stack:
        source, parent = stack.pop()
        for slot in SLOTS:
            below = tuple(node for node in old.under(source, slot) if _comes(old, node, slot, wish))
            if below:
                children[parent, slot] = below
            for node in below:
                parents[node] = parent
                nodes[node] = _carried(old, _dated(old.nodes[node], wish.dates, years), wish)
                stack.append((node, node))
    return Plan(root.id, nodes, children, parents)


def _root(old: Plan, wish: SuccessorWish) -> Node:
    before = old.nodes[old.root]
    fields = {key: before.get(key) for key in _OF_THE_PLAN}
    fields |= {"phase": "draft", PREVIOUS: old.root}
    fields |= {"period_start": wish.period_start, "period_end": wish.period_end}
    fields["title"] = wish.title or fields["title"]
    return Node(new_id(), "plan", {key: value for key, value in fields.items() if value})


def _comes(old: Plan, node: NodeId, slot: str, wish: SuccessorWish) -> bool:
    if slot == OUTLINE:
        is_measure = old.nodes[node].kind == "measure"
        return not is_measure or wish.measures is None or node in wish.measures
    if slot == REQUESTS:
        held = measures_of(old, node)
        comes = any(wish.measures is None or one in wish.measures for one in held)
        return comes and standing(old, node) != ANSWERED
    return slot in (DIRECTORY, COVERAGE) or (slot in (PROGRESS, REVIEWS) and wish.progress)


def _carried(old: Plan, node: Node, wish: SuccessorWish) -> Node:
    """Return an item as it stands in the new plan, with what is to be known of its past."""
    if node.kind == "review" and not node.get("closed"):
        day = node.get("end") or node.get("start")
        return _with(node, "closed", day)
    if node.kind == "request" and wish.measures is not None:
        kept = [one for one in measures_of(old, node.id) if one in wish.measures]
        return _with(node, "measures", join_codes(kept))
    if node.kind == "measure" and not wish.progress and not node.get("source"):
        return _with(node, "source", _where_from(old, node.id))
    return node


def _where_from(old: Plan, measure: NodeId) -> str:
    """Return the plan that a measure comes from, its code there, and its last status in words."""
    status = last_status(old, measure)
    words = labels(old.get(old.root, "language") or ENGLISH)
    said = (
        old.get(old.root, "short_name") or old.get(old.root, "title"),
        old.get(measure, "code"),
        words.choice("status", status) if status else "",
    )
    return ", ".join(filter(None, said))


def _with(node: Node, key: str, value: str) -> Node:
    return Node(node.id, node.kind, {**node.fields, key: value}) if value else node


def _years_between(old: Plan, wish: SuccessorWish) -> int:
    starts = [first_day(one) for one in (old.get(old.root, "period_start"), wish.period_start)]
    return starts[1].year - starts[0].year if starts[0] and starts[1] else 0


def _dated(node: Node, manner: str, years: int) -> Node:
    """Return an item with the dates that it has in the new plan; a review keeps its own."""
    if manner == KEEP or node.kind not in ("measure", "step"):
        return node
    known = kind_of(node.kind).fields
    fields = {
        key: _shifted(value, years) if key in known and known[key].type == "date" else value
        for key, value in node.fields.items()
        if manner == SHIFT or key not in known or known[key].type != "date"
    }
    return Node(node.id, node.kind, fields)


def _shifted(date: str, years: int) -> str:
    """Return a canonical date some years later; the 29th of February becomes the 28th if it must."""
    year = int(date[:4]) + years
    if not 1 <= year <= 9999:
        return date
    later = f"{year:04}{date[4:]}"
    return later if first_day(later) else later.replace("-02-29", "-02-28")


def fates(old: Plan, new: Plan) -> dict[NodeId, str]:
    """Return what became of each section, objective, measure and step of both plans.

    CARRIED: in both, with the same words (dates and bodies may differ); CHANGED: in both;
    NEW: only in the new plan; DROPPED: only in the old one.
    """
    found: dict[NodeId, str] = {}
    for node in new.walk():
        if node not in old.nodes:
            found[node] = NEW
        else:
            same = _words(old.nodes[node]) == _words(new.nodes[node])
            found[node] = CARRIED if same else CHANGED
    for node in old.walk():
        found.setdefault(node, DROPPED)
    return found


def counts(fates_: Collection[str]) -> dict[str, int]:
    """Return how many items were carried, changed, new and dropped, in this order."""
    return {one: sum(fate == one for fate in fates_) for one in (CARRIED, CHANGED, NEW, DROPPED)}


def _words(node: Node) -> dict[str, str]:
    known = kind_of(node.kind).fields
    return {
        key: value
        for key, value in node.fields.items()
        if key.split("@")[0] in known and known[key.split("@")[0]].type in ("rich", "line")
        and key not in ("code", "deadline", "note", "source")
    }  # fmt: skip
