"""The papers of concurrence: the sheet that bodies sign, the table of their remarks."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Mark, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper, counts
from nap_desktop.documents.pack.parts import cell, listed, named, prose, rich_cell, table, titles
from nap_desktop.plan import concurrence
from nap_desktop.plan.concurrence import Asked
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import field_of

_SHEET = (
    *(("number", 5.0), ("body", 25.0), ("post", 16.0), ("name", 14.0), ("signature", 13.0)),
    *(("date", 13.0), ("answer", 14.0)),
)
_DIVERGENCES = (
    *(("number", 4.0), ("item", 18.0), ("body", 13.0), ("remark", 24.0), ("decision", 9.0)),
    *(("reason", 17.0), ("new_text", 17.0)),
)


def sheet(case: Case) -> list[Paper] | str:
    """Return the sheet on which each body signs, filled in as far as answers have come in."""
    asked = concurrence.asked(case.plan)
    if not asked:
        return "no_bodies"
    name = case.say("names.sheet")
    has_round = any(one.entry for one in asked)
    key = "sheet.round" if has_round else "sheet.no_round"
    heads = [case.head(column) for column, _ in _SHEET]
    widths = [width for _, width in _SHEET]
    rows = [_body(case, place, one) for place, one in enumerate(asked, 1)]
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "sheet"),
        Para(case.say(key, **counts(case)), "body"),
        table(case.say("sheet.table"), heads, widths, rows, landscape=True, shown=False),
        Para(case.say("sheet.explanation"), "small"),
    ]
    return [Paper("sheet", name, case.document(name, blocks))]


def _body(case: Case, place: int, one: Asked) -> Row:
    held = case.plan.nodes[one.entry].fields if one.entry else {}
    answer = held.get("answer", "")
    words = {
        code: case.words.labels.choice("answer", code)
        for code in field_of("concurrence", "answer").choices
    }
    open_box = case.say("blanks.box")
    boxes = [f"{open_box} {word}" for word in words.values()]
    returned = [case.date(held.get("returned", "")), held.get("reference", "")]
    cells = (
        cell(str(place), role="number"),
        cell(body_name(case.plan, one.body), Mark(one.body, "1")),
        cell(held.get("post", "")),
        cell(held.get("name", "")),
        cell("\n\n"),
        listed(returned),
        cell(words[answer], bold=True) if answer in words else listed(boxes),
    )
    return Row(cells, one.body)


def divergences(case: Case) -> list[Paper] | str:
    """Return the table of all remarks with what was decided on them and why."""
    found = concurrence.remarks(case.plan)
    if not found:
        return "no_remarks"
    name = case.say("names.divergences")
    heads = [case.head(column) for column, _ in _DIVERGENCES]
    widths = [width for _, width in _DIVERGENCES]
    rows = [_remark(case, place, *pair) for place, pair in enumerate(found, 1)]
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "divergences"),
        prose(case.say("divergences.counts", **counts(case))),
        table(case.say("divergences.table"), heads, widths, rows, landscape=True, shown=False),
    ]
    return [Paper("divergences", name, case.document(name, blocks))]


def _remark(case: Case, place: int, item: NodeId, remark: NodeId) -> Row:
    held = case.plan.nodes[remark]
    whole = case.say("divergences.whole") if item == case.plan.root else named(case, item)
    received = case.date(held.get("received"))
    when = case.say("divergences.received", date=received) if received else ""
    code = held.get("decision")
    undecided = case.say("divergences.undecided")
    decision = case.words.labels.choice("decision", code) if code else undecided
    cells = (
        cell(str(place), Mark(remark, "1"), role="number"),
        cell(whole, Mark(item)),
        (
            Para(case.names(held.get("body")), "cell", bold=True),
            Para(when, "cell"),
        ),
        rich_cell(held, "text", Mark(remark, "2")),
        cell(decision, bold=bool(code)),
        rich_cell(held, "reason", Mark(remark, "3")),
        rich_cell(held, "new_text"),
    )
    return Row(cells, remark)
