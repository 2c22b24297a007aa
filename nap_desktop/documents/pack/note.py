"""The explanatory note: why, on what basis, with which content, costs, risks and consultations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nap_desktop.documents.blocks import Block, Grid, Heading, Mark, Row
from nap_desktop.documents.finance import finance as costs_of
from nap_desktop.documents.pack.case import Case, Paper, chapters, counts
from nap_desktop.documents.pack.finance import totals_table
from nap_desktop.documents.pack.parts import (
    bullets,
    cell,
    named,
    prose,
    signed,
    table,
    titles,
)
from nap_desktop.plan import concurrence
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.schema import codes

_MOST_RISKS = 12


def note(case: Case) -> list[Paper]:
    """Return the explanatory note; what only a person can say is asked for in brackets."""
    name = case.say("names.note")
    blocks = [*titles(case, "note")]
    for place, part in enumerate(_PARTS, 1):
        blocks.append(Heading(2, f"{place}.", case.say(f"note.{part}_title")))
        blocks += _PARTS[part](case)
    blocks = signed(case, blocks)
    return [Paper("note", name, case.document(name, blocks))]


def _said(key: str) -> Callable[[Case], Iterable[Block]]:
    """Return the part that is one wording and nothing else."""
    return lambda case: [prose(case.say(f"note.{key}"))]


def _content(case: Case) -> Iterable[Block]:
    yield prose(case.say("note.content"))
    if chapters(case.plan):
        yield chapters_table(case, case.say("note.content_table"))


def chapters_table(case: Case, caption: str) -> Grid:
    """Return the parts of the plan with the number of their measures and who leads these."""
    heads = [case.head(key) for key in ("chapter", "measures", "lead")]
    rows: list[Row] = []
    for node, measures in chapters(case.plan):
        leads = dict.fromkeys(
            name
            for measure in measures
            for name in case.short_names(case.plan.get(measure, "lead"))
        )
        cells = (
            cell(named(case, node), Mark(node)),
            cell(str(len(measures))),
            cell(case.words.get("values", "comma").join(leads)),
        )
        rows.append(Row(cells, node))
    total = sum(len(measures) for _, measures in chapters(case.plan))
    sums = (cell(case.say("words.total"), bold=True), cell(str(total), bold=True), cell(""))
    return table(caption, heads, (46.0, 12.0, 42.0), [*rows, Row(sums)], shown=False)


def _bodies(case: Case) -> Iterable[Block]:
    leads = {body for node in case.measures() for body in codes(node.get("lead"))}
    involved = concurrence.concerned(case.plan)
    leading = str(len(leads.intersection(involved)))
    yield prose(case.say("note.bodies", leads=leading, involved=str(len(involved))))


def _consultation(case: Case) -> Iterable[Block]:
    if any(one.entry for one in concurrence.asked(case.plan)):
        yield prose(case.say("note.consultation", **counts(case)))
    else:
        yield prose(case.say("note.no_consultation"))


def _finance(case: Case) -> Iterable[Block]:
    found = costs_of(case.plan)
    if not found.by_source:
        yield prose(case.say("note.no_finance"))
        return
    count = sum(one.amount is not None for one in found.costs)
    yield prose(case.say("note.finance", estimated=str(count)))
    yield totals_table(case, found, case.say("note.finance_table"))


def _risks(case: Case) -> Iterable[Block]:
    """Give the risks of measures, in their order; if they are many, those of the most urgent."""
    told = [node for node in case.measures() if rich_text.plain(node.get("risks")).strip()]
    if not told:
        yield prose(case.say("note.no_risks"))
        return
    urgent = sorted(told, key=lambda node: node.get("priority") != "high")[:_MOST_RISKS]
    yield prose(case.say("note.risks"))
    lines = [
        f"{case.numbers.get(node.id, '')} – {' '.join(rich_text.plain(node.get('risks')).split())}"
        for node in told
        if node in urgent
    ]
    if len(told) > _MOST_RISKS:
        lines.append(case.say("words.and_so_on", count=str(len(told) - _MOST_RISKS)))
    yield bullets(lines)


_PARTS: dict[str, Callable[[Case], Iterable[Block]]] = {
    "purpose": _said("purpose"),
    "basis": _said("basis"),
    "content": _content,
    "bodies": _bodies,
    "consultation": _consultation,
    "finance": _finance,
    "effects": _said("effects"),
    "risks": _risks,
    "discussion": _said("discussion"),
    "impact": _said("impact"),
    "monitoring": _said("monitoring"),
}
