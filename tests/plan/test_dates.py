"""Dates as people write them, kept as precise as they were given."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan.dates import first_day, is_date, last_day, parse_date, print_date

TABLE = [
    ("2027", "2027"),
    (" 2027. ", "2027"),
    ("2027 г.", "2027"),
    ("2027 год", "2027"),
    ("2027-Q2", "2027-Q2"),
    ("2027-q2", "2027-Q2"),
    ("Q2 2027", "2027-Q2"),
    ("2027 Q2", "2027-Q2"),
    ("2nd quarter of 2027", "2027-Q2"),
    ("2nd quarter 2027", "2027-Q2"),
    ("II кв. 2027", "2027-Q2"),
    ("II квартал 2027 года", "2027-Q2"),
    ("2 квартал 2027 г.", "2027-Q2"),
    ("2-й квартал 2027", "2027-Q2"),
    ("IV кв. 2027 г.", "2027-Q4"),
    ("T2 2027", "2027-Q2"),
    ("2e trimestre 2027", "2027-Q2"),
    ("2ème trimestre de 2027", "2027-Q2"),
    ("1er trimestre 2027", "2027-Q1"),
    ("2.º trimestre de 2027", "2027-Q2"),
    ("primer trimestre", None),
    ("second quarter of 2027", "2027-Q2"),
    ("the second quarter of 2027", "2027-Q2"),
    ("deuxième trimestre 2027", "2027-Q2"),
    ("premier trimestre de l’année 2027", "2027-Q1"),
    ("segundo trimestre de 2027", "2027-Q2"),
    ("el 3.er trimestre de 2027", "2027-Q3"),
    ("второй квартал 2027", "2027-Q2"),
    ("четвёртый квартал 2027 года", "2027-Q4"),
    ("II квартала 2027\u00a0г.", "2027-Q2"),
    ("الربع الثاني 2027", "2027-Q2"),
    ("الربع الثاني من عام 2027", "2027-Q2"),
    ("الربع الثاني من عام ٢٠٢٧", "2027-Q2"),
    ("2027年第二季度", "2027-Q2"),
    ("2027年第2季度", "2027-Q2"),
    ("2027 年二季度", "2027-Q2"),
    ("2027 оны II улирал", "2027-Q2"),
    ("2027 оны 2-р улирал", "2027-Q2"),
    ("2027 оны хоёрдугаар улирал", "2027-Q2"),
    ("2027 оны 2 дугаар улиралд", "2027-Q2"),
    ("2027年", "2027"),
    ("2027 он", "2027"),
    ("2027 онд", "2027"),
    ("عام 2027", "2027"),
    ("2027年6月", "2027-06"),
    ("2027年6月份", "2027-06"),
    ("２０２７年６月", "2027-06"),
    ("2027 оны 6 сар", "2027-06"),
    ("2027 оны 6-р сар", "2027-06"),
    ("2027 оны 6 дугаар сард", "2027-06"),
    ("يونيو 2027", "2027-06"),
    ("حزيران 2027", "2027-06"),
    ("حزيران/يونيه 2027", "2027-06"),
    ("حزيران / يونيو ٢٠٢٧", "2027-06"),
    ("كانون الثاني 2027", "2027-01"),
    ("تشرين الأول/أكتوبر 2027", "2027-10"),
    ("يونيو من عام 2027", "2027-06"),
    ("d’avril 2027", "2027-04"),
    ("junio del 2027", "2027-06"),
    ("2027年6月30日", "2027-06-30"),
    ("2027 年 6 月 30 日", "2027-06-30"),
    ("2027 оны 6 дугаар сарын 30", "2027-06-30"),
    ("2027 оны 06 сарын 30-ны өдөр", "2027-06-30"),
    ("2027 оны 9 дүгээр сарын 1-ний өдөр", "2027-09-01"),
    ("30 يونيو 2027", "2027-06-30"),
    ("٣٠ يونيو ٢٠٢٧", "2027-06-30"),
    ("30 حزيران/يونيه 2027م", "2027-06-30"),
    ("۳۰/۶/۲۰۲۷", "2027-06-30"),
    ("2027年13月", None),
    ("2027年2月30日", None),
    ("2027 оны 13 сар", None),
    ("до конца 2027 г.", None),
    ("بحلول عام 2027", None),
    ("2027年以前", None),
    ("2027-06", "2027-06"),
    ("06.2027", "2027-06"),
    ("6/2027", "2027-06"),
    ("June 2027", "2027-06"),
    ("Jun. 2027", "2027-06"),
    ("june, 2027", "2027-06"),
    ("juin 2027", "2027-06"),
    ("junio de 2027", "2027-06"),
    ("июнь 2027", "2027-06"),
    ("июнь 2027 г.", "2027-06"),
    ("août 2027", "2027-08"),
    ("aout 2027", "2027-08"),
    ("2027-06-30", "2027-06-30"),
    ("2027/6/30", "2027-06-30"),
    ("30.06.2027", "2027-06-30"),
    ("30/6/2027", "2027-06-30"),
    ("30-06-2027", "2027-06-30"),
    ("30 June 2027", "2027-06-30"),
    ("30th June 2027", "2027-06-30"),
    ("30th of June 2027", "2027-06-30"),
    ("June 30, 2027", "2027-06-30"),
    ("30 juin 2027", "2027-06-30"),
    ("1er juin 2027", "2027-06-01"),
    ("30 de junio de 2027", "2027-06-30"),
    ("30 июня 2027 г.", "2027-06-30"),
    ("30 июня 2027 года", "2027-06-30"),
    ("1\u00a0марта\u00a02027", "2027-03-01"),
    ("29.02.2028", "2028-02-29"),
    ("29.02.2027", None),
    ("31.04.2027", None),
    ("13.2027", None),
    ("00.2027", None),
    ("2027-Q5", None),
    ("1812", None),
    ("2300", None),
    ("permanent", None),
    ("в течение 2027", None),
    ("by the end of 2027", None),
    ("2027-2031", None),
    ("", ""),
    ("   ", ""),
]


@pytest.mark.parametrize(("written", "meant"), TABLE)
def test_people_write_dates_in_many_ways(written: str, meant: str | None) -> None:
    assert parse_date(written) == meant


@given(st.text(max_size=30) | st.from_regex(r"[\d٠-٩०-९²Ⅳ./ -]{1,14}", fullmatch=True))
def test_anything_may_be_typed_into_a_date(written: str) -> None:
    found = parse_date(written)

    assert found is None or found == "" or is_date(found)
    assert isinstance(print_date(written), str)


@pytest.mark.parametrize("written", ["٢٠٢٧", "२०२७", "²⁰²⁷", "٣٠.٠٦.٢٠٢٧", "٠٦/٢٠٢٧"])
def test_a_date_is_kept_in_western_digits_or_not_at_all(written: str) -> None:
    found = parse_date(written)

    assert found is None or found.isascii()


def test_no_other_digits_are_canonical() -> None:
    assert not is_date("٢٠٢٧")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)), st.sampled_from("y q m d"))
def test_what_is_printed_is_read_back(day: datetime.date, precision: str) -> None:
    value = {
        "y": f"{day:%Y}",
        "q": f"{day:%Y}-Q{(day.month + 2) // 3}",
        "m": f"{day:%Y-%m}",
        "d": f"{day:%Y-%m-%d}",
    }.get(precision, "")

    for lang in ("en", "fr", "es", "ru", "ar", "zh", "mn", "xx"):
        assert parse_date(print_date(value, lang)) == value


@pytest.mark.parametrize(
    ("value", "lang", "printed"),
    [
        ("2027", "ru", "2027 г."),
        ("2027-Q2", "en", "Q2 2027"),
        ("2027-Q2", "ru", "II кв. 2027"),
        ("2027-06", "fr", "juin 2027"),
        ("2027-06", "ru", "июнь 2027"),
        ("2027-06-05", "en", "5 June 2027"),
        ("2027-06-05", "ru", "05.06.2027"),
        ("2027-06-05", "es", "5 de junio de 2027"),
        ("2027-06-05", "mn", "2027 оны 6 дугаар сарын 5"),
        ("2027-Q2", "mn", "2027 оны II улирал"),
        ("2027-06-05", "ar", "5 يونيو 2027"),
        ("2027-Q2", "ar", "الربع الثاني 2027"),
        ("2027-06-05", "zh", "2027年6月5日"),
        ("2027-Q2", "zh", "2027年第2季度"),
        ("2027-06-05", "xx", "5 June 2027"),
        ("permanent", "en", "permanent"),
    ],
)
def test_dates_are_printed_as_a_language_writes_them(value: str, lang: str, printed: str) -> None:
    assert print_date(value, lang).startswith(printed)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2027", (2027, 1, 1), (2027, 12, 31)),
        ("2027-Q1", (2027, 1, 1), (2027, 3, 31)),
        ("2027-Q4", (2027, 10, 1), (2027, 12, 31)),
        ("2028-02", (2028, 2, 1), (2028, 2, 29)),
        ("2027-12", (2027, 12, 1), (2027, 12, 31)),
        ("2027-06-30", (2027, 6, 30), (2027, 6, 30)),
    ],
)
def test_a_partial_date_spans_days(value: str, first: tuple[int, ...], last: object) -> None:
    assert first_day(value) == datetime.date(*first)  # type: ignore[arg-type]
    assert last_day(value) == datetime.date(*last)  # type: ignore[misc]
