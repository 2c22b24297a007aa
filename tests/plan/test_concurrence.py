"""Rounds of concurrence and the remarks that come in."""

from __future__ import annotations

import pytest

from nap_desktop.plan import concurrence as acts
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.edits import delete, duplicate, insert, set_field
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.tree import CONCURRENCE, REMARKS, Branch, Node, Plan
from tests.plan.plans import assert_whole, grow, there_and_back


def after(plan: Plan, changes: list[Change]) -> Plan:
    return apply_all(plan, changes)


@pytest.fixture
def plan() -> Plan:
    """Return a plan of two measures; Justice leads one, Customs shares it, Health has none."""
    plan = grow("s A\n  m B\n    - C\nm D")
    for body in ("justice", "health", "customs"):
        node = Branch(Node(body, "body", {"name": body.title()}))
        plan = after(plan, insert(plan, [node], plan.root))
    plan = after(plan, set_field(plan, "B", "lead", "justice"))
    return after(plan, set_field(plan, "B", "partners", "customs"))


def test_bodies_that_lead_or_share_are_concerned(plan: Plan) -> None:
    assert acts.concerned(plan) == ("justice", "customs")


def test_an_international_organisation_is_not_asked(plan: Plan) -> None:
    plan = after(plan, set_field(plan, "customs", "kind", "organisation"))

    assert acts.concerned(plan) == ("justice",)


def test_before_the_first_round_those_are_shown_who_would_be_asked(plan: Plan) -> None:
    assert acts.asked(plan) == (acts.Asked("justice", None), acts.Asked("customs", None))


def test_a_round_asks_each_body_once(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))

    assert acts.start_round(plan, "First", "2026-01-10", "2026-02-01") == []
    assert [one.body for one in acts.asked(plan)] == ["justice", "customs"]
    assert not plan.under("health", CONCURRENCE)
    assert_whole(plan)


def test_a_round_that_is_not_sent_yet_is_the_last(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "Draft", "", ""))
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))
    plan = after(plan, acts.start_round(plan, "Later", "", ""))

    assert acts.rounds(plan) == ("First", "Draft", "Later")


def test_the_next_round_remembers_who_signs(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))
    [first, _] = (one.entry or "" for one in acts.asked(plan))
    plan = after(plan, acts.sign(plan, first, "Deputy Minister", "A. Example"))
    plan = after(plan, acts.start_round(plan, "Second", "2026-03-10", "2026-04-01"))

    assert acts.rounds(plan) == ("First", "Second")
    [second, _] = (one.entry or "" for one in acts.asked(plan))
    assert plan.get(second, "name") == "A. Example" and not plan.get(second, "answer")


def test_an_answer_is_noted_and_taken_back(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))
    entry = acts.asked(plan)[0].entry or ""
    plan = after(plan, acts.answer(plan, entry, acts.WITH_REMARKS, "2026-01-20", "No. 5"))

    assert plan.get(entry, "answer") == "with_remarks"
    assert plan.get(entry, "reference") == "No. 5"
    assert not after(plan, acts.answer(plan, entry, "")).get(entry, "answer")


def test_remarks_come_in_reading_order_and_are_decided(plan: Plan) -> None:
    for item, words in (("D", "last"), ("C", "step"), (plan.root, "whole"), ("A", "part")):
        plan = after(plan, acts.add_remark(plan, item, "customs", words, "2026-01-15"))
    told = [rich_text.plain(plan.get(remark, "text")) for _, remark in acts.remarks(plan)]
    assert told == ["whole", "part", "step", "last"]

    _, first = acts.remarks(plan)[0]
    plan = after(plan, acts.decide(plan, first, acts.PARTLY, "Why", "New"))
    assert first not in acts.undecided(plan) and len(acts.undecided(plan)) == 3
    assert rich_text.plain(plan.get(first, "new_text")) == "New"


def test_a_round_and_remarks_come_back_equal_from_json(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))
    plan = after(plan, acts.add_remark(plan, "B", "justice", "Shorten"))
    data = to_open(plan)

    assert from_open(there_and_back(data)) == plan
    assert [len(body.get("concurrence", [])) for body in data["bodies"]] == [1, 0, 1]
    assert data["items"][0]["items"][0]["remarks"][0]["body"] == ["justice"]


def test_a_body_that_goes_takes_its_entries_and_leaves_its_remarks(plan: Plan) -> None:
    plan = after(plan, acts.start_round(plan, "First", "2026-01-10", "2026-02-01"))
    plan = after(plan, acts.add_remark(plan, "B", "justice", "Shorten"))
    [(_, remark)] = acts.remarks(plan)
    changes = delete(plan, ["justice"])
    gone = after(plan, changes)

    assert_whole(gone)
    assert [one.body for one in acts.asked(gone)] == ["customs"]
    assert not gone.get(remark, "body")
    assert after(gone, [change.inverse() for change in reversed(changes)]) == plan


def test_a_copied_item_has_no_remarks(plan: Plan) -> None:
    plan = after(plan, acts.add_remark(plan, "D", "customs", "Shorten"))
    plan = after(plan, duplicate(plan, ["D"]))

    copy = plan.under(plan.root)[-1]
    assert plan.under("D", REMARKS) and not plan.under(copy, REMARKS)
