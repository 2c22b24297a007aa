"""Documents that are read from right to left, and scripts with fonts of their own."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.pen import Pen
from nap_desktop.documents.word.runs import run
from nap_desktop.documents.word.write import write
from nap_desktop.documents.wording import wording
from tests.plans_in_languages import WORDS, plan_in
from tests.support import many_measures

OCCASION = Occasion(datetime.date(2026, 11, 25))
RTL_DOCUMENT = Pen(True)


def _parts(lang: str, words: str = "") -> dict[str, str]:
    plan, profile = plan_in(lang), replace(shipped_profile("full"), language=words)
    content, _ = write(compose(plan, profile, OCCASION, words_of(plan, profile.language)), {})
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def _text(xml: str) -> str:
    return "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", xml))


def _stretches(text: str, pen: Pen = RTL_DOCUMENT) -> list[tuple[str, bool]]:
    runs = re.findall(r"<w:r>.*?</w:r>", run(text, pen))
    return [(_text(one), "<w:rtl/>" in one) for one in runs]


@pytest.mark.parametrize("lang", WORDS)
def test_every_plan_is_a_faultless_file(lang: str) -> None:
    plan = plan_in(lang)
    content, _ = write(compose(plan, shipped_profile("full"), OCCASION, words_of(plan)), {})

    assert lint(content) == []


def test_all_of_an_arabic_document_is_read_from_right_to_left() -> None:
    parts = _parts("ar")
    body = etree.fromstring(parts["word/document.xml"].encode())

    assert all(p.find(f"{w('pPr')}/{w('bidi')}") is not None for p in body.iter(w("p")))
    assert all(t.find(f"{w('tblPr')}/{w('bidiVisual')}") is not None for t in body.iter(w("tbl")))
    assert all(s.find(w("bidi")) is not None for s in body.iter(w("sectPr")))
    for name in ("header1", "header2", "footer1", "footer2"):
        assert "<w:bidi/>" in parts[f"word/{name}.xml"]
    assert 'w:bidi="ar-SA"' in parts["word/styles.xml"]


def test_no_arabic_letter_is_outside_a_run_from_right_to_left() -> None:
    for name, part in _parts("ar").items():
        for one in re.findall(r"<w:r>.*?</w:r>", part):
            if re.search("[\u0600-\u06ff]", _text(one)):
                assert "<w:rtl/>" in one, (name, one)


def test_joined_letters_are_not_set_apart() -> None:
    assert not re.search(r'<w:spacing w:val="\d+"/>', _parts("ar")["word/styles.xml"])
    assert re.search(r'<w:spacing w:val="\d+"/>', _parts("ru")["word/styles.xml"])


def test_nothing_else_is_read_from_right_to_left() -> None:
    for lang in ("ru", "zh", "mn"):
        assert not any("<w:bidi/>" in part or "<w:rtl/>" in part for part in _parts(lang).values())


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("المواد (النووية).", [("المواد (النووية).", True)]),
        ("اللجنة (NCB-1540) مرتين", [("اللجنة (", True), ("NCB-1540", False), (") مرتين", True)]),
        ("منظمة WCO (HS 2027)", [("منظمة ", True), ("WCO (HS 2027)", False)]),
        ("خمس سنوات 2027-2031", [("خمس سنوات 2027-2031", True)]),
        ("World Customs Organization (WCO)", [("World Customs Organization (WCO)", False)]),
        ("M-0042", [("M-0042", False)]),
        (" (", [(" (", True)]),
        ("1.2", [("1.2", False)]),
    ],
)
def test_brackets_and_signs_go_with_the_words_they_belong_to(
    text: str, stretches: list[tuple[str, bool]]
) -> None:
    assert _stretches(text) == stretches


def test_an_arabic_word_in_a_text_from_left_to_right_stands_alone() -> None:
    found = _stretches("the word خطة (plan)", Pen(False))

    assert found == [("the word ", False), ("خطة", True), (" (plan)", False)]


@given(st.text(alphabet="اب جab1 2().[]«»،-", max_size=40), st.booleans())
def test_no_letter_is_lost_between_directions(text: str, rtl: bool) -> None:
    assert "".join(part for part, _ in _stretches(text, Pen(rtl))) == text


def test_a_short_entry_of_the_contents_has_its_page_at_the_edge() -> None:
    entries = re.findall(r'<w:p><w:pPr><w:pStyle w:val="TOC1"/>.*?</w:p>', _body("zh"))
    bare = [entry for entry in entries if "摘要" in entry]

    assert bare and all('<w:tab w:val="clear" w:pos="567"/>' in entry for entry in bare)


def _body(lang: str) -> str:
    return _parts(lang)["word/document.xml"]


@pytest.mark.parametrize(
    ("lang", "set_as"),
    [
        ("ru", 'w:lang w:val="ru-RU"'),
        ("mn", 'w:lang w:val="mn-MN"'),
        ("zh", 'w:eastAsia="zh-CN"'),
        ("zh", 'w:rFonts w:hint="eastAsia"'),
        ("ar", 'w:bidi="ar-SA"'),
    ],
)
def test_word_is_told_the_language(lang: str, set_as: str) -> None:
    assert set_as in _parts(lang)["word/styles.xml"]


def test_the_words_of_another_language_leave_text_and_direction_alone() -> None:
    own, french = _parts("ar"), _parts("ar", "fr")

    assert "Table des matières" in french["word/document.xml"]
    assert "25 novembre 2026" in _text(french["word/header1.xml"])
    assert "<w:bidi/>" in french["word/header1.xml"]
    assert "الجمارك" in french["word/document.xml"] and "المحتويات" in own["word/document.xml"]
    assert "المحتويات" not in french["word/document.xml"]


def test_a_plan_without_a_language_can_be_told_one() -> None:
    plan, profile = many_measures(3), replace(shipped_profile("full"), language="es")
    document = compose(plan, profile, OCCASION, words_of(plan, profile.language))

    assert document.lang == "en" and document.page == "Página {page} de {pages}"


def test_english_words_in_an_arabic_document_keep_their_order() -> None:
    parts = _parts("ar", "en")

    assert "\u200ePage " in _text(parts["word/footer1.xml"])
    assert {"\u200eNo.\u200e", "\u200e1540 basis\u200e"} <= set(
        re.findall(r"<w:t [^>]*>([^<]*)</w:t>", parts["word/document.xml"])
    )
    assert "\u200e" not in _parts("ru", "en")["word/document.xml"]


def _worksheet(lang: str) -> etree._Element:
    plan, profile = plan_in(lang), shipped_profile("worksheet")
    content, _ = write(compose(plan, profile, OCCASION, words_of(plan)), {})
    assert lint(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read("word/document.xml"))


@pytest.mark.parametrize("lang", WORDS)
def test_english_guidance_on_a_worksheet_is_english_from_left_to_right(lang: str) -> None:
    body = _worksheet(lang)
    latin = [
        p
        for p in body.iter(w("p"))
        if re.search("[A-Za-z]{4}.* [A-Za-z]{4}", "".join(p.itertext()))
    ]

    assert len(latin) > 60
    bidi = [p.find(f"{w('pPr')}/{w('bidi')}") for p in latin]
    # the styles of such a document are turned, so that each paragraph has to say that it is not
    assert [None if one is None else one.get(w("val")) for one in bidi] == [
        "0" if lang == "ar" else None for _ in latin
    ]
    for mark in (one for p in latin for one in p.iter(w("r"))):
        assert mark.find(f"{w('rPr')}/{w('lang')}").get(w("val")) == "en-GB"


@pytest.mark.parametrize("lang", WORDS)
def test_headings_of_a_worksheet_hold_no_english(lang: str) -> None:
    styles = {"Heading1"}
    body = _worksheet(lang)
    headings = [
        "".join(p.itertext())
        for p in body.iter(w("p"))
        if p.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) in styles
    ]

    assert len(headings) > 10
    assert not any(re.search("[A-Za-z]{3}", heading) for heading in headings)
    said = "".join(body.itertext())
    assert words_of(plan_in(lang)).get("worksheet", "in_english") in said


@pytest.mark.parametrize(
    ("lang", "head"), [("fr", "Paragraphe 3 c)"), ("es", "Párrafo 3 c)"), ("ru", "Пункт 3 c)")]
)
def test_headings_of_a_worksheet_are_not_cut_short(lang: str, head: str) -> None:
    said = wording(lang).provision("OP3c", "provision_in_full")

    assert said.replace("\u00a0", " ") == head
