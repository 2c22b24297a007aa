"""PDF files of others: lines, headings, ruled tables over pages; what runs along is left out."""

from __future__ import annotations

import datetime
import random
from functools import cache

import pytest

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.pdf import read_pdf
from nap_desktop.documents.incoming.pdf_words import CUT, HYPHEN, Words
from nap_desktop.documents.incoming.source import Grid, Line, Source
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import Plan
from nap_desktop.services import libreoffice
from nap_desktop.services.pdf_export import pdf_of_word
from nap_desktop.services.word_export import Wish, word_bytes
from tests.documents.incoming.pdfs_at_hand import drawn, locked, picture
from tests.documents.incoming.sheets_at_hand import counted, texts
from tests.support import many_measures

DAY = datetime.date(2026, 11, 25)
needs_office = pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not here")


def read(content: bytes) -> Source:
    source = read_pdf(content, "F.pdf")
    assert counted(source) == source.characters
    return source


@cache
def printed(count: int) -> Source:
    """Return what is read of a plan that was printed: the sample for 0, else of many measures."""
    plan: Plan = many_measures(count) if count else from_open(sample())
    return read(pdf_of_word(word_bytes(plan, Wish(), DAY, "x")[0]))


def sample() -> dict[str, object]:
    return dict(shipped.json_data("sample/exampleland.json")["current"])


def codes(source: Source) -> list[str]:
    rows = [row for grid in source.blocks if isinstance(grid, Grid) for row in texts(grid)]
    return [row[0].partition("/")[2] for row in rows if "/M-" in row[0]]


@needs_office
def test_all_rows_of_a_long_plan_are_read_in_order() -> None:
    assert codes(printed(200)) == [f"M-{number:04d}" for number in range(1, 201)]


@needs_office
def test_cells_hold_their_whole_text() -> None:
    rows = [row for grid in printed(200).blocks if isinstance(grid, Grid) for row in texts(grid)]
    row = next(row for row in rows if row[0].endswith("M-0150"))

    assert row[1] == "Inspect inspectors, part 150, together with the bodies concerned"
    assert row[2] == "Result 150 is at hand and published" and row[4] == "Q2 2028 – 2029"


@needs_office
def test_a_table_over_pages_is_one_and_its_header_comes_once() -> None:
    grids = [block for block in printed(200).blocks if isinstance(block, Grid)]
    measures = [grid for grid in grids if "Measure" in texts(grid)[0]]

    assert len(measures) == 10 and all(len(grid.rows) == 21 for grid in measures)
    assert all(row[0] != "No." for grid in measures for row in texts(grid)[1:])


@needs_office
def test_page_numbers_are_left_out_and_headings_known_by_size() -> None:
    source = printed(200)
    lines = [block for block in source.blocks if isinstance(block, Line)]

    assert {one.reason for one in source.left_out} == {"header", "footer", "repeated"}
    assert not any("of 19" in line.text for line in lines)
    headings = [line.text for line in lines if line.look.heading == 2 and "Field" in line.text]
    assert headings == [f"{number} Field of work {number}" for number in range(1, 11)]


@needs_office
def test_every_measure_of_the_sample_is_read_once() -> None:
    plan = from_open(sample())
    measures = sum(node.kind == "measure" for node in plan.nodes.values())

    assert len(codes(printed(0))) == len(set(codes(printed(0)))) == measures == 45


def test_a_table_of_lines_and_letters_is_read() -> None:
    source = read(drawn([["No", "Measure"], ["1", "Train all officers"], ["2", "Equip"]]))

    grid = source.blocks[-1]
    assert texts(grid) == [["No", "Measure"], ["1", "Train all officers"], ["2", "Equip"]]


def test_merged_cells_are_one() -> None:
    grid = read(drawn([["Objective", None], ["1", "Train"], [None, "Equip"]])).blocks[-1]

    assert isinstance(grid, Grid)
    shape = [[(cell.column, cell.columns, cell.rows) for cell in row.cells] for row in grid.rows]
    assert shape == [[(0, 2, 1)], [(0, 1, 2), (1, 1, 1)], [(1, 1, 1)]]


def test_a_cut_word_is_whole_where_the_document_has_it_so() -> None:
    words = Words(["November 2018 inter-agency guards administrative"])

    assert words.whole(f"Novemb{CUT}er 2019") == "November 2019"
    assert words.whole(f"Border{CUT}guards") == "Border guards"
    assert words.whole(f"30.06.20{CUT}18") == "30.06.2018"
    assert words.whole(f"inter{HYPHEN}agency") == "inter-agency" and words.hyphens == 0
    assert words.whole(f"admin{HYPHEN}istrative") == "administrative" and words.hyphens == 1


def test_a_document_that_divides_no_word_keeps_its_hyphens() -> None:
    assert Words([f"table{HYPHEN}top"]).whole(f"table{HYPHEN}top") == "table-top"
    divided = Words(["guards tabletop", f"gu{HYPHEN}ards", f"re{HYPHEN}actor"])
    assert divided.whole(f"re{HYPHEN}actor") == "reactor"


def test_a_scanned_file_says_so() -> None:
    with pytest.raises(NapError, match="file_no_text"):
        read_pdf(picture(), "F.pdf")


def test_a_locked_file_says_so() -> None:
    with pytest.raises(NapError, match="file_locked"):
        read_pdf(locked(), "F.pdf")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"words"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(NapError, match=r"file_(damaged|empty)"):
        read_pdf(content, "F.pdf")


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_damaged_bytes_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(drawn([["No", "Measure"], ["1", "Train"]]))
    for _ in range(chance.randint(1, 25)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read(bytes(content))
    except NapError as failure:
        assert failure.code.startswith("file_")
