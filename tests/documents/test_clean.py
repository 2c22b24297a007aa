"""What leaves holds only what it may; each thing that may not is seen."""

# ruff: noqa: E501

from __future__ import annotations

import datetime
import getpass
import socket
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from nap_desktop.base import shipped
from nap_desktop.documents.word import package, pictures
from nap_desktop.documents.word.clean import leaks
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.word_export import word_file
from tests.documents.letterheads import crest, packed, unpacked


@cache
def export() -> bytes:
    plan = from_open(shipped.json_data("sample/exampleland.json")["current"])
    return word_file(plan, "full", "", datetime.date(2026, 11, 24), "one")[0]


def test_an_export_of_the_sample_holds_nothing_but_itself() -> None:
    names = [getpass.getuser(), socket.gethostname(), str(Path.home()), str(Path.cwd())]

    assert leaks(export(), names) == []


def in_part(name: str, before: str, after: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert before.encode() in parts[name]
        parts[name] = parts[name].replace(before.encode(), after.encode(), 1)

    return change


def new_part(name: str, content: bytes = b"<a/>") -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


BODY, RELS, CORE = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
RUN = "<w:r><w:t>x</w:t></w:r>"
LINK = '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/></Relationships>'
OUTSIDE = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("part_not_allowed", new_part("customXml/item1.xml")),
        ("part_not_allowed", new_part("docProps/thumbnail.jpeg")),
        ("part_not_allowed", new_part("word/vbaProject.bin")),
        ("part_not_allowed", new_part("word/comments.xml")),
        ("trace_of_editing", in_part(BODY, "<w:p ", '<w:p w:rsidR="00AB12CD" ')),
        ("trace_of_editing", in_part(BODY, "<w:body>", f'<w:body><w:ins w:id="1">{RUN}</w:ins>')),
        ("names_somebody", in_part(BODY, "<w:body>", '<w:body><w:ins w:id="1" w:author="A"/>')),
        ("trace_of_editing", in_part(BODY, "<w:body>", '<w:body><w:commentRangeStart w:id="1"/>')),
        ("trace_of_editing", in_part(BODY, "<w:body>", '<w:body><w:bookmarkStart w:id="9999" w:name="_GoBack"/>')),
        ("hidden_text", in_part(BODY, "<w:body>", "<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>")),
        ("field_not_allowed", in_part(BODY, "<w:body>", '<w:body><w:p><w:fldSimple w:instr="AUTHOR"/></w:p>')),
        ("trace_of_editing", in_part("word/settings.xml", "<w:zoom", '<w:attachedTemplate/><w:zoom')),
        ("hidden_text", in_part("word/styles.xml", "<w:noProof/>", "<w:noProof/><w:vanish/>")),
        ("link_not_allowed", in_part(RELS, "</Relationships>", LINK.format("hyperlink", "file:///a", OUTSIDE))),
        ("link_not_allowed", in_part(RELS, "</Relationships>", LINK.format("image", "http://e.org/a.png", OUTSIDE))),
        ("relation_not_allowed", in_part(RELS, "</Relationships>", LINK.format("oleObject", "a.bin", ""))),
        ("names_somebody", in_part(CORE, "<dc:title>", "<dc:creator>A</dc:creator><dc:title>")),
        ("property_not_allowed", in_part("docProps/custom.xml", 'name="NapPlan"', 'name="Owner"')),
        ("tells_the_hour", in_part(CORE, "<dc:title>", '<created xmlns="x">2026-11-24T10:00:00Z</created><dc:title>')),
        ("names_a_place", in_part(BODY, "<w:tblCaption w:val=\"", "<w:tblCaption w:val=\"C:\\Users\\a ")),
        ("names_somebody", in_part(BODY, "<w:tblCaption w:val=\"", "<w:tblCaption w:val=\"secretuser ")),
        ("picture_tells", new_part("word/media/crest1.png", crest())),
    ],
)  # fmt: skip
def test_what_may_not_leave_is_seen(code: str, change: Callable[[dict[str, bytes]], None]) -> None:
    parts = unpacked(export())
    change(parts)

    assert code in {fault.code for fault in leaks(package.zipped(parts), ["secretuser"])}


def test_a_zip_with_the_hour_of_its_making_is_seen() -> None:
    assert {fault.code for fault in leaks(packed(unpacked(export())))} >= {"zip_date"}


def test_a_name_may_stand_in_the_text() -> None:
    assert leaks(export(), ["Exampleland"]) != []  # it is the title of the file too
    parts = unpacked(export())
    parts[BODY] = parts[BODY].replace(b'<w:t xml:space="preserve">Introduction', b"<w:t>secretuser")
    assert leaks(package.zipped(parts), ["secretuser"]) == []


def test_a_photograph_loses_its_place_and_keeps_its_picture() -> None:
    place = b"\xff\xe1" + struct.pack(">H", 12) + b"Exif\x00\x00GPS!"
    remark = b"\xff\xfe" + struct.pack(">H", 5) + b"abc"
    frame = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + b"\x01" * 9
    scan = b"\xff\xda" + struct.pack(">H", 4) + b"\x00\x00" + b"\xff\x00data\xff\xd9"

    made = pictures.cleaned(b"\xff\xd8" + frame + place + remark + scan)

    assert made == b"\xff\xd8" + frame + scan
    assert not pictures.tells(made)


def test_a_drawing_in_pixels_is_whole_without_its_remarks() -> None:
    made = pictures.cleaned(crest())

    assert pictures.kind(made) == "png" and b"tEXt" not in made
    start = made.index(b"IDAT") + 4
    length = int.from_bytes(made[start - 8 : start - 4], "big")
    assert len(zlib.decompress(made[start : start + length])) == 96 * (1 + 96 * 4)


def test_what_is_no_picture_has_no_kind() -> None:
    assert pictures.kind(b"MZ\x90") == "" and pictures.kind(b"<svg/>") == ""
