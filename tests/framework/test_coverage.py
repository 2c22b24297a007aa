"""The table of the coverage, the cells of a measure, the answers of the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.framework import answers, checklist, coverage, provisions
from nap_desktop.framework.coverage import CATEGORIES, cells_of, line_of, lines
from nap_desktop.plan.coverage import (
    DISCUSSED,
    LAW,
    NOT_APPLICABLE,
    NOT_DISCUSSED,
    UNCLEAR,
    Cell,
)
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Node

KINDS = kind_of("measure").fields["kind"].choices
ROWS = [row.code for row in checklist.rows()]


def some(values: list[str] | tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(",".join)


MEASURES = st.fixed_dictionaries(
    {
        "provisions": some((*provisions.codes(), "OP99")),
        "rows": some((*ROWS, "no such row")),
        "categories": some(("N", "C", "B", "R")),
        "kind": st.sampled_from(("", *KINDS)),
    }
).map(lambda fields: Node("m", "measure", fields))


def test_every_row_stands_on_one_line_and_every_paragraph_has_a_group() -> None:
    placed = [cell.place for line in lines() for cell in line.cells.values() if not line.is_group]

    assert sorted(set(placed)) == sorted(ROWS)
    groups = [line.code for line in lines() if line.is_group]
    assert groups == [*provisions.codes(), coverage.OTHER]
    assert len({cell for line in lines() for cell in line.cells.values()}) == sum(
        len(line.cells) for line in lines()
    )


def test_each_line_stands_below_its_group() -> None:
    group = ""
    for line in lines():
        group = line.code if line.is_group else group
        assert line.group == group
        assert group == coverage.OTHER or group in line.provisions


def test_rows_that_differ_by_weapon_are_one_line() -> None:
    line = line_of("II.BW.11.FIN")

    assert line is not None and line is line_of("II.NW.11.FIN")
    assert {place[0] for place in line.cells} == set(CATEGORIES)
    assert line.single is None


def test_a_row_with_a_single_answer_has_one_cell() -> None:
    line = line_of("I.01.NPT")

    assert line is not None and line.single == Cell("I.01.NPT", "", "adherence")


@given(MEASURES)
def test_a_measure_counts_in_exactly_the_cells_of_its_basis(measure: Node) -> None:
    rows = [one for one in map(checklist.row, measure.get("rows").split(",")) if one]
    wanted_columns = coverage.columns_of(measure.get("kind"))
    categories = set(coverage.categories_of(measure.get("categories"), rows))
    named = set(measure.get("provisions").split(",")) | {coverage.group_of(one) for one in rows}
    expected = set()
    for line in lines():
        for (category, column), cell in line.cells.items():
            counts_here = column in wanted_columns or not category
            if line.is_group and line.code in named and category in categories and counts_here:
                expected.add(cell)
            if not line.is_group and cell.place in {one.code for one in rows} and counts_here:
                expected.add(cell)

    assert cells_of(measure) == expected


def test_a_measure_without_category_counts_in_the_three_of_the_resolution() -> None:
    found = cells_of(Node("m", "measure", {"provisions": "OP3d", "kind": "legislative"}))

    assert found == {Cell("OP3d", one, "framework") for one in CATEGORIES}


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.code)
def test_a_measure_that_starts_in_a_cell_counts_there(line: coverage.Line) -> None:
    for cell in line.cells.values():
        assert cell in cells_of(Node("m", "measure", coverage.basis(cell)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *[("X", LAW), (" x ", LAW), ("Х", LAW), ("[x]", LAW), ("Да", LAW)],
        *[("?", UNCLEAR), ("（?）", None), ("？", UNCLEAR), ("(?)", UNCLEAR)],
        *[("NA", NOT_APPLICABLE), ("N/A", NOT_APPLICABLE), ("n. a.", NOT_APPLICABLE)],
        *[("", NOT_DISCUSSED), (" \u00a0", NOT_DISCUSSED), ("–", NOT_DISCUSSED)],
        *[("see the report", None), ("XX", None)],
    ],
)
def test_answers_of_the_form_are_read(written: str, meant: str | None) -> None:
    assert answers.standing(written) == meant


@pytest.mark.parametrize(
    ("standings", "written"),
    [
        ((), ""),
        ((DISCUSSED,), ""),
        ((LAW,), "X"),
        ((UNCLEAR, LAW), "X"),
        ((UNCLEAR,), "?"),
        ((NOT_APPLICABLE,), "NA"),
    ],
)
def test_entries_are_written_as_answers_of_the_form(
    standings: tuple[str, ...], written: str
) -> None:
    assert answers.answer(standings) == written


@pytest.mark.parametrize("one", [LAW, UNCLEAR, NOT_APPLICABLE])
def test_an_answer_that_goes_out_comes_back(one: str) -> None:
    assert answers.standing(answers.answer([one])) == one
