"""The plan that follows another: what comes along, its dates, what became of each item."""

from __future__ import annotations

import pytest
from hypothesis import given

from nap_desktop.plan import approval, assistance, edits, reviews
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.successor import (
    CARRIED,
    CHANGED,
    CLEAR,
    DROPPED,
    KEEP,
    NEW,
    PREVIOUS,
    SuccessorWish,
    counts,
    fates,
    successor,
    unfinished,
)
from nap_desktop.plan.tree import REQUESTS, REVIEWS, Plan
from tests.plan.plans import any_plan, grow

OLD = from_open(
    {
        "format": "nap-plan/1",
        "plan": {
            "title": "Plan 2021–2024",
            "period_start": "2021",
            "period_end": "2024",
            "act_number": "214",
            "approving_authority": "Cabinet",
        },
        "settings": {"phase": "approved"},
        "bodies": [{"id": "customs", "name": "Customs"}],
        "items": [
            {
                "id": "border",
                "kind": "section",
                "fields": {"heading": "Border"},
                "items": [
                        {
                            "id": "train",
                            "kind": "measure",
                            "fields": {"text": "Train officers", "end": "2024-02-29"},
                            "progress": [
                                {"review": "First", "at": "2022", "status": "completed"},
                                {"review": "Second", "at": "2023", "status": "under_way"},
                            ],
                            "comments": [{"author": "A", "at": "2022", "text": "Why?"}],
                        },
                        {
                            "id": "equip",
                            "kind": "measure",
                            "fields": {"text": "Buy scanners", "lead": ["customs"], "end": "2022-Q3"},
                            "progress": [{"review": "First", "at": "2022", "status": "completed"}],
                        },
                ],
            }
        ],
    }
)  # fmt: skip
NEXT = SuccessorWish("Plan 2025–2028", "2025", "2028")


def test_what_the_last_review_called_completed_is_not_unfinished() -> None:
    assert unfinished(OLD) == {"train"}


def test_a_successor_is_a_draft_that_knows_its_predecessor_and_nothing_of_its_approval() -> None:
    new = successor(OLD, NEXT)
    root = new.nodes[new.root]

    assert new.root != OLD.root and root.get(PREVIOUS) == OLD.root
    assert (root.get("title"), root.get("phase")) == ("Plan 2025–2028", "draft")
    assert (root.get("period_start"), root.get("period_end")) == ("2025", "2028")
    assert root.get("act_number") == root.get("approving_authority") == ""


def test_dates_move_by_the_years_between_the_periods_and_keep_their_precision() -> None:
    new = successor(OLD, NEXT)

    assert new.get("train", "end") == "2028-02-29"
    assert new.get("equip", "end") == "2026-Q3"


@pytest.mark.parametrize(("manner", "end"), [(CLEAR, ""), (KEEP, "2022-Q3")])
def test_dates_may_be_cleared_or_kept(manner: str, end: str) -> None:
    new = successor(OLD, SuccessorWish("", "2025", "2028", dates=manner))

    assert new.get("equip", "end") == end


def test_the_29th_of_february_becomes_the_28th_where_there_is_none() -> None:
    new = successor(OLD, SuccessorWish("", "2022", "2025"))

    assert new.get("train", "end") == "2025-02-28"


def test_only_chosen_measures_come_along_with_their_reviews_and_without_comments() -> None:
    wish = SuccessorWish("", "2025", "2028", unfinished(OLD))
    new = successor(OLD, wish)

    assert new.of_kind("measure") == ["train"] and new.of_kind("section") == ["border"]
    assert [new.nodes[one].get("review") for one in new.under("train", "progress")] == [
        "First", "Second",
    ]  # fmt: skip
    assert new.under("train", "discussion") == ()
    assert new.bodies == OLD.bodies


def test_reviews_may_stay_behind() -> None:
    new = successor(OLD, SuccessorWish("", "2025", "2028", progress=False))

    assert new.under("train", "progress") == ()


def test_what_became_of_each_item_is_told() -> None:
    from nap_desktop.plan.change import apply_all
    from nap_desktop.plan.edits import add, set_field
    from nap_desktop.plan.text import rich

    new = successor(OLD, SuccessorWish("", "2025", "2028", unfinished(OLD)))
    new = apply_all(new, set_field(new, "train", "text", rich("Train more officers")))
    added = add(new, "measure", "border", 1)
    new = apply_all(new, added)

    told = fates(OLD, new)

    assert told["border"] == CARRIED and told["train"] == CHANGED and told["equip"] == DROPPED
    assert counts(told.values()) == {CARRIED: 1, CHANGED: 1, NEW: 1, DROPPED: 1}


@given(any_plan())
def test_all_of_any_plan_is_carried_and_nothing_else(plan: Plan) -> None:
    new = successor(plan, SuccessorWish(dates=KEEP))

    assert list(new.walk()) == list(plan.walk())
    assert set(fates(plan, new).values()) <= {CARRIED}
    assert from_open_again(new) == new


def from_open_again(plan: Plan) -> Plan:
    from nap_desktop.plan.open_format import to_open

    return from_open(to_open(plan))


def reviewed() -> Plan:
    """Return a plan with two measures, a review, and a request for each measure."""
    plan = grow("s A\n  m A1\n  m A2")
    plan = apply_all(plan, edits.set_field(plan, "plan", "title", "Plan 2022"))
    plan = apply_all(plan, reviews.open_review(plan, "Last", "2026-05", "2026-06"))
    for measure, status in (("A1", "carried_over"), ("A2", "completed")):
        note = reviews.note(plan, measure, "Last", "2026-05", "status", status)
        plan = apply_all(plan, note)
        plan = apply_all(plan, assistance.add_request(plan, measure, [measure]))
    return apply_all(plan, edits.set_field(plan, "A1", "code", "M-0007"))


def test_the_statuses_of_earlier_reviews_stay_visible_in_the_successor() -> None:
    old = reviewed()
    new = successor(old, SuccessorWish(measures=unfinished(old)))

    assert new.of_kind("measure") == ["A1"]
    assert reviews.reviews(new) == reviews.reviews(old)
    assert reviews.status_in(new, "A1", "Last") == "carried_over"
    [review] = new.under(new.root, REVIEWS)
    assert new.get(review, "closed") == "2026-06" and new.get(new.root, "phase") == "draft"


def test_without_the_reviews_the_source_tells_where_a_measure_comes_from() -> None:
    old = reviewed()
    new = successor(old, SuccessorWish(measures=unfinished(old), progress=False))

    assert not new.under(new.root, REVIEWS) and not new.under("A1", "progress")
    assert new.get("A1", "source") == "Plan 2022, M-0007, Moved to the next plan"


def test_requests_come_along_with_their_measures_until_they_are_answered() -> None:
    old = reviewed()
    new = successor(old, SuccessorWish(measures=unfinished(old)))
    assert [new.get(one, "measures") for one in new.under(new.root, REQUESTS)] == ["A1"]

    for request in old.under("plan", REQUESTS):
        old = apply_all(old, edits.set_field(old, request, "answered", "2026"))
    assert not successor(old, SuccessorWish()).under(new.root, REQUESTS)


def test_the_protection_of_an_approved_plan_stays_behind() -> None:
    old = reviewed()
    old = apply_all(old, approval.approve(old, approval.Approval("Cabinet", act_date="2021-12-24")))
    new = successor(old, SuccessorWish())

    assert approval.approval(new) == approval.Approval() and not approval.is_protected(new)
