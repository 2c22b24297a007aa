"""Writes the financial annex of a plan: measure by year and source, with totals as values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal

from nap_desktop.documents.finance import Cost, Finance, Total, finance
from nap_desktop.documents.sheets.book import Cell, Leaf, book
from nap_desktop.documents.sheets.printing import BETWEEN, Value, number
from nap_desktop.documents.sheets.table import names
from nap_desktop.documents.sheets.write_csv import csv_of
from nap_desktop.documents.sheets.write_xlsx import about, title_of
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.schema import codes
from nap_desktop.plan.schema import number as canonical_number
from nap_desktop.plan.tree import Plan

_HEADS = ("code", "number", "measure", "lead", "source", "currency")
_WIDTHS = (10.0, 8.0, 46.0, 26.0, 20.0, 10.0)
_MONEY = 14.0
_BESIDE = 3  # columns that come again on each page
_TITLES = 4  # rows above and with the head

Row = list[Value]


def write_finance(plan: Plan, words: Wording, today: datetime.date) -> bytes:
    """Return the annex as a workbook; the same arguments give the same bytes."""
    annex = _Annex(plan, words)
    head = annex.head()
    note = words.get("finance", "note", whole=words.get("finance", "whole"))
    name = words.get("sheets", "names", "finance")
    rows: list[list[Cell]] = [[(f"{name}: {title_of(plan, words)}", "title")]]
    rows += [[(note, "remark")], [], [*_heads(head)]]
    rows += [_looks(row, "text") for row in annex.costs()]
    last = len(rows)
    if not annex.found.costs:
        rows.append([(words.get("finance", "nothing"), "remark")])
    for title, totals in annex.totals():
        rows += [[], [(title, "caption")], *(_looks(row, "total") for row in totals)]
    widths = (*_WIDTHS, *[_MONEY] * (len(head) - len(_HEADS)))
    leaf = Leaf(name, widths, rows, head=_TITLES, last=last, beside=_BESIDE, narrow=True)
    return book([leaf], about(plan, words, today))


def write_finance_csv(plan: Plan, words: Wording) -> bytes:
    """Return the costs of the annex as CSV, without its totals."""
    annex = _Annex(plan, words)
    return csv_of([annex.head(), *annex.costs()])


class _Annex:
    """Lays one annex out in rows."""

    def __init__(self, plan: Plan, words: Wording) -> None:
        self.found: Finance = finance(plan)
        self._words = words
        self._names = names(plan)

    def head(self) -> list[str]:
        """Return the heads of all columns."""
        years = [str(year) for year in self.found.years]
        ends = [self._words.get("finance", key) for key in ("whole", "total")]
        return [*(self._words.get("finance", key) for key in _HEADS), *years, *ends]

    def costs(self) -> list[Row]:
        """Return a row for each measure."""
        return [self._cost(cost) for cost in self.found.costs]

    def _cost(self, cost: Cost) -> Row:
        lead = BETWEEN.join(filter(None, (self._names.get(id) for id in codes(cost.lead))))
        source = self._source(cost.source) if cost.source else ""
        start: Row = [cost.code, cost.number, cost.text, lead, source, cost.currency]
        amounts = {cost.year: cost.amount}
        money = [amounts.get(year) for year in (*self.found.years, None)]
        return [*start, *(_money(amount) for amount in (*money, cost.amount))]

    def totals(self) -> Iterable[tuple[str, list[Row]]]:
        """Give the caption and the rows of each block of totals, none where nothing costs."""
        if self.found.by_currency:
            sources = [self._total(one, self._source(one.source)) for one in self.found.by_source]
            yield self._words.get("finance", "by_source"), sources
            sums = [self._total(one, "") for one in self.found.by_currency]
            yield self._words.get("finance", "by_currency"), sums

    def _total(self, total: Total, source: str) -> Row:
        currency = total.currency or self._words.get("finance", "no_currency")
        start: Row = ["", "", self._words.get("finance", "total"), "", source, currency]
        years = [total.years.get(year) for year in self.found.years]
        money = [*years, total.whole or None, total.amount]
        return [*start, *(_money(amount) for amount in money)]

    def _source(self, code: str) -> str:
        if not code:
            return self._words.get("finance", "no_source")
        return self._words.labels.choice("funding", code)


def _heads(head: list[str]) -> list[Cell]:
    return [(text, "head" if place < len(_HEADS) else "sum") for place, text in enumerate(head)]


def _money(amount: Decimal | None) -> Value:
    return "" if amount is None else number(canonical_number(f"{amount:f}"))


def _looks(row: Row, text: str) -> list[Cell]:
    if text == "total":
        return [(value, "total") for value in row]
    looks = ("short", "short", "text", "short", "short", "short")
    return [
        (value, looks[place] if place < len(looks) else "number") for place, value in enumerate(row)
    ]
