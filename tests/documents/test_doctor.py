"""The doctor says what is missing or odd in a letterhead, and a mended one has nothing of it left."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from nap_desktop.base import shipped
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.doctor import Finding, examine, repaired
from nap_desktop.documents.word.lint import lint
from tests.documents.letterheads import (
    FOOTER,
    HEADER,
    PAGE,
    STYLES,
    hostile,
    ministry,
    picture,
    section,
    text,
    unpacked,
)


def found(content: bytes, lang: str = "en") -> dict[str, Finding]:
    return {one.code: one for one in examine(content, lang)}


def test_a_plain_letterhead_lacks_only_styles() -> None:
    assert set(found(ministry())) == {"styles_missing"}
    assert "Title" in found(ministry())["styles_missing"].facts["styles"]
    assert "Heading 2" not in found(ministry())["styles_missing"].facts["styles"]


def test_all_that_a_hostile_file_brings_is_named() -> None:
    codes = found(hostile())

    assert set(codes) == {
        "macros", "objects", "fields", "attached_template", "remote_pictures", "external_links",
        "tracked_changes", "comments", "hidden_text", "names", "data_parts", "protection",
        "styles_missing", "body_cleared",
    }  # fmt: skip
    assert codes["names"].facts == {"names": "Ivan Private"}
    assert codes["fields"].facts == {"fields": "DDEAUTO, INCLUDEPICTURE"}
    assert codes["attached_template"].facts["target"].endswith("evil.dotm")
    assert codes["body_cleared"].facts == {"words": "3", "pictures": "0"}


@pytest.mark.parametrize("content", [ministry(), hostile()])
def test_a_mended_letterhead_is_healthy_clean_and_looks_the_same(content: bytes) -> None:
    made = repaired(content)

    assert examine(made) == [] and leaks(made) == [] and lint(made) == []
    assert repaired(repaired(made)) == repaired(made)
    parts = unpacked(made)
    assert b"NapFooterLine" not in b"".join(
        content for name, content in parts.items() if "footer" in name
    )


def test_a_page_on_its_side_is_still_there_after_mending() -> None:
    wide = section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="900" w:right="800" w:bottom="900" w:left="700" w:header="400" w:footer="400" w:gutter="0"/>')  # fmt: skip
    content = ministry(body=f"<w:p><w:pPr>{section()}</w:pPr></w:p>", last=wide)

    assert examine(repaired(content)) == [] and b'w:left="700"' in repaired_body(content)


def repaired_body(content: bytes) -> bytes:
    return unpacked(repaired(content))["word/document.xml"]


@pytest.mark.parametrize(
    ("font", "lang", "is_named"),
    [
        ("Bell MT", "ru", True),
        ("Bell MT", "mn-MN", True),
        ("Bell MT", "fr", False),
        ("Georgia", "ru", False),
        ("A Font Nobody Knows", "ru", False),
        ("Times New Roman", "zh", True),
        ("Georgia", "ar", True),
        ("Times New Roman", "ar", False),
    ],
)
def test_a_font_is_named_only_if_it_is_known_to_lack_the_letters(
    font: str, lang: str, is_named: bool
) -> None:
    styles = STYLES.replace("Times New Roman", font)
    finding = found(ministry(styles=styles), lang).get("fonts")

    assert (finding is not None) == is_named
    assert finding is None or (finding.facts["fonts"] == font and not finding.repairable)


def test_a_font_is_looked_up_in_the_theme() -> None:
    namespace = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    theme = (
        f'<a:theme {namespace} name="x"><a:themeElements><a:fontScheme name="x"><a:minorFont><a:latin typeface="Bell MT"/>'
        '<a:ea typeface=""/><a:cs typeface=""/><a:font script="Arab" typeface="Georgia"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    styles = STYLES.replace('w:hAnsi="Times New Roman"', 'w:hAnsiTheme="minorHAnsi"').replace('w:cs="Times New Roman"', 'w:cstheme="minorBidi"')  # fmt: skip
    content = ministry(
        styles=styles,
        parts={"word/theme/theme1.xml": theme},
        relations=f'<Relationship Id="rIdT" Type="{office}/theme" Target="theme/theme1.xml"/>',
    )

    assert found(content, "ru")["fonts"].facts["fonts"] == "Bell MT"
    assert found(content, "ar")["fonts"].facts["fonts"] == "Georgia"


def test_odd_pages_are_told_in_millimetres() -> None:
    letter = section(
        PAGE.replace("11906", "12240").replace("16838", "15840").replace('"850"', '"200"')
    )
    codes = found(ministry(last=letter))

    assert codes["page_size"].facts == {"width": "216", "height": "279"}
    assert codes["margin"].facts == {"side": "right", "width": "4"}
    label = section(PAGE.replace("11906", "5000").replace("16838", "3000"))
    assert "no_room" in found(ministry(last=label))


def test_a_crest_in_the_body_is_told_apart_from_a_letterhead_without_any() -> None:
    empty = {"header": "<w:p/>", "footer": "<w:p/>"}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    crest = f"<w:p>{picture('rIdI')}</w:p><w:p>{text('Ministry of Examples')}</w:p>"
    relation = f'<Relationship Id="rIdI" Type="{office}/image" Target="media/image1.png"/>'

    assert "no_header" in found(ministry(**empty))
    with_crest = found(ministry(body=crest, relations=relation, **empty))
    assert with_crest["body_cleared"].facts == {"words": "3", "pictures": "1"}
    assert not with_crest["crest_in_body"].repairable
    assert "crest_in_body" not in found(ministry(body=crest, relations=relation))


def test_every_finding_has_its_sentence() -> None:
    data = shipped.toml("labels/doctor.toml")
    samples = [ministry(), hostile(), ministry(header="<w:p/>", footer="<w:p/>")]
    codes = {one.code for content in samples for one in examine(content)}

    assert codes <= set(data["findings"]) and HEADER and FOOTER
    assert all(words.endswith(".") for words in data["findings"].values())
