"""The draft act that approves a plan: head, preamble, numbered clauses from data, signature."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Mark, Para
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import prose, signed
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import codes

_BUDGET, _DONORS, _NOTHING = ("state_budget",), ("donor",), ("none_needed",)


def act(case: Case) -> list[Paper]:
    """Return the draft act; what the plan does not say is left blank."""
    name = case.say("names.act")
    blocks = signed(case, [*_head(case), *_clauses(case)])
    blocks.append(Para(case.say("act.annex"), "small"))
    return [Paper("act", name, case.document(name, blocks))]


def _head(case: Case) -> list[Block]:
    return [
        Para(case.say("act.kind").upper(), "doc_title"),
        Para(case.say("act.number"), "centred"),
        Para(case.say("act.place"), "doc_line"),
        Para(case.say("act.subject"), "centred", Mark(case.plan.root), bold=True),
        prose(case.say("act.preamble")),
        *(Para(line, "centred", bold=True) for line in case.say("act.decides").splitlines()),
    ]


def _clauses(case: Case) -> list[Block]:
    """Return the clauses that the data call for, numbered one after the other."""
    leads = _leads(case)
    blocks: list[Block] = []
    places: dict[str, str] = {}
    for name in _called_for(case, bool(leads)):
        places[name] = str(len(places) + 1)
        facts = {"executors_clause": places.get("executors", case.facts["blank"])}
        first, *others = case.say(f"act.{name}", **facts).split("\n")
        blocks.append(Para(first, "clause", lead=f"{places[name]}."))
        blocks += [Para(line, "clause", lead="\u200b") for line in others]
        if name == "executors":
            blocks += [
                Para(body_name(case.plan, body), "clause_item", Mark(body), "–") for body in leads
            ]
    return blocks


def _called_for(case: Case, has_leads: bool) -> list[str]:
    """Return the names of the clauses, in their order."""
    told = {
        "executors": has_leads,
        "coordination": bool(case.root("coordination_body")),
        "repeal": bool(case.root("repeals")),
    }
    names = (
        *("adopt", "executors", "coordination", _funding(case), "reports", "control"),
        *("repeal", "in_force"),
    )
    return [name for name in names if told.get(name, True) and (name != "reports" or has_leads)]


def _leads(case: Case) -> list[str]:
    """Return the national bodies that lead measures, in the directory's order."""
    leading = {body for node in case.measures() for body in codes(node.get("lead"))}
    return [
        body
        for body in case.plan.bodies
        if body in leading and case.plan.get(body, "kind") != "organisation"
    ]


def _funding(case: Case) -> str:
    """Return the name of the clause on funding that fits the sources that measures name."""
    named = {node.get("funding") for node in case.measures()} - {"", *_NOTHING}
    if not named:
        return "funding_none"
    if named <= set(_BUDGET):
        return "funding_budget"
    return "funding_donor" if named <= set(_DONORS) else "funding_mixed"
