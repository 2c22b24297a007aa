"""The financial annex: amounts stand where they belong, and nothing is invented."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from nap_desktop.documents.finance import finance
from nap_desktop.documents.sheets.book import _wrapped
from nap_desktop.documents.sheets.write_finance import write_finance, write_finance_csv
from nap_desktop.documents.wording import wording
from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from tests.plan.plans import any_plan, grow

DAY = datetime.date(2027, 1, 5)


def costly(**measures: dict[str, str]) -> Plan:
    """Return a plan of measures with the fields given, for 2027 and 2028."""
    plan = grow("s Part\n" + "\n".join(f"  m {name}" for name in measures))
    fields = {**measures, plan.root: {"period_start": "2027", "period_end": "2028"}}
    for node, values in fields.items():
        for key, value in values.items():
            plan = apply_all(plan, edits.set_field(plan, node, key, value))
    return plan


def eur(
    amount: str, start: str = "", end: str = "", source: str = "state_budget"
) -> dict[str, str]:
    return {
        "amount": amount,
        "currency": "EUR",
        "start": start,
        "end": end,
        "funding": source,
    }


def test_an_amount_stands_in_a_year_only_if_the_measure_lies_within_it() -> None:
    plan = costly(
        A=eur("10", "2027-Q1", "2027-12-31"),
        B=eur("20", "2027", "2028"),
        C=eur("30", "2028"),
        D=eur("40", "", "2028"),
    )

    assert [cost.year for cost in finance(plan).costs] == [2027, None, None, None]


def test_totals_are_by_source_and_by_currency_and_never_across_currencies() -> None:
    plan = costly(
        A=eur("10.1", "2027", "2027"),
        B=eur("20.2", "2027", "2028", "donor"),
        C={**eur("30", "2028", "2028"), "currency": "usd"},
        D={**eur("0.3", "2028", "2028"), "currency": "eur"},
    )

    found = finance(plan)

    assert [(t.source, t.currency, t.amount) for t in found.by_source] == [
        ("state_budget", "EUR", Decimal("10.4")),
        ("donor", "EUR", Decimal("20.2")),
        ("state_budget", "USD", Decimal("30")),
    ]
    assert [(t.currency, t.years, t.whole) for t in found.by_currency] == [
        ("EUR", {2027: Decimal("10.1"), 2028: Decimal("0.3")}, Decimal("20.2")),
        ("USD", {2028: Decimal("30")}, Decimal("0")),
    ]


def test_a_measure_with_a_source_but_no_amount_is_listed_and_adds_nothing() -> None:
    found = finance(costly(A={"funding": "not_secured"}, B={}))

    assert [(cost.node, cost.amount) for cost in found.costs] == [("A", None)]
    assert found.by_source == found.by_currency == ()


def test_the_sheet_holds_values_and_no_formulas() -> None:
    plan = costly(A=eur("10.5", "2027", "2027"), B=eur("20", "2027", "2028"))
    sheet = load_workbook(io.BytesIO(write_finance(plan, wording("en"), DAY))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]

    assert rows[0][6:] == ["2027", "2028", "Whole period", "Total"]
    assert rows[1][2:] == ["A", None, "State budget", "EUR", 10.5, None, None, 10.5]
    assert rows[2][2:] == ["B", None, "State budget", "EUR", None, None, 20, 20]
    assert rows[-1][2:] == ["Total", None, None, "EUR", 10.5, None, 20, 30.5]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_plan())
def test_any_plan_has_an_annex_whose_totals_agree(plan: Plan) -> None:
    found = finance(plan)

    amounts = sum((cost.amount or Decimal(0) for cost in found.costs), Decimal(0))
    assert sum((t.amount for t in found.by_source), Decimal(0)) == amounts
    assert sum((t.amount for t in found.by_currency), Decimal(0)) == amounts
    load_workbook(io.BytesIO(write_finance(plan, wording("en"), DAY)))
    assert write_finance_csv(plan, wording("en")).startswith(b"\xef\xbb\xbf")


def test_a_row_is_high_enough_for_long_words_of_which_each_takes_a_line() -> None:
    assert _wrapped("II.NW.05.DEV; II.NW.12.ATT; II.NW.13.MOD", 16) == 3
    assert _wrapped("a b c", 16) == 1
    assert _wrapped("x" * 40, 16) == 3
