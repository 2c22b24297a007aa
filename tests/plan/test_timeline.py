"""Bars and their dates: precision kept, edges held, the way back always to the very same dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan.dates import is_date
from nap_desktop.plan.timeline import (
    MONTH,
    QUARTER,
    Span,
    Times,
    bar_of,
    date_of,
    first_month,
    is_permanent,
    last_month,
    period_of,
    shift_of,
    span_of,
    taken,
)
from nap_desktop.plan.tree import Node

WHOLE = Span(2027 * 12, 2031 * 12 + 11)

years = st.integers(1990, 2100).map(str)
dates = st.one_of(
    years,
    st.tuples(years, st.integers(1, 4)).map(lambda one: f"{one[0]}-Q{one[1]}"),
    st.tuples(years, st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}"),
    st.tuples(years, st.integers(1, 12), st.integers(1, 31))
    .map(lambda one: f"{one[0]}-{one[1]:02}-{one[2]:02}")
    .filter(is_date),
)
maybe = st.one_of(st.just(""), dates)
steps = st.lists(
    st.tuples(st.sampled_from(["move", "stretch_begin", "stretch_end"]), st.integers(-40, 40)),
    max_size=6,
)


def measure(**fields: str) -> Node:
    return Node("m", "measure", {key: value for key, value in fields.items() if value})


@pytest.mark.parametrize(
    ("date", "months", "at_end", "later"),
    [
        ("2027", 12, False, "2028"),
        ("2027", 3, False, "2027-Q2"),
        ("2027", 3, True, "2028-Q1"),
        ("2027", -3, True, "2027-Q3"),
        ("2027", 1, False, "2027-02"),
        ("2027-Q4", 3, True, "2028-Q1"),
        ("2027-Q1", 1, True, "2027-04"),
        ("2027-06", 3, False, "2027-09"),
        ("2027-06-15", 3, False, "2027-09-15"),
        ("2027-06-30", 1, True, "2027-07-31"),
        ("2027-01-30", 1, True, "2027-02-28"),
        ("2028-02-29", 12, True, "2029-02-28"),
        ("2027", 0, True, "2027"),
        ("", 3, True, ""),
    ],
)
def test_a_date_is_as_precise_as_before_where_it_can(
    date: str, months: int, at_end: bool, later: str
) -> None:
    assert taken(date, months, at_end) == later


def test_a_bar_goes_from_the_first_day_that_may_be_meant_to_the_last() -> None:
    assert span_of(Times("2027", "2028-Q2")) == Span(2027 * 12, 2028 * 12 + 5)
    assert span_of(Times("", "2028")) == Span(2028 * 12, 2028 * 12 + 11)
    assert span_of(Times("2027-06-30", "")) == Span(2027 * 12 + 5, 2027 * 12 + 5)
    assert span_of(Times()) is None
    assert bar_of(measure(start="2029", end="2027")).is_turned


def test_an_edge_without_a_date_gets_one_when_it_is_stretched() -> None:
    by_2028 = shift_of(bar_of(measure(end="2028")), WHOLE)

    assert by_2028.stretch_begin(-3).now == Times("2027-Q4", "2028")
    assert by_2028.stretch_begin(-3).stretch_begin(3).now == Times("", "2028")
    assert by_2028.move(3).now == Times("", "2029-Q1")


def test_a_permanent_measure_is_not_moved_but_bounded() -> None:
    band = shift_of(bar_of(measure(deadline="permanent")), WHOLE)

    assert not band.move(12).changes
    assert band.stretch_begin(6).now == Times("2027-Q3", "")
    assert band.stretch_end(-3).now == Times("", "2031-Q3")


def test_an_edge_stops_at_the_other() -> None:
    one = shift_of(bar_of(measure(start="2027-Q1", end="2027-Q2")), WHOLE)

    assert one.stretch_begin(30).now == Times("2027-Q2", "2027-Q2")
    assert one.stretch_end(-30).now == Times("2027-Q1", "2027-Q1")
    assert one.stretch_begin(30).stretch_begin(-3).now == one.was


def test_no_date_leaves_the_calendar() -> None:
    one = shift_of(bar_of(measure(start="2027", end="2028")), WHOLE)

    for shift in (one.move(9_999), one.move(-9_999), one.stretch_end(9_999)):
        assert all(map(is_date, shift.now))


@given(maybe, maybe, steps, st.sampled_from([MONTH, QUARTER]))
def test_the_way_back_restores_the_very_dates(
    start: str, end: str, way: list[tuple[str, int]], unit: int
) -> None:
    begun = shift_of(bar_of(measure(start=start, end=end)), WHOLE, unit)
    one, back = begun, []
    for name, count in way:
        after = getattr(one, name)(count * unit)
        key = {"move": "moved", "stretch_begin": "begin", "stretch_end": "end"}[name]
        back.append((name, getattr(one, key) - getattr(after, key)))
        one = after
        assert all(not date or is_date(date) for date in one.now)
    for name, months in reversed(back):
        one = getattr(one, name)(months)

    assert one == begun and one.now == (start, end)


@given(dates, dates, st.integers(-60, 60))
def test_a_bar_that_is_moved_keeps_its_length(start: str, end: str, months: int) -> None:
    bar = bar_of(measure(start=start, end=end))
    if bar.is_turned:
        return
    now = shift_of(bar, WHOLE, MONTH).move(months).now

    assert first_month(now.start) == first_month(start) + months
    assert last_month(now.end) == last_month(end) + months


@given(st.integers(1950 * 12, 2150 * 12), st.booleans())
def test_the_date_of_an_edge_is_there(month: int, at_end: bool) -> None:
    date = date_of(month, at_end)

    assert (last_month(date) if at_end else first_month(date)) == month


@pytest.mark.parametrize(
    "wording",
    ["permanent", "Permanent.", "Annually, by 1 June", "постоянно", "В течение всего периода",
     "每年", "مستمر", "ongoing (reports twice a year)"],
)  # fmt: skip
def test_words_for_all_the_time_are_known(wording: str) -> None:
    assert is_permanent(wording)


@pytest.mark.parametrize("wording", ["", "within six months of adoption", "after the law"])
def test_other_words_are_no_band(wording: str) -> None:
    assert not bar_of(measure(deadline=wording)).is_placed


def test_the_period_has_whole_quarters() -> None:
    root = Node("p", "plan", {"period_start": "2027-02", "period_end": "2028-Q3"})

    assert period_of(root) == Span(2027 * 12, 2028 * 12 + 8)
    assert period_of(Node("p", "plan", {"period_start": "2027"})) is None
    assert period_of(Node("p", "plan", {"period_start": "2029", "period_end": "2027"})) is None
