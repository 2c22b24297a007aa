"""Forms in the manner of the matrix that come back: each answer finds its cell, the rest is told."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.form.read import read_form
from nap_desktop.documents.incoming.form.said import Form
from nap_desktop.documents.incoming.source import Source, count
from nap_desktop.plan.text import plain
from tests.documents.incoming import forms, museum

Told = dict[tuple[str, str, str], list[tuple[str, str]]]


def told(form: Form) -> Told:
    """Return standing and words of each entry by (code, category, column)."""
    found: Told = {}
    for one in form.said:
        fields = dict(one.fields)
        note = plain(fields.pop("note", ""))
        words = " / ".join(filter(None, (*fields.values(), note)))
        found.setdefault(tuple(one.cell), []).append((one.standing, words))  # type: ignore[arg-type]
    return found


def test_answers_and_laws_of_one_weapon_find_their_cells() -> None:
    form = read_form(forms.one_weapon())

    assert told(form) == {
        ("II.NW.01.MAN", "N", "framework"): [
            ("law", "Penal Code, art. 12 / Bill before parliament"),
            ("law", "Atomic Energy Act"),
        ],
        ("II.NW.01.MAN", "N", "enforcement"): [("unclear", "")],
        ("II.NW.02.ACQ", "N", "framework"): [("law", "")],
        ("II.NW.02.ACQ", "N", "enforcement"): [("not_applicable", "no such items")],
        ("II.NW.08.USE", "N", "framework"): [("law", "Criminal Code 2003")],
        ("II.NW.08.USE", "N", "enforcement"): [("law", "Criminal Code 2003")],
    }


def test_a_row_that_the_checklist_does_not_have_is_told_with_all_its_words() -> None:
    form = read_form(forms.one_weapon())

    lost = [one.text for one in form.unread if one.reason == "no_row"]
    assert lost == ["4", "keep as pets", "X", "Zoo Act"]
    assert [one.text for one in form.unread if one.reason == "outside"] == [
        "Republic of Exampleland"
    ]


def test_three_weapons_side_by_side_and_a_remark_without_answer() -> None:
    found = told(read_form(forms.three_weapons()))

    assert found["III.NW.11.PHP", "N", "framework"] == [("law", "Loi no 4")]
    assert found["III.CW.11.PHP", "C", "framework"] == [("law", "")]
    assert found["III.BW.11.PHP", "B", "framework"] == [("unclear", "")]
    assert found["III.NW.11.PHP", "N", "enforcement"] == [("law", "")]
    assert found["III.BW.11.PHP", "B", "enforcement"] == [("not_applicable", "")]
    assert found["III.NW.13.REL", "N", "framework"] == [("discussed", "à l'étude")]
    assert len(found) == 6


def test_treaties_have_one_answer_and_paragraphs_have_their_own_cells() -> None:
    found = told(read_form(forms.russian()))

    assert found["I.07.CWC", "", "adherence"] == [("law", "Ратифицирована 3 мая 2003 г.")]
    assert found["I.09.GP1925", "", "adherence"] == [("not_applicable", "")]
    assert found["OP3d", "N", "framework"] == [("law", "")]
    assert found["OP3d", "B", "enforcement"] == [("unclear", "")]
    assert len(found) == 2 + 6


def test_a_title_row_names_the_weapons_and_an_answer_may_cite_the_law() -> None:
    found = told(read_form(forms.spanish()))

    assert found == {
        ("IV.BW.01.BORDER", "B", "framework"): [("law", "")],
        ("IV.BW.01.BORDER", "B", "enforcement"): [("law", "Ley de Aduanas")],
        ("IV.BW.20.TRAN", "B", "framework"): [("unclear", "")],
        ("IV.BW.27.OTH", "B", "framework"): [("law", "Reglamento 7")],
    }


@pytest.mark.parametrize(
    "source",
    [forms.one_weapon(), forms.three_weapons(), forms.russian(), forms.spanish(),
     museum.decoys(), museum.portuguese()],
)  # fmt: skip
def test_each_character_is_used_or_told(source: Source) -> None:
    form = read_form(source)

    assert form.used + sum(count(one.text) for one in form.unread) == source.characters


def test_a_plan_is_no_form() -> None:
    assert not read_form(museum.portuguese()).said
