"""The plan itself as it goes up, and the copy that goes to the Committee."""

from __future__ import annotations

import json
from dataclasses import replace

from nap_desktop.documents.compose import PROFILES, Occasion, compose, words_of
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.plan.tree import Node, Plan

_INTERNAL = ("marking", "reports_due", "summary_report_due", "signatory_name")
_INTERNAL_COLUMNS = ("risks", "source", "note", "verification")


def plan_paper(case: Case) -> list[Paper]:
    """Return the plan in full."""
    return [_paper(case, "plan", case.plan)]


def submission(case: Case) -> list[Paper]:
    """Return the copy for the Committee: no marking, nothing that is for the State alone."""
    return [_paper(case, "submission", public(case.plan))]


def public(plan: Plan) -> Plan:
    """Return a plan without what is for the State alone.

    That is its marking, private notes, risks and sources, comments, remarks, entries of
    concurrence and of reviews.
    """
    kept = {key: held for key, held in plan.nodes.items() if held.kind not in _BESIDE}
    nodes = {key: _public(held) for key, held in kept.items()}
    children = {
        (parent, slot): below
        for (parent, slot), below in plan.children.items()
        if parent in nodes and below[0] in nodes
    }
    parents = {key: parent for key, parent in plan.parents.items() if key in nodes}
    return Plan(plan.root, nodes, children, parents)


_BESIDE = ("comment", "progress", "concurrence", "remark")


def _public(node: Node) -> Node:
    hidden = (*_INTERNAL, *_INTERNAL_COLUMNS)
    fields = {key: value for key, value in node.fields.items() if key.split("@")[0] not in hidden}
    if columns := fields.get("columns"):
        fields["columns"] = _public_columns(columns)
    return replace(node, fields=fields)


def _public_columns(value: str) -> str:
    try:
        entries = json.loads(value)
    except ValueError:
        return ""
    if not isinstance(entries, list):
        return ""
    kept = [
        one
        for one in entries
        if isinstance(one, dict) and one.get("field") not in _INTERNAL_COLUMNS
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _paper(case: Case, key: str, plan: Plan) -> Paper:
    occasion = Occasion(case.today, case.draft_label if key == "plan" else "")
    document = compose(plan, PROFILES["full"], occasion, words_of(plan))
    return Paper(key, case.say(f"names.{key}"), document)
