"""The table of measures without a screen: cells, filters, order, groups, blocks, many cells at once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services import cell_blocks
from nap_desktop.services.measure_cells import Cells, columns
from nap_desktop.services.measure_edits import DoNotFit, Write, with_new_rows, write
from nap_desktop.services.measure_rows import (
    EMPTY,
    Head,
    Wish,
    arrange,
    in_order,
    matching,
    present,
)
from tests.support import many_measures

CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\t\n\"'; "))


def plan() -> Plan:
    return many_measures(60)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_block_comes_back_as_it_was_from_lines_between_tabs(block: list[list[str]]) -> None:
    assert cell_blocks.from_tsv(cell_blocks.to_tsv(block)) == block


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_block_comes_back_as_it_was_from_html(block: list[list[str]]) -> None:
    assert cell_blocks.from_html(cell_blocks.to_html(block)) == block


def test_a_table_as_excel_writes_it_is_read() -> None:
    page = (
        "<html><body><table border=0><!--StartFragment--><col width=64>\r\n <tr height=20>\r\n"
        "  <td class=xl65>Train 40\r\n  officers<br>\r\n    in two towns</td>\r\n"
        "  <td colspan=2>2028&nbsp;</td>\r\n </tr>\r\n <tr><td></td><td>x</td><td>y</td></tr>"
        "<!--EndFragment--></table></body></html>"
    )

    assert cell_blocks.from_html(page) == [
        ["Train 40 officers\nin two towns", "2028", ""],
        ["", "x", "y"],
    ]


def test_every_cell_written_back_as_it_is_shown_changes_nothing() -> None:
    one = plan()
    cells = Cells(one)
    shown = [
        Write(node, key, cells.text(node, key)) for node in cells.measures for key in columns()
    ]

    assert write(one, shown, labels()) == []


def test_a_column_copied_onto_another_measure_says_the_same_there() -> None:
    one = plan()
    cells = Cells(one)
    first, second = cells.measures[0], cells.measures[9]
    keys = [key for key in columns() if key not in ("section", "status", "code")]

    after = apply_all(
        one, write(one, [Write(second, key, cells.text(first, key)) for key in keys], labels())
    )

    assert [after.get(second, key) for key in keys] == [one.get(first, key) for key in keys]


PROSE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")) | st.just("\n"))


@given(
    PROSE, PROSE, st.decimals(0, 10**9, places=2), st.sampled_from(["2027", "2028-Q3", "2029-02"])
)
def test_what_goes_through_another_program_comes_back_as_it_was(
    text: str, line: str, amount: Decimal, date: str
) -> None:
    one = plan()
    first, second = one.of_kind("measure")[:2]
    start = [Write(first, "text", text.replace("\u2022", "")), Write(first, "target", line)]
    start += [Write(first, "amount", f"{amount:f}"), Write(first, "end", date)]
    one = apply_all(one, write(one, start, labels()))
    keys = ("text", "target", "amount", "end", "lead", "provisions", "categories")
    cells = Cells(one)

    sent = cell_blocks.to_tsv([[cells.text(first, key) for key in keys]])
    (back,) = cell_blocks.from_tsv(sent.replace("\n", "\r\n"))
    writes = [Write(second, key, words) for key, words in zip(keys, back, strict=True)]
    after = apply_all(one, write(one, writes, labels()))

    assert [after.get(second, key) for key in keys] == [one.get(first, key) for key in keys]


def test_values_that_do_not_fit_are_named_and_nothing_is_written() -> None:
    one = plan()
    first, second = one.of_kind("measure")[:2]

    with pytest.raises(DoNotFit) as refused:
        write(
            one,
            [
                Write(first, "end", "2031"),
                Write(second, "end", "soon"),
                Write(second, "amount", "x"),
            ],
            labels(),
        )

    assert [(one.write.key, one.code) for one in refused.value.misfits] == [
        ("end", "bad_date"),
        ("amount", "bad_value"),
    ]


def test_two_cells_that_name_a_new_body_make_one_body() -> None:
    one = plan()
    first, second = one.of_kind("measure")[:2]

    after = apply_all(
        one,
        write(
            one,
            [Write(first, "lead", "Coast Guard"), Write(second, "lead", "coast guard")],
            labels(),
        ),
    )

    assert len(after.bodies) == len(one.bodies) + 1
    assert after.get(first, "lead") == after.get(second, "lead") == after.bodies[-1]


def test_rows_beyond_the_last_measure_become_new_measures() -> None:
    one = plan()
    last = one.of_kind("measure")[-1]

    after = apply_all(
        one,
        with_new_rows(
            one, [], last, [[Write("", "text", "One")], [Write("", "text", "Two")]], labels()
        ),
    )

    added = after.of_kind("measure")[-2:]
    assert [rich_text.plain(after.get(node, "text")) for node in added] == ["One", "Two"]
    assert all(after.get(node, "code") for node in added)


def test_filters_narrow_each_other() -> None:
    cells = Cells(plan())
    wish = Wish(words=(("text", "INSPECTORS"),), values=(("lead", "body-1"),), anywhere="2029")

    found = matching(cells, wish, ("text", "lead", "end"))

    assert found == [f"measure-{n}" for n in range(60) if n % 4 == 1 and n % 12 == 1 and n % 4 == 1]


def test_empty_cells_can_be_asked_for() -> None:
    cells = Cells(plan())

    assert matching(cells, Wish(values=(("funding", EMPTY),)), ()) == []
    assert len(matching(cells, Wish(values=(("priority", EMPTY),)), ())) == 60


def test_dates_are_sorted_by_day_and_empty_ones_stand_last_both_ways() -> None:
    one = plan()
    a, b, c = one.of_kind("measure")[:3]
    after = apply_all(
        one,
        write(
            one,
            [Write(a, "start", "June 2027"), Write(b, "start", "2027"), Write(c, "start", "")],
            labels(),
        ),
    )
    cells = Cells(after)

    assert in_order(cells, [a, b, c], "start", down=False) == [b, a, c]
    assert in_order(cells, [a, b, c], "start", down=True) == [a, b, c]


@pytest.mark.parametrize("group", ["section", "lead", "provisions", "year", "priority"])
def test_every_measure_stands_in_a_group_and_heads_count_them(group: str) -> None:
    cells = Cells(plan())
    rows = arrange(cells, Wish(group=group), columns())

    heads = [row for row in rows if isinstance(row, Head)]
    assert sum(head.count for head in heads) == len(rows) - len(heads)
    assert {row for row in rows if isinstance(row, str)} == set(cells.measures)
    folded = arrange(
        cells, Wish(group=group, folded=frozenset(one.code for one in heads)), columns()
    )
    assert len(folded) == len(heads)


def test_a_drop_down_offers_what_is_there() -> None:
    assert len(present(Cells(plan()), "lead")) == 12
    assert present(Cells(plan()), "funding") == [("state_budget", "State budget")]
