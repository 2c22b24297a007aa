"""Tables of a PDF without standing lines, boxes beside its text, and headings as large as it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from nap_desktop.documents.incoming.pdf import read_pdf
from nap_desktop.documents.incoming.pdf_gutters import open_tables_of
from nap_desktop.documents.incoming.pdf_page import Glyph, Page, Rule
from nap_desktop.documents.incoming.source import Grid, Line, Source
from tests.documents.incoming.pdfs_at_hand import pdf_of
from tests.documents.incoming.sheets_at_hand import counted, texts

COLUMNS = (72, 120, 260, 400)
HEAD = ("No", "Measure", "Lead body", "Deadline")
ROWS = (
    ("1.1", "Train officers|of all posts", "Customs", "2027"),
    ("1.2", "Equip labs", "Health|Ministry", "Q2 2028"),
    ("1.3", "Review laws|on transit|of goods", "", "ongoing"),
)
END = 520


def said(text: str, x: float, y: float, size: float = 10) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"


def rule(y: float, start: float = 70, end: float = END) -> str:
    return f"{start} {y} m {end} {y} l S"


def row(cells: Sequence[str], y: float) -> list[str]:
    """Return cells whose lines are 12 points apart."""
    return [
        said(line, x, y - 12 * number)
        for x, cell in zip(COLUMNS, cells, strict=False)
        for number, line in enumerate(cell.split("|"))
        if line
    ]


def table(top: float = 700, apart: float = 18) -> list[str]:
    """Return a head, a line below it, and rows; each begins `apart` below the last line above."""
    ink = [*row(HEAD, top), rule(top - 5)]
    y = top - 20
    for cells in ROWS:
        ink += row(cells, y)
        y -= 12 * (max(cell.count("|") for cell in cells)) + apart
    return ink


def read(*ink: str) -> Source:
    source = read_pdf(pdf_of("\n".join(ink).encode("ascii")), "F.pdf")
    assert counted(source) == source.characters
    return source


def words(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Line)]


def grids(source: Source) -> list[list[list[str]]]:
    return [texts(block) for block in source.blocks if isinstance(block, Grid)]


EXPECTED = [
    list(HEAD),
    ["1.1", "Train officers of all posts", "Customs", "2027"],
    ["1.2", "Equip labs", "Health Ministry", "Q2 2028"],
    ["1.3", "Review laws on transit of goods", "", "ongoing"],
]


def flat(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(cell.replace("/", " ").split()) for cell in one] for one in rows]


def test_columns_are_told_by_the_white_that_all_rows_leave() -> None:
    (found,) = grids(read(*table()))

    assert flat(found) == EXPECTED


def test_rows_as_near_as_lines_begin_where_the_first_column_does() -> None:
    (found,) = grids(read(*table(apart=12)))

    assert flat(found) == EXPECTED


def test_lines_above_and_below_the_head_are_of_one_table() -> None:
    (found,) = grids(read(rule(714), *table(), rule(560)))

    assert flat(found) == EXPECTED


def test_text_that_runs_across_ends_the_table() -> None:
    after = "What follows is a sentence that takes the whole width of the page and has no columns."
    source = read(said("A plan of all the measures that were decided", 72, 735), *table(),
                  said(after, 72, 570))  # fmt: skip

    assert words(source) == ["A plan of all the measures that were decided", after]
    assert flat(grids(source)[0]) == EXPECTED


def test_a_line_between_each_two_rows_parts_them() -> None:
    ink = row(HEAD, 700)
    for number, cells in enumerate(ROWS):
        ink += [rule(695 - 40 * number), *row(cells, 684 - 40 * number)]
    (found,) = grids(read(*ink, rule(575)))

    assert flat(found) == EXPECTED


def test_a_line_under_prose_or_above_a_footnote_makes_no_table() -> None:
    prose = [said(f"Sentence {n} goes on over the page and says what is to be done by whom", 72,
                  680 - 12 * n) for n in range(9)]  # fmt: skip
    source = read(said("Plan of action", 72, 700), said("page 3", 470, 700), rule(695), *prose,
                  rule(90, 72, 200), said("1 A note", 72, 80))  # fmt: skip

    assert not grids(source)


def test_a_box_beside_the_text_is_read_for_itself() -> None:
    lines = [
        "The country attaches great weight to what this",
        "plan says, and therefore to all that follows",
        "from it for its many bodies.",
    ]
    main = [said(line, 72, 700 - 14 * n) for n, line in enumerate(lines)]
    rest = [said("A second paragraph stands below.", 72, 630)]
    box = [
        said(line, 400, 702 - 16 * n) for n, line in enumerate(("For questions", "ask the desk."))
    ]

    assert words(read(*main, *rest, *box)) == [
        " ".join(lines),
        "For questions ask the desk.",
        "A second paragraph stands below.",
    ]


def test_columns_that_are_written_line_by_line_are_no_boxes() -> None:
    ink = [
        piece
        for n in range(4)
        for piece in (said(f"Item {n}", 72, 700 - 14 * n), said(f"Body {n}", 400, 700 - 14 * n))
    ]

    assert "Item 0\tBody 0" in words(read(*ink))[0]


def test_where_text_runs_to_the_left_rows_begin_at_the_right() -> None:
    def set_(word: str, right: float, y: float) -> list[Glyph]:
        return [
            Glyph(sign, right - 6 * at - 6, right - 6 * at, y, 10, False, next(orders))
            for at, sign in enumerate(word)
        ]

    orders = count()
    lines = [(680, "حرس", "وزارة", "١"), (668, "", "العدل", ""), (656, "شرطة", "وزارة", "٢")]
    glyphs = [
        glyph
        for y, *cells in [(700, "موعد", "جهة", "رقم"), *lines]
        for right, word in zip((200, 350, 500), cells, strict=True)
        for glyph in set_(word, right, y)
    ]
    page = Page(600, 800, glyphs, [Rule(True, 695, 90, 505)], False, [])
    ((table,), rest) = open_tables_of(page, [], glyphs)

    assert not rest and table.rows == 3 and table.xs == [90, 202, 352, 505]
    assert ["".join(one.text for one in box.glyphs) for box in table.boxes[3:6]] == [
        "حرس",
        "وزارةالعدل",
        "١",
    ]


PROSE = "A sentence that is long enough to be one, with all that it has to say about its matter."


def heading_levels(*lines: tuple[str, float]) -> list[int]:
    """Return the levels of lines of text, each with its size, 40 points apart."""
    ink = [said(text, 72, 740 - 40 * n, size) for n, (text, size) in enumerate(lines)]
    found = [block for block in read(*ink).blocks if isinstance(block, Line)]
    return [line.look.heading for line in found]


def test_large_lines_of_a_cover_are_no_headings_where_those_of_the_text_are_not_large() -> None:
    lines = [("OUR PLAN", 20), (PROSE, 10), ("FIRST PART", 10), (PROSE, 10),
             ("SECOND PART", 10)]  # fmt: skip

    assert heading_levels(*lines) == [0] * 5


def test_large_lines_are_headings_where_they_stand_in_the_text() -> None:
    lines = [("OUR PLAN", 20), (PROSE, 10), ("First part", 14), (PROSE, 10)]

    assert heading_levels(*lines) == [1, 0, 2, 0]
