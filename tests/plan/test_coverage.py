"""What people enter in the cells of the coverage."""

from __future__ import annotations

import pytest

from nap_desktop.plan import coverage
from nap_desktop.plan.change import Change, apply_all, opposite
from nap_desktop.plan.compare import compare
from nap_desktop.plan.coverage import DISCUSSED, NOT_APPLICABLE, NOT_DISCUSSED, UNCLEAR, Cell
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.successor import SuccessorWish, successor
from nap_desktop.plan.tree import COVERAGE, Plan
from tests.plan.plans import assert_whole, grow

CELL = Cell("OP2", "N", "framework")
ROW = Cell("II.CW.01.MAN", "C", "enforcement")
LAW = {
    "law_title": "Criminal Code",
    "law_number": "12-Z",
    "law_date": "2019-06",
    "law_article": "7",
}


def after(plan: Plan, changes: list[Change]) -> Plan:
    return apply_all(plan, changes)


def standing(plan: Plan, cell: Cell = CELL) -> str:
    return coverage.standing(coverage.of_cell(plan, cell))


@pytest.fixture
def plan() -> Plan:
    return grow("s A\n  m B")


def test_several_laws_are_cited_in_a_cell_in_their_order(plan: Plan) -> None:
    plan = after(plan, coverage.cite(plan, CELL, **LAW))
    plan = after(plan, coverage.cite(plan, CELL, law_title="Customs Code"))

    titles = [entry.get("law_title") for entry in coverage.of_cell(plan, CELL)]
    assert titles == ["Criminal Code", "Customs Code"]
    assert standing(plan) == NOT_DISCUSSED
    assert coverage.of_cell(plan, ROW) == ()
    assert_whole(plan)


def test_a_cell_stands_in_one_place_only(plan: Plan) -> None:
    plan = after(plan, coverage.stand(plan, [CELL, ROW], DISCUSSED))
    plan = after(plan, coverage.stand(plan, [CELL], NOT_APPLICABLE, "No such facilities"))

    assert standing(plan) == NOT_APPLICABLE and standing(plan, ROW) == DISCUSSED
    [entry] = coverage.of_cell(plan, CELL)
    assert entry.get("reason") == "No such facilities"


def test_a_cell_that_is_no_longer_discussed_keeps_its_laws(plan: Plan) -> None:
    plan = after(plan, coverage.cite(plan, CELL, **LAW))
    plan = after(plan, coverage.stand(plan, [CELL], UNCLEAR))
    plan = after(plan, coverage.stand(plan, [CELL], NOT_DISCUSSED))

    [law] = coverage.of_cell(plan, CELL)
    assert law.get("law_number") == "12-Z"


def test_the_reason_goes_with_what_it_was_the_reason_of(plan: Plan) -> None:
    plan = after(plan, coverage.stand(plan, [CELL], NOT_APPLICABLE, "No such facilities"))
    plan = after(plan, coverage.stand(plan, [CELL], UNCLEAR))

    assert not coverage.of_cell(plan, CELL)[0].get("reason")


def test_one_key_goes_round(plan: Plan) -> None:
    now, seen = NOT_DISCUSSED, []
    for _ in range(3):
        now = coverage.next_standing(now)
        seen.append(now)

    assert seen == [DISCUSSED, UNCLEAR, NOT_DISCUSSED]
    assert coverage.next_standing(NOT_APPLICABLE) == NOT_DISCUSSED


def test_clearing_removes_laws_too_and_comes_back(plan: Plan) -> None:
    full = after(plan, coverage.cite(plan, CELL, **LAW))
    full = after(full, coverage.stand(full, [CELL], UNCLEAR))
    changes = coverage.clear(full, [CELL])
    cleared = after(full, changes)

    assert coverage.entries(cleared) == {}
    assert after(cleared, opposite(changes)) == full


def test_entries_come_back_equal_from_json(plan: Plan) -> None:
    plan = after(plan, coverage.cite(plan, CELL, **LAW))
    data = to_open(plan)

    assert from_open(data) == plan
    assert data["coverage"][0]["law_date"] == "2019-06"
    assert "coverage" not in to_open(grow("s A"))


def test_two_states_are_compared_with_their_entries(plan: Plan) -> None:
    full = after(plan, coverage.cite(plan, CELL, **LAW))

    assert after(plan, compare(plan, full)) == full


def test_laws_come_along_to_the_plan_that_follows(plan: Plan) -> None:
    full = after(plan, coverage.cite(plan, CELL, **LAW))
    following = successor(full, SuccessorWish())

    assert len(following.under(following.root, COVERAGE)) == 1
    assert_whole(following)
