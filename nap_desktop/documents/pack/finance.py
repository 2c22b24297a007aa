"""The financial annex: measure by measure, year and source; no amount is spread by us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from nap_desktop.documents.blocks import Block, Cell, Grid, Para, Row, Turn
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import cell, listed, measure_row, table, titles
from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.labels import grouped
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import Node

_MOST_YEARS = 8  # more columns leave no room for figures


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a measure says of its cost.

    source: the code of its funding. amount: None if it gives no figure.
    year:   the one in which it begins and ends; None if there are several or dates are missing.
    """

    node: Node
    source: str
    currency: str
    amount: Decimal | None
    year: int | None


def finance(case: Case) -> list[Paper] | str:
    """Return the annex with all measures that have an amount or name a source."""
    found = [one for one in estimates(case) if one.amount is not None or _pays(one)]
    if not found:
        return "no_finance"
    name = case.say("names.finance")
    years = _years(case, found)
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "finance"),
        _by_measure(case, found, years),
        Para(case.say("finance.rule"), "small"),
    ]
    if any(one.amount is not None for one in found):
        blocks.append(totals_table(case, found, case.say("finance.totals_table"), years))
    return [Paper("finance", name, case.document(name, blocks))]


def _pays(one: Estimate) -> bool:
    return one.source not in ("", "none_needed")


def estimates(case: Case) -> list[Estimate]:
    """Return what each measure says of its cost, in reading order."""
    return [
        Estimate(
            node,
            node.get("funding"),
            node.get("currency"),
            _amount(node.get("amount")),
            _year(node),
        )
        for node in case.measures()
    ]


def _amount(value: str) -> Decimal | None:
    try:
        return Decimal(value) if value else None
    except InvalidOperation:
        return None


def _year(node: Node) -> int | None:
    """Return the year in which a measure begins and ends, if it is one."""
    first, last = first_day(node.get("start")), last_day(node.get("end"))
    return first.year if first and last and first.year == last.year else None


def _years(case: Case, found: Iterable[Estimate]) -> list[int]:
    """Return the years that have a column: those of the period, at most eight, and where money is."""
    used = {one.year for one in found if one.year is not None and one.amount is not None}
    first = first_day(case.root("period_start"))
    last = last_day(case.root("period_end"))
    if first and last and 0 <= last.year - first.year < _MOST_YEARS:
        used |= set(range(first.year, last.year + 1))
    return sorted(used)[:_MOST_YEARS]


def _by_measure(case: Case, found: Sequence[Estimate], years: Sequence[int]) -> Grid:
    heads = [
        *(case.head(key) for key in ("number", "measure", "lead", "source", "currency")),
        *(str(year) for year in years),
        case.head("whole_period"),
    ]
    figures = [6.5] * len(years) + [9.0]
    widths = [5.5, max(24.0, 67.0 - sum(figures)), 8.0, 12.0, 7.0, *figures]
    rows = [_row(case, one, years) for one in found]
    return table(case.say("finance.table"), heads, widths, rows, landscape=True)


def _row(case: Case, one: Estimate, years: Sequence[int]) -> Row:
    place = years.index(one.year) if one.year in years else len(years)
    figures: list[Cell] = [cell("", role="figure")] * (len(years) + 1)
    said = case.say("finance.no_figure") if one.amount is None else _printed(one.amount)
    figures[place if one.amount is not None else len(years)] = cell(said, role="figure")
    others = (
        listed(case.short_names(one.node.get("lead"))),
        cell(_source(case, one.source)),
        cell(one.currency),
        *figures,
    )
    return measure_row(case, one.node, others)


def _source(case: Case, code: str) -> str:
    return case.words.labels.choice("funding", code) if code else case.say("words.none")


def _printed(amount: Decimal) -> str:
    return grouped(f"{amount:f}")


def totals_table(
    case: Case, found: Iterable[Estimate], caption: str, years: Sequence[int] = ()
) -> Grid:
    """Return the sums by source and currency, with a column for each year if there are any."""
    sums: dict[tuple[str, str], dict[int | None, Decimal]] = {}
    counted: dict[tuple[str, str], int] = {}
    for one in found:
        if one.amount is None:
            continue
        place = (one.source, one.currency)
        year = one.year if one.year in years else None
        held = sums.setdefault(place, {})
        held[year] = held.get(year, Decimal()) + one.amount
        counted[place] = counted.get(place, 0) + 1
    keys = ("source", "measures", "currency")
    heads = [*(case.head(key) for key in keys), *map(str, years)]
    heads += [case.head("whole_period")] if years else []
    heads.append(case.say("words.total"))
    rows = [
        _sum_row(case, place, counted[place], held, years)
        for place, held in sorted(sums.items(), key=_order)
    ]
    figures = [*[7.5] * len(years), *([11.0] if years else []), 11.0 if years else 18.0]
    widths = [100.0 - 20.0 - sum(figures), 10.0, 10.0, *figures]
    return table(caption, heads, widths, rows, bool(years), bool(years), True)


def _order(entry: tuple[tuple[str, str], object]) -> tuple[int, str]:
    """Return the place of a sum: sources as the schema has them, then currencies by name."""
    (source, currency), _ = entry
    known = field_of("measure", "funding").choices
    return (known.index(source) if source in known else len(known), currency)


def _sum_row(
    case: Case,
    place: tuple[str, str],
    count: int,
    held: dict[int | None, Decimal],
    years: Sequence[int],
) -> Row:
    source, currency = place
    spread = [held.get(year) for year in (*years, None)] if years else []
    printed = [_printed(amount) if amount is not None else "" for amount in spread]
    figures = [cell(text, role="figure") for text in printed]
    total = cell(_printed(sum(held.values(), Decimal())), role="figure", bold=True)
    measures = cell(str(count), role="figure")
    return Row((cell(_source(case, source)), measures, cell(currency), *figures, total))
