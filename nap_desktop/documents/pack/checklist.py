"""The checklist annex: which rows measures refer to, in neutral words, without any judgement."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Block, Grid, Heading, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import cell, table, titles
from nap_desktop.framework import checklist as form
from nap_desktop.framework.provisions import resolutions
from nap_desktop.plan.schema import codes

_WEAPONS = {"NW": "N", "CW": "C", "BW": "B"}
_SECTIONS = ("I", "II", "III", "IV", "V")


def checklist(case: Case) -> list[Paper] | str:
    """Return the rows that measures name, with the numbers of these measures."""
    named: dict[str, list[str]] = {}
    for node in case.measures():
        for code in codes(node.get("rows")):
            named.setdefault(code, []).append(case.numbers.get(node.id, "") or node.get("code"))
    if not named:
        return "no_rows"
    name = case.say("names.checklist")
    blocks: list[Block] = [Turn(True), *titles(case, "checklist")]
    blocks.append(Para(case.say("checklist.explanation"), "body"))
    for section in _SECTIONS:
        rows = [row for row in form.rows() if row.section == section and row.code in named]
        if rows:
            blocks.append(Heading(2, f"{section}.", case.say(f"checklist.section_{section}")))
            blocks.append(_section(case, section, rows, named))
    unknown = [code for code in named if form.row(code) is None]
    if unknown:
        blocks.append(Heading(2, "", case.say("checklist.other")))
        blocks.append(_unknown(case, unknown, named))
    return [Paper("checklist", name, case.document(name, blocks))]


def _section(
    case: Case, section: str, rows: Sequence[form.Row], named: dict[str, list[str]]
) -> Grid:
    """Return the table of a section; rows that differ only in the weapon are one line."""
    has_weapons = any(_weapon(row) for row in rows)
    lines: dict[tuple[str, tuple[str, ...]], dict[str, list[str]]] = {}
    for row in rows:
        held = lines.setdefault((row.label, row.provisions), {})
        held.setdefault(_weapon(row), []).extend(named[row.code])
    columns = tuple(_WEAPONS.values()) if has_weapons else ("",)
    heads = [case.head("provision"), case.head("row")]
    heads += [case.head(key or "measures") for key in columns]
    widths = (16.0, 36.0, *[16.0] * 3) if has_weapons else (22.0, 44.0, 34.0)
    made = [
        _line(case, label, provisions, held, columns) for (label, provisions), held in lines.items()
    ]
    caption = case.say(f"checklist.section_{section}")
    return table(caption, heads, widths, made, landscape=True, shown=False)


def _weapon(row: form.Row) -> str:
    """Return the letter of the weapon of a row; empty if it belongs to all or to several."""
    return _WEAPONS.get(row.categories[0], "") if len(row.categories) == 1 else ""


def _line(
    case: Case,
    label: str,
    provisions: tuple[str, ...],
    held: dict[str, list[str]],
    columns: tuple[str, ...],
) -> Row:
    shared, comma = held.get("", []), case.words.get("values", "comma")
    numbers = [comma.join(dict.fromkeys([*shared, *held.get(key, [])])) for key in columns]
    said = comma.join(_provision(case, code) for code in provisions)
    first = label[:1].upper() + label[1:]
    return Row((cell(said), cell(first), *map(cell, numbers)))


def _provision(case: Case, code: str) -> str:
    """Return a paragraph as it is printed; a later resolution by its symbol, alike in all languages."""
    number = code.removeprefix("RES")
    dates = {one.number: one.date for one in resolutions()}
    if number == code or number not in dates:
        return case.words.provision(code)
    return f"S/RES/{number}\u00a0({dates[number][:4]})"


def _unknown(case: Case, unknown: list[str], named: dict[str, list[str]]) -> Grid:
    heads = [case.head("row"), case.head("measures")]
    comma = case.words.get("values", "comma")
    rows = [Row((cell(code), cell(comma.join(named[code])))) for code in unknown]
    return table(
        case.say("checklist.other"), heads, (40.0, 60.0), rows, landscape=True, shown=False
    )
