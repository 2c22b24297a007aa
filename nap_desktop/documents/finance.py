"""What the measures of a plan cost: by year, source and currency; no spread is ever invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Node, Plan

_MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """One measure that names an amount or a source.

    source: a code of the field `funding`; empty if none. currency: empty if none.
    amount: None if none is named. year: the one year in which the measure begins and ends;
            None if it lasts longer or that is not said: the amount is one of the whole period.
    """

    node: NodeId
    code: str
    number: str
    text: str
    lead: str
    source: str
    currency: str
    amount: Decimal | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in one currency; `source` is empty for the sum over all sources or for none named."""

    source: str
    currency: str
    years: dict[int, Decimal] = field(default_factory=dict)
    whole: Decimal = Decimal(0)

    @property
    def amount(self) -> Decimal:
        """All years and the whole period together."""
        return sum(self.years.values(), self.whole)


@dataclass(frozen=True, slots=True)
class Finance:
    """The financial annex of a plan: its years, its costs in reading order, their totals."""

    years: tuple[int, ...]
    costs: tuple[Cost, ...]
    by_source: tuple[Total, ...]
    by_currency: tuple[Total, ...]


def finance(plan: Plan) -> Finance:
    """Return what a plan's measures cost; amounts of different currencies are never added."""
    printed = numbers(plan)
    costs = tuple(
        _cost(plan, plan.nodes[node], printed[node])
        for node in plan.of_kind("measure")
        if plan.get(node, "amount") or plan.get(node, "funding")
    )
    priced = [cost for cost in costs if cost.amount is not None]
    by_source = _totals((cost.source, cost.currency, cost) for cost in priced)
    by_currency = _totals(("", cost.currency, cost) for cost in priced)
    return Finance(_years(plan, costs), costs, by_source, by_currency)


def _cost(plan: Plan, node: Node, number: str) -> Cost:
    return Cost(
        node.id,
        node.get("code"),
        number,
        rich_text.plain(node.get("text")),
        node.get("lead"),
        node.get("funding"),
        _currency(node.get("currency")),
        _amount(node.get("amount")),
        _one_year(node.get("start"), node.get("end")),
    )


def _currency(value: str) -> str:
    """Return a currency so that "eur" and "EUR" are one."""
    return value.upper() if len(value) == 3 and value.isascii() else value


def _amount(value: str) -> Decimal | None:
    try:
        found = Decimal(value) if value else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _one_year(start: str, end: str) -> int | None:
    first, last = first_day(start), last_day(end)
    return first.year if first and last and first.year == last.year else None


def _years(plan: Plan, costs: Iterable[Cost]) -> tuple[int, ...]:
    """Return the years of the plan's period, and those in which amounts stand."""
    found = {cost.year for cost in costs if cost.year is not None and cost.amount is not None}
    first = first_day(plan.get(plan.root, "period_start"))
    last = last_day(plan.get(plan.root, "period_end"))
    if first and last and 0 <= last.year - first.year < _MOST_YEARS:
        found |= set(range(first.year, last.year + 1))
    return tuple(sorted(found))


def _totals(costs: Iterable[tuple[str, str, Cost]]) -> tuple[Total, ...]:
    """Return one total for each source and currency, in the order in which they come."""
    groups: dict[tuple[str, str], list[Cost]] = {}
    for source, currency, cost in costs:
        groups.setdefault((source, currency), []).append(cost)
    return tuple(_total(*key, group) for key, group in groups.items())


def _total(source: str, currency: str, costs: list[Cost]) -> Total:
    years: dict[int, Decimal] = {}
    whole = Decimal(0)
    for year, amount in _amounts(costs):
        if year is None:
            whole += amount
        else:
            years[year] = years.get(year, Decimal(0)) + amount
    return Total(source, currency, years, whole)


def _amounts(costs: Iterable[Cost]) -> Iterator[tuple[int | None, Decimal]]:
    for cost in costs:
        if cost.amount is not None:
            yield cost.year, cost.amount
