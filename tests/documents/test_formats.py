"""Dates, stretches of time, numbers and money as each language writes them in documents."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.documents.formats import formats
from nap_desktop.documents.wording import languages, wording
from nap_desktop.plan.dates import parse_date

PRINTED = {
    "en": ("2027", "Q2 2027", "June 2027", "30 June 2027", "1 August 2027"),
    "fr": ("2027", "2e trimestre 2027", "juin 2027", "30 juin 2027", "1er août 2027"),
    "ru": ("2027 г.", "II квартал 2027 г.", "июнь 2027 г.", "30 июня 2027 г.", "1 августа 2027 г."),
    "es": (
        "2027",
        "2.º trimestre de 2027",
        "junio de 2027",
        "30 de junio de 2027",
        "1 de agosto de 2027",
    ),
    "ar": ("2027", "الربع الثاني من عام 2027", "يونيو 2027", "30 يونيو 2027", "1 أغسطس 2027"),
    "zh": ("2027年", "2027年第二季度", "2027年6月", "2027年6月30日", "2027年8月1日"),
    "mn": (
        "2027 он",
        "2027 оны II улирал",
        "2027 оны 6 дугаар сар",
        "2027 оны 6 дугаар сарын 30",
        "2027 оны 8 дугаар сарын 1",
    ),
}
VALUES = ("2027", "2027-Q2", "2027-06", "2027-06-30", "2027-08-01")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", PRINTED)
def test_each_language_writes_dates_in_its_way(lang: str) -> None:
    assert tuple(_plain(formats(lang).date(value)) for value in VALUES) == PRINTED[lang]


def test_every_language_of_documents_has_formats() -> None:
    assert set(languages()) == set(PRINTED)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
@pytest.mark.parametrize("lang", PRINTED)
def test_what_is_printed_is_read_back(lang: str, day: datetime.date) -> None:
    quarter = f"{day:%Y}-Q{(day.month + 2) // 3}"
    for value in (f"{day:%Y}", quarter, f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        assert parse_date(formats(lang).date(value)) == value


@pytest.mark.parametrize(
    ("lang", "years", "begun"),
    [
        ("en", "2027–2031", "from June 2027"),
        ("fr", "2027-2031", "dès juin 2027"),
        ("ru", "2027–2031 гг.", "с июня 2027 г."),
        ("es", "2027-2031", "desde junio de 2027"),
        ("ar", "من 2027 إلى 2031", "من يونيو 2027"),
        ("zh", "2027—2031年", "自2027年6月起"),
        ("mn", "2027–2031 он", "эхлэх: 2027 оны 6 дугаар сар"),
    ],
)
def test_stretches_of_time(lang: str, years: str, begun: str) -> None:
    said = formats(lang)

    assert _plain(said.span("2027", "2031")) == years
    assert _plain(said.span("2027-06", "")) == begun
    assert said.span("2027-06", "2027-06") == said.date("2027-06")
    assert said.span("", "") == ""


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2027", "с 2027 г.", "до конца 2027 г."),
        ("2027-Q2", "с начала II квартала 2027 г.", "до конца II квартала 2027 г."),
        ("2027-03", "с марта 2027 г.", "до конца марта 2027 г."),
        ("2027-03-08", "с 8 марта 2027 г.", "до 8 марта 2027 г."),
    ],
)
def test_a_word_before_a_date_changes_its_case(value: str, start: str, end: str) -> None:
    said = formats("ru")

    assert _plain(said.start(value)) == start and _plain(said.end(value)) == end


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("en", "-1,234,567.50"),
        ("fr", "-1\u00a0234\u00a0567,50"),
        ("ru", "-1\u00a0234\u00a0567,50"),
        ("es", "-1\u00a0234\u00a0567,50"),
        ("ar", "-1,234,567.50"),
        ("zh", "-1,234,567.50"),
        ("mn", "-1,234,567.50"),
    ],
)
def test_numbers_keep_their_decimals_and_money_stays_on_one_line(lang: str, printed: str) -> None:
    assert formats(lang).number("-1234567.50") == printed
    assert formats(lang).money("-1234567.50", "EUR") == f"{printed}\u00a0EUR"


@pytest.mark.parametrize("value", ["permanent", "about 5", "1e9", "2027-13", "٢٠٢٧", ""])
def test_what_is_no_value_comes_back_as_it_is(value: str) -> None:
    said = formats("fr")

    assert said.date(value) == value and said.number(value) == value
    assert said.start(value) == value and said.end(value) == value


def test_a_country_has_its_own_names_of_months() -> None:
    assert formats("ar-IQ").date("2027-06") == "حزيران 2027"
    assert parse_date(formats("ar-IQ").date("2027-06")) == "2027-06"
    assert wording("ar-IQ").get("parts", "contents") == wording("ar").get("parts", "contents")


def test_an_unknown_language_is_written_as_english() -> None:
    assert formats("xx").date("2027-06-30") == "30 June 2027"
    assert wording("xx") is wording("en")


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("en", "OP 3(c)"),
        ("fr", "par. 3 c)"),
        ("es", "párr. 3 c)"),
        ("ru", "п. 3 c)"),
        ("ar", "الفقرة 3 (ج)"),
        ("zh", "第3(c)段"),
        ("mn", "3 (c) дэх хэсэг"),
    ],
)
def test_paragraphs_of_the_resolution_are_named_in_each_language(lang: str, printed: str) -> None:
    assert _plain(wording(lang).provision("OP3c")) == printed
    assert wording(lang).provision("national law") == "national law"


@pytest.mark.parametrize(
    ("lang", "printed"), [("fr", "1 200 000,50"), ("en", "1,200,000.50"), ("ru", "1 200 000,50")]
)
def test_an_amount_with_a_part_has_two_decimals(lang: str, printed: str) -> None:
    assert _plain(formats(lang).amount("1200000.5")) == printed
    assert _plain(formats(lang).amount("1200000.50")) == printed
    assert formats(lang).amount("7") == "7"
    assert formats("en").amount("0.125") == "0.125"
    assert formats("en").amount("about 5") == "about 5"
