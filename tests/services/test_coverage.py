"""The coverage of a plan: counts, filters, following changes, where a measure starts, the annex."""

from __future__ import annotations

import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.framework.coverage import cells_of, lines
from nap_desktop.plan import coverage as entered
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply, apply_all
from nap_desktop.plan.coverage import NOT_APPLICABLE, UNCLEAR, Cell
from nap_desktop.plan.tree import Plan
from nap_desktop.services.coverage import Coverage, Wish, start_measure
from nap_desktop.services.coverage_annex import annex, export_annex
from nap_desktop.services.open_plan import Applied
from tests.plan.plans import acts, grow

ROW = Cell("II.NW.01.MAN", "N", "framework")
HEAD = Cell("OP2", "N", "framework")


@pytest.fixture
def plan() -> Plan:
    """Return a plan of three measures: two on OP 2, one of them on a row; one on nothing."""
    plan = grow("s A\n  m B\n  m C\ns D\n  m E")
    for node, key, value in (
        ("B", "provisions", "OP2"),
        ("B", "categories", "N"),
        ("C", "rows", "II.NW.01.MAN"),
    ):
        plan = apply_all(plan, edits.set_field(plan, node, key, value))
    return plan


def follow(coverage: Coverage, changes: list[Change]) -> None:
    for change in changes:
        coverage.follow(Applied(change, apply(coverage.plan, change)))


def test_a_paragraph_counts_the_measures_of_its_rows(plan: Plan) -> None:
    found = Coverage.of(plan)

    assert found.state(HEAD).measures == 2 and found.state(ROW).measures == 1
    assert found.measures_of(HEAD) == ["B", "C"]
    assert found.state(Cell("OP2", "C", "framework")).shape == "not_discussed"


def test_a_law_of_a_row_shows_at_its_paragraph_once(plan: Plan) -> None:
    found = Coverage.of(plan)
    law = {"law_title": "Criminal Code", "law_number": "12"}
    follow(found, entered.cite(found.plan, ROW, **law, law_article="1"))
    follow(found, entered.cite(found.plan, HEAD, **law, law_article="2"))

    assert found.state(HEAD).laws == 1 and found.state(ROW).laws == 1
    assert found.counts("OP2").laws == 1


def test_a_row_that_was_discussed_makes_its_paragraph_discussed(plan: Plan) -> None:
    found = Coverage.of(plan)
    cell = Cell("III.CW.01.ACC-PRD", "C", "enforcement")
    follow(found, entered.stand(found.plan, [cell], NOT_APPLICABLE, "No industry"))

    assert found.state(Cell("OP3a", "C", "enforcement")).shape == "discussed"
    assert found.state(cell).shape == "not_applicable"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_following_changes_is_as_good_as_counting_anew(data: st.DataObject) -> None:
    found = Coverage.of(grow("s A\n  m B\n  m C\nm D"))
    for _ in range(data.draw(st.integers(1, 8))):
        follow(found, data.draw(acts(found.plan)))
    anew = Coverage.of(found.plan)

    for line in lines():
        for cell in line.cells.values():
            assert found.state(cell) == anew.state(cell)
            assert found.measures_of(cell) == anew.measures_of(cell)


def test_each_measure_is_counted_in_exactly_the_cells_of_its_basis(plan: Plan) -> None:
    found = Coverage.of(plan)
    for measure in plan.of_kind("measure"):
        counted = {
            cell
            for line in lines()
            for cell in line.cells.values()
            if measure in found.measures_of(cell)
        }
        assert counted == cells_of(plan.nodes[measure])


def test_lines_are_filtered_and_paragraphs_stand_above_their_rows(plan: Plan) -> None:
    found = Coverage.of(plan)
    follow(found, entered.stand(found.plan, [ROW], UNCLEAR))

    assert [one.code for one in found.shown_lines(Wish(shown="unclear"))] == ["OP2", ROW.place]
    assert {one.is_group for one in found.shown_lines(Wish(rows=False))} == {True}
    brokering = found.shown_lines(Wish(words="Brokering trading"))
    assert [one.group for one in brokering] == ["OP3c", "OP3c"]
    assert found.shown_lines(Wish(words="no such words")) == []
    folded = found.shown_lines(Wish(folded=frozenset({"OP2"})))
    assert [one.code for one in folded if one.group == "OP2"] == ["OP2"]
    assert "OP2" not in [one.code for one in found.shown_lines(Wish(shown="law"))]


def test_a_law_can_be_searched(plan: Plan) -> None:
    found = Coverage.of(plan)
    follow(found, entered.cite(found.plan, ROW, law_title="Criminal Code"))

    assert [one.code for one in found.shown_lines(Wish(words="criminal"))] == ["OP2", ROW.place]


def test_a_measure_starts_beside_those_of_its_cell_with_the_basis_filled_in(plan: Plan) -> None:
    changes = start_measure(Coverage.of(plan), ROW, "E")
    [added] = [one for one in changes if isinstance(one, InsertNode)]

    assert (added.parent, added.row) == ("A", 2)
    fields = {key: added.node.get(key) for key in ("provisions", "rows", "categories", "kind")}
    assert list(fields.values()) == ["OP2", "II.NW.01.MAN", "N", "legislative"]


def test_a_measure_without_neighbours_starts_at_the_current_item(plan: Plan) -> None:
    cell = Cell("OP3d", "B", "enforcement")
    [added] = [one for one in start_measure(Coverage.of(plan), cell, "E")
               if isinstance(one, InsertNode)]  # fmt: skip

    assert (added.parent, added.row) == ("D", 1)


def test_columns_for_radiological_material_are_the_plan_s_wish(plan: Plan) -> None:
    found = Coverage.of(plan)
    assert found.categories == ("N", "C", "B")
    follow(found, edits.set_field(found.plan, found.plan.root, "radiological", "1"))

    assert found.categories == ("N", "C", "B", "R")


@pytest.mark.parametrize("lang", ["en", "fr", "ru", "es"])
def test_laws_and_reasons_are_in_the_annex(plan: Plan, tmp_path: Path, lang: str) -> None:
    law = {"law_title": "Criminal Code", "law_number": "12-Z", "law_date": "2019-06-03"}
    plan = apply_all(plan, entered.cite(plan, ROW, **law, law_article="217"))
    plan = apply_all(plan, entered.stand(plan, [HEAD], NOT_APPLICABLE, "No such State bodies"))
    receipt = export_annex(plan, tmp_path / "annex.docx", lang, datetime.date(2027, 1, 2))
    with ZipFile(receipt.path) as opened:
        text = opened.read("word/document.xml").decode()

    for words in ("Criminal Code", "12-Z", "217", "No such State bodies"):
        assert words in text


def test_a_plan_that_touches_nothing_has_no_annex() -> None:
    with pytest.raises(NapError) as refusal:
        annex(grow("s A\n  m B"))

    assert refusal.value.code == "empty_coverage"
