"""Small Word files, each with one difficulty, for tests that change them."""

from __future__ import annotations

from tests.documents.incoming.hostile import R, W, docx, numbered, rels, table, text, with_field

_REVISION = 'w:id="1" w:author="A" w:date="2016-04-02T10:00:00Z"'
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="J"><w:name w:val="x"/><w:basedOn w:val="H"/></w:style>'
)


def part(tag: str, inside: str) -> str:
    return f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{tag}>'


def word_files() -> dict[str, bytes]:
    """Return files by name."""
    return {f"{name}.docx": content for name, content in _files().items()}


def _files() -> dict[str, bytes]:
    row = f"<w:tr><w:tc>{text('1')}</w:tc><w:tc>{text('Train all officers')}</w:tc></w:tr>"
    merged = '<w:gridSpan w:val="2"/>'
    return {
        "plain": docx("".join(text(f"Line {n}") for n in range(6))),
        "table": docx(f"<w:tbl><w:tblGrid/>{row * 4}</w:tbl>" + text("end")),
        "spans": docx(
            table(merged, 2, 3) + table('<w:vMerge w:val="restart"/>') + table("<w:vMerge/>")
        ),
        "nested": docx(f"<w:tbl><w:tr><w:tc>{table('', 2, 2)}<w:p/></w:tc></w:tr></w:tbl>"),
        "numbered": numbered(),
        "tracked": docx(
            f"<w:p><w:ins {_REVISION}><w:r><w:t>in</w:t></w:r></w:ins><w:del {_REVISION}><w:r>"
            f"<w:delText>out</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:rPr><w:del {_REVISION}/>"
            "</w:rPr></w:pPr><w:r><w:t>joined</w:t></w:r></w:p>" + text("next")
        ),
        "field": with_field("HYPERLINK x"),
        "control": docx(f"<w:sdt><w:sdtPr/><w:sdtContent>{text('held')}</w:sdtContent></w:sdt>"),
        "boxes": docx(
            f"<w:p><w:r><w:pict><w:txbxContent>{text('box')}</w:txbxContent></w:pict></w:r></w:p>"
        ),
        "hidden": docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>" + text("y")),
        "signs": docx(
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/>"
            '<w:sym w:font="Wingdings" w:char="F0A8"/><w:cr/></w:r></w:p>'
        ),
        "looks": docx(
            '<w:p><w:pPr><w:pStyle w:val="J"/><w:jc w:val="center"/><w:bidi/></w:pPr>'
            "<w:r><w:t>Head</w:t></w:r></w:p>",
            **{
                "word__styles.xml": part("styles", _STYLES),
                "word___rels__document.xml.rels": rels(("styles", "styles.xml", False)),
            },
        ),
        "notes": docx(
            '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r>'
            '<w:commentRangeStart w:id="0"/><w:r><w:t>b</w:t></w:r><w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
            **{
                "word__footnotes.xml": part(
                    "footnotes", f'<w:footnote w:id="2">{text("n")}</w:footnote>'
                ),
                "word__comments.xml": part(
                    "comments", f'<w:comment w:id="0" w:author="A">{text("why")}</w:comment>'
                ),
                "word__header1.xml": part("hdr", text("head")),
                "word___rels__document.xml.rels": rels(
                    ("footnotes", "footnotes.xml", False),
                    ("comments", "comments.xml", False),
                    ("header", "header1.xml", False),
                ),
            },
        ),
    }
