"""The progress report of one review: plain counts with their rule, then measure by measure."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Cell, Mark, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import (
    cell,
    form,
    listed,
    measure_row,
    prose,
    rich_cell,
    table,
    titles,
)
from nap_desktop.documents.texts import rich
from nap_desktop.plan import reviews as kept
from nap_desktop.plan.tree import PROGRESS, Node, Plan

_COLUMNS = (
    *(("number", 6.0), ("measure", 21.0), ("lead", 8.0), ("end", 9.0), ("status", 12.0)),
    *(("done", 22.0), ("obstacle", 11.0), ("need", 11.0)),
)


def reviews(plan: Plan) -> list[str]:
    """Return the names of the reviews that have entries, the earliest first."""
    filled = {node.get("review") for node in plan.nodes.values() if node.kind == "progress"}
    return [one.name for one in kept.reviews(plan) if one.name in filled]


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
        *_about(case, wanted),
        _counts(case, wanted),
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


def _about(case: Case, review: str) -> list[Block]:
    """Return when and where a review took place, with whom, and what it found as a whole."""
    node = next((one.node for one in kept.reviews(case.plan) if one.name == review), "")
    if not node:
        return []
    held, words = case.plan.nodes[node], case.words.labels
    days = [case.date(held.get(key)) for key in ("start", "end") if held.get(key)]
    said = {
        "start": cell(" – ".join(dict.fromkeys(days))),
        "place": cell(held.get("place")),
        "participants": rich_cell(held, "participants"),
        "text": rich_cell(held, "text"),
    }
    filled = [key for key in said if held.get(key)]
    entries = [
        (words.get("fields", "period") if key == "start" else words.field("review", key), said[key])
        for key in filled
    ]
    return [form(review, entries)] if entries else []


def _counts(case: Case, review: str) -> Block:
    """Return how many measures have each status, beside the review before if there is one."""
    earlier = kept.before(case.plan, review)
    columns = [dict(kept.counts(case.plan, name)) for name in (review, earlier) if name is not None]
    words = case.words.labels
    rows = [
        Row(
            (
                cell(words.choice("status", code) if code else case.say("progress.no_entry")),
                *(cell(str(column.get(code, 0))) for column in columns),
            )
        )
        for code in (*kept.STATUSES, "")
        if any(code in column for column in columns)
    ]
    sums = [cell(str(sum(column.values())), bold=True) for column in columns]
    rows.append(Row((cell(case.say("words.total"), bold=True), *sums)))
    heads = [case.head("status"), case.head("count")]
    if earlier is not None:
        heads = [case.head("status"), review or case.head("count"), earlier or "–"]
    widths = (80.0, 20.0) if earlier is None else (60.0, 20.0, 20.0)
    return table(case.say("progress.counts_table"), heads, widths, rows, landscape=True)


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
    mark = Mark(entry.id, "1")
    text = Para(rich(entry.get("text")), "cell", mark)
    evidence = entry.get("evidence")
    if not (evidence or entry.get("evidence_number") or entry.get("evidence_date")):
        return (text,)
    before, _, after = case.wordings.texts["progress.evidence"].partition("{evidence}")
    has_text = bool(entry.get("text"))
    first = None if has_text else mark
    held = Para(rich(evidence), "cell", first, lead=before.strip(), tail=after.strip())
    act = [entry.get("evidence_number"), case.date(entry.get("evidence_date"))]
    said = case.words.get("values", "comma").join(filter(None, act))
    cells = (text, held) if has_text else (held,)
    return (*cells, Para(said, "cell")) if said else cells
