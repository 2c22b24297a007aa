"""What the Word reader makes of tables: merged cells, headers, tables within cells, controls."""

from __future__ import annotations

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.source import Grid, accounted
from tests.documents.incoming.docx_at_hand import cells, left, p, r, read, table, tc, texts, tr

MARK = 'w:id="1" w:author="Ada" w:date="2016-04-02T10:00:00Z"'
RESTART = '<w:vMerge w:val="restart"/>'


def grid(body: str) -> Grid:
    """Return the one table of a body, after a look at the account."""
    source = read(body)
    assert sum(accounted(source)) == source.characters
    (block,) = source.blocks
    assert isinstance(block, Grid)
    return block


def test_cells_stand_in_their_columns_with_their_spans() -> None:
    made = grid(table(tr(tc("a", '<w:gridSpan w:val="2"/>'), "b"), tr("c", "d", "e")))

    assert cells(made) == [
        [(0, 2, 1, "a"), (2, 1, 1, "b")],
        [(0, 1, 1, "c"), (1, 1, 1, "d"), (2, 1, 1, "e")],
    ]
    assert made.width == 3


def test_cells_that_go_on_downward_stand_once() -> None:
    made = grid(
        table(
            tr(tc("one", RESTART), "a"),
            tr(tc("<w:p/>", "<w:vMerge/>"), "b"),
            tr(tc("two", RESTART), "c"),
            tr(tc("<w:p/>", "<w:vMerge/>"), "d"),
            tr("three", "e"),
        )
    )

    assert cells(made) == [
        [(0, 1, 2, "one"), (1, 1, 1, "a")],
        [(1, 1, 1, "b")],
        [(0, 1, 2, "two"), (1, 1, 1, "c")],
        [(1, 1, 1, "d")],
        [(0, 1, 1, "three"), (1, 1, 1, "e")],
    ]


def test_what_lies_under_a_merged_cell_is_listed() -> None:
    source = read(table(tr(tc("a", RESTART)), tr(tc("under", "<w:vMerge/>"))))

    assert left(source) == [("covered", "under")]


def test_a_row_may_begin_further_in() -> None:
    made = grid(table(tr("a", "b"), tr("c", props='<w:gridBefore w:val="1"/>')))

    assert cells(made)[1] == [(1, 1, 1, "c")]


def test_headers_and_direction_are_told() -> None:
    made = grid(table(tr("a", props="<w:tblHeader/>"), tr("b"), props="<w:bidiVisual/>"))

    assert [row.is_header for row in made.rows] == [True, False] and made.rtl


def test_a_table_within_a_cell_is_a_block_of_that_cell() -> None:
    made = grid(table(tr(tc(p("before") + table(tr("in")) + p("after")))))
    (cell,) = made.rows[0].cells

    assert [getattr(one, "text", "table") for one in cell.blocks] == ["before", "table", "after"]
    assert [one.place for one in cell.blocks] == ["b0/0.0/0", "b0/0.0/1", "b0/0.0/2"]


def test_tracked_rows_come_and_go() -> None:
    body = table(
        tr("a"),
        tr(tc(p(f"<w:del {MARK}>{r('gone', tag='delText')}</w:del>")), props=f"<w:del {MARK}/>"),
        tr("new", props=f"<w:ins {MARK}/>"),
    )
    source = read(body)

    assert texts(source) == ["a", "new"] and left(source) == [("deleted", "gone")]
    assert [(one.kind, one.text) for one in source.tracked] == [
        ("deleted", "gone"),
        ("inserted", "new"),
    ]


def test_a_deleted_cell_and_a_hidden_row_are_listed() -> None:
    source = read(
        table(
            tr("a", tc("gone", f"<w:cellDel {MARK}/>"), "b"),
            tr("secret", props="<w:hidden/>"),
        )
    )

    assert texts(source) == ["a", "b"]
    assert left(source) == [("deleted", "gone"), ("hidden", "secret")]


def test_controls_may_hold_rows_and_cells() -> None:
    row = f"<w:sdt><w:sdtContent>{tr('in')}</w:sdtContent></w:sdt>"
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    cell = f"<w:sdt>{prompt}<w:sdtContent>{tc('Choose')}</w:sdtContent></w:sdt>"
    source = read(table(row, tr("a", cell, "b")))
    (made,) = source.blocks

    assert cells(made) == [[(0, 1, 1, "in")], [(0, 1, 1, "a"), (1, 1, 1, ""), (2, 1, 1, "b")]]
    assert left(source) == [("control", "Choose")]


def test_a_cell_in_which_only_a_number_is_printed_says_it() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    source = read(table(tr(tc(listed), "a"), tr(tc(listed), "b")), {"numbering": numbering})
    (made,) = source.blocks

    assert isinstance(made, Grid)
    assert [row.cells[0].blocks[0].number for row in made.rows] == ["1.", "2."]  # type: ignore[union-attr]


def test_spans_without_measure_are_cut_to_what_word_allows() -> None:
    made = grid(table(tr(tc("a", '<w:gridSpan w:val="200000000"/>'), "b")))

    assert made.width == 64


@pytest.mark.parametrize("deep", [21, 60])
def test_tables_nested_too_deeply_are_refused(deep: int) -> None:
    body = "<w:p/>"
    for _ in range(deep):
        body = table(tr(tc(body)))

    with pytest.raises(NapError, match="word_too_large"):
        read(body)


def test_markup_nested_without_end_is_refused() -> None:
    with pytest.raises(NapError, match="word_too_large"):
        read("<w:smartTag>" * 300 + r("x") + "</w:smartTag>" * 300)


def test_markup_nested_as_deeply_as_xml_allows_is_read() -> None:
    deep = 240
    assert texts(read(f"<w:p>{'<w:ins>' * deep}{r('x')}{'</w:ins>' * deep}</w:p>")) == ["x"]
