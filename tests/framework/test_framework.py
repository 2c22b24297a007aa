"""What the framework's data holds, and that all its parts know each other."""

from __future__ import annotations

import datetime

import pytest

from nap_desktop.base import shipped
from nap_desktop.framework import bodies, checklist, guidance, instruments, provisions
from nap_desktop.plan.schema import canonical, field_of, open_value

CODES = "OP1 OP2 OP3a OP3b OP3c OP3d OP6 OP7 OP8a OP8b OP8c OP8d OP9 OP10".split()  # noqa: SIM905
FILES = [*shipped.names("framework", ".json"), *shipped.names("framework/guidance", ".json")]


def test_a_plan_may_draw_on_fourteen_paragraphs() -> None:
    assert list(provisions.codes()) == CODES
    assert len(provisions.paragraphs()) == 20


@pytest.mark.parametrize(
    ("code", "label"), [("OP1", "OP\xa01"), ("OP3d", "OP\xa03\xa0(d)"), ("OP99", "OP99")]
)
def test_a_paragraph_is_printed_as_it_is_cited(code: str, label: str) -> None:
    assert provisions.label(code) == label


def test_resolutions_come_with_their_dates_in_order() -> None:
    found = provisions.resolutions()
    days = [datetime.date.fromisoformat(one.date) for one in found]

    assert days == sorted(days) and found[0].number == "1540" and found[-1].number == "2663"
    assert all(one.effect for one in found)
    assert [one.term for one in provisions.definitions()] == [
        "means of delivery",
        "non-State actor",
        "related materials",
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_says_its_version_and_date(name: str) -> None:
    data = shipped.json_data(name)

    assert data["version"] >= 1 and datetime.date.fromisoformat(data["date"])


def test_the_checklist_has_219_rows_each_with_its_confidence() -> None:
    rows = checklist.rows()
    known = {one.code for one in provisions.paragraphs()} | {"RES1977", "RES2325", "RES2663"}

    assert len(rows) == len({row.code for row in rows}) == 219
    for row in rows:
        assert row.confidence in checklist.CONFIDENCE
        assert row.label and set(row.provisions) <= known
    assert "not been checked" in checklist.caveat()
    assert checklist.row("I.07.CWC") in checklist.rows_of("OP8a")
    assert checklist.row("nothing") is None


def test_there_are_38_organisations() -> None:
    found = bodies.organisations()
    known = {one.code for one in provisions.paragraphs()} | {"NAP", "cross-cutting"}

    assert len(found) == len({one.code for one in found}) == 38
    assert all(one.name and one.role and set(one.provisions) <= known for one in found)
    iaea = bodies.organisation("IAEA")
    assert iaea is not None and "OP3a" in iaea.provisions
    assert bodies.organisation("nobody") is None


def test_instruments_have_names_and_the_six_that_guidance_must_cite_are_there() -> None:
    found = instruments.instruments()

    assert len(found) == len({one.code for one in found})
    assert all(one.name and one.about for one in found)
    for code in ("CWC", "BWC", "CPPNM", "IAEA", "FATF", "IHR"):
        assert instruments.instrument(code)
    assert instruments.instrument("nothing") is None


@pytest.mark.parametrize("code", CODES)
def test_every_paragraph_has_guidance_that_the_rest_of_the_framework_knows(code: str) -> None:
    found = guidance.guidance(code)

    assert found and found.provision == code and found.title and found.asks
    assert 5 <= len(found.questions) <= 10 and all(one.endswith("?") for one in found.questions)
    assert len(found.wordings) >= 6 and found.bodies and found.organisations
    assert len({wording.text for wording in found.wordings}) == len(found.wordings)
    assert all(bodies.organisation(one) for one in found.organisations)
    assert found.cross_references
    for reference in found.cross_references:
        assert instruments.instrument(reference.instrument) and reference.note


@pytest.mark.parametrize("code", CODES)
def test_a_wording_makes_a_measure_of_canonical_fields(code: str) -> None:
    for wording in guidance.guidance(code).wordings:  # type: ignore[union-attr]
        fields = wording.fields(code)
        assert fields["text"] and fields["provisions"] == code
        for key, value in fields.items():
            field = field_of("measure", key)
            assert canonical(field, open_value(field, value)) == value
        assert all(checklist.row(row) for row in wording.rows)
        assert all(instruments.instrument(one) for one in wording.instruments)


def test_nothing_is_said_on_a_paragraph_that_asks_nothing_of_a_plan() -> None:
    assert guidance.guidance("OP4") is None and provisions.provision("OP99") is None
