"""Small Word files made by hand, with just what a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.source import Block, Line, Source, lines

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:of-nobody"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_AT_HOME = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")


def docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word file.

    parts: what stands in "styles", "numbering", "footnotes", …; links: id -> address.
    files: other parts by their whole name.
    """
    relations = [f'<Relationship Id="m{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts or {}]  # noqa: E501  # fmt: skip
    relations += [
        f'<Relationship Id="{id}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for id, target in (links or {}).items()
    ]
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(
            [f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>']
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{kind}.xml": _part(kind, held) for kind, held in (parts or {}).items()},
        **(files or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in made.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _relations(held: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(held)}</Relationships>'


def _part(kind: str, held: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f"<w:{root} {NAMES}>{held}</w:{root}>"


def read(body: str, parts: Mapping[str, str] | None = None, **more: object) -> Source:
    """Return what the reader makes of a body."""
    return read_docx(docx(body, parts, **more), "F")  # type: ignore[arg-type]


def p(*inside: str, props: str = "") -> str:
    """Return a paragraph of runs, each plain text or XML."""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def r(text: str, props: str = "", tag: str = "t") -> str:
    """Return a run."""
    head = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{head}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def table(*rows: str, props: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, props: str = "") -> str:
    """Return a row of cells, each plain text or XML."""
    made = "".join(one if one.startswith("<w:") else tc(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{made}</w:tr>"


def tc(inside: str, props: str = "") -> str:
    """Return a cell of plain text or blocks."""
    held = inside if inside.startswith("<") else p(inside)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{held}</w:tc>"


def field(code: str, result: str) -> str:
    """Return a field of the kind that is made of signs."""

    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return sign("begin") + r(code, tag="instrText") + sign("separate") + r(result) + sign("end")


def texts(source: Source) -> list[str]:
    """Return the texts of all lines."""
    return [line.text for line in lines(source.blocks)]


def left(source: Source) -> list[tuple[str, str]]:
    """Return reason and text of all that was left out."""
    return [(one.reason, one.text) for one in source.left_out]


def cells(block: Block) -> list[list[tuple[int, int, int, str]]]:
    """Return column, columns, rows and text of each cell of a table."""
    assert not isinstance(block, Line)
    return [
        [
            (one.column, one.columns, one.rows, "|".join(line.text for line in lines(one.blocks)))
            for one in row.cells
        ]
        for row in block.rows
    ]
