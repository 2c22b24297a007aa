"""The parts of a Word file: what stands in them, and that nothing breaks them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nap_desktop.documents.blocks import Document, Grid, Heading, Mark, Para, Row, Turn
from nap_desktop.documents.paging import Paging
from nap_desktop.documents.profile import profile_from, shipped_profile
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.ids import bookmark
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.read_ids import read_ids, read_properties
from nap_desktop.documents.word.write import write
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import insert
from nap_desktop.plan.tree import Branch, Node, Plan
from tests.documents.papers import NAMES, changed, export, part, parts, sample, text_of
from tests.plan.plans import grow


def small(text: str, **fields: str) -> Plan:
    plan = changed(grow("s A\n  m B"), "B", text=rich_text.rich(text))
    return changed(plan, **fields)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_plan_and_day_give_the_same_bytes(name: str) -> None:
    assert export(name) == export(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_profile_is_free_of_faults_and_holds_nothing_leaks(name: str) -> None:
    content = export(name, changed(sample(), phase="draft", marking="Internal"), "Second draft")

    assert lint(content) == []
    assert leaks(content) == []


@pytest.mark.parametrize("name", ["full", "decree", "strategy", "submission"])
def test_each_item_carries_its_id(name: str) -> None:
    plan = sample()
    found = read_ids(export(name))

    for node in plan.of_kind("measure"):
        text = rich_text.plain(plan.get(node, "text"))
        assert found[bookmark(Mark(node, "2"))] == text
        assert {bookmark(Mark(node, "1")), bookmark(Mark(node, "3"))} <= set(found)
    for node in plan.of_kind("objective"):
        assert found.get(bookmark(Mark(node))) == plan.get(node, "heading")


def test_the_file_says_which_plan_and_which_export_it_is() -> None:
    properties = read_properties(export("full"))

    assert properties["NapPlan"] == sample().root
    assert properties["NapExport"] == "export"
    assert properties["NapProfile"] == "full"
    assert len(properties["NapContentHash"]) == 64


def test_the_list_of_items_has_each_once_in_order_with_a_hash_of_its_text() -> None:
    content = export("full")
    listed = re.findall(
        r'<item name="(\w+)" order="(\d+)" hash="(\w{16})"/>', part(content, "customXml/item1.xml")
    )
    other = changed(sample(), sample().of_kind("measure")[0], text=rich_text.rich("Other words"))
    changed_list = part(export("full", other), "customXml/item1.xml")

    assert [int(order) for _, order, _ in listed] == list(range(1, len(listed) + 1))
    assert len({name for name, _, _ in listed}) == len(listed)
    assert bookmark(Mark(sample().of_kind("measure")[0])) in {name for name, _, _ in listed}
    assert sum(f'hash="{code}"' not in changed_list for _, _, code in listed) == 1


def test_legal_sources_are_footnotes_with_marks_in_the_text() -> None:
    content = export("full")
    notes = [text.strip() for text in text_of(content, "word/footnotes.xml") if text.strip()]
    plan = sample()
    said = [rich_text.plain(plan.get(node, "basis")) for node in plan.of_kind("measure")]

    assert notes == [text for text in said if text]
    assert part(content).count("<w:footnoteReference ") == len(notes)


def test_a_document_without_footnotes_has_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in parts(export("summary"))
    assert "footnotePr" not in part(export("summary"), "word/settings.xml")


def test_a_watermark_stands_behind_every_page_and_only_on_request() -> None:
    marked = replace(shipped_profile("full"), watermark='Draft <1> & "2"')
    content = export(marked)
    headers = [part(content, f"word/header{n}.xml") for n in (1, 2, 3)]

    assert lint(content) == []
    assert all('string="Draft &lt;1&gt; &amp; &quot;2&quot;"' in text for text in headers)
    assert len({re.search(r'<v:shape id="(\w+)"', text)[1] for text in headers}) == 3  # type: ignore[index]
    assert not any("v:shape" in part(export("full"), f"word/header{n}.xml") for n in (1, 2, 3))


def test_text_in_another_script_names_its_language() -> None:
    latin = part(export("full", small("Закон о контроле")))
    cyrillic = part(export("full", small("Law on control", language="ru")))
    mixed = part(export("full", small("Закон о контроле (IAEA)", language="ru")))

    assert '<w:lang w:val="ru-RU"/></w:rPr><w:t xml:space="preserve">Закон' in latin
    assert '<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">Law' in cyrillic
    assert '<w:r><w:t xml:space="preserve">Закон' in mixed


def test_tables_repeat_their_head_keep_rows_whole_and_have_a_title() -> None:
    text = part(export("full"))
    tables = text.split("<w:tbl>")[1:]

    assert all("<w:tblHeader/>" in table.split("</w:tr>")[0] for table in tables)
    assert all('<w:tblLayout w:type="fixed"/>' in table for table in tables)
    assert all(re.search(r'<w:tblCaption w:val="[^"]+"/>', table) for table in tables)
    assert all(re.search(r'<w:tblDescription w:val="[^"]+"/>', table) for table in tables)


def test_pages_count_themselves_and_the_header_names_the_draft() -> None:
    content = export("full", changed(sample(), phase="draft", marking="Internal"), "Second draft")

    assert "DRAFT · Second draft · 25 November 2026" in part(content, "word/header1.xml")
    assert "Internal" in part(content, "word/header2.xml")
    assert all(f" {name} " in part(content, "word/footer1.xml") for name in ("PAGE", "NUMPAGES"))


def test_the_contents_are_filled_and_each_entry_leads_to_a_heading() -> None:
    text = part(export("full"))
    aims = re.findall(r'<w:hyperlink w:anchor="(\w+)"', text)

    assert len(aims) > 20
    assert all(f'w:name="{aim}"' in text for aim in aims)
    assert all(f"PAGEREF {aim} " in text for aim in aims)


def test_arabic_runs_from_right_to_left_in_text_tables_and_sections() -> None:
    content = export("full", small("قانون المراقبة", language="ar", title="خطة العمل"))
    text = part(content)

    assert lint(content) == []
    assert "<w:bidiVisual/>" in text and "<w:bidi/></w:sectPr>" in text
    assert '<w:rtl/></w:rPr><w:t xml:space="preserve">قانون المراقبة' in text
    assert "1\tA" in text_of(content)  # not counted: see write.py
    assert "<w:bidi/></w:pPr></w:pPrDefault>" in part(content, "word/styles.xml")


HARD = {
    "control characters": "a\x00b\x0bc\x1f\ufffe\ud800d\u2028e",
    "a megabyte": "word " * 200_000,
    "unbreakable words": "x" * 300 + " " + "ж" * 300,
    "emoji": "👩‍🔬 test 🏳️‍🌈",
    "mixed directions": "Law قانون 47 of 2027 חוק (a) \u202e evil",
    "markup": '<w:p>&amp;"]]>{0}',
    "blank": " ",
}  # fmt: skip


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
@pytest.mark.parametrize("name", ["full", "decree", "worksheet"])
def test_hard_texts_give_a_file_without_faults_that_says_them(name: str, text: str) -> None:
    plan = small(text, title=rich_text.clean_line(text)[:5000] or "T", state="S")
    content = export(name, plan)

    assert lint(content) == []
    wanted = rich_text.plain(plan.get("B", "text"))
    if name != "worksheet" and wanted:
        assert read_ids(content)[bookmark(Mark("B", "2"))] == wanted


def test_twelve_levels_of_headings_are_a_file_without_faults() -> None:
    lines = [f"{'  ' * depth}s Level {depth + 1}" for depth in range(12)]
    plan = grow("\n".join([*lines, f"{'  ' * 12}m Deep"]))
    for name in ("full", "decree", "strategy"):
        content = export(name, plan)
        assert lint(content) == []
        assert any(text.endswith("Level 12") for text in text_of(content))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("body", "section")])
def test_an_empty_plan_gives_a_file_without_faults(name: str) -> None:
    assert lint(export(name, Plan.empty("plan"))) == []


def test_a_text_with_a_numbered_list_and_a_link_keeps_both() -> None:
    data = [
        {"spans": [{"text": "One"}], "list": "number"},
        {"spans": [{"text": "site", "link": "https://example.org/a b"}], "list": "number"},
    ]
    value = rich_text.encode(rich_text.from_data(data))
    plan = apply_all(
        grow("s A"),
        insert(grow("s A"), [Branch(Node("M", "measure", {"text": value, "basis": value}))], "A"),
    )
    content = export("full", plan)

    assert lint(content) == [] and leaks(content) == []
    assert "https://example.org/a%20b" in part(content, "word/_rels/document.xml.rels")
    assert any(
        "site (https://example.org/a b)" in t for t in text_of(content, "word/footnotes.xml")
    )


def test_a_row_may_span_all_columns_and_an_empty_row_has_room_to_write_in() -> None:
    cell = (Para("x", "cell"),)
    rows = (Row((cell,), span=True), Row((cell, cell), high=50.0))
    grid = Grid((40.0, 60.0), (Row((cell, cell)),), rows, "c", "c", "c")
    content, _ = write(Document("t", "en", False, ("", ""), "", "{page}", (grid,)), {})

    assert lint(content) == []
    assert '<w:gridSpan w:val="2"/>' in part(content)
    assert '<w:trHeight w:val="1000" w:hRule="atLeast"/>' in part(content)


def test_a_profile_in_another_language_than_the_plan_has_words_of_that_language() -> None:
    content = export(profile_from({"name": "mine", "language": "fr"}))

    assert "Sommaire" in text_of(content) or "Table des matières" in text_of(content)
    assert 'w:val="en-GB"' in part(content, "word/styles.xml")  # the text of the plan stays English


def test_the_end_of_a_stretch_of_pages_takes_what_leads_to_it_along() -> None:
    long, short = Para("Words " * 200), Para("Words " * 12)
    blocks = (Turn(False), long, Heading(1, "1", "A"), short, short, Turn(True), short)

    assert Paging(blocks).keeps == {3}
