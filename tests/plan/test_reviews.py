"""Reviews: opened, noted measure by measure, counted, compared, closed."""

from __future__ import annotations

from nap_desktop.plan import reviews
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.successor import unfinished
from nap_desktop.plan.tree import REVIEWS, Plan
from tests.plan.plans import grow

OUTLINE = """
s A
  m A1
  m A2
  m A3
"""


def opened(plan: Plan, name: str, start: str) -> Plan:
    return apply_all(plan, reviews.open_review(plan, name, start))


def noted(plan: Plan, name: str, **statuses: str) -> Plan:
    for measure, status in statuses.items():
        plan = apply_all(plan, reviews.note(plan, measure, name, "2027-05-04", "status", status))
    return plan


def test_a_review_is_opened_and_the_plan_is_under_review() -> None:
    plan = opened(grow(OUTLINE), "First", "2027-05-04")

    [review] = plan.under("plan", REVIEWS)
    assert plan.get(review, "name") == "First"
    assert plan.get("plan", "phase") == "review"
    assert reviews.open_review(plan, " First ") == [] and reviews.open_review(plan, " ") == []


def test_the_entry_of_a_measure_is_made_with_the_first_note_and_changed_by_the_next() -> None:
    plan = noted(opened(grow(OUTLINE), "First", "2027"), "First", A1="under_way")
    plan = noted(plan, "First", A1="completed")

    assert len(plan.under("A1", "progress")) == 1
    assert reviews.status_in(plan, "A1", "First") == "completed"
    assert reviews.note(plan, "A2", "First", "2027", "need", "") == []


def test_counts_sum_up_to_the_number_of_measures() -> None:
    plan = noted(opened(grow(OUTLINE), "First", "2027"), "First", A1="completed", A3="blocked")

    assert reviews.counts(plan, "First") == [("completed", 1), ("blocked", 1), ("", 1)]


def test_what_moved_between_two_reviews_is_told_in_reading_order() -> None:
    plan = noted(opened(grow(OUTLINE), "First", "2027"), "First", A1="under_way", A2="delayed")
    plan = noted(opened(plan, "Second", "2028"), "Second", A1="completed", A2="delayed")

    assert reviews.before(plan, "Second") == "First" and reviews.before(plan, "First") is None
    assert reviews.moved(plan, "First", "Second") == [reviews.Moved("A1", "under_way", "completed")]


def test_a_review_that_only_entries_know_of_is_a_review_too() -> None:
    plan = noted(grow(OUTLINE), "By hand", A1="completed")

    assert reviews.reviews(plan) == [reviews.Review("By hand", "", "2027-05-04")]


def test_a_review_is_renamed_with_all_its_entries() -> None:
    plan = noted(opened(grow(OUTLINE), "First", "2027"), "First", A1="completed")
    [review] = plan.under("plan", REVIEWS)
    plan = apply_all(plan, reviews.rename(plan, review, "Annual"))

    assert reviews.status_in(plan, "A1", "Annual") == "completed"
    assert [one.name for one in reviews.reviews(plan)] == ["Annual"]


def test_closing_goes_back_to_approved_where_there_is_an_act() -> None:
    plan = opened(grow(OUTLINE), "First", "2027")
    [review] = plan.under("plan", REVIEWS)
    assert reviews.close_review(plan, review, "2027-05-06")[-1].key == "closed"  # type: ignore[union-attr]

    from nap_desktop.plan import edits

    plan = apply_all(plan, edits.set_field(plan, "plan", "act_date", "2026-12-24"))
    plan = apply_all(plan, reviews.close_review(plan, review, "2027-05-06"))
    assert plan.get("plan", "phase") == "approved"
    plan = apply_all(plan, reviews.open_again(plan, review))
    assert plan.get("plan", "phase") == "review" and not plan.get(review, "closed")


def test_the_last_review_decides_what_is_unfinished() -> None:
    plan = noted(opened(grow(OUTLINE), "First", "2027"), "First", A1="completed", A2="completed")
    plan = apply_all(plan, reviews.note(plan, "A1", "Second", "2028", "status", "continuous"))

    assert unfinished(plan) == {"A1", "A3"}
