"""Hints that a person has looked at and left as they are, remembered with the plan."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import canonical, field_of
from nap_desktop.plan.tree import Plan

KEY = "left_as_is"


def name_of(finding: Finding) -> str:
    """Return what tells a hint on an item from its others: code, field and facts.

    Another date outside the period is another hint, and is shown again.
    """
    return " ".join((finding.code, finding.key, *finding.facts.values()))


def parted(plan: Plan, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the hints that are still open, and those that were left as they are."""
    known = _read(plan.get(plan.root, KEY))
    still: list[Finding] = []
    left: list[Finding] = []
    for finding in findings:
        is_left = name_of(finding) in known.get(finding.node, ())
        (left if is_left else still).append(finding)
    return still, left


def leave(plan: Plan, findings: Iterable[Finding]) -> list[Change]:
    """Leave hints as they are."""
    known = {node: set(names) for node, names in _read(plan.get(plan.root, KEY)).items()}
    for finding in findings:
        known.setdefault(finding.node, set()).add(name_of(finding))
    return _write(plan, known)


def take_back(plan: Plan, findings: Iterable[Finding]) -> list[Change]:
    """Show hints again that were left as they are."""
    known = {node: set(names) for node, names in _read(plan.get(plan.root, KEY)).items()}
    for finding in findings:
        known.get(finding.node, set()).discard(name_of(finding))
    return _write(plan, known)


def _write(plan: Plan, known: dict[NodeId, set[str]]) -> list[Change]:
    """Remember hints of items that the plan still holds."""
    held = {node: sorted(names) for node, names in known.items() if names and node in plan.nodes}
    value = canonical(field_of("plan", KEY), held or "")
    return edits.set_field(plan, plan.root, KEY, value)


@lru_cache(maxsize=8)
def _read(value: str) -> dict[NodeId, tuple[str, ...]]:
    """Return the names of hints by item; whatever is of another form counts as nothing."""
    try:
        data = json.loads(value) if value else {}
    except ValueError:
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        node: tuple(name for name in names if isinstance(name, str))
        for node, names in data.items()
        if isinstance(names, list)
    }
