"""What the Word reader makes of paragraphs, and what it leaves out with which reason."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.source import Line, Run, accounted, lines
from tests.documents.incoming.docx_at_hand import field, left, p, r, read, table, tc, texts, tr

MARK = 'w:id="1" w:author="Ada" w:date="2016-04-02T10:00:00Z"'


def only(source_body: str, parts: dict[str, str] | None = None, **more: object) -> Line:
    """Return the one line of a body, after a look at the account."""
    source = read(source_body, parts, **more)
    assert sum(accounted(source)) == source.characters
    (line,) = lines(source.blocks)
    return line


def test_tabs_breaks_and_signs_stand_in_the_text() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )

    assert only(p(inside)).text == "a\tb\nc\u2011de✓"


def test_runs_are_joined_where_they_look_alike() -> None:
    line = only(
        p("One ", r("two", "<w:b/>"), r(" three", "<w:b/><w:lang w:val='en-GB'/>"), " four")
    )

    assert line.runs == (Run("One "), Run("two three", bold=True), Run(" four"))
    assert not line.look.bold


def test_a_line_in_one_manner_says_so_in_its_look() -> None:
    line = only(
        p(r("OBJECTIVE", "<w:b/><w:caps/><w:sz w:val='28'/>"), props='<w:jc w:val="center"/>')
    )

    assert line.runs == ()
    assert (line.look.bold, line.look.caps, line.look.centred, line.look.size) == (
        True,
        True,
        True,
        14,
    )


def test_styles_hand_down_what_they_say() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Chapter"/><w:basedOn w:val="1"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="no"><w:name w:val="TOC Heading"/>'
        '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = "".join(p(id, props=f'<w:pStyle w:val="{id}"/>') for id in ("1", "own", "no"))
    first, own, no = lines(read(body, {"styles": styles}).blocks)

    assert (first.look.style, first.look.heading, first.look.bold) == ("heading 1", 1, True)
    assert (own.look.style, own.look.heading, own.look.size) == ("chapter", 1, 12)
    assert (no.look.heading, no.look.bold) == (0, True)


def test_a_heading_is_known_by_its_outline_level_and_by_the_usual_id() -> None:
    body = p("a", props='<w:outlineLvl w:val="1"/>') + p("b", props='<w:pStyle w:val="Heading3"/>')

    assert [line.look.heading for line in lines(read(body).blocks)] == [2, 3]


def test_right_to_left_and_indent_are_told() -> None:
    look = only(p("نص", props='<w:bidi/><w:ind w:left="720"/>')).look

    assert look.rtl and look.indent == 36


def test_a_link_is_kept_and_its_target_listed() -> None:
    body = p("See ", f'<w:hyperlink r:id="h">{r("there")}</w:hyperlink>')
    source = read(body, links={"h": "https://example.org/x"})

    assert next(lines(source.blocks)).runs[1] == Run("there", link="https://example.org/x")
    assert source.links == ("https://example.org/x",)


def test_a_link_that_a_field_makes_is_one_too() -> None:
    line = only(p(field('HYPERLINK "https://example.org/y"', "there")))

    assert line.runs == (Run("there", link="https://example.org/y"),)


def test_a_link_to_a_file_is_listed_and_not_kept() -> None:
    source = read(p(f'<w:hyperlink r:id="h">{r("x")}</w:hyperlink>'), links={"h": "file:///c:/a"})

    assert next(lines(source.blocks)).runs == () and source.links == ("file:///c:/a",)


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    assert only(p("On page ", field("PAGEREF x", "7"), f'<w:fldSimple w:instr="DATE">{r("!")}</w:fldSimple>')).text == "On page 7!"  # noqa: E501  # fmt: skip


def test_contents_are_left_out_as_such() -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'  # noqa: E501
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    source = read(p(start, "1 Law 3") + p("2 Border 4") + p(end) + p("1 Law"))

    assert texts(source) == ["1 Law"]
    assert left(source) == [("contents", "1 Law 3"), ("contents", "2 Border 4")]


def test_a_field_that_never_ends_hides_nothing() -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'

    assert texts(read(p(start, "a") + p("b"))) == ["a", "b"]


def test_insertions_are_in_deletions_out_and_both_are_listed() -> None:
    body = p(
        "Pass ",
        f"<w:ins {MARK}>{r('a law')}</w:ins>",
        f"<w:del {MARK}>{r('an act', tag='delText')}</w:del>",
    )
    source = read(body)

    assert texts(source) == ["Pass a law"]
    assert left(source) == [("deleted", "an act")]
    assert [(one.kind, one.author, one.text) for one in source.tracked] == [
        ("inserted", "Ada", "a law"),
        ("deleted", "Ada", "an act"),
    ]


def test_moved_text_stands_where_it_went() -> None:
    body = p(f"<w:moveFrom {MARK}>{r('words')}</w:moveFrom>", "x")
    source = read(body + p(f"<w:moveTo {MARK}>{r('words')}</w:moveTo>"))

    assert texts(source) == ["x", "words"] and left(source) == [("moved", "words")]
    assert [one.kind for one in source.tracked] == ["moved"]


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    gone = f"<w:rPr><w:del {MARK}/></w:rPr>"
    source = read(p("One", props=gone) + p(" line") + p("next"))

    assert [(line.text, line.place) for line in lines(source.blocks)] == [
        ("One line", "b0"),
        ("next", "b2"),
    ]


def test_a_deleted_end_before_a_table_leaves_the_line_before_it() -> None:
    body = p("One", props=f"<w:rPr><w:del {MARK}/></w:rPr>") + table(tr("a"))

    assert texts(read(body)) == ["One", "a"]


def test_hidden_text_is_listed_also_if_a_style_hides_it() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'  # noqa: E501
    body = p(
        "a", r("b", "<w:vanish/>"), r("c", '<w:rStyle w:val="h"/>'), r("d", '<w:vanish w:val="0"/>')
    )
    source = read(body, {"styles": styles})

    assert texts(source) == ["ad"] and left(source) == [("hidden", "bc")]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    source = read(p("before ", drawing, "after"))

    assert [(line.text, line.place) for line in lines(source.blocks)] == [
        ("before after", "b0"),
        ("in the box", "b0/x1/0"),
    ]
    assert left(source) == [("alternative", "in the box")]


def test_notes_and_comments_are_found_from_their_line() -> None:
    body = p(
        '<w:commentRangeStart w:id="7"/>',
        "a",
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    parts = {
        "footnotes": f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote>'
        f'<w:footnote w:id="2">{p("said so")}</w:footnote>',
        "comments": f"<w:comment {MARK.replace('1', '7', 1)}>{p('Who?')}{p('When?')}</w:comment>",
    }
    source = read(body, parts)
    (line,) = lines(source.blocks)

    assert line.comments == ("7",) and line.notes == ("f2",)
    assert [(id, [one.text for one in lines(held)]) for id, held in source.notes] == [
        ("f2", ["said so"])
    ]
    assert [(one.author, one.text) for one in source.comments] == [("Ada", "Who?\nWhen?")]
    assert left(source) == [("separator", "-")]


def test_controls_are_seen_through_and_their_prompts_left_out() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('in')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt>{prompt}<w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>"
    source = read(p("a ", inline, empty) + block)

    assert texts(source) == ["a in", "block"] and left(source) == [("control", "Click here")]


def test_what_stands_at_the_edges_of_pages_is_listed() -> None:
    source = read(p("a"), {"header": p("Draft"), "footer": p("Page", field("PAGE", "1"))})

    assert left(source) == [("header", "Draft"), ("footer", "Page1")]


def test_parts_that_nobody_opens_are_named() -> None:
    source = read(p("a"), files={"word/vbaProject.bin": b"x"})

    assert [(one.reason, one.text, one.place) for one in source.left_out] == [
        ("macros", "", "word/vbaProject.bin")
    ]


def test_text_outside_of_any_paragraph_is_not_lost() -> None:
    source = read(r("stray") + table(p("in a table") + tr(p("in a row"), tc("cell"))))

    assert texts(source) == ["stray", "cell"]
    assert left(source) == [("unread", "in a table"), ("unread", "in a row")]


def test_most_runs_decide_on_the_language() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'  # noqa: E501
    russian = [r("x", '<w:lang w:val="ru-RU"/>')] * 3

    assert read(p(*russian, "y"), {"styles": styles}).language == "ru-RU"
    assert read(p("y"), {"styles": styles}).language == "en-US"


def test_one_length_says_other_things_under_another_name() -> None:
    first, left = '<w:ind w:firstLine="720"/>', '<w:ind w:left="720"/>'
    found = lines(read(p("a", props=first) + p("b", props=left)).blocks)

    assert [line.look.indent for line in found] == [0.0, 36.0]


@pytest.mark.parametrize("namespace", ["http://purl.oclc.org/ooxml/wordprocessingml/main"])
def test_the_strict_form_is_read_alike(namespace: str) -> None:
    import io
    import zipfile

    from nap_desktop.documents.incoming.docx.read import read_docx
    from tests.documents.incoming.docx_at_hand import W, docx

    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(p(r("words", "<w:b/>"))))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), namespace.encode()))
    (line,) = lines(read_docx(buffer.getvalue()).blocks)

    assert line.text == "words" and line.look.bold
