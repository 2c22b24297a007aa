"""Numbers of lists are those that Word prints."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.docx.numbers import printed
from nap_desktop.documents.incoming.source import lines
from tests.documents.incoming.docx_at_hand import p, read


def level(at: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def num(id: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(id: int, at: int = 0, text: str = "x") -> str:
    return p(text, props=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{id}"/></w:numPr>')


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering": numbering, "styles": styles}
    return [line.number for line in lines(read(body, parts).blocks)]


OUTLINE = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"))


def test_levels_begin_anew_below_the_next_item_above() -> None:
    body = item(1) + item(1, 1) + item(1, 1) + item(1) + item(1, 1)

    assert numbers(body, OUTLINE + num(1, 0)) == ["1.", "1.a)", "1.b)", "2.", "2.a)"]


def test_lists_of_one_pattern_count_together_unless_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, anew)

    assert numbers(item(1) + item(2) + item(3) + item(3), numbering) == ["1.", "2.", "1.", "2."]


def test_a_list_may_change_a_level_of_its_pattern() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1 –")}</w:lvlOverride>'

    assert numbers(item(1) + item(1), OUTLINE + num(1, 0, own)) == ["I –", "II –"]


def test_a_level_that_never_begins_anew_counts_on() -> None:
    numbering = abstract(
        0, level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)

    assert numbers(item(1) + item(1, 1) + item(1) + item(1, 1), numbering) == ["1", "1", "2", "2"]


def test_legal_numbering_prints_digits_on_all_levels() -> None:
    numbering = abstract(
        0, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + num(1, 0)

    assert numbers(item(1) + item(1, 1), numbering) == ["I", "1.1"]


def test_styles_number_headings() -> None:
    linked = abstract(
        0,
        level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    ) + num(5, 0)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2)
    )
    one, two = (p("x", props=f'<w:pStyle w:val="H{n}"/>') for n in (1, 2))
    none = p("x", props='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    assert numbers(one + two + two + none + one, linked, styles) == ["1", "1.1", "1.2", "", "2"]


def test_a_list_style_lends_its_levels() -> None:
    numbering = (
        abstract(0, level(0, "decimal", "(%1)"), more='<w:styleLink w:val="S"/>')
        + abstract(1, more='<w:numStyleLink w:val="S"/>')
        + num(1, 0)
        + num(2, 1)
    )

    assert numbers(item(2), numbering) == ["(1)"]


def test_a_format_of_word_s_own_is_read_from_what_others_may_read() -> None:
    other = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="upperLetter"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )

    assert numbers(item(1), abstract(0, other) + num(1, 0)) == ["A."]


def test_bullets_are_one_sign_whatever_their_font() -> None:
    assert numbers(item(1), abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0)) == ["•"]


def test_empty_items_count_and_deleted_ones_do_not() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r>'
        "</w:del></w:p>"
    )

    assert numbers(item(1, text="") + gone + item(1), OUTLINE + num(1, 0)) == ["2."]


def test_a_list_that_is_not_there_prints_nothing() -> None:
    assert numbers(item(9) + item(1, 5), OUTLINE + num(1, 0)) == ["", ""]


@pytest.mark.parametrize(
    ("count", "format", "expected"),
    [
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (28, "lowerLetter", "bb"),
        (5, "russianLower", "д"), (10, "russianLower", "к"), (26, "russianUpper", "Ы"),
        (30, "russianLower", "аа"), (7, "decimalZero", "07"), (3, "none", ""),
        (12, "chineseCounting", "十二"), (30, "chineseCounting", "三十"), (2, "arabicAlpha", "ب"),
        (3, "ordinal", "3"), (0, "lowerRoman", "0"), (-1, "lowerLetter", "-1"),
        (3, "decimalEnclosedCircle", "③"), (3, "decimalEnclosedParen", "(3)"),
        (4, "numberInDash", "- 4 -"),
    ],
)  # fmt: skip
def test_counts_are_printed_in_the_formats_of_word(count: int, format: str, expected: str) -> None:
    assert printed(count, format) == expected
