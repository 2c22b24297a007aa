"""Every character of a Word file is in a line, a note, a comment, or listed as left out."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.docx.notices import REASONS
from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.docx.tags import size
from nap_desktop.documents.incoming.source import Source, accounted, count, lines
from nap_desktop.documents.incoming.wire import from_wire, to_wire
from nap_desktop.services.sentences import sentence
from tests.documents.incoming.docx_at_hand import docx, p, r, table, tc, texts, tr
from tests.documents.incoming.plain_count import characters_of

_SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
_FILES = sorted([*_SAMPLES.glob("docx/*.do?[xmt]"), *_SAMPLES.glob("plans/*.docx")])

# Documents of every shape that markup can have, sensible or not.

_WORDS = st.text(alphabet="ab жَ語\u00a0\u00ad", max_size=6)
_MARK = 'w:id="1" w:author="A" w:date="2016-04-02T10:00:00Z"'
_LEAVES = st.one_of(
    _WORDS.map(lambda text: f"<w:t>{text}</w:t>"),
    _WORDS.map(lambda text: f"<w:delText>{text}</w:delText>"),
    _WORDS.map(lambda text: f"<m:t>{text}</m:t>"),
    _WORDS.map(lambda text: f"<a:t>{text}</a:t>"),
    _WORDS.map(lambda text: f"<w:instrText>{text}</w:instrText>"),
    st.sampled_from([
        "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:instrText>TOC</w:instrText>",
        '<w:sym w:char="F0FC"/>', '<w:fldChar w:fldCharType="begin"/>', '<w:sym w:char="zz"/>',
        '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
        '<w:commentReference w:id="1"/>', '<w:footnoteReference w:id="1"/>',
        '<w:rPr><w:vanish/></w:rPr>', f"<w:trPr><w:del {_MARK}/></w:trPr>",
        f"<w:pPr><w:rPr><w:del {_MARK}/></w:rPr></w:pPr>", '<w:tcPr><w:vMerge/></w:tcPr>',
        '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', '<w:tcPr><w:hMerge/></w:tcPr>',
        f"<w:tcPr><w:gridSpan w:val='3'/><w:cellDel {_MARK}/></w:tcPr>", "<w:trPr><w:hidden/></w:trPr>",
        "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "<w:p/>", "<w:tbl/>", "<w:bookmarkStart/>",
        "<wp:posOffset>12</wp:posOffset>",
    ]),
    _WORDS,  # between tags, where there is no text
)  # fmt: skip
_HOLDERS = (
    *("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:sdt"),
    *("w:sdtContent", "w:hyperlink", "w:fldSimple", "w:smartTag", "w:txbxContent", "w:drawing"),
    *("w:pict", "w:ruby", "w:rt", "w:object", "m:oMath", "m:r", "mc:AlternateContent", "mc:Choice"),
    *("mc:Fallback", "v:textbox", "a:p", "w:rPr", "w:pPr", "w:tcPr", "w:tblPr", "w:sdtPr", "w:t"),
    *("w:instrText", "w:noBreakHyphen", "w:tab", "w:rPrChange", "w:proofErr", "w:unheard", "x:of"),
)
_MARKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def _held(tag: str, inside: list[str]) -> str:
    said = f" {_MARK}" if tag in _MARKED else ' Requires="x"' if tag == "mc:Choice" else ""
    return f"<{tag}{said}>{''.join(inside)}</{tag}>"


_MARKUP = st.recursive(
    _LEAVES,
    lambda below: st.builds(_held, st.sampled_from(_HOLDERS), st.lists(below, max_size=4)),
    max_leaves=25,
)
_ANYTHING = st.lists(_MARKUP, max_size=6).map("".join)


@settings(max_examples=400, deadline=None)
@given(_ANYTHING, _ANYTHING, _ANYTHING, _ANYTHING)
def test_no_character_is_lost_or_doubled_whatever_holds_it(
    body: str, note: str, comment: str, header: str
) -> None:
    parts = {
        "footnotes": f'<w:footnote w:id="1">{note}</w:footnote>{note}',
        "comments": f'<w:comment w:id="1">{comment}</w:comment>',
        "header": header,
    }
    content = docx(body, parts)
    source = read_docx(content)

    assert sum(accounted(source)) == source.characters == characters_of(content)
    assert {one.reason for one in source.left_out} <= set(REASONS)
    assert from_wire(to_wire(source)) == source
    _places_are_unique(source)


def _places_are_unique(source: Source) -> None:
    blocks = (*source.blocks, *(one for _, held in source.notes for one in held))
    places = [line.place for line in lines(blocks)]
    assert len(set(places)) == len(places)


# Text in places that Word does not show.


@pytest.mark.parametrize(
    ("body", "shown", "misplaced"),
    [
        ("<w:p>stray<w:r><w:t>words</w:t></w:r></w:p>", ["words"], ["stray"]),
        ("<w:p><w:r><w:t>words</w:t></w:r>stray</w:p>tail", ["words"], ["stray", "tail"]),
        ("<w:p><w:r><w:t>one<w:br/>two</w:t></w:r></w:p>", ["one"], ["two"]),
        ("<w:p><w:r><w:t>one<w:t>two</w:t></w:t></w:r></w:p>", ["one"], ["two"]),
        (table(tr("a", tc("b")).replace("</w:tr>", "stray</w:tr>")), ["a", "b"], ["stray"]),
        (table(tr("a")).replace("<w:tblPr>", "<w:tblPr><w:t>b</w:t>"), ["a"], ["b"]),
        (p(r("a", "<w:b/><w:t>b</w:t>")), ["a"], ["b"]),
        (p("a", props="<w:noBreakHyphen/>"), ["a"], ["\u2011"]),
        (p("a", props="<w:pPrChange><w:pPr><w:t>b</w:t></w:pPr></w:pPrChange>"), ["a"], ["b"]),
        ("<w:sdt><w:sdtPr><w:t>b</w:t></w:sdtPr><w:t>c</w:t></w:sdt>" + p("a"), ["a"], ["b", "c"]),
        ("<w:unheard>of<w:t>words</w:t></w:unheard>", ["words"], ["of"]),
        ("<w:p><w:r><x:t>of nobody</x:t><w:t>a</w:t></w:r></w:p>", ["a"], ["of nobody"]),
    ],
)
def test_text_where_word_shows_none_is_listed(
    body: str, shown: list[str], misplaced: list[str]
) -> None:
    source = read_docx(docx(body))

    assert texts(source) == shown
    assert [one.text for one in source.left_out if one.reason == "misplaced"] == misplaced
    assert sum(accounted(source)) == source.characters == characters_of(docx(body))


def test_text_in_notes_and_in_parts_without_any_is_listed_with_its_part() -> None:
    parts = {
        "footnotes": '<w:footnote w:id="1">stray</w:footnote>',
        "styles": "<w:style>b</w:style>",
    }
    source = read_docx(docx(p("a"), parts))

    assert {(one.text, one.place) for one in source.left_out} == {
        ("stray", "word/footnotes.xml"),
        ("b", "word/styles.xml"),
    }


def test_codes_of_fields_and_places_of_drawings_are_no_text() -> None:
    body = p(r(" PAGE ", tag="instrText")) + p(
        "<w:drawing><wp:posOffset>7</wp:posOffset></w:drawing>"
    )

    assert read_docx(docx(body)).characters == 0


_PARAGRAPH = st.lists(_WORDS, max_size=3).map(lambda held: p(*[one for one in held if one]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.lists(_PARAGRAPH, max_size=3), min_size=1, max_size=4), max_size=5))
def test_a_plain_table_gives_its_words_in_their_order(rows: list[list[list[str]]]) -> None:
    body = table(*[tr(*[tc("".join(held) or "<w:p/>") for held in row]) for row in rows])
    source = read_docx(docx(body))
    expected = re.findall(r"<w:t[^>]*>([^<]*)", body)

    assert count("".join(texts(source))) == count("".join(expected))
    assert "".join("".join(texts(source)).split()) == "".join("".join(expected).split())


@given(st.text())
def test_the_quick_count_is_the_count(text: str) -> None:
    assert size(text) == count(text)


def test_every_sign_that_is_white_is_left_out_of_the_quick_count() -> None:
    every = "".join(map(chr, range(0x110000)))

    assert size(every) == count(every)


@pytest.mark.skipif(not _FILES, reason="the samples are not there")
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name[:60])
def test_real_files_are_read_whole_or_refused_in_one_sentence(path: Path) -> None:
    content = path.read_bytes()
    try:
        source = read_docx(content, path.name)
    except NapError as failure:
        said = sentence(failure)
        assert path.name[:40] in said and "unknown" not in said and "nobody foresaw" not in said
        return

    assert sum(accounted(source)) == source.characters
    assert {one.reason for one in source.left_out} <= set(REASONS)
    assert from_wire(to_wire(source)) == source
    _places_are_unique(source)
    assert source.characters == characters_of(content)


@pytest.mark.skipif(not _FILES, reason="the samples are not there")
@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_damaged_markup_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    path = chance.choice([one for one in _FILES if one.stat().st_size < 60_000])
    try:
        content = damaged(path.read_bytes(), chance)
        source = read_docx(content, "F")
    except (NapError, zipfile.BadZipFile) as failure:
        assert not isinstance(failure, NapError) or "nobody foresaw" not in sentence(failure)
        return
    assert sum(accounted(source)) == source.characters
    assert from_wire(to_wire(source)) == source


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a file in which one part was changed at some places, with markup or any bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = [name for name in old.namelist() if not name.endswith("/")]
        hit = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            held = bytearray(old.read(name))
            for _ in range(chance.randint(1, 8) if name == hit else 0):
                _damage(held, chance)
            new.writestr(name, bytes(held))
    return buffer.getvalue()


def _damage(held: bytearray, chance: random.Random) -> None:
    tags = re.findall(rb"<(/?w:\w+)", held)
    at = chance.randrange(max(1, len(held)))
    match chance.randrange(4):
        case 0 if held:
            held[at] = chance.randrange(256)
        case 1 if tags:
            one, other = chance.choice(tags), chance.choice(tags)
            held[:] = held.replace(one, other)
        case 2:
            numbers = list(re.finditer(rb'"-?\d+"', held))
            if numbers:
                found = chance.choice(numbers)
                values = [
                    b'"-1"',
                    b'"99999999999999999999"',
                    b'""',
                    b'"x"',
                    b'"1e999"',
                    b'"\xd9\xa3"',
                ]
                held[found.start() : found.end()] = chance.choice(values)
        case _:
            del held[at : at + chance.randint(1, 40)]
