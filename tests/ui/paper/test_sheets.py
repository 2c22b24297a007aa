"""Pages: nothing is lost, heads come again, rows stay whole, headings lead."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from nap_desktop.plan.tree import Plan
from nap_desktop.services import libreoffice
from nap_desktop.services.libreoffice import converted
from nap_desktop.services.paper import (
    Block,
    Contents,
    Cover,
    Grid,
    Heading,
    PageBreak,
    Para,
    Turn,
    composed,
    page,
)
from nap_desktop.services.word_export import word_file
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.ink import Sheet, Words
from nap_desktop.ui.paper.sheets import Sheets
from tests.ui.paper.pages import (
    LOREM,
    all_letters,
    document,
    grid,
    letters,
    letters_of,
    lines,
    pages,
    words,
)


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    look()


def expected(block: Block, notes: Iterator[int]) -> str:
    """Return the letters of a block as they follow each other on paper, tables row by row."""

    def said(*paras: Para) -> str:
        return "".join(
            letters_of(para) + "".join(str(next(notes)) for _ in para.notes) for para in paras
        )

    match block:
        case Heading():
            return letters(block.number + block.text)
        case Para():
            return said(block)
        case Grid():
            rows = (*block.head, *block.rows)
            cells = "".join(said(*cell) for row in rows for cell in row.cells)
            return letters(block.caption) + cells
        case Cover():
            return said(*block.approval, *block.lines, *block.facts)
        case _:
            return ""


def heights(sheet: Sheet) -> float:
    return max((y + strip.high for y, strip in sheet.strips), default=0.0)


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")
def test_the_sample_takes_as_many_pages_as_in_word(sample: Plan, tmp_path: Path) -> None:
    word, _ = word_file(sample, "full", "", datetime.date.today(), "test")
    reader = converted(word, "docx", "pdf")
    pages = len(re.findall(rb"/Type\s*/Page\b", reader))

    assert abs(len(list(Sheets(composed(sample)))) - pages) <= 1


def test_all_text_of_the_sample_stands_on_its_pages_in_order(sample: Plan) -> None:
    whole = composed(sample)
    listed = [block for block in whole.blocks if isinstance(block, Heading)]
    notes = count(1)
    # without repeated heads, which the next test looks at
    found = []
    for sheet in Sheets(whole):
        begun = {id(strip) for _, first in sheet.strips for strip in first.head}
        for place, (_, strip) in enumerate(sheet.strips):
            again = id(strip) in begun and place < len(begun) and sheet.strips[place][0] == 0.0
            if not (again and not _follows_caption(sheet, place)):
                found += words(strip)

    said = []
    for block in whole.blocks:
        match block:
            case Contents(title=title, deepest=deepest):
                said.append(letters(title))
                said += [letters(h.number + h.text) for h in listed if h.level <= deepest]
            case _:
                said.append(expected(block, notes))
    assert letters("".join(found)) == "".join(said)


def _follows_caption(sheet: Sheet, place: int) -> bool:
    return place > 0


def test_the_head_comes_again_on_each_page_and_each_row_once() -> None:
    sheets = pages(grid(120))

    assert len(sheets) >= 3
    for sheet in sheets:
        assert letters(sheet.text).count("Head0Head1Head2") == 1
    rows = Counter(word for s in sheets for _, strip in s.strips for word in words(strip))
    assert all(rows[f"row {n}"] == 1 for n in range(120))


def test_no_row_is_divided_while_it_fits_on_a_page() -> None:
    sheets = pages(grid(30, LOREM * 6))

    for sheet in sheets:
        assert heights(sheet) <= page(False).text_height + 1
    whole = letters(LOREM * 6)
    for sheet in sheets:
        assert letters(sheet.text).replace(" ", "").count("row") * 2 == _whole_cells(sheet, whole)


def _whole_cells(sheet: Sheet, whole: str) -> int:
    count = 0
    for _, strip in sheet.strips:
        by_cell = Counter(round(ink.x) for ink in strip.ink if isinstance(ink, Words))
        for x in by_cell:
            lines = (i.text for i in strip.ink if isinstance(i, Words) and round(i.x) == x)
            count += letters("".join(lines)) == whole
    return count


def test_a_row_higher_than_a_page_is_divided_and_loses_nothing() -> None:
    text = lines(*(f"{n}: {LOREM}" for n in range(150)))
    sheets = pages(grid(1, text))  # type: ignore[arg-type]

    assert len(sheets) > 2
    assert all(heights(sheet) <= page(False).text_height + 1 for sheet in sheets)
    found = all_letters(sheets)
    assert all(found.count(letters(f"{n}: The")) == 2 for n in range(100, 150))
    assert all(letters(sheet.text).startswith(("Head", "Measures")) for sheet in sheets)


@pytest.mark.parametrize("filling", range(20, 40))
def test_a_heading_stands_with_the_first_row_of_its_table(filling: int) -> None:
    filler = [Para("A line.", "cell") for _ in range(filling * 2)]

    sheets = pages(*filler, Heading(2, "3.1", "A working mechanism"), grid(3))

    with_heading = next(sheet for sheet in sheets if "A working mechanism" in sheet.text)
    assert "row 0" in with_heading.text


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    for filling in range(30, 60):
        filler = [Para("A line.", "cell") for _ in range(filling)]
        for sheet in pages(*filler, Para(LOREM * 4)):
            found = [strip for _, strip in sheet.strips if words(strip) != ["A line."]]
            assert len(found) != 1


def test_turns_and_breaks_begin_new_pages() -> None:
    sheets = pages(
        Turn(False), Para("one"), PageBreak(), Para("two"), Turn(True), Para("three"), Turn(True)
    )

    assert [(sheet.landscape, sheet.text) for sheet in sheets] == [
        (False, "one"),
        (False, "two"),
        (True, "three"),
    ]


def test_nothing_is_one_empty_page() -> None:
    assert [sheet.text for sheet in pages()] == [""]


def test_an_empty_plan_has_a_cover(qapp: object) -> None:
    sheets = list(Sheets(composed(Plan.empty())))

    assert "Untitled plan" in sheets[0].text and sheets[0].bare


def test_an_endless_word_breaks_inside_its_column() -> None:
    word = "x" * 300
    (sheet,) = pages(grid(1, word))

    assert letters(sheet.text).count(word) == 0 or "\n" in sheet.text
    width = page(False).text_width / 3
    for _, strip in sheet.strips:
        for ink in strip.ink:
            if isinstance(ink, Words) and "x" in ink.text:
                assert ink.layout.lineAt(ink.row).naturalTextWidth() <= width
    assert letters(sheet.text).count("x") == 600


def test_a_document_from_right_to_left_is_mirrored() -> None:
    width = page(False).text_width

    (left,) = pages(Heading(1, "1", "Introduction"), grid(1, "Measure"))
    (right,) = pages(Heading(1, "1", "مقدمة"), grid(1, "تدبير"), rtl=True)

    def place(sheet: Sheet, text: str) -> float:
        for _, strip in sheet.strips:
            for ink in strip.ink:
                if isinstance(ink, Words) and ink.text == text:
                    return ink.x + ink.layout.lineAt(ink.row).naturalTextRect().left()
        raise AssertionError(text)

    assert place(left, "1") < 100 and place(right, "1") > width - 400
    assert place(left, "row 0") < 200 and place(right, "row 0") > width * 2 / 3
    assert place(right, "مقدمة") > width / 2


def test_notes_stand_at_the_foot_of_the_page_that_refers_to_them() -> None:
    note = Para("A law is named here", notes=("Official Gazette, No. 9",))
    sheets = pages(*(Para("A line.", "cell") for _ in range(80)), note)

    page_of_note = next(sheet for sheet in sheets if sheet.notes)
    assert "named here1" in page_of_note.text
    y, strip = page_of_note.notes[-1]
    assert "Official Gazette, No. 9" in words(strip)
    assert abs(y + strip.high - page(False).text_height) < 2


def test_a_megabyte_in_a_cell_is_many_pages(qapp: object) -> None:
    sheets = pages(grid(1, "word " * 50_000, columns=2))

    assert len(sheets) > 20
    assert all_letters(sheets).count("word") == 50_000


def test_pages_are_set_only_as_far_as_somebody_asks(sample: Plan) -> None:
    whole = document(*(Para(LOREM * 3) for _ in range(400)))
    first = next(iter(Sheets(whole)))

    assert first.number == 1 and LOREM[:20] in first.text


def test_twelve_levels_of_headings_are_readable() -> None:
    sheets = pages(*(Heading(n, ".".join("1" * n), f"Level {n}") for n in range(1, 13)))

    assert all(f"Level {n}" in sheets[0].text for n in range(1, 13))


def test_a_letter_has_nothing_at_the_top_and_foot_of_its_first_page_alone() -> None:
    letter = replace(document(*(Para(LOREM) for _ in range(60))), plain_first=True)
    first, second, *_ = Sheets(letter)

    assert first.bare and not second.bare


def test_post_and_name_stand_at_both_ends_of_a_line() -> None:
    [line] = [strip for _, strip in pages(Para("A. Name", "signature", lead="Minister"))[0].strips]
    post, name = [ink for ink in line.ink if isinstance(ink, Words)]

    assert post.text == "Minister" and post.x == 0
    rect = name.layout.lineAt(name.row).naturalTextRect()
    assert name.x + rect.right() > 0.9 * page(False).text_width
