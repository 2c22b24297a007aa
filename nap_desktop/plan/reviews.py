"""Reviews of a plan: who met when, what was found of each measure, what moved since the review before.

A node of kind `review` stands below the plan; what it found of a measure is an entry of `progress`
below the measure that bears the review's name. Everything that changes a plan here returns
changes; nothing is done until they go through the one door.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nap_desktop.base import shipped
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, SetField, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import PROGRESS, REVIEWS, Plan

STATUSES = field_of("progress", "status").choices
ALL_SAID = ("status", "text", "evidence", "evidence_number", "evidence_date", "obstacle", "need")


@dataclass(frozen=True, slots=True)
class Review:
    """One review by its name; `node` is empty if only entries of progress know of it."""

    name: str
    node: NodeId = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure with its status in an earlier review and in a later one; empty for none."""

    measure: NodeId
    before: str
    after: str


@cache
def finished() -> frozenset[str]:
    """Return the statuses in which nothing is left to do for a measure."""
    return frozenset(shipped.toml("schema/statuses.toml")["finished"])


def reviews(plan: Plan) -> list[Review]:
    """Return all reviews, the earliest first; those not dated last, in the order they were opened."""
    days: dict[str, str] = {}
    for held in plan.nodes.values():
        if held.kind == "progress":
            days[held.get("review")] = max(days.get(held.get("review"), ""), held.get("at"))
    found: dict[str, Review] = {}
    for node in plan.under(plan.root, REVIEWS):
        held = plan.nodes[node]
        name = held.get("name")
        at = held.get("start") or held.get("end") or days.get(name, "")
        found.setdefault(name, Review(name, node, at))
    for name, at in days.items():
        found.setdefault(name, Review(name, "", at))
    return sorted(found.values(), key=lambda one: (not one.at, one.at))


def before(plan: Plan, name: str) -> str | None:
    """Return the name of the review before one; None if it is the first."""
    names = [one.name for one in reviews(plan)]
    place = names.index(name) if name in names else len(names)
    return names[place - 1] if place > 0 else None


def open_review(
    plan: Plan, name: str, start: str = "", end: str = "", place: str = "", participants: str = ""
) -> list[Change]:
    """Open a review; dates canonical, participants rich. Nothing if one has the name, or for none.

    The plan goes into the phase "review".
    """
    name = clean_line(name)
    if not name or any(one.node and one.name == name for one in reviews(plan)):
        return []
    fields = {"name": name, "start": start, "end": end, "place": place}
    made = edits.add(plan, "review", plan.root, None, **fields, participants=participants)
    return made + edits.set_field(apply_all(plan, made), plan.root, "phase", "review")


def close_review(plan: Plan, review: NodeId, day: str) -> list[Change]:
    """Close a review on a day, canonical; the plan goes back to "approved" if it was."""
    made = edits.set_field(plan, review, "closed", day)
    others = [one for one in plan.under(plan.root, REVIEWS) if one != review]
    if plan.get(plan.root, "act_date") and all(plan.get(one, "closed") for one in others):
        made += edits.set_field(apply_all(plan, made), plan.root, "phase", "approved")
    return made


def open_again(plan: Plan, review: NodeId) -> list[Change]:
    """Take back that a review is closed."""
    made = edits.set_field(plan, review, "closed", "")
    return made + edits.set_field(apply_all(plan, made), plan.root, "phase", "review")


def rename(plan: Plan, review: NodeId, name: str) -> list[Change]:
    """Give a review another name, here and in all its entries; nothing if another has that name."""
    name, old = clean_line(name), plan.get(review, "name")
    if not name or name == old or any(one.name == name for one in reviews(plan)):
        return []
    made = list(edits.set_field(plan, review, "name", name))
    for held in plan.nodes.values():
        if held.kind == "progress" and held.get("review") == old:
            made.append(SetField(held.id, "review", "", old, name))
    return made


def entry_of(plan: Plan, measure: NodeId, name: str) -> NodeId:
    """Return what a review found of a measure; empty if nothing yet."""
    found = [one for one in plan.under(measure, PROGRESS) if plan.get(one, "review") == name]
    return found[-1] if found else ""


def note(plan: Plan, measure: NodeId, name: str, at: str, key: str, value: str) -> list[Change]:
    """Note one thing that a review found of a measure; its entry is made at the first.

    key: one of ALL_SAID; value and `at`, the day of the entry, canonical.
    """
    entry = entry_of(plan, measure, name)
    if entry:
        return edits.set_field(plan, entry, key, value)
    if not value:
        return []
    return edits.add(plan, "progress", measure, None, review=name, at=at, **{key: value})


def status_in(plan: Plan, measure: NodeId, name: str) -> str:
    """Return the status that a review found; empty if none."""
    entry = entry_of(plan, measure, name)
    return plan.get(entry, "status") if entry else ""


def last_status(plan: Plan, measure: NodeId) -> str:
    """Return the status that was found last; empty if none ever was.

    The last entry by its day; one without a day counts as of the day of the entry above it.
    """
    best, status, day = "", "", ""
    for entry in plan.under(measure, PROGRESS):
        day = plan.get(entry, "at") or day
        if day >= best:
            best, status = day, plan.get(entry, "status") or status
    return status


def needs_help(plan: Plan, measure: NodeId) -> bool:
    """Return whether the last entry of a measure says that help is needed."""
    found = plan.under(measure, PROGRESS)
    return bool(found and plan.get(found[-1], "need"))


def counts(plan: Plan, name: str) -> list[tuple[str, int]]:
    """Return how many measures have each status in a review, in the order of STATUSES.

    Every measure counts once, all alike; those without a status stand last, under the empty code.
    Codes that no measure has are left out; the sum is the number of measures.
    """
    given = [status_in(plan, measure, name) for measure in plan.of_kind("measure")]
    return [(code, given.count(code)) for code in (*STATUSES, "") if code in given]


def moved(plan: Plan, earlier: str, later: str) -> list[Moved]:
    """Return the measures whose status differs between two reviews, in reading order."""
    both = (
        Moved(measure, status_in(plan, measure, earlier), status_in(plan, measure, later))
        for measure in plan.of_kind("measure")
    )
    return [one for one in both if one.before != one.after]


def of_body(plan: Plan, measures: Sequence[NodeId], body: NodeId) -> list[NodeId]:
    """Return the measures that a body leads or shares, in the order given."""
    keys = ("lead", "partners")
    return [one for one in measures if any(body in codes(plan.get(one, key)) for key in keys)]
