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
from tests.documents.incoming.docx_at_hand import docx, p, table, tc, texts, tr
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
    ]),
)  # fmt: skip
_HOLDERS = (
    *("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:sdt"),
    *("w:sdtContent", "w:hyperlink", "w:fldSimple", "w:smartTag", "w:txbxContent", "w:drawing"),
    *("w:pict", "w:ruby", "w:rt", "w:object", "m:oMath", "m:r", "mc:AlternateContent", "mc:Choice"),
    *("mc:Fallback", "v:textbox", "a:p"),
)
_MARKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def _held(tag: str, inside: list[str]) -> str:
    said = f" {_MARK}" if tag in _MARKED else ' Requires="x"' if tag == "mc:Choice" else ""
    if tag == "w:sdt":  # text stands in its content only
        props = [one for one in inside if one.startswith("<w:sdtPr")]
        rest = "".join(one for one in inside if not one.startswith("<w:sdtPr"))
        return f"<w:sdt>{''.join(props[:1])}<w:sdtContent>{rest}</w:sdtContent></w:sdt>"
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
