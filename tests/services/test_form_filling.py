"""Forms that come back fill the coverage: what is new, what is there already, our own annex."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.form.read import read_form
from nap_desktop.documents.word.write import write
from nap_desktop.framework.coverage import lines
from nap_desktop.plan import coverage as entered
from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.coverage import Cell, cell_of, entries
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import COVERAGE, Plan
from nap_desktop.services.coverage_annex import annex
from nap_desktop.services.form_filling import (
    DIFFERS,
    NEW,
    SAME,
    FormReading,
    account,
    fill,
    proposals,
)
from tests.documents.incoming import forms
from tests.plan.plans import grow

MAN = Cell("II.NW.01.MAN", "N", "framework")
_DAY = datetime.date(2026, 11, 25)
_CELLS = tuple(cell for line in lines() for cell in line.cells.values() if cell.category != "R")
Said = dict[Cell, list[tuple[str, ...]]]


def said(plan: Plan) -> Said:
    """Return the fields of the entries of each cell, without ids."""
    keys = ("standing", "reason", "law_title", "law_number", "law_date", "law_article", "note")
    found: Said = {}
    for node in plan.under(plan.root, COVERAGE):
        entry = plan.nodes[node]
        found.setdefault(cell_of(entry), []).append(tuple(entry.get(key) for key in keys))
    return found


@pytest.fixture
def plan() -> Plan:
    return grow("s A\n  m B")


def test_a_form_fills_the_cells_of_a_plan_that_says_nothing_there(plan: Plan) -> None:
    found = proposals(plan, read_form(forms.one_weapon()))
    assert {one.state for one in found} == {NEW}

    after = apply_all(plan, fill(plan, found))

    assert [entry.get("law_title") for entry in entries(after)[MAN]] == [
        "Penal Code, art. 12",
        "Atomic Energy Act",
    ]
    assert len(said(after)) == 6


def test_the_same_form_again_fills_nothing(plan: Plan) -> None:
    form = read_form(forms.three_weapons())
    after = apply_all(plan, fill(plan, proposals(plan, form)))

    again = proposals(after, form)

    assert {one.state for one in again} == {SAME} and not fill(after, again)


def test_what_the_plan_has_is_kept_and_written_over_only_by_choice(plan: Plan) -> None:
    before = apply_all(plan, entered.cite(plan, MAN, law_title="Firearms Act"))
    found = proposals(before, read_form(forms.one_weapon()))
    assert [one.cell for one in found if one.state == DIFFERS] == [MAN]

    kept = apply_all(before, fill(before, found))
    taken = apply_all(before, fill(before, found, {MAN}))

    assert [one.get("law_title") for one in entries(kept)[MAN]] == ["Firearms Act"]
    assert entries(taken)[MAN][0].get("law_title") == "Penal Code, art. 12"


def test_undoing_a_filling_gives_the_plan_back(plan: Plan) -> None:
    before = apply_all(plan, entered.cite(plan, MAN, law_title="Firearms Act"))
    changes = fill(before, proposals(before, read_form(forms.one_weapon())), {MAN})

    after = apply_all(before, changes)
    undone = apply_all(after, [change.inverse() for change in reversed(changes)])

    assert undone == before


signs = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x17F)
words = (
    st.text(signs | st.sampled_from(" -,()/"), min_size=1, max_size=24)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: len(text.strip(" ,()-/")) > 2)
)
laws = st.fixed_dictionaries({
    "standing": st.just("law"),
    "law_title": words,
    "law_number": st.sampled_from(("", "12-Z", "340")),
    "law_date": st.sampled_from(("", "2019", "2019-06", "2019-06-03")),
    "law_article": st.sampled_from(("", "7", "12 (3)")),
    "note": st.just("") | words.map(rich),
})  # fmt: skip
others = st.fixed_dictionaries({
    "standing": st.sampled_from(("unclear", "not_applicable", "discussed")),
    "reason": words | st.just(""),
})  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(_CELLS), laws | others), min_size=1, max_size=12),
    st.sampled_from(("en", "fr", "ru", "es")),
)
def test_our_own_annex_comes_back_as_it_went(
    held: list[tuple[Cell, dict[str, str]]], lang: str
) -> None:
    bare = grow("s A\n  m B")
    bare = apply_all(bare, edits.set_field(bare, bare.root, "language", lang))
    full = bare
    for cell, fields in held:
        place = {"place": cell.place, "category": cell.category, "column": cell.column}
        full = apply_all(full, edits.add(full, "entry", full.root, None, **place, **fields))
    content = write(annex(full, today=_DAY), {})[0]
    source = read_docx(content, "annex.docx")
    reading = FormReading(source.name, read_form(source), source.characters)
    after = apply_all(bare, fill(bare, proposals(bare, reading.form)))

    want = {cell: list(dict.fromkeys(one)) for cell, one in said(full).items()}
    assert said(after) == want
    assert {one.state for one in proposals(full, reading.form)} == {SAME}
    counted = account(reading)
    assert counted["listed"] == sum(len("".join(one.text.split())) for one in reading.unread)
