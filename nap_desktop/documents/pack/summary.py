"""The executive summary: what a plan is, what it holds, what comes first; two pages at most."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Heading, Mark, Para
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.note import chapters_table
from nap_desktop.documents.pack.parts import cell, form, listed, measure_row, prose, table, titles
from nap_desktop.documents.texts import rich
from nap_desktop.plan import concurrence

_MOST = 10  # measures of high priority


def summary(case: Case) -> list[Paper]:
    """Return the summary of a plan."""
    name = case.say("names.summary")
    blocks: list[Block] = [*titles(case, "summary"), *_aim(case), *_facts(case)]
    if any(case.plan.of_kind("measure")):
        blocks.append(Heading(2, "", case.say("summary.chapters_title")))
        blocks.append(chapters_table(case, case.say("summary.chapters_table")))
    blocks += _priorities(case)
    return [Paper("summary", name, case.document(name, blocks))]


def _aim(case: Case) -> list[Block]:
    text = case.root("summary")
    said = Para(rich(text), "body", Mark(case.plan.root, "b")) if text else None
    head = Heading(2, "", case.say("summary.aim_title"))
    return [head, said or prose(case.say("summary.aim"))]


def _facts(case: Case) -> list[Block]:
    facts = case.facts
    needing = sum(bool(node.get("assistance")) for node in case.measures())
    said = {
        "period": facts["period"],
        "lead_body": case.names(case.root("lead_body")),
        "coordination_body": case.names(case.root("coordination_body")),
        "authority": case.root("approving_authority"),
        "act": facts["act"] if case.root("act_number") else "",
        "measures": facts["measures"],
        "bodies": str(len(concurrence.concerned(case.plan))),
        "assistance": str(needing) if needing else "",
        "contact": case.root("point_of_contact"),
    }
    entries = [(case.say(f"summary.{key}"), cell(text)) for key, text in said.items() if text]
    title = case.say("summary.facts_table")
    return [Heading(2, "", title), form(title, entries)]


def _priorities(case: Case) -> list[Block]:
    high = [node for node in case.measures() if node.get("priority") == "high"]
    if not high:
        return []
    title = case.say("summary.priorities_title")
    heads = [case.head(key) for key in ("number", "measure", "lead", "end")]
    rows = [
        measure_row(
            case,
            node,
            (
                listed(case.short_names(node.get("lead"))),
                listed(case.values.lines("when", node.fields, ())),
            ),
        )
        for node in high[:_MOST]
    ]
    blocks: list[Block] = [
        Heading(2, "", title),
        prose(case.say("summary.priorities")),
        table(title, heads, (9.0, 57.0, 14.0, 20.0), rows, shown=False),
    ]
    if len(high) > _MOST:
        more = case.say("words.and_so_on", count=str(len(high) - _MOST))
        blocks.append(Para(more, "small"))
    return blocks
