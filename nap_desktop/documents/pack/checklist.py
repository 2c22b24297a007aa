"""The checklist annex: what measures refer to and what is entered, in neutral words, no judgement."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Block, Grid, Heading, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.coverage_cells import Held, box, lines_by_place, numbers_by_place
from nap_desktop.documents.pack.parts import cell, table, titles
from nap_desktop.framework import checklist as form
from nap_desktop.framework.coverage import CATEGORIES, RADIOLOGICAL, weapon
from nap_desktop.framework.provisions import codes as paragraphs
from nap_desktop.framework.provisions import resolutions
from nap_desktop.framework.titles import paragraph_title, row_title
from nap_desktop.plan.schema import codes

_SECTIONS = ("I", "II", "III", "IV", "V")
_WIDTHS = {3: (14.0, 26.0, 20.0, 20.0, 20.0), 4: (12.0, 24.0, 16.0, 16.0, 16.0, 16.0)}


def checklist(case: Case) -> list[Paper] | str:
    """Return paragraphs and rows that measures name or of which something is entered."""
    numbers, lines = numbers_by_place(case), lines_by_place(case)
    touched = {place for place, _ in (*numbers, *lines)}
    unknown = _unknown(case)
    if not touched and not unknown:
        return "no_rows"
    name = case.say("names.checklist")
    blocks: list[Block] = [Turn(True), *titles(case, "checklist")]
    blocks.append(Para(case.say("checklist.explanation"), "body"))
    if named := [code for code in paragraphs() if code in touched]:
        blocks.append(Heading(2, "", case.say("checklist.paragraphs")))
        blocks.append(_paragraphs(case, named, numbers, lines))
    for section in _SECTIONS:
        rows = [row for row in form.rows() if row.section == section and row.code in touched]
        if rows:
            blocks.append(Heading(2, f"{section}.", case.say(f"checklist.section_{section}")))
            blocks.append(_section(case, section, rows, numbers, lines))
    if unknown:
        blocks.append(Heading(2, "", case.say("checklist.other")))
        blocks.append(_others(case, unknown))
    return [Paper("checklist", name, case.document(name, blocks))]


def _paragraphs(case: Case, named: Sequence[str], numbers: Held, lines: Held) -> Grid:
    """Return the table of the paragraphs themselves, a column for each category."""
    wants = case.root("radiological")
    categories = (*CATEGORIES, RADIOLOGICAL) if wants else CATEGORIES
    made: list[Row] = []
    for code in named:
        boxes = [
            box(case, numbers.get((code, one), ()), lines.get((code, one), ()))
            for one in categories
        ]
        said = cell(_provision(case, code)), cell(paragraph_title(code, case.wordings.lang))
        made.append(Row((*said, *boxes)))
    heads = [case.head("provision"), case.head("subject")]
    heads += [case.words.labels.choice("category", one) for one in categories]
    caption = case.say("checklist.paragraphs")
    return table(caption, heads, _WIDTHS[len(categories)], made, landscape=True, shown=False)


def _section(
    case: Case, section: str, rows: Sequence[form.Row], numbers: Held, lines: Held
) -> Grid:
    """Return the table of a section; rows that differ only in the weapon are one line."""
    has_weapons = any(weapon(row) for row in rows)
    held: dict[tuple[str, tuple[str, ...]], dict[str, form.Row]] = {}
    for row in rows:
        title = row_title(row, case.wordings.lang)
        held.setdefault((title, row.provisions), {})[weapon(row)] = row
    columns = CATEGORIES if has_weapons else ("",)
    heads = [case.head("provision"), case.head("row")]
    heads += [case.head(key or "measures") for key in columns]
    widths = (16.0, 36.0, *[16.0] * 3) if has_weapons else (22.0, 44.0, 34.0)
    made: list[Row] = []
    for (title, provisions), found in held.items():
        said = case.words.get("values", "comma").join(_provision(case, one) for one in provisions)
        boxes = []
        for column in columns:
            at = found.get(column) or found.get("")
            place = (at.code, weapon(at)) if at else ("", "")
            boxes.append(box(case, numbers.get(place, ()), lines.get(place, ())))
        made.append(Row((cell(said), cell(title), *boxes)))
    caption = case.say(f"checklist.section_{section}")
    return table(caption, heads, widths, made, landscape=True, shown=False)


def _provision(case: Case, code: str) -> str:
    """Return a paragraph as it is printed; a later resolution by its symbol, alike in all languages."""
    number = code.removeprefix("RES")
    dates = {one.number: one.date for one in resolutions()}
    if number == code or number not in dates:
        return case.words.provision(code)
    return f"S/RES/{number}\u00a0({dates[number][:4]})"


def _unknown(case: Case) -> dict[str, list[str]]:
    """Return the codes of rows that the checklist does not know, with the numbers of their measures."""
    found: dict[str, list[str]] = {}
    for node in case.measures():
        for code in codes(node.get("rows")):
            if form.row(code) is None:
                found.setdefault(code, []).append(case.numbers.get(node.id) or node.get("code"))
    return found


def _others(case: Case, unknown: dict[str, list[str]]) -> Grid:
    heads = [case.head("row"), case.head("measures")]
    comma = case.words.get("values", "comma")
    rows = [Row((cell(code), cell(comma.join(found)))) for code, found in unknown.items()]
    return table(
        case.say("checklist.other"), heads, (40.0, 60.0), rows, landscape=True, shown=False
    )
