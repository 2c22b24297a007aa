"""The progress report of one review: plain counts with their rule, then measure by measure."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Cell, Mark, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import (
    cell,
    listed,
    measure_row,
    prose,
    rich_cell,
    table,
    titles,
)
from nap_desktop.documents.texts import rich
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import PROGRESS, Node, Plan

_COLUMNS = (
    *(("number", 6.0), ("measure", 21.0), ("lead", 8.0), ("end", 9.0), ("status", 12.0)),
    *(("done", 22.0), ("obstacle", 11.0), ("need", 11.0)),
)


def reviews(plan: Plan) -> list[str]:
    """Return the names of the reviews that have entries, the earliest first."""
    last: dict[str, str] = {}
    for node in plan.nodes.values():
        if node.kind == "progress":
            name = node.get("review")
            last[name] = max(last.get(name, ""), node.get("at"))
    return sorted(last, key=lambda name: (last[name], name))


def progress(case: Case) -> list[Paper] | str:
    """Return the report of the review that was asked for, the latest if none was."""
    known = reviews(case.plan)
    wanted = case.review or (known[-1] if known else "")
    entries = _entries(case, wanted) if wanted in known else []
    if not entries:
        return "no_review"
    name = case.say("names.progress")
    at = max(entry.get("at") for _, entry in entries)
    day = case.date(at) or case.facts["blank_date"]
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "progress"),
        prose(case.say("progress.review", review=wanted or case.facts["blank"], at=day)),
        _counts(case, entries),
        Para(case.say("progress.counts_rule"), "small"),
        _table(case, entries),
    ]
    return [Paper("progress", name, case.document(name, blocks))]


def _entries(case: Case, review: str) -> list[tuple[Node, Node]]:
    """Return measure and entry of all measures that have one for a review, in reading order."""
    found: list[tuple[Node, Node]] = []
    for measure in case.measures():
        entries = [case.plan.nodes[one] for one in case.plan.under(measure.id, PROGRESS)]
        of_review = [entry for entry in entries if entry.get("review") == review]
        found += [(measure, of_review[-1])] if of_review else []
    return found


def _counts(case: Case, entries: list[tuple[Node, Node]]) -> Block:
    given = [entry.get("status") for _, entry in entries]
    words = case.words.labels
    said = [
        (words.choice("status", code), given.count(code))
        for code in field_of("progress", "status").choices
        if code in given
    ]
    without = len(case.measures()) - len(entries) + given.count("")
    if without:
        said.append((case.say("progress.no_entry"), without))
    rows = [Row((cell(word), cell(str(number)))) for word, number in said]
    total = str(sum(number for _, number in said))
    rows.append(Row((cell(case.say("words.total"), bold=True), cell(total, bold=True))))
    heads = [case.head("status"), case.head("count")]
    return table(case.say("progress.counts_table"), heads, (80.0, 20.0), rows, landscape=True)


def _table(case: Case, entries: list[tuple[Node, Node]]) -> Block:
    heads = [case.head(key) for key, _ in _COLUMNS]
    widths = [width for _, width in _COLUMNS]
    rows = [_row(case, measure, entry) for measure, entry in entries]
    return table(case.say("progress.table"), heads, widths, rows, landscape=True)


def _row(case: Case, measure: Node, entry: Node) -> Row:
    status = entry.get("status")
    others = (
        listed(case.short_names(measure.get("lead"))),
        listed(case.values.lines("end", measure.fields, ())),
        cell(case.words.labels.choice("status", status) if status else "", bold=True),
        _done(case, entry),
        rich_cell(entry, "obstacle"),
        rich_cell(entry, "need"),
    )
    return measure_row(case, measure, others)


def _done(case: Case, entry: Node) -> Cell:
    text = Para(rich(entry.get("text")), "cell", Mark(entry.id, "1"))
    evidence = entry.get("evidence")
    if not evidence:
        return (text,)
    before, _, after = case.wordings.texts["progress.evidence"].partition("{evidence}")
    return (text, Para(rich(evidence), "cell", lead=before.strip(), tail=after.strip()))
