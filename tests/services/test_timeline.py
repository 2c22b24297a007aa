"""Rows of the timeline: groups, steps, what has no dates, the years that are shown."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from nap_desktop.base import shipped
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.timeline import Span, Times
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.timeline import Line, Timeline, Wish, at_place, take
from tests.support import many_measures

TODAY = datetime.date(2027, 5, 3)


@pytest.fixture(scope="module")
def sample() -> Plan:
    return from_open(json.loads(shipped.text("sample/exampleland.json"))["current"])


def with_fields(plan: Plan, node: str, **fields: str) -> Plan:
    """Return a plan with other fields of one node; an empty value takes one away."""
    held = {key: value for key, value in {**plan.nodes[node].fields, **fields}.items() if value}
    nodes = {**plan.nodes, node: replace(plan.nodes[node], fields=held)}
    return replace(plan, nodes=nodes)


def lines(rows: Any) -> list[str]:
    return [row.node for row in rows if isinstance(row, Line)]


def test_measures_stand_below_the_heads_of_their_groups() -> None:
    found = Timeline.of(many_measures(40), TODAY).rows(Wish())

    heads = [row for row in found if isinstance(row, Head)]
    assert [head.words for head in heads] == ["1 Field of work 1", "2 Field of work 2"]
    assert [head.count for head in heads] == [20, 20] and len(found) == 42


def test_a_folded_group_shows_its_head_and_what_it_counts() -> None:
    found = Timeline.of(many_measures(40), TODAY).rows(Wish(folded=frozenset({"section-0"})))

    assert [type(row) for row in found[:2]] == [Head, Head] and len(found) == 22
    assert isinstance(found[0], Head) and found[0].count == 20 and found[0].is_folded


def test_a_measure_of_two_bodies_stands_below_both() -> None:
    plan = with_fields(many_measures(4), "measure-0", lead="body-0,body-3")
    found = Timeline.of(plan, TODAY).rows(Wish(group="lead"))

    assert lines(found).count("measure-0") == 2
    groups = [row.group for row in found if isinstance(row, Line) and row.node == "measure-0"]
    assert groups == ["body-0", "body-3"]


def test_measures_without_dates_are_beside_the_chart() -> None:
    plan = with_fields(many_measures(4), "measure-1", start="", end="")
    plan = with_fields(plan, "measure-2", start="", end="", deadline="within a year of adoption")
    plan = with_fields(plan, "measure-3", start="", end="", deadline="permanent")
    found = Timeline.of(plan, TODAY)

    assert found.undated() == ["measure-1", "measure-2"]
    assert lines(found.rows(Wish())) == ["measure-0", "measure-3"]
    assert found.bar("measure-3").is_permanent


def test_words_narrow_the_rows_and_the_list() -> None:
    plan = with_fields(many_measures(8), "measure-1", start="", end="")
    found = Timeline.of(plan, TODAY)

    assert lines(found.rows(Wish(words="ministry no. 4"))) == ["measure-3"]
    assert found.undated("publish") == [] and found.undated("review") == ["measure-1"]


def test_steps_come_below_their_measures(sample: Plan) -> None:
    found = Timeline.of(sample, TODAY).rows(Wish(group="", steps=True))
    steps = [row.node for row in found if isinstance(row, Line) and row.is_step]

    assert steps and {sample.nodes[one].kind for one in steps} == {"step"}
    held = Timeline.of(sample, TODAY)
    assert held.number(steps[0]).startswith(held.number(sample.parents[steps[0]]))
    assert held.lead(steps[0]) or not held.lead(sample.parents[steps[0]])


def test_the_years_are_those_of_the_period_or_of_the_bars() -> None:
    plan = many_measures(4)
    assert Timeline.of(plan, TODAY).whole() == Span(2027 * 12, 2031 * 12 + 11)

    open_end = with_fields(plan, plan.root, period_end="")
    found = Timeline.of(open_end, TODAY)
    assert not found.has_period
    assert found.whole() == Span(2027 * 12, 2031 * 12 + 11)  # from 2027-Q1 to 2031

    nothing = Plan("p", {"p": Node("p", "plan")})
    assert Timeline.of(nothing, TODAY).whole() == Span(2027 * 12, 2031 * 12 + 11)


def test_a_change_is_followed() -> None:
    plan = many_measures(2)
    found = Timeline.of(plan, TODAY)
    assert found.bar("measure-0").times == ("2027-Q1", "2028")
    changes = take(plan, "measure-0", Times("2028-Q1", "2029"))
    for change in changes:
        plan = apply_all(plan, [change])
        found.follow(change, plan)

    assert found.bar("measure-0").times == ("2028-Q1", "2029")
    assert take(plan, "measure-0", Times("2028-Q1", "2029")) == []
    assert take(plan, "nobody", Times("2028-Q1", "2029")) == []


def test_what_is_put_at_a_month_gets_its_quarter_or_the_month() -> None:
    assert at_place(2027 * 12 + 4, 3) == ("2027-Q2", "2027-Q2")
    assert at_place(2027 * 12 + 4, 1) == ("2027-05", "2027-05")
    assert at_place(2027 * 12 + 2, 1) == ("2027-03", "2027-03")
