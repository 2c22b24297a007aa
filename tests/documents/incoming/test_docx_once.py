"""Looks that repeat are read once, and what comes of a file is the same as without that."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from nap_desktop.documents.incoming.docx import once as module
from nap_desktop.documents.incoming.docx.once import Once
from nap_desktop.documents.incoming.source import Source
from tests.documents.incoming.docx_at_hand import NAMES, p, r, read, table, tc, tr
from tests.documents.incoming.words_at_hand import word_files

BOLD = "<w:rPr><w:b/></w:rPr>"
LARGE = "<w:p/>" * 10_000


def part(body: str, head: str = "") -> bytes:
    """Return a part that is large enough to be worth the work."""
    return f"{head}<w:document {NAMES}><w:body>{body}{LARGE}</w:body></w:document>".encode()


def numbers(content: bytes) -> list[bytes]:
    """Return the numbers that stand for blocks."""
    return re.findall(rb'same="(\d+)"', content)


def test_blocks_of_the_same_bytes_have_one_number() -> None:
    once = Once()
    made = once.shortened(part(p(r("a", "<w:b/>"), r("b", "<w:b/>"), r("c", "<w:i/>"))))

    assert numbers(made) == [b"0", b"0", b"1"]
    runs = list(etree.fromstring(made).iter("{*}rPr"))
    assert [once[one][0].tag.rpartition("}")[2] for one in runs] == ["b", "b", "i"]


def test_numbers_go_on_in_the_next_part() -> None:
    once = Once()
    once.shortened(part(p(r("a", "<w:b/>"))))

    assert numbers(once.shortened(part(p(r("a", "<w:b/>"))))) == [b"1"]


@pytest.mark.parametrize(
    "block",
    [
        "<w:rPr>words</w:rPr>",
        "<w:rPr><w:t>words</w:t></w:rPr>",
        "<w:rPr><w:noBreakHyphen/></w:rPr>",
        '<w:pPr><w:sym w:char="F0FC"/></w:pPr>',
        '<w:pPr><w:fldChar w:fldCharType="begin"/></w:pPr>',
        '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>',
        '<w:tcPr><w:cellDel w:id="1" w:author="A"/></w:tcPr>',
    ],
)
def test_what_may_be_more_than_a_look_stays(block: str) -> None:
    content = part(p(f"<w:r>{block}</w:r>"))

    assert Once().shortened(content) == content


@pytest.mark.parametrize(
    "content",
    [
        part(p(f"<w:r>{BOLD}<w:t><![CDATA[{BOLD}]]></w:t></w:r>")),
        part(p(f'<w:r>{BOLD}</w:r><w:r><w:rPr same="0"/></w:r>')),
        part(p(f'<w:r xmlns:w="urn:x">{BOLD}</w:r>')),
        part(p(f"<w:r>{BOLD}</w:r>"), '<?xml version="1.0" encoding="windows-1251"?>'),
        part(p(f"<w:r>{BOLD}</w:r>")).replace(b"2006/main", b"2006/other"),
        part(p(f"<w:r>{BOLD}</w:r>")).decode().encode("utf-16"),
        part(p("<w:r><w:rPr><w:b w:val='1' w:val='2'/></w:rPr></w:r>")),
        f"<w:document {NAMES}><w:r>{BOLD}</w:r></w:document>".encode(),
        b"<a/>",
        b"",
    ],
)
def test_an_unusual_or_small_part_is_left_as_it_is(content: bytes) -> None:
    assert Once().shortened(content) == content


def test_blanks_between_marks_and_comments_do_no_harm() -> None:
    made = Once().shortened(part(f"<!-- {BOLD} --> <w:r><w:rPr>\n <w:b/>\n</w:rPr></w:r>"))

    assert len(numbers(made)) == 2


def test_markup_without_end_takes_no_time() -> None:
    content = part("<w:rPr>" + "<w:b/>" * 300_000 + "<w:pPr>" * 1_000)

    assert Once().shortened(content) == content


RICH = [
    p(r("Title", '<w:sz w:val="40"/>'), props='<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'),
    p(r("bold", "<w:b/>"), r("hidden", "<w:vanish/>"), "plain", props='<w:ind w:left="720"/>'),
    p("gone mark", props='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>') + p("next"),
    table(
        tr(tc("a", '<w:gridSpan w:val="2"/>'), tc("b", '<w:shd w:fill="D9D9D9"/>')),
        tr(tc("c", '<w:vMerge w:val="restart"/>'), tc("d"), tc("e")),
        tr(tc("f", "<w:vMerge/>"), tc("g"), tc("h")),
    ),
]


@pytest.mark.parametrize("body", [*RICH, "".join(RICH * 3)])
def test_a_file_reads_the_same_with_its_looks_read_once(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert as_if_large(body, monkeypatch) == read(body)


def as_if_large(body: str, monkeypatch: pytest.MonkeyPatch) -> Source:
    """Return what is read of a body if no part is too small to be shortened."""
    with monkeypatch.context() as patch:
        patch.setattr(module, "_WORTH", 0)
        return read(body)


def test_files_of_many_programs_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from nap_desktop.documents.incoming.docx.read import read_docx

    before = [read_docx(content) for content in word_files().values()]
    monkeypatch.setattr(module, "_WORTH", 0)

    assert [read_docx(content) for content in word_files().values()] == before
