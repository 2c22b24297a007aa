"""Workbooks from elsewhere are read as they are shown, and every character is accounted for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.sheets import read_xlsx
from nap_desktop.documents.incoming.source import Grid, Line, Run, Source
from tests.documents.incoming.sheets_at_hand import (
    book,
    counted,
    in_sheet,
    rows,
    sharing,
    texts,
    with_part,
)

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "plans"
HEAD = ("No", "Measure", "Lead body")


def read(content: bytes) -> Source:
    source = read_xlsx(content, "F.xlsx")
    assert counted(source) == source.characters
    return source


def test_rows_above_the_header_are_lines() -> None:
    source = read(
        rows(["Plan of Exampleland"], ["2019 to 2022"], [], HEAD, (1, "Train", "Customs"))
    )

    lines = [block.text for block in source.blocks if isinstance(block, Line)]
    assert lines == ["Plan of Exampleland", "2019 to 2022"]
    assert texts(source.blocks[2]) == [list(HEAD), ["1", "Train", "Customs"]]


def test_places_are_rows_and_columns_as_people_see_them() -> None:
    grid = read(rows(["Plan"], [], HEAD, (1, "Train", "Customs"))).blocks[1]

    assert isinstance(grid, Grid) and grid.place == "b1" and grid.title == "Sheet"
    assert grid.rows[1].cells[2].blocks[0].place == "b1/4.3/0"


def test_merged_cells_cover_both_ways() -> None:
    def fill(work: Workbook) -> None:
        for row in (("Objective", "Bodies", None), (None, "Lead", "Support"), ("One", "A", "B")):
            work.active.append(row)
        work.active.append((None, "C", "D"))
        for area in ("A1:A2", "B1:C1", "A3:A4"):
            work.active.merge_cells(area)

    grid = read(book(fill)).blocks[0]

    assert isinstance(grid, Grid)
    shape = [[(cell.column, cell.columns, cell.rows) for cell in row.cells] for row in grid.rows]
    assert shape == [
        [(0, 1, 2), (1, 2, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 2), (1, 1, 1), (2, 1, 1)],
        [(1, 1, 1), (2, 1, 1)],
    ]


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (datetime.date(2027, 6, 30), "dd.mm.yyyy", "2027-06-30"),
        (datetime.date(2027, 6, 1), "mmm yyyy", "2027-06"),
        (datetime.date(2027, 1, 1), "yyyy", "2027"),
        (datetime.datetime(2027, 6, 30, 14, 30), "dd/mm/yyyy hh:mm", "2027-06-30 14:30"),
        (1, "General", "1"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1250000, "#,##0", "1250000"),
        (1250000.5, "#,##0.00", "1250000.50"),
        (0.25, "0%", "25%"),
        (12.5, '0.0" thousand"', "12.5 thousand"),
        (-3, "0;(0)", "(3)"),
        (-3, "0", "-3"),
        (7, "000", "007"),
        (50, "[$€-407] #,##0", "€ 50"),
        (50, "[$USD] #,##0", "USD 50"),
        (2500000, '0.0,,"m"', "2.5m"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (3, "@", "3"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers_and_dates_are_read_as_shown(value: object, form: str, expected: str) -> None:
    def fill(work: Workbook) -> None:
        work.active.append(("a", value))
        work.active["B1"].number_format = form

    assert texts(read(book(fill)).blocks[0]) == [["a", expected]]


def test_a_formula_is_its_last_result() -> None:
    content = in_sheet(rows(("a", "=1+1")), rb"<v ?/>|<v></v>", b"<v>42</v>")

    assert texts(read(content).blocks[0]) == [["a", "42"]]


def test_what_is_hidden_is_listed() -> None:
    def fill(work: Workbook) -> None:
        for row in (HEAD, (1, "Train", "secret"), (2, "old", "x"), (3, "Equip", "y")):
            work.active.append(row)
        work.active.column_dimensions["C"].hidden = True
        work.active.row_dimensions[3].hidden = True
        work.create_sheet("Lists").append(["Customs"])
        work["Lists"].sheet_state = "hidden"

    source = read(book(fill))

    assert texts(source.blocks[0]) == [["No", "Measure"], ["1", "Train"], ["3", "Equip"]]
    assert {one.text for one in source.left_out} == {
        "Lead body", "secret", "2", "old", "x", "y", "Customs",
    }  # fmt: skip
    assert {one.reason for one in source.left_out} == {"hidden"}


def test_what_a_merged_cell_says_is_seen_while_a_place_of_it_is() -> None:
    def fill(work: Workbook) -> None:
        for row in (("Goal", "x", "h"), (None, "y", "i"), (None, "z", "j")):
            work.active.append(row)
        work.active.merge_cells("A1:A3")
        work.active.row_dimensions[1].hidden = True

    grid = read(book(fill)).blocks[0]

    assert texts(grid) == [["Goal", "y", "i"], ["z", "j"]]
    assert isinstance(grid, Grid) and grid.rows[0].cells[0].rows == 2


def test_text_below_a_merged_cell_is_listed() -> None:
    content = in_sheet(
        rows(("a", "lost", "c"), ("d", "e", "f")),
        rb"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )
    source = read(content)

    assert [(one.text, one.reason) for one in source.left_out] == [("lost", "hidden")]


def test_text_below_a_merged_cell_of_a_title_is_listed_and_nothing_else() -> None:
    content = in_sheet(
        rows((None, "lost", "Plan"), HEAD, (1, "a", "b")),
        rb"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )
    source = read(content)

    assert isinstance(source.blocks[0], Line) and source.blocks[0].text == "Plan"
    assert [one.text for one in source.left_out] == ["lost"]


def test_comments_come_with_their_cells() -> None:
    def fill(work: Workbook) -> None:
        work.active.append(HEAD)
        work.active["B1"].comment = Comment("Why this?", "A. Reader")

    source = read(book(fill))

    assert [(one.author, one.text) for one in source.comments] == [("A. Reader", "Why this?")]
    grid = source.blocks[0]
    assert isinstance(grid, Grid)
    line = grid.rows[0].cells[1].blocks[0]
    assert isinstance(line, Line) and line.comments == (source.comments[0].id,)


def test_looks_and_manners_are_kept() -> None:
    def fill(work: Workbook) -> None:
        work.active.append(("Head", "x"))
        work.active.append((CellRichText("Train ", TextBlock(InlineFont(b=True), "all")), "y"))
        cell = work.active["A1"]
        cell.font, cell.alignment = Font(bold=True, size=14), Alignment(horizontal="center")
        cell.fill = PatternFill("solid", fgColor="DDDDDD")

    grid = read(book(fill)).blocks[0]

    assert isinstance(grid, Grid)
    head, mixed = grid.rows[0].cells[0], grid.rows[1].cells[0].blocks[0]
    assert isinstance(head.blocks[0], Line) and isinstance(mixed, Line)
    look = head.blocks[0].look
    assert head.shaded and look.bold and look.centred and look.size == 14
    assert mixed.runs == (Run("Train "), Run("all", bold=True))


def test_texts_that_cells_share_are_read_with_their_runs_and_without_their_pronunciation() -> None:
    content = in_sheet(
        rows(("x", "y")), rb"<sheetData>.*</sheetData>", b'<sheetData><row r="1"><c r="A1" t="s">'
        b'<v>1</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData>',
    )  # fmt: skip
    texts_shared = (
        b"<sst><si><t>plain</t></si><si><r><rPr><b/></rPr><t>bold</t></r><r><t> on</t></r>"
        b"<rPh><t>bold</t></rPh></si></sst>"
    )
    grid = read(sharing(content, texts_shared)).blocks[0]

    assert texts(grid) == [["bold on", "plain"]]
    assert isinstance(grid, Grid) and isinstance(line := grid.rows[0].cells[0].blocks[0], Line)
    assert line.runs == (Run("bold", bold=True), Run(" on"))


def test_lines_in_a_cell_are_lines() -> None:
    assert texts(read(rows(("a\nb\n\nc", "d"))).blocks[0]) == [["a/b/c", "d"]]


def test_a_sheet_of_single_cells_is_lines_only() -> None:
    assert all(isinstance(block, Line) for block in read(rows(["a"], [], ["b"])).blocks)


def test_rows_that_are_repeated_on_each_page_are_headers() -> None:
    def fill(work: Workbook) -> None:
        for row in (["Plan"], HEAD, (1, "Train", "Customs")):
            work.active.append(row)
        work.active.print_title_rows = "2:2"

    grid = read(book(fill)).blocks[1]

    assert isinstance(grid, Grid) and [row.is_header for row in grid.rows] == [True, False]


def test_an_empty_row_between_tables_stays_and_the_rest_goes() -> None:
    source = read(rows(HEAD, (1, "a", "b"), [], [], [], ("Term", "Meaning"), ("x", "y"), [None]))

    assert texts(source.blocks[0])[2] == ["", "", ""] and len(texts(source.blocks[0])) == 5


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    def fill(work: Workbook) -> None:
        work.active["A1"], work.active["B1"], work.active["XFD1048576"] = "a", "b", "c"

    assert texts(read(book(fill)).blocks[0])[-1] == ["", "", "c"]


def test_merged_cells_as_large_as_the_sheet_cost_nothing() -> None:
    content = in_sheet(
        rows(HEAD, (1, "a", "b")),
        rb"</sheetData>",
        b"</sheetData><mergeCells>"
        + b'<mergeCell ref="A1:XFD1048576"/>' * 1_000
        + b"</mergeCells>",
    )

    assert read(content).blocks


def test_external_links_are_listed() -> None:
    def fill(work: Workbook) -> None:
        work.active.append(HEAD)
        work.active["A1"].hyperlink = "https://example.invalid/x"

    assert read(book(fill)).links == ("https://example.invalid/x",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7", "file_unknown"),
        (b"PK\x03\x04 and no more", "file_damaged"),
        (rows(HEAD)[:-300], "file_damaged"),
        (in_sheet(rows(HEAD), b"<sheetData>", b"<sheetData"), "file_damaged"),
        (
            in_sheet(rows(HEAD), b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
            "file_unsafe",
        ),
        (with_part(rows(HEAD), "xl/workbook.xml", lambda _: b"<a/>"), "file_unknown"),
        (with_part(rows(HEAD), "../x.xml", lambda _: b"<a/>"), "file_unsafe"),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_way(content: bytes, code: str) -> None:
    with pytest.raises(NapError) as failure:
        read_xlsx(content, "F.xlsx")

    assert failure.value.code == code and failure.value.facts["path"] == "F.xlsx"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_samples_are_accounted_for(path: Path) -> None:
    assert read(path.read_bytes()).characters > 10_000
