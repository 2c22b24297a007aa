"""The financial annex: measure by measure, year and source; no amount is spread by us."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nap_desktop.documents.blocks import Block, Cell, Grid, Para, Row, Turn
from nap_desktop.documents.finance import Cost, Finance, Total
from nap_desktop.documents.finance import finance as costs_of
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import cell, listed, measure_row, table, titles
from nap_desktop.plan.schema import field_of

_MOST_YEARS = 8  # more columns leave no room for figures


def finance(case: Case) -> list[Paper] | str:
    """Return the annex with all measures that have an amount or name a source."""
    found = costs_of(case.plan)
    costs = [one for one in found.costs if one.amount is not None or one.source != "none_needed"]
    if not costs:
        return "no_finance"
    name = case.say("names.finance")
    years = _years(found)
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "finance"),
        _by_measure(case, costs, years),
        Para(case.say("finance.rule"), "small"),
    ]
    if found.by_source:
        blocks.append(totals_table(case, found, case.say("finance.totals_table"), years))
    return [Paper("finance", name, case.document(name, blocks))]


def _years(found: Finance) -> tuple[int, ...]:
    """Return the years that have a column: at most eight, of a longer period those with amounts."""
    if len(found.years) <= _MOST_YEARS:
        return found.years
    used = {one.year for one in found.costs if one.year is not None and one.amount is not None}
    return tuple(sorted(used))[:_MOST_YEARS]


def _by_measure(case: Case, costs: Sequence[Cost], years: Sequence[int]) -> Grid:
    heads = [
        *(case.head(key) for key in ("number", "measure", "lead", "source", "currency")),
        *(str(year) for year in years),
        case.head("whole_period"),
    ]
    figures = [6.5] * len(years) + [9.0]
    widths = [5.5, max(24.0, 67.0 - sum(figures)), 8.0, 12.0, 7.0, *figures]
    rows = [_row(case, one, years) for one in costs]
    return table(case.say("finance.table"), heads, widths, rows, landscape=True)


def _row(case: Case, one: Cost, years: Sequence[int]) -> Row:
    place = years.index(one.year) if one.year in years and one.amount is not None else len(years)
    figures: list[Cell] = [cell("", role="figure")] * (len(years) + 1)
    said = case.say("finance.no_figure") if one.amount is None else _printed(case, one.amount)
    figures[place] = cell(said, role="figure")
    others = (
        listed(case.short_names(one.lead)),
        cell(_source(case, one.source)),
        cell(one.currency if one.amount is not None else ""),
        *figures,
    )
    return measure_row(case, case.plan.nodes[one.node], others)


def _source(case: Case, code: str) -> str:
    return case.words.labels.choice("funding", code) if code else case.say("words.none")


def _printed(case: Case, amount: Decimal) -> str:
    return case.words.formats.amount(f"{amount:f}")


def totals_table(case: Case, found: Finance, caption: str, years: Sequence[int] = ()) -> Grid:
    """Return the sums by source and currency, with a column for each year if there are any."""
    keys = ("source", "measures", "currency")
    heads = [*(case.head(key) for key in keys), *map(str, years)]
    heads += [case.head("whole_period")] if years else []
    heads.append(case.say("words.total"))
    rows = [_sum_row(case, one, found, years) for one in sorted(found.by_source, key=_order)]
    figures = [*[7.5] * len(years), *([11.0] if years else []), 11.0 if years else 18.0]
    widths = [100.0 - 20.0 - sum(figures), 10.0, 10.0, *figures]
    return table(caption, heads, widths, rows, bool(years), bool(years), True)


def _order(one: Total) -> tuple[int, str]:
    """Return the place of a sum: sources as the schema has them, then currencies by name."""
    known = field_of("measure", "funding").choices
    return (known.index(one.source) if one.source in known else len(known), one.currency)


def _sum_row(case: Case, one: Total, found: Finance, years: Sequence[int]) -> Row:
    count = sum(
        cost.amount is not None and (cost.source, cost.currency) == (one.source, one.currency)
        for cost in found.costs
    )
    in_years = [one.years.get(year) for year in years]
    rest = one.amount - sum((amount for amount in in_years if amount), Decimal(0))
    spread = [*in_years, rest or None] if years else []
    printed = [_printed(case, amount) if amount is not None else "" for amount in spread]
    return Row(
        (
            cell(_source(case, one.source)),
            cell(str(count), role="figure"),
            cell(one.currency),
            *(cell(text, role="figure") for text in printed),
            cell(_printed(case, one.amount), role="figure", bold=True),
        )
    )
