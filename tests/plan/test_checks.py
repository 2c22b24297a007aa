"""Hints on a plan: each leads to its field, none blocks, none scores."""

from __future__ import annotations

import pytest
from hypothesis import given

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.checks import CODES, by_node, check
from nap_desktop.plan.edits import add, set_field
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from tests.plan.plans import any_plan, grow

START = grow("s A\n  m B\n    - C")
PLAN = apply_all(START, set_field(START, "B", "lead", "ministry"))


def found(plan: Plan, *provisions: str) -> list[tuple[str, str, str]]:
    return [(hint.node, hint.key, hint.code) for hint in check(plan, provisions)]


def put(plan: Plan, *values: tuple[str, str, str]) -> Plan:
    for node, key, value in values:
        plan = apply_all(plan, set_field(plan, node, key, value))
    return plan


def test_a_filled_plan_gives_no_hint() -> None:
    assert found(PLAN) == []


def test_a_code_that_the_framework_does_not_know_is_found_in_each_of_the_three_fields() -> None:
    plan = put(
        PLAN,
        ("B", "provisions", "OP1,OP99"),
        ("B", "rows", "I.01,I.99"),
        ("B", "instruments", "CWC,XYZ"),
    )
    hints = check(plan, ["OP1"], ["I.01"], ["CWC"])

    assert [(hint.key, hint.code, *hint.facts.items()) for hint in hints] == [
        ("provisions", "unknown_provision", ("provision", "OP99")),
        ("rows", "unknown_row", ("row", "I.99")),
        ("instruments", "unknown_instrument", ("instrument", "XYZ")),
    ]
    assert check(plan) == []


PERIOD = (("plan", "period_start", "2027"), ("plan", "period_end", "2031-06"))


@pytest.mark.parametrize(
    ("values", "hints"),
    [
        ([("B", "lead", "")], [("B", "lead", "no_lead_body")]),
        ([("B", "text", "")], [("B", "text", "no_text")]),
        ([("C", "text", "")], [("C", "text", "no_text")]),
        ([("B", "text", rich(" "))], [("B", "text", "no_text")]),
        (
            [("B", "start", "2028"), ("B", "end", "2027-Q4")],
            [("B", "end", "end_before_start")],
        ),
        ([("B", "start", "2028"), ("B", "end", "2028")], []),
        ([("B", "start", "2028-06"), ("B", "end", "2028")], []),
        (
            [("C", "start", "2028-06-02"), ("C", "end", "2028-06-01")],
            [("C", "end", "end_before_start")],
        ),
        ([*PERIOD, ("B", "start", "2026")], [("B", "start", "outside_period")]),
        ([*PERIOD, ("B", "end", "2031-07-01")], [("B", "end", "outside_period")]),
        ([*PERIOD, ("B", "end", "2031")], []),
        ([*PERIOD, ("C", "end", "2032")], [("C", "end", "outside_period")]),
        ([*PERIOD, ("B", "deadline", "permanent")], []),
        (
            [("plan", "period_start", "2031"), ("plan", "period_end", "2027")],
            [("plan", "period_end", "end_before_start")],
        ),
        ([("B", "assistance", "1")], [("B", "assistance_text", "assistance_without_text")]),
        (
            [("B", "assistance_kind", "training")],
            [("B", "assistance_text", "assistance_without_text")],
        ),
        ([("B", "assistance", "1"), ("B", "assistance_text", rich("x"))], []),
        ([("B", "provisions", "OP1,OP99")], [("B", "provisions", "unknown_provision")]),
    ],
)
def test_a_hint_leads_to_its_field(
    values: list[tuple[str, str, str]], hints: list[tuple[str, str, str]]
) -> None:
    assert found(put(PLAN, *values), "OP1", "OP2") == hints


def test_no_provision_is_unknown_where_none_are_given() -> None:
    assert found(put(PLAN, ("B", "provisions", "OP99"))) == []


def test_an_empty_section_is_seen_and_one_with_items_is_not() -> None:
    plan = apply_all(PLAN, add(PLAN, "section", "plan", heading="E"))
    [_, empty] = plan.under("plan")

    assert found(plan) == [(empty, "heading", "empty_section")]


def test_the_second_of_two_equal_texts_is_a_twin() -> None:
    plan = apply_all(PLAN, add(PLAN, "measure", "A", text=rich(" b "), lead="ministry"))
    [_, twin] = plan.under("A")

    [hint] = check(plan)
    assert (hint.node, hint.code, hint.facts) == (twin, "duplicate_text", {"other": "B"})


@given(any_plan())
def test_every_hint_of_any_plan_leads_to_a_field(plan: Plan) -> None:
    hints = check(plan, ("OP1",))

    for hint in hints:
        assert hint.code in CODES and hint.key in kind_of(plan.nodes[hint.node].kind).fields
    assert sum(map(len, by_node(hints).values())) == len(hints)
