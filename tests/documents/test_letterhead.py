"""A document in a letterhead has its looks, keeps its own ids and text, and takes nothing else along."""

# ruff: noqa: E501

from __future__ import annotations

import datetime
from functools import cache

import pytest
from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import Document, Heading, Para, Turn
from nap_desktop.documents.word import fitting
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.letterhead import dress
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.names import W, w
from nap_desktop.documents.word.read_ids import read_ids, read_properties
from nap_desktop.documents.word.style_sheet import StyleSheet
from nap_desktop.documents.word.write import write
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.word_export import word_file
from tests.documents.letterheads import (
    ADDRESS,
    FOOTER,
    HEADER,
    MINISTRY,
    PAGE,
    STYLES,
    hostile,
    ministry,
    section,
    text,
    unpacked,
)


@cache
def sample() -> bytes:
    plan = from_open(shipped.json_data("sample/exampleland.json")["current"])
    return word_file(plan, "full", "Second draft", datetime.date(2026, 11, 24), "one")[0]


def small(rtl: bool = False, blocks: tuple = (), footer: str = "Our plan") -> bytes:
    blocks = blocks or (Heading(1, "1", "First"), Para("Words"), Turn(True), Para("Wide"))
    lang = "ar" if rtl else "en"
    document = Document("T", lang, rtl, ("RESTRICTED", "DRAFT"), footer, "Page {page} of {pages}", blocks)  # fmt: skip
    return write(document, {"NapPlan": "p"})[0]


def tree(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(unpacked(content)[name])


def said(root: etree._Element) -> str:
    return "".join(node.text or "" for node in root.iter(w("t")))


def heads(content: bytes, kind: str) -> list[tuple[str, str]]:
    """Return, section by section, the pages and the text of each header or footer."""
    rels = {
        one.get("Id"): one.get("Target") for one in tree(content, "word/_rels/document.xml.rels")
    }
    return [
        (one.get(w("type"), ""), said(tree(content, f"word/{rels[one.get(one.keys()[1])]}")))
        for one in tree(content, "word/document.xml").iter(w(f"{kind}Reference"))
    ]


def test_the_sample_in_a_letterhead_is_whole_and_clean() -> None:
    made = dress(sample(), ministry())

    assert lint(made) == [] and leaks(made) == []
    assert read_ids(made) == read_ids(sample())
    assert read_properties(made) == read_properties(sample())


def test_the_same_two_files_give_the_same_bytes() -> None:
    assert dress(sample(), hostile()) == dress(sample(), hostile())


def test_header_and_footer_stand_with_our_own_line() -> None:
    made = dress(small(), ministry())

    assert heads(made, "header") == [("default", f"{MINISTRY}RESTRICTEDDRAFT")] * 2
    assert all(words.startswith("Our planPage 2 of") for _, words in heads(made, "footer"))
    assert all(words.endswith(ADDRESS) for _, words in heads(made, "footer"))


def test_the_crest_is_kept_and_tells_nobody_who_drew_it() -> None:
    parts = unpacked(dress(small(), ministry()))
    crests = [content for name, content in parts.items() if name.startswith("word/media/")]

    assert len(crests) == 1 and crests[0].startswith(b"\x89PNG") and b"Private" not in crests[0]


def test_styles_are_found_by_name_not_by_id() -> None:
    made = dress(small(), ministry())
    heading = next(tree(made, "word/document.xml").iter(w("pStyle"))).get(w("val"))
    names = {
        one.get(w("styleId")): one.find(w("name")).get(w("val")).casefold()
        for one in tree(made, "word/styles.xml").iter(w("style"))
    }

    assert heading == "1" and names["1"] == "heading 1" and names["2"] == "heading 2"
    assert list(names.values()).count("heading 2") == 1
    assert "title" in names.values() and "nap table" in names.values()


def test_a_style_that_is_added_does_not_take_up_the_indent_of_their_text() -> None:
    styles = tree(dress(small(), ministry()), "word/styles.xml")
    [cell] = [one for one in styles if one.get(w("styleId")) == "NapCell"]

    assert cell.find(f"{w('pPr')}/{w('ind')}").get(w("firstLine")) == "0"
    assert cell.find(f"{w('pPr')}/{w('jc')}").get(w("val")) == "left"


def test_their_heading_numbers_do_not_double_ours() -> None:
    styles = tree(dress(small(), ministry()), "word/styles.xml")
    [heading] = [one for one in styles if one.get(w("styleId")) == "1"]

    assert heading.find(f"{w('pPr')}/{w('numPr')}") is None


def test_an_id_that_means_another_style_there_is_not_taken_for_ours() -> None:
    other = STYLES.replace('w:styleId="a5"', 'w:styleId="Title"')
    made = dress(small(blocks=(Para("T", "title"),)), ministry(styles=other, footer="<w:p/>"))
    used = next(tree(made, "word/document.xml").iter(w("pStyle"))).get(w("val"))

    assert used == "TitleNap2"


def test_upright_pages_get_its_margins_and_others_its_size_turned() -> None:
    made = dress(small(), ministry())
    first, second = tree(made, "word/document.xml").iter(w("sectPr"))
    size = [one.find(w("pgSz")) for one in (first, second)]
    margins = [one.find(w("pgMar")) for one in (first, second)]

    assert [one.get(w("w")) for one in size] == ["11906", "16838"]
    assert size[1].get(w("orient")) == "landscape"
    assert (margins[0].get(w("left")), margins[0].get(w("right"))) == ("1701", "850")
    assert margins[1].get(w("left")) == margins[1].get(w("right"))


def test_a_turned_page_begins_below_what_stands_at_a_place_in_its_header() -> None:
    def margins(top: int) -> tuple[str, str]:
        page = PAGE.replace('w:top="1134"', f'w:top="{top}"').replace(
            'bottom="1134', 'bottom="1500'
        )
        made = dress(small(), ministry(last=section(page)))
        turned = [*tree(made, "word/document.xml").iter(w("pgMar"))][1]
        return turned.get(w("top")), turned.get(w("bottom"))

    assert margins(1650) == ("1650", "1500")
    assert margins(500)[0] == "1304"  # no less than our own
    assert margins(4000)[0] == str(11906 // 7)  # and no more than a part of the page


@pytest.mark.parametrize(("lost", "left"), [(-9_000, 6_000), (-1_000, 4_600), (9_000, 200)])
def test_a_cover_has_room_for_the_letters_of_another_font(lost: int, left: int) -> None:
    page = f'<w:body xmlns:w="{W}"><w:p><w:pPr><w:spacing w:before="6000"/></w:pPr></w:p></w:body>'
    blocks = list(etree.fromstring(page))

    fitting.tighten(blocks, StyleSheet(tree(ministry(), "word/styles.xml")), lost)

    assert blocks[0].find(f".//{w('spacing')}").get(w("before")) == str(left)


def test_a_header_is_as_high_as_the_rows_of_its_table() -> None:
    def head(row: str) -> etree._Element:
        held = f"<w:tbl><w:tr>{row}<w:tc><w:p/></w:tc></w:tr></w:tbl>"
        return etree.fromstring(unpacked(ministry(header=held))["word/header1.xml"])

    assert fitting.tall(head("")) == 280
    assert fitting.tall(head('<w:trPr><w:trHeight w:val="864"/></w:trPr>')) == 864


def test_its_own_page_on_the_side_is_used_for_pages_on_the_side() -> None:
    wide = section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="900" w:right="800" w:bottom="900" w:left="700" w:header="400" w:footer="400" w:gutter="0"/>')  # fmt: skip
    upright = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    made = dress(small(), ministry(body=upright, last=wide))
    margins = [one.find(w("pgMar")) for one in tree(made, "word/document.xml").iter(w("sectPr"))]

    assert [one.get(w("left")) for one in margins] == ["1701", "700"]


def test_tables_are_as_wide_as_the_text_of_its_page() -> None:
    narrow = section(PAGE.replace('w:left="1701"', 'w:left="3000"'))
    wide = {
        int(table.find(f"{w('tblPr')}/{w('tblW')}").get(w("w")))
        for table in tree(dress(sample(), ministry(last=narrow)), "word/document.xml").iter(
            w("tbl")
        )
        if table.getparent().tag == w("body")
    }
    turned = 16838 - 2 * 1134

    assert wide <= {11906 - 3000 - 850, turned}


def test_a_label_has_no_room_and_the_document_keeps_its_own_page() -> None:
    label = section('<w:pgSz w:w="5000" w:h="3000"/><w:pgMar w:top="100" w:right="100" w:bottom="100" w:left="100" w:header="0" w:footer="0" w:gutter="0"/>')  # fmt: skip
    size = tree(dress(small(), ministry(last=label)), "word/document.xml").find(f".//{w('pgSz')}")

    assert size.get(w("w")) == "11906"


def test_a_first_page_of_its_own_stands_on_the_first_page_only() -> None:
    last = section(title_page=True).replace('w:type="default" r:id="rIdA"', 'w:type="first" r:id="rIdA"')  # fmt: skip
    made = dress(small(), ministry(last=last))

    assert heads(made, "header") == [
        ("default", "RESTRICTEDDRAFT"),
        ("first", f"{MINISTRY}RESTRICTEDDRAFT"),
        ("default", "RESTRICTEDDRAFT"),
    ]


def test_a_cover_carries_the_letterhead_without_our_line() -> None:
    first = [
        words for which, words in heads(dress(sample(), ministry()), "header") if which == "first"
    ]

    assert first == [MINISTRY]


def test_its_page_number_is_not_followed_by_a_second_one() -> None:
    own = FOOTER + '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    words = [one for _, one in heads(dress(small(), ministry(footer=own)), "footer")]

    assert words == [f"Our plan{ADDRESS}1"] * 2


def test_text_from_right_to_left_stays_so_in_a_letterhead_that_is_not() -> None:
    made = dress(small(rtl=True), ministry())
    body = tree(made, "word/document.xml").find(w("body"))
    marks = [one.find(f"{w('pPr')}/{w('bidi')}") is not None for one in body.iter(w("p"))]

    assert all(marks) and leaks(made) == [] and lint(made) == []


def test_a_letterhead_from_right_to_left_does_not_turn_our_text() -> None:
    turned = STYLES.replace('<w:pPr><w:spacing w:line="300"', '<w:pPr><w:bidi/><w:spacing w:line="300"')  # fmt: skip
    body = tree(dress(small(), ministry(styles=turned)), "word/document.xml").find(w("body"))
    marks = {one.find(f"{w('pPr')}/{w('bidi')}").get(w("val")) for one in body.findall(w("p"))[:2]}

    assert marks == {"0"}


def test_nothing_runs_reaches_out_or_tells_of_people() -> None:
    made = dress(small(), hostile())
    whole = b"".join(unpacked(made).values())

    assert leaks(made, ["private"]) == [] and lint(made) == []
    for trace in (
        b"vba",
        b"evil",
        b"Private",
        b"private",
        b"OLE",
        b"rsid",
        b"macroEnabled",
        b"DDE",
    ):
        assert trace not in whole, trace
    header = heads(made, "header")[0][1]
    assert "Accepted words" in header and "web link" in header and "Controlled" in header
    assert "file link" in header and "1 May 2026" in header
    for gone in ("Deleted words", "Hidden words", "dde shown", "far"):
        assert gone not in header


def test_a_header_in_the_strict_form_is_taken_too() -> None:
    parts = unpacked(ministry())
    strict = {
        name: content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in parts.items()
    }  # fmt: skip
    from tests.documents.letterheads import packed

    assert heads(dress(small(), packed(strict)), "header")[0][1].startswith(MINISTRY)


def test_a_letterhead_without_styles_or_headers_changes_only_the_page() -> None:
    bare = ministry(header="<w:p/>", footer="<w:p/>", styles="<nothing/>")
    made = dress(small(), bare)

    assert lint(made) == [] and heads(made, "header")[0][1] == "RESTRICTEDDRAFT"


def test_a_damaged_header_is_one_foreseen_failure() -> None:
    with pytest.raises(NapError) as failure:
        dress(small(), ministry(parts={"word/header1.xml": "<w:hdr"}), "letter.docx")

    assert failure.value.code == "word_damaged"
    assert failure.value.facts == {"path": "letter.docx", "reason": "part"}


def test_an_empty_header_of_its_own_leaves_room_for_our_line_alone() -> None:
    made = dress(small(), ministry(header=HEADER + "<w:p/><w:p/>", footer="<w:p/>"))
    header = tree(made, "word/header1.xml")

    assert len(header) == 3 and said(header[-1]) == "RESTRICTEDDRAFT"
    assert text("x")
