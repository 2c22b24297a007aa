"""What a team usually does next with a plan, worked out from facts of the plan; nothing is asked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from nap_desktop.base import shipped
from nap_desktop.plan import concurrence
from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.todos import todos
from nap_desktop.plan.tree import DISCUSSION, PROGRESS, Plan

MOST = 7  # that are offered at once


class Fact(NamedTuple):
    """How many things there are of a sort, and the first of them with the field it is about."""

    many: int
    node: NodeId = ""
    key: str = ""


class NextStep(NamedTuple):
    """One line of the list: its fact by name, in words, and where its button goes.

    goes: as `resources/framework/next_steps.toml` says; verb: the word on the button.
    """

    name: str
    words: str
    verb: str
    goes: str
    fact: Fact


def next_steps(
    plan: Plan, versions: int = 0, today: datetime.date | None = None, most: int = MOST
) -> list[NextStep]:
    """Return what is usually done next, `most` lines at most, the first things first.

    versions: how many the library keeps of the plan.
    """
    phase = plan.get(plan.root, "phase") or "draft"
    counts = _facts(plan, versions, today or datetime.date.today())
    found: list[NextStep] = []
    for rule in _rules():
        name = rule["fact"]
        if phase not in rule["phases"] or len(found) == most:
            continue
        fact = counts[name]()
        if fact.many:
            words = labels()
            said = words.get("next_steps", name).format(count=fact.many)
            verb = words.get("next_verbs", rule["goes"].split()[0])
            found.append(NextStep(name, said, verb, rule["goes"], fact))
    return found


@cache
def _rules() -> tuple[Mapping[str, Any], ...]:
    return tuple(shipped.toml("framework/next_steps.toml")["step"])


def _facts(plan: Plan, versions: int, today: datetime.date) -> dict[str, Callable[[], Fact]]:
    """Return what counts each fact; one is counted only where a rule of the phase asks for it."""
    root = plan.nodes[plan.root]
    has = {key: bool(root.get(key)) for key in root.fields}

    def lacks(*keys: str) -> Fact:
        missing = [key for key in keys if not has.get(key)]
        return Fact(len(missing) == len(keys), plan.root, keys[0])

    return {
        "no_title": lambda: lacks("title"),
        "no_period": lambda: Fact(
            not (has.get("period_start") and has.get("period_end")), plan.root, "period_start"
        ),
        "no_measures": lambda: Fact(not plan.of_kind("measure")),
        "measures_without_lead": lambda: _measures(plan, ("lead",)),
        "measures_without_dates": lambda: _measures(plan, ("end", "start", "deadline")),
        "measures_without_basis": lambda: _measures(plan, ("provisions", "rows", "basis")),
        "coverage_not_discussed": lambda: _not_discussed(plan),
        "open_comments": lambda: _open_comments(plan),
        "todos": lambda: _todos(plan),
        "no_version": lambda: Fact(not versions and bool(plan.of_kind("measure"))),
        "concurrence_not_begun": lambda: Fact(
            not concurrence.rounds(plan) and len(concurrence.concerned(plan))
        ),
        "answers_missing": lambda: _answers_missing(plan),
        "remarks_undecided": lambda: Fact(len(concurrence.undecided(plan))),
        "no_act": lambda: lacks("act_number", "act_date"),
        "not_submitted": lambda: lacks("submission_date", "note_verbale"),
        "measures_without_review": lambda: _without_review(plan, today),
        "period_is_over": lambda: _is_over(plan, today),
    }


def _measures(plan: Plan, keys: tuple[str, ...]) -> Fact:
    """Return the measures that have none of some fields."""
    found = [one for one in plan.of_kind("measure") if not any(plan.get(one, key) for key in keys)]
    return Fact(len(found), found[0] if found else "", keys[0])


def _not_discussed(plan: Plan) -> Fact:
    """Return the paragraphs of the coverage with cells of which nothing is known."""
    from nap_desktop.framework.coverage import lines
    from nap_desktop.services.coverage import Coverage

    coverage = Coverage.of(plan)
    groups = dict.fromkeys(line.group for line in lines())
    return Fact(sum(coverage.counts(group, False).not_discussed > 0 for group in groups))


def _open_comments(plan: Plan) -> Fact:
    items = (plan.root, *plan.walk())
    found = [
        item
        for item in items
        for comment in plan.under(item, DISCUSSION)
        if not plan.get(comment, "resolved")
    ]
    return Fact(len(found), found[0] if found else "")


def _todos(plan: Plan) -> Fact:
    found = todos(plan)
    return Fact(len(found), found[0].item if found else "", found[0].key if found else "")


def _answers_missing(plan: Plan) -> Fact:
    asked = [one.entry for one in concurrence.asked(plan) if one.entry]
    return Fact(sum(not plan.get(entry, "answer") for entry in asked))


def _without_review(plan: Plan, today: datetime.date) -> Fact:
    """Return the measures that no review has looked at, once the period has begun."""
    begins = first_day(plan.get(plan.root, "period_start"))
    if begins and begins > today:
        return Fact(0)
    found = [one for one in plan.of_kind("measure") if not plan.under(one, PROGRESS)]
    return Fact(len(found), found[0] if found else "", "")


def _is_over(plan: Plan, today: datetime.date) -> Fact:
    ends = last_day(plan.get(plan.root, "period_end"))
    return Fact(bool(ends and ends < today))
