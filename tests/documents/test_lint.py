"""Each fault that Word would refuse or repair is found: one is put into a good file at a time."""

from __future__ import annotations

import io
import zipfile

import pytest

from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.names import W
from tests.documents.papers import export, part

DOCUMENT = "word/document.xml"
MARKED = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr></w:sdt>'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = f'<wp:docPr xmlns:wp="{DRAWING}" id="1"/>'
RUN, BODY = "<w:r><w:t ", "<w:body>"
FAULTS = [
    (
        "bookmark_twice",
        BODY,
        BODY + MARKED.format(9_998, "_nap_x") + MARKED.format(9_999, "_NAP_X"),
    ),
    ("bookmark_half", '<w:bookmarkEnd w:id="2"/>', ""),
    ("bookmark_id_twice", '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
    ("bookmark_name", 'w:name="_nap_', 'w:name="_nap-'),
    ("field_not_closed", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    ("field_not_opened", '<w:fldChar w:fldCharType="begin"', '<w:fldChar w:fldCharType="end"'),
    ("row_beside_grid", "<w:gridCol ", '<w:gridCol w:w="9"/><w:gridCol '),
    ("row_beside_grid", "<w:tc><w:tcPr>", '<w:tc><w:tcPr><w:gridSpan w:val="3"/>'),
    ("cell_without_last_paragraph", "</w:tc>", "<w:tbl><w:tblGrid/></w:tbl></w:tc>"),
    ("text_in_deletion", RUN, f'<w:del w:id="1"><w:r><w:t/></w:r></w:del>{RUN}'),
    ("revision_id_twice", RUN, f'<w:ins w:id="1"/><w:ins w:id="1"/>{RUN}'),
    ("control_id_twice", BODY, BODY + CONTROL + CONTROL),
    ("relation_unknown", 'r:id="rId1"', 'r:id="rId777"'),
    ("style_unknown", '<w:pStyle w:val="Caption"/>', '<w:pStyle w:val="Capt"/>'),
    ("list_unknown", '<w:numId w:val="1"/>', '<w:numId w:val="777"/>'),
    ("footnote_unknown", '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="777"/>'),
    ("tables_touch", "</w:tbl>", "</w:tbl><w:tbl/>"),
    ("paragraph_id_bad", ' w14:paraId="', ' w14:paraId="F0'),
    ("picture_id_twice", BODY, f"{BODY}<w:p>{PICTURE}{PICTURE}</w:p>"),
]


def spoilt(content: bytes, name: str, text: str, twice: str = "") -> bytes:
    """Return a file with another text in one part, and with one part twice if that is named."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            held = text.encode() if entry.filename == name else old.read(entry)
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), held)
        if twice:
            new.writestr(twice, "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(("code", "old", "new"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_is_found(code: str, old: str, new: str) -> None:
    good = export("full")
    text = part(good)
    assert old in text

    found = lint(spoilt(good, DOCUMENT, text.replace(old, new, 1)))

    assert code in {fault.code for fault in found}


def test_a_document_that_ends_in_a_table_is_found() -> None:
    tables = "<w:body><w:tbl/><w:sectPr/></w:body>"
    text = f'<w:document xmlns:w="{W}">{tables}</w:document>'
    found = lint(spoilt(export("full"), DOCUMENT, text))

    assert "body_without_last_paragraph" in {fault.code for fault in found}


def test_a_relation_to_nothing_is_found() -> None:
    good = export("full")
    name = "word/_rels/document.xml.rels"
    text = part(good, name).replace("styles.xml", "gone.xml")

    assert "relation_to_nothing" in {fault.code for fault in lint(spoilt(good, name, text))}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("trace_of_editing", "<w:r><w:t ", '<w:ins w:id="1"/><w:r><w:t '),
        ("hidden_text", "<w:r><w:t ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t "),
        ("trace_of_editing", "<w:p ", '<w:p w:rsidR="00A1" '),
        ("field_not_allowed", "PAGEREF", "INCLUDETEXT"),
    ],
)
def test_what_must_not_leave_is_found(code: str, old: str, new: str) -> None:
    good = export("full")

    found = leaks(spoilt(good, DOCUMENT, part(good).replace(old, new, 1)))

    assert code in {fault.code for fault in found}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_that_nobody_listed_are_found() -> None:
    good = export("full")
    with_comments = spoilt(good, "", "", twice="word/comments.xml")
    codes = {(fault.part, fault.code) for fault in leaks(with_comments)}

    assert ("word/comments.xml", "part_not_allowed") in codes
    assert ("word/comments.xml", "zip_date") in codes
    twice = lint(spoilt(good, "", "", twice=DOCUMENT))
    assert "part_twice" in {fault.code for fault in twice}
