"""Files that mean harm or are broken, each made when asked for: name -> name of the file, its bytes.

RELIABILITY.md 3.4, D1.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.documents.incoming.pdfs_at_hand import drawn, pdf_of
from tests.documents.incoming.sheets_at_hand import in_sheet, rows, sharing, with_part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = rows(("No", "Measure", "Lead"), (1, "Train", "Customs"), (2, "Equip", "Police"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"


def types(main: str = _MAIN) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="text/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def rels(*targets: tuple[str, str, bool]) -> str:
    """Return a part of relations: kind, target, whether outside."""
    outside = ' TargetMode="External"'
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"'
        f"{outside if external else ''}/>"
        for number, (kind, target, external) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def document(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(
    body: str | bytes = "",
    *,
    stored: bool = False,
    main: str = _MAIN,
    **parts: str | bytes,
) -> bytes:
    """Return a Word file; `parts` come with it, "__" in their names for "/"."""
    whole = body if isinstance(body, bytes) else document(body)
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": types(main),
        "_rels/.rels": rels(("officeDocument", DOCUMENT, False)),
        DOCUMENT: whole,
        **{name.replace("__", "/"): content for name, content in parts.items()},
    }
    return packed(held, stored)


def packed(parts: dict[str, str | bytes], stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", kind) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def entity(declared: str, used: str = "&e;") -> bytes:
    return docx(document(text(used), f"<!DOCTYPE w:document [{declared}]>").encode("utf-8"))


def laughs() -> bytes:
    grown = "".join(f'<!ENTITY e{n} "' + f"&e{n - 1};" * 10 + '">' for n in range(1, 10))
    return entity(f'<!ENTITY e0 "ha">{grown}', "&e9;")


def with_names(*names: str) -> bytes:
    buffer = io.BytesIO(docx(text("x")))
    with zipfile.ZipFile(buffer, "a") as file:
        for name in names:
            file.writestr(name, "<a/>")
    return buffer.getvalue()


def twice() -> bytes:
    """Return a file with two texts; programs disagree on which of them counts."""
    return with_names("word/document.xmk").replace(b"word/document.xmk", b"word/document.xml")


def lying(size: int) -> bytes:
    """Return a file whose list of parts says another size than the text has."""
    content = bytearray(docx(text("x" * 5_000)))
    at = content.rindex(b"PK\x01\x02")
    while content[at + 46 : at + 46 + len(DOCUMENT)] != DOCUMENT.encode():
        at = content.rindex(b"PK\x01\x02", 0, at)
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(content)


def bent(where: int, value: bytes) -> bytes:
    """Return a file with bytes of the first entry of its list of parts changed."""
    content = bytearray(docx(text("x")))
    at = content.index(b"PK\x01\x02") + where
    content[at : at + len(value)] = value
    return bytes(content)


def overlapping() -> bytes:
    content = bytearray(docx(text("x")))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def huge(kind: str) -> bytes:
    """Return 60 MB of one thing, not packed, so that no ratio gives it away."""
    bodies = {
        "paragraphs": "<w:p/>" * 5_000_000,
        "runs": "<w:p>" + "<w:r/>" * 5_000_000 + "</w:p>",
        "text": text("a " * 14_000_000),
        "cells": "<w:tbl><w:tr>" + "<w:tc/>" * 4_000_000 + "</w:tr></w:tbl>",
    }
    return docx(bodies[kind], stored=True)


def nested(tag: str, depth: int, inside: str = "") -> str:
    return f"<w:{tag}>" * depth + inside + f"</w:{tag}>" * depth


def tables(depth: int) -> str:
    opened, closed = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return opened * depth + text("deep") + closed * depth


def table(properties: str, cells: int = 3, many: int = 3) -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{text('x')}</w:tc>"
    return f"<w:tbl>{f'<w:tr>{cell * cells}</w:tr>' * many}</w:tbl>"


def merges(*areas: str) -> bytes:
    inside = "".join(f'<mergeCell ref="{area}"/>' for area in areas).encode()
    end = b"</sheetData>"
    return in_sheet(SHEET, end, end + b"<mergeCells>" + inside + b"</mergeCells>")


def cells(xml: str) -> bytes:
    return in_sheet(SHEET, rb"<sheetData>", b"<sheetData>" + xml.encode("utf-8"))


def shared(xml: str) -> bytes:
    return sharing(SHEET, xml.encode("utf-8"))


def bomb() -> bytes:
    """Return an archive of archives."""
    inner = zlib.compress(b"\x00" * 50_000_000)
    return docx(text("x"), word__embeddings__x=inner * 40, word__media__y=b"\x00" * 40_000_000)


def numbering(levels: str) -> str:
    return f'<w:numbering xmlns:w="{W}">{levels}</w:numbering>'


def styled(styles: str) -> dict[str, str | bytes]:
    return {
        "word__styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word___rels__document.xml.rels": rels(("styles", "styles.xml", False)),
    }


def many_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="heading {n}"/>'
        f'<w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(100_000)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return docx(body, stored=True, **styled(styles))


def cyclic_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="n{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    return docx('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>', **styled(styles))


def numbered() -> bytes:
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%1"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(50)
    )
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{n}"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
        for n in range(50)
        for level in (0, 8, 99, -5)
    )
    return docx(
        body,
        **{
            "word__numbering.xml": numbering(levels),
            "word___rels__document.xml.rels": rels(("numbering", "numbering.xml", False)),
        },
    )


def leading_out(*targets: tuple[str, str, bool]) -> bytes:
    body = text("x") + '<w:altChunk r:id="r0" xmlns:r="' + R + '"/>'
    return docx(body, **{"word___rels__document.xml.rels": rels(*targets)})


def with_field(code: str) -> bytes:
    run = "<w:r><w:{}/></w:r>"
    body = "<w:p>" + run.format('fldChar w:fldCharType="begin"')
    body += f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    body += run.format('fldChar w:fldCharType="separate"') + "<w:r><w:t>shown</w:t></w:r></w:p>"
    return docx(body * 3)


def endless_pages() -> bytes:
    content = drawn([["a", "b"], ["c", "d"]])
    return content.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")


Made = tuple[str, Callable[[], bytes]]
CASES: dict[str, Made] = {
    "xxe_file": ("a.docx", lambda: entity('<!ENTITY e SYSTEM "file:///etc/passwd">')),
    "xxe_http": ("a.docx", lambda: entity('<!ENTITY e SYSTEM "http://127.0.0.1:9/x">')),
    "xxe_parameter": ("a.docx", lambda: entity('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;')),
    "external_dtd": (
        "a.docx",
        lambda: docx(document(text("x"), '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/d">').encode()),
    ),
    "billion_laughs": ("a.docx", laughs),
    "quadratic_entities": (
        "a.docx",
        lambda: entity("<!ENTITY e '" + "a" * 100_000 + "'>", "&e;" * 10_000),
    ),
    "doctype_in_utf_16": (
        "a.docx",
        lambda: docx(document(text("x"), "<!DOCTYPE a>").encode("utf-16")),
    ),
    "doctype_in_utf_7": (
        "a.docx",
        lambda: docx(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'),
    ),
    "doctype_in_xlsx": (
        "a.xlsx",
        lambda: shared('<!DOCTYPE a [<!ENTITY e "x">]><sst><si><t>&e;</t></si></sst>'),
    ),
    "elements_100_000_deep": ("a.docx", lambda: docx(nested("ins", 100_000, text("x")))),
    "elements_200_deep": ("a.docx", lambda: docx(nested("ins", 200, text("x")))),
    "tables_in_tables": ("a.docx", lambda: docx(tables(40))),
    "tables_80_deep": ("a.docx", lambda: docx(tables(80))),
    "paragraphs_5_million": ("a.docx", lambda: huge("paragraphs")),
    "runs_5_million": ("a.docx", lambda: huge("runs")),
    "cells_4_million": ("a.docx", lambda: huge("cells")),
    "text_28_million": ("a.docx", lambda: huge("text")),
    "zip_bomb": ("a.docx", bomb),
    "packed_60_million": (
        "a.docx",
        lambda: docx(document(text("a" * 60_000_000)).encode()),
    ),
    "size_said_small": ("a.docx", lambda: lying(10)),
    "size_said_4_gb": ("a.docx", lambda: lying(0xFFFFFFFE)),
    "part_twice": ("a.docx", twice),
    "part_twice_in_case": ("a.docx", lambda: with_names("WORD/DOCUMENT.XML")),
    "overlapping_parts": ("a.docx", overlapping),
    "name_goes_up": ("a.docx", lambda: with_names("../../evil.xml")),
    "name_from_root": ("a.docx", lambda: with_names("/etc/evil.xml")),
    "name_of_a_drive": ("a.docx", lambda: with_names("C:/evil.xml")),
    "name_with_nul": ("a.docx", lambda: with_names("evil\x01.xml")),
    "name_goes_up_backwards": ("a.docx", lambda: with_names("..\\..\\evil.xml")),
    "parts_3_000": ("a.docx", lambda: with_names(*(f"x{n}" for n in range(3_000)))),
    "locked_part": ("a.docx", lambda: bent(8, b"\x01\x00")),
    "unknown_packing": ("a.docx", lambda: bent(10, b"\x63\x00")),
    "zip64_lie": ("a.docx", lambda: bent(20, b"\xff\xff\xff\xff\xff\xff\xff\xff")),
    "offset_beyond": ("a.docx", lambda: bent(42, b"\xf0\xff\xff\x7f")),
    "encrypted": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + b"x" * 2_000),
    "old_doc_renamed": ("a.docx", lambda: OLE + b"\x00" * 4_000),
    "web_page_renamed": ("a.docx", lambda: b"<html><body><p>Plan</p></body></html>"),
    "xml_renamed": ("a.docx", lambda: b'<?xml version="1.0"?><a/>'),
    "program_renamed": ("a.docx", lambda: b"MZ" + bytes(5_000)),
    "empty": ("a.docx", lambda: b""),
    "only_nuls": ("a.docx", lambda: bytes(10_000)),
    "empty_archive": ("a.docx", lambda: b"PK\x05\x06" + bytes(18)),
    "cut_off": ("a.docx", lambda: docx(text("x" * 3_000))[:-200]),
    "head_only": ("a.docx", lambda: docx(text("x"))[:100]),
    "macros": (
        "a.docm",
        lambda: docx(
            text("x"),
            main="application/vnd.ms-word.document.macroEnabled.main+xml",
            word__vbaProject=OLE,
        ),
    ),
    "wrong_content_types": ("a.docx", lambda: docx(text("x"), main="image/png")),
    "no_text": ("a.docx", lambda: packed({"[Content_Types].xml": types()})),
    "no_relations": ("a.docx", lambda: packed({"[Content_Types].xml": types(), "a": "b"})),
    "styles_missing": (
        "a.docx",
        lambda: leading_out(("styles", "styles.xml", False), ("numbering", "no.xml", False)),
    ),
    "relations_in_a_circle": (
        "a.docx",
        lambda: leading_out(("officeDocument", "document.xml", False), ("header", DOCUMENT, False)),
    ),
    "header_is_the_text": ("a.docx", lambda: leading_out(("header", "document.xml", False))),
    "footnotes_are_the_text": ("a.docx", lambda: leading_out(("footnotes", "document.xml", False))),
    "external_template": (
        "a.docx",
        lambda: leading_out(("attachedTemplate", "http://127.0.0.1:9/t.dotm", True)),
    ),
    "remote_picture": ("a.docx", lambda: leading_out(("image", "http://127.0.0.1:9/p.png", True))),
    "shared_folder": ("a.docx", lambda: leading_out(("oleObject", "\\\\127.0.0.1\\x", True))),
    "foreign_part": (
        "a.docx",
        lambda: leading_out(("aFChunk", "http://127.0.0.1:9/x.html", True)),
    ),
    "foreign_part_inside": ("a.docx", lambda: leading_out(("aFChunk", "evil.mht", False))),
    "field_dde": ("a.docx", lambda: with_field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')),
    "field_include": ("a.docx", lambda: with_field("INCLUDETEXT /etc/passwd")),
    "fields_never_closed": ("a.docx", lambda: with_field("PAGE" * 10_000)),
    "nuls_in_the_text": ("a.docx", lambda: docx(document(text("a\x00b")).encode())),
    "controls_in_the_text": ("a.docx", lambda: docx(text("a&#1;b&#xFFFF;"))),
    "surrogates_in_the_text": (
        "a.docx",
        lambda: docx(document(text("@")).encode().replace(b"@", b"\xed\xa0\x80")),
    ),
    "bidi_overrides": ("a.docx", lambda: docx(text("\u202eabc\u2066def\u202c"))),
    "attribute_of_10_mb": (
        "a.docx",
        lambda: docx("<w:p w:rsidR='" + "a" * 10_500_000 + "'/>", stored=True),
    ),
    "text_node_of_11_mb": ("a.docx", lambda: docx(text("a" * 11_000_000), stored=True)),
    "styles_100_000": ("a.docx", many_styles),
    "styles_in_a_circle": ("a.docx", cyclic_styles),
    "numbers_without_end": ("a.docx", numbered),
    "span_200_million": ("a.docx", lambda: docx(table('<w:gridSpan w:val="200000000"/>'))),
    "span_below_nothing": ("a.docx", lambda: docx(table('<w:gridSpan w:val="-7"/>'))),
    "span_no_number": ("a.docx", lambda: docx(table('<w:gridSpan w:val="x"/><w:vMerge/>'))),
    "merged_downward_only": ("a.docx", lambda: docx(table("<w:vMerge/>", 3, 2_000))),
    "xlsx_merged_giant": ("a.xlsx", lambda: merges(*["A1:XFD1048576"] * 20_000)),
    "xlsx_merged_on_each_other": (
        "a.xlsx",
        lambda: merges("A1:B2", "B2:C3", "A3:A1", "C1:C1", "ZZZ1:A1", "x", "A0:B0"),
    ),
    "xlsx_spread_cells": (
        "a.xlsx",
        lambda: cells(
            "".join(
                f'<row r="{n * 500 + 1}"><c r="{column}{n * 500 + 1}" t="str"><v>x</v></c></row>'
                for n, column in enumerate([chr(65 + n // 26) + chr(65 + n % 26) for n in range(600)])
            )
        ),
    ),
    "xlsx_far_cell": (
        "a.xlsx",
        lambda: cells('<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'),
    ),
    "xlsx_rows_backwards": (
        "a.xlsx",
        lambda: cells('<row r="9"><c t="str"><v>x</v></c></row><row r="-1"/><row r="x"/>'),
    ),
    "xlsx_texts_missing": ("a.xlsx", lambda: shared("<sst/>")),
    "xlsx_text_out_of_range": (
        "a.xlsx",
        lambda: cells('<row><c t="s"><v>99999999</v></c><c t="s"><v>-1</v></c></row>'),
    ),
    "xlsx_numbers_odd": (
        "a.xlsx",
        lambda: cells(
            "<row>"
            + "".join(f"<c s='{n}'><v>{v}</v></c>" for n, v in enumerate(("1e999", "nan", "-1", "x")))
            + "</row>"
        ),
    ),
    "xlsx_columns_hidden_over": (
        "a.xlsx",
        lambda: in_sheet(
            SHEET,
            rb"<sheetData>",
            b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * 20_000 + b"</cols><sheetData>",
        ),
    ),
    "xlsx_format_endless": (
        "a.xlsx",
        lambda: with_part(
            SHEET,
            "xl/styles.xml",
            lambda _: b'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="%s"/></numFmts>'
            b'<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>' % (b"[" * 50_000 + b"0;" * 50_000),
        ),
    ),
    "xlsx_is_a_chart": ("a.xlsx", lambda: with_part(SHEET, "xl/workbook.xml", lambda _: b"<x/>")),
    "xlsx_sheet_is_itself": (
        "a.xlsx",
        lambda: with_part(
            SHEET,
            "xl/_rels/workbook.xml.rels",
            lambda part: part.replace(b"worksheets/sheet1.xml", b"workbook.xml"),
        ),
    ),
    "csv_one_quote": ("a.csv", lambda: b'a,b\n"' + b"x,y\n" * 600_000),
    "csv_columns": ("a.csv", lambda: b"," * 5_000_000),
    "csv_rows": ("a.csv", lambda: b"a,b\n" * 3_000_000),
    "csv_nuls": ("a.csv", lambda: b"a\x00,b\x00\n" * 2_000),
    "csv_of_bytes": ("a.csv", lambda: bytes(range(128, 256)) * 5_000),
    "csv_formula": ("a.csv", lambda: b"=cmd|' /C calc'!A0,b\n@SUM(1),c\n"),
    "pdf_head_only": ("a.pdf", lambda: b"%PDF-1.7\n"),
    "pdf_pages_in_a_circle": ("a.pdf", endless_pages),
    "pdf_cut_off": ("a.pdf", lambda: drawn([["a", "b"], ["c", "d"]])[:-150]),
    "pdf_lines_without_end": (
        "a.pdf",
        lambda: pdf_of(b"\n".join(b"%d 0 m %d 700 l S" % (n % 600, n % 600) for n in range(200_000))),
    ),
    "pdf_letters_without_end": (
        "a.pdf",
        lambda: pdf_of(b"BT /F1 10 Tf 72 700 Td " + b"(abcdefghij) Tj " * 30_000 + b"ET"),
    ),
    "pdf_acts_on_opening": (
        "a.pdf",
        lambda: drawn([["a", "b"]]).replace(
            b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        ),
    ),
    "rtf_of_braces": ("a.txt", lambda: b"{" * 100_000),
    "odt_locked": (
        "a.zip",
        lambda: packed({"x": "y", "mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
}  # fmt: skip
