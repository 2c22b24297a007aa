"""Rounds of concurrence: who is asked, what each body answers, what becomes of its remarks.

An entry of kind `concurrence` stands below each body of the directory that was asked, one for
each round; a `remark` stands below the item that it is about, or below the plan. Everything here
returns changes; nothing is done until they go through the one door.
"""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import CONCURRENCE, REMARKS, Plan

WITHOUT_REMARKS, WITH_REMARKS, OBJECTION = "without_remarks", "with_remarks", "objection"
ACCEPTED, PARTLY, NOT_ACCEPTED = "accepted", "partly", "not_accepted"
_WHO = ("lead", "partners")
_NOT_SENT = "9999"  # after all years


@dataclass(frozen=True, slots=True)
class Asked:
    """A body and its entry in one round; no entry if it was not asked yet."""

    body: NodeId
    entry: NodeId | None


def concerned(plan: Plan) -> tuple[NodeId, ...]:
    """Return the national bodies that lead or share a measure or a step, in the directory's order."""
    named: set[NodeId] = set()
    for node in plan.walk():
        for key in _WHO:
            named.update(codes(plan.get(node, key)))
    national = (body for body in plan.bodies if plan.get(body, "kind") != "organisation")
    return tuple(body for body in national if body in named)


def rounds(plan: Plan) -> tuple[str, ...]:
    """Return the names of the rounds, that with the earliest entry first, those not yet sent last."""
    entries = [entry for body in plan.bodies for entry in plan.under(body, CONCURRENCE)]
    entries.sort(key=lambda entry: plan.get(entry, "sent") or _NOT_SENT)
    return tuple(dict.fromkeys(plan.get(entry, "round") for entry in entries))


def asked(plan: Plan, name: str | None = None) -> tuple[Asked, ...]:
    """Return the bodies of one round with their entries, in the directory's order.

    The last round if no name is given; before the first round the bodies that would be asked.
    """
    known = rounds(plan)
    if not known:
        return tuple(Asked(body, None) for body in concerned(plan))
    wanted = known[-1] if name is None else name
    return tuple(
        Asked(body, entry)
        for body in plan.bodies
        for entry in plan.under(body, CONCURRENCE)
        if plan.get(entry, "round") == wanted
    )


def start_round(plan: Plan, name: str, sent: str, due: str) -> list[Change]:
    """Add an entry for each body concerned that has none in this round; dates in canonical form.

    Post and name of the signatory are taken from the body's entry before.
    """
    changes: list[Change] = []
    for body in concerned(plan):
        entries = plan.under(body, CONCURRENCE)
        if any(plan.get(entry, "round") == name for entry in entries):
            continue
        last = plan.nodes[entries[-1]].fields if entries else {}
        known = {key: last[key] for key in ("post", "name") if key in last}
        made = edits.add(plan, "concurrence", body, None, round=name, sent=sent, due=due, **known)
        plan = apply_all(plan, made)
        changes += made
    return changes


def answer(
    plan: Plan, entry: NodeId, given: str, returned: str = "", reference: str = ""
) -> list[Change]:
    """Note what a body answered, and when; empty takes the answer back. Dates in canonical form.

    given: WITHOUT_REMARKS, WITH_REMARKS, OBJECTION or empty.
    """
    values = {"answer": given, "returned": returned, "reference": reference}
    return _set_all(plan, entry, values)


def sign(plan: Plan, entry: NodeId, post: str, name: str) -> list[Change]:
    """Note who signs for a body."""
    return _set_all(plan, entry, {"post": post, "name": name})


def add_remark(
    plan: Plan, item: NodeId, body: NodeId, words: str, received: str = ""
) -> list[Change]:
    """Add a remark of a body to an item, or to the plan as a whole; `words` are plain text.

    Nothing if the item can hold no remark. The id is that of the first InsertNode.
    """
    text = rich_text.rich(words)
    return edits.add(plan, "remark", item, None, body=body, text=text, received=received)


def decide(
    plan: Plan, remark: NodeId, decision: str, reason: str = "", new_text: str = ""
) -> list[Change]:
    """Note what was decided on a remark, why, and how the text runs now; both plain text.

    decision: ACCEPTED, PARTLY, NOT_ACCEPTED or empty for none yet.
    """
    values = {
        "decision": decision,
        "reason": rich_text.rich(reason),
        "new_text": rich_text.rich(new_text),
    }
    return _set_all(plan, remark, values)


def remarks(plan: Plan) -> list[tuple[NodeId, NodeId]]:
    """Return item and remark of every remark: on the plan first, then in reading order."""
    items = (plan.root, *plan.walk())
    return [(item, remark) for item in items for remark in plan.under(item, REMARKS)]


def undecided(plan: Plan) -> list[NodeId]:
    """Return the remarks on which nothing is decided yet, in reading order."""
    return [remark for _, remark in remarks(plan) if not plan.get(remark, "decision")]


def _set_all(plan: Plan, node: NodeId, values: dict[str, str]) -> list[Change]:
    return [
        change
        for key, value in values.items()
        for change in edits.set_field(plan, node, key, value)
    ]
