# ruff: noqa: E501 - tables of forms
"""Dates as earlier plans write them, in eleven languages."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.interpret.when import days_in, when
from nap_desktop.plan.dates import is_date

ENDS = {
    "2019": "2027 by|by the end of 2019|end-2019|fin 2019|d’ici à fin 2019|courant 2019|до конца 2019 года|"
    "к 2019 г.|a fines de 2019|نهاية عام ٢٠١٩|بنهاية 2019|2019年底前|2019 оны эцэс гэхэд|2019-жылдын аягына чейин|"
    "2019-ж.|то охири соли 2019|do kraja 2019. godine|до краја 2019. године|até ao final de 2019",
    "2019-Q2": "Q2 2019|second quarter of 2019|2019 (Q2)|II кв. 2019 г.|2-й квартал 2019 года|T2 2019|"
    "2e trimestre 2019|segundo trimestre de 2019|الربع الثاني من عام 2019|2019年第二季度|2019 оны II улирал|"
    "2019 оны 2 дугаар улирал|2019-жылдын II чейреги|семоҳаи II соли 2019|чоряки дуюми соли 2019|"
    "II kvartal 2019.|drugi kvartal 2019. godine|2.º trimestre de 2019|first half of 2019|H1 2019|"
    "1-е полугодие 2019 г.|premier semestre 2019|النصف الأول من عام 2019|2019年上半年|1.º semestre de 2019",
    "2019-06": "June 2019|by Jun. 2019|06/2019|06.2019|июнь 2019 г.|в июне 2019 года|juin 2019|junio de 2019|"
    "بحلول حزيران 2019|يونيو 2019|2019年6月底前|2019 оны 6 дугаар сар|2019-жылдын июнь айы|июни соли 2019|"
    "jun 2019. godine|até junho de 2019|no later than June 2019",
    "2019-06-30": "30 June 2019|June 30, 2019|by 30th June 2019|30/06/2019|30.06.19|2019-06-30|06/30/2019|"
    "до 30 июня 2019 года|au plus tard le 30 juin 2019|30 de junio de 2019|30 يونيو 2019|2019年6月30日前|"
    "2019 оны 6 дугаар сарын 30|30 июни соли 2019|30. jun 2019.|30 de junho de 2019",
}  # fmt: skip
SPANS = {
    ("2018", "2020"): "2018-2020|2018–2020 гг.|2018/2020|2018-20|from 2018 to 2020|с 2018 по 2020 годы|"
    "2018 à 2020|2018 al 2020|من 2018 إلى 2020|2018年至2020年|2018-2020 онд|2018-2020-жылдар|солҳои 2018-2020|"
    "2018–2020.|2018 a 2020|2018 до 2020 года",
    ("2019-01", "2019-03"): "January–March 2019|январь-март 2019 г.|de janvier à mars 2019|enero a marzo de 2019",
    ("2018-Q4", "2019-Q2"): "Q4 2018 – Q2 2019|IV кв. 2018 – II кв. 2019 г.",
    ("2019-Q1", "2019-Q2"): "Q1-Q2 2019|Q1-2 2019|I-II кв. 2019 г.|I и II кварталы 2019 года",
}  # fmt: skip
WORDINGS = (
    "ongoing|annually|TBD|within 6 months|12 months after adoption|ежегодно|постоянно|en continu|chaque année|"
    "permanente|anualmente|مستمر|سنوياً|每年|长期|жил бүр|туруктуу|ҳамасола|jednom godišnje|mid-2019|"
    "after the law of 12.03.2015 has come into force|32.13.2019"
)


@pytest.mark.parametrize(
    ("text", "value"), [(one, value) for value, held in ENDS.items() for one in held.split("|")[1:]]
)
def test_one_date_is_the_end(text: str, value: str) -> None:
    assert when(text) == ("", value, "")


@pytest.mark.parametrize(
    ("text", "span"), [(one, span) for span, held in SPANS.items() for one in held.split("|")]
)
def test_two_dates_with_up_to_between_them_are_start_and_end(
    text: str, span: tuple[str, str]
) -> None:
    assert when(text) == (*span, "")


@pytest.mark.parametrize("text", WORDINGS.split("|"))
def test_what_is_no_date_stays_a_wording(text: str) -> None:
    assert when(text) == ("", "", text)


@pytest.mark.parametrize("text", ["2019, 2020", "2019; 2020", "2020 and 2019"])
def test_several_dates_are_a_span_and_a_wording(text: str) -> None:
    assert when(text) == ("2019", "2020", text)


@pytest.mark.parametrize("text", ["from 2019 onwards", "постоянно, начиная с 2019 г."])
def test_what_goes_on_begins_and_has_no_end(text: str) -> None:
    assert when(text) == ("2019", "", text)


def test_nothing_says_nothing() -> None:
    assert when(" \n") == ("", "", "")


def test_the_days_of_an_act_are_found_among_its_words() -> None:
    assert days_in("от 12 февраля 2018 года № 57 и от 1.3.2019") == ["2018-02-12", "2019-03-01"]
    assert days_in("аз 5 марти соли 2020, № 118") == ["2020-03-05"]
    assert all(map(is_date, days_in("Decree No. 3 of 30 February 2019 and 1 May 2019")))
