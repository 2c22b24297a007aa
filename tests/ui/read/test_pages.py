"""Pages to read: where items stand, what can be clicked, what letters say, what is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Block, Contents, Grid, Heading, Para, Turn, composed
from nap_desktop.ui.look import CONTRAST, DARK, LIGHT, look
from nap_desktop.ui.paper.ink import Source
from nap_desktop.ui.paper.sheets import Known, Sheets
from nap_desktop.ui.read.colours import Colours
from nap_desktop.ui.read.flow import Placed, cut, flow, joined
from nap_desktop.ui.read.laid import Laid, Stand, ready
from nap_desktop.ui.read.search import Search, folded
from nap_desktop.ui.read.spots import at, spots
from nap_desktop.ui.read.spread import Spread
from tests.plans_in_languages import plan_in
from tests.support import many_measures
from tests.ui.paper.pages import LOREM, document, grid

WIDE = 13_000.0


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    look().show("light", 1.0)


def laid(*blocks: Block, rtl: bool = False) -> Laid:
    made = Laid(ready(document(*blocks, rtl=rtl), None), Colours(LIGHT))
    made.go_on(60)
    assert made.is_whole
    return made


def laid_plan(plan: Plan) -> Laid:
    made = Laid(ready(composed(plan), None), Colours(LIGHT))
    made.go_on(60)
    return made


def changed(plan: Plan, node: str, key: str, value: str) -> Plan:
    for change in edits.set_field(plan, node, key, value):
        plan = apply(plan, change)
    return plan


# Where items stand.


def test_each_item_of_the_outline_stands_where_its_text_is(sample: Plan) -> None:
    found = laid_plan(sample)

    for node in sample.of_kind("measure") + sample.of_kind("section"):
        [stand] = found.stands(node)
        key = "text" if sample.nodes[node].kind == "measure" else "heading"
        words = rich_text.plain(sample.get(node, key)) or sample.get(node, key)
        assert "".join(words.split())[:12] in "".join(found.sheets[stand.page].text.split())
    assert [stand for stand, _ in found.order] == sorted(stand for stand, _ in found.order)


def test_pages_are_laid_in_slices_and_are_the_same_in_the_end(sample: Plan) -> None:
    whole = laid_plan(sample)
    bits = Laid(ready(composed(sample), None), Colours(LIGHT))
    counts = []
    while not bits.is_whole:
        bits.go_on(0)
        counts.append(bits.laid)

    assert counts[:3] == [1, 2, 3]
    assert [one.text for one in bits.sheets] == [one.text for one in whole.sheets]


@pytest.mark.parametrize("key", ["result", "basis", "heading", "gone"])
def test_what_is_unchanged_is_not_set_again_and_pages_are_the_same(sample: Plan, key: str) -> None:
    node = sample.of_kind("section" if key == "heading" else "measure")[8]
    if key == "gone":
        after = sample
        for change in edits.delete(sample, [node]):
            after = apply(after, change)
    else:
        value = rich_text.rich("Something else, " * 30)
        after = changed(sample, node, key, "A new heading" if key == "heading" else value)
    before = laid_plan(sample)
    now = ready(composed(after), before.document)
    again = Laid(now, Colours(LIGHT), before)
    again.go_on(60)
    plain = laid_plan(after)

    assert again.order == plain.order and again.headings == plain.headings
    for one, other in zip(again.sheets, plain.sheets, strict=True):
        assert one.text == other.text
        assert [y for y, _ in one.strips] == [y for y, _ in other.strips]
    kept = {id(strip) for sheet in before.sheets for _, strip in sheet.strips}
    used = [id(strip) in kept for sheet in again.sheets for _, strip in sheet.strips]
    assert sum(used) > 100 and not all(used)


def test_a_document_that_says_the_same_is_the_one_before(sample: Plan) -> None:
    before = composed(sample)
    assert ready(composed(sample), before).is_same
    other = changed(sample, sample.root, "title", "Another title")
    assert not ready(composed(other), before).is_same


def test_a_document_does_not_hold_the_ones_before(sample: Plan) -> None:
    first = Sheets(composed(sample))
    second = Sheets(composed(sample), known=Known(first, 1, 0))
    third = Sheets(composed(sample), known=Known(second, 1, 0))
    assert second._known is None
    list(third)
    assert third._known is None


# On the desk.


def test_points_of_the_desk_are_points_of_pages_and_back() -> None:
    found = laid(Turn(False), *[Para(LOREM * 9)] * 9, Turn(True), grid(60))
    for paged in (True, False):
        spread = Spread(found, paged)
        for page in range(found.laid):
            x, y = spread.from_body(page, 500.0, 900.0)
            assert spread.to_body(page, x, y) == pytest.approx((500.0, 900.0))
            box = spread.boxes[page]
            assert spread.page_at(box.y + box.high / 2) == page
        assert spread.seen(0, 1e9) == range(found.laid)


def test_one_strip_has_no_gaps_and_no_head_twice() -> None:
    found = laid(Turn(False), grid(200, head="Head"))
    sheets, strip = Spread(found, True), Spread(found, False)

    assert strip.high < sheets.high
    for above, below in zip(strip.boxes, strip.boxes[1:], strict=False):
        assert above.y + above.high == pytest.approx(below.y)
        assert below.joins and below.after == 1
    assert strip.part(1, 0, 1e9).bare and not sheets.part(1, 0, 1e9).bare


def test_the_head_of_a_table_comes_again_below_notes() -> None:
    cell = Para("A measure", "cell", notes=("A law",))
    block = grid(120)
    rows = tuple(replace(row, cells=(*row.cells[:2], (cell,))) for row in block.rows)
    found = laid(Turn(False), replace(block, rows=rows))
    strip = Spread(found, False)

    assert found.again[1] == 1 and strip.boxes[1].after == 0
    notes = found.sheets[0].notes
    assert strip.boxes[0].lift >= 0 and notes


# What can be clicked.


def clicked(found: Laid, page: int, text: str) -> Source | None:
    """Return where a click on a line of text leads."""
    for line in flow(found.sheets[page], found.again[page]):
        if text in line.text(line.start, line.end):
            spot = at(spots(found.sheets[page], found.again[page], WIDE), *line.middle)
            return spot.source if spot is not None else None
    raise AssertionError(f"{text} is not on page {page}")


def test_a_cell_leads_to_the_field_that_it_shows(sample: Plan) -> None:
    found = laid_plan(sample)
    fields = kind_of("measure").fields
    for node in sample.of_kind("measure")[:9]:
        page = found.stands(node)[0].page
        said = rich_text.plain(sample.get(node, "result")).split()
        assert clicked(found, page, " ".join(said[:2])) == Source(node, "result")
        keys = {
            spot.source.key
            for spot in spots(found.sheets[page], found.again[page], WIDE)
            if spot.source.node == node
        }
        assert {"text", "result", "lead"} <= keys and keys <= set(fields)


def test_a_step_leads_to_the_step_and_a_heading_to_the_heading(sample: Plan) -> None:
    found = laid_plan(sample)
    step = sample.of_kind("step")[0]
    page = found.stands(sample.parents[step])[0].page
    words = " ".join(rich_text.plain(sample.get(step, "text")).split()[:3])
    assert clicked(found, page, words) == Source(step, "text")

    section = sample.of_kind("section")[0]
    page = found.stands(section)[0].page
    assert clicked(found, page, sample.get(section, "heading")) == Source(section, "heading")


def test_the_cover_leads_to_the_plan_and_bodies_to_themselves(sample: Plan) -> None:
    found = laid_plan(sample)
    title = " ".join(sample.get(sample.root, "title").split()[:2])
    assert clicked(found, 0, title) == Source(sample.root, "title")
    assert clicked(found, 0, sample.get(sample.root, "approving_authority")[:10]) == Source("")

    body = sample.bodies[3]
    page = found.stands(body)[0].page
    assert clicked(found, page, sample.get(body, "short")) == Source(body, "short")


def test_a_line_of_contents_leads_to_its_heading() -> None:
    found = laid(Contents("Contents"), Heading(1, "1", "First"), Heading(1, "2", "Second"))
    places = [spot.heading for spot in spots(found.sheets[0], 0, WIDE) if spot.heading >= 0]

    assert places == [1, 2] == sorted(found.headings)
    assert found.headings[2] > found.headings[1] > Stand(0, 0.0)


def test_a_row_that_is_divided_leads_to_its_item_on_both_pages() -> None:
    plan = many_measures(1)
    node = plan.of_kind("measure")[0]
    plan = changed(plan, node, "text", rich_text.rich(LOREM * 80))
    found = laid_plan(plan)
    pages = [
        page
        for page in range(found.laid)
        if Source(node, "text") in [spot.source for spot in spots(found.sheets[page], 0, WIDE)]
    ]

    assert len(pages) > 1 and len(found.stands(node)) == 1


def test_the_columns_of_a_table_name_fields(sample: Plan) -> None:
    grids = [block for block in composed(sample).blocks if isinstance(block, Grid)]
    blocks = [block for block in grids if block.keys]
    known = {**kind_of("measure").fields, **kind_of("body").fields, "": None}
    assert blocks and all(set(block.keys) <= set(known) for block in blocks)
    assert all(len(block.keys) == len(block.widths) for block in blocks)


# What letters say.


def said(lines: Sequence[Placed]) -> str:
    return joined((line, line.text(line.start, line.end)) for line in lines)


def test_a_paragraph_is_copied_without_its_lines_and_cells_with_tabs() -> None:
    found = laid(Para(LOREM * 4), Para("Second"), grid(2, columns=2))
    text = said(flow(found.sheets[0]))

    assert text.split("\n") == [
        (LOREM * 4).strip(),
        "Second",
        "Measures",
        "Head 0\tHead 1",
        "row 0\tA measure",
        "row 1\tA measure",
    ]


def test_a_heading_is_copied_with_its_number() -> None:
    assert said(flow(laid(Heading(1, "1", "First")).sheets[0])) == "1 First"


def test_letters_beyond_two_bytes_are_cut_where_qt_counts_them() -> None:
    assert cut("a\U0001d11eb", 1, 3) == "\U0001d11e"
    assert cut("abc", 1, 2) == "b"


def test_letters_of_both_directions_in_one_line_are_marked_apart() -> None:
    found = laid(Para("قائمة HS 2027 وطنية"), rtl=True)
    [line] = flow(found.sheets[0])
    assert len(line.rects(3, 9)) > 1 == len(line.rects(7, 9))
    [plain] = flow(laid(Para("A list")).sheets[0])
    assert plain.rects(0, 3) == [plain.rect(0, 3)]


# What is found.


def found_in(found: Laid, words: str) -> list[str]:
    """Return the letters of each hit."""
    search = Search(found, words)
    while not search.is_over:
        search.go_on()
    lines = {page: flow(sheet, found.again[page]) for page, sheet in enumerate(found.sheets)}
    return [
        cut(
            lines[hit.spot.page][hit.spot.line].words.layout.text(),
            hit.spot.letter,
            hit.spot.letter + hit.long,
        )
        for hit in search.hits
    ]


def test_words_are_found_over_the_end_of_a_line_and_the_edge_of_a_page() -> None:
    found = laid(*[Para(LOREM * 12)] * 20)
    assert found.laid > 3
    assert found_in(found, "controlled GOODS  and") == ["controlled goods and"] * 240


def test_accents_marks_of_vowels_and_case_do_not_matter() -> None:
    found = laid(Para("Établir un registre; Ё; ÅNGSTRÖM; \U0001d11e Éta"))
    assert found_in(found, "eta") == ["Éta", "Éta"]
    assert found_in(found, "ангстрём") == []
    assert found_in(found, "angstrom") == ["ÅNGSTRÖM"]
    assert found_in(laid(Para("تخرّج 60 موظفا"), rtl=True), "تخرج") == ["تخرّج"]
    assert folded("Abc").places is None and folded("Éa").text == "ea"


def test_the_head_that_comes_again_is_found_once() -> None:
    assert found_in(laid(grid(200, head="Unusual", columns=2)), "unusual") == ["Unusual"] * 2


def test_nothing_is_found_of_nothing() -> None:
    found = laid(Para("Words"))
    assert Search(found, "  ").is_over and found_in(found, "absent") == []


# The colours.


def test_paper_is_as_printed_in_the_light_and_turned_in_the_dark() -> None:
    light, dark, contrast = Colours(LIGHT), Colours(DARK), Colours(CONTRAST)
    assert light.tint("1F3864").name() == "#1f3864" and light.link == "1f4e9e"
    for colours in (dark, contrast):
        assert colours.is_dark
        ink, navy = colours.tint("000000"), colours.tint("1F3864")
        assert ink.lightnessF() > 0.85 and navy.lightnessF() > 0.6
        shade = colours.tint("E8EDF5").lightnessF()
        assert colours.paper.lightnessF() <= shade < 0.3


def test_arabic_pages_have_their_items_too() -> None:
    plan = plan_in("ar")
    found = laid_plan(plan)
    assert all(found.stands(node) for node in plan.of_kind("measure"))
    assert found.document.rtl
