"""Requests for assistance: drafted from measures, kept with what was asked and answered."""

from __future__ import annotations

from nap_desktop.plan import assistance, edits, reviews
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.text import plain, rich
from nap_desktop.plan.tree import REQUESTS, Plan
from tests.plan.plans import grow


def needy() -> Plan:
    plan = grow("s A\n  m A1\n  m A2\n  m A3\n  m A4")
    for measure, kinds, words in (
        ("A1", "training", "Courses"),
        ("A2", "training,equipment", "Kit"),
    ):
        for key, value in (
            ("assistance_kind", kinds),
            ("assistance_text", rich(words)),
            ("provisions", "OP3c"),
            ("start", "2027"),
            ("end", "2028-06"),
        ):
            plan = apply_all(plan, edits.set_field(plan, measure, key, value))
    return apply_all(plan, edits.set_field(plan, "A3", "assistance", "1"))


def test_a_request_is_drafted_for_each_kind_of_help() -> None:
    plan = needy()
    plan = apply_all(plan, assistance.draft_requests(plan))

    requests = plan.under("plan", REQUESTS)
    assert [plan.get(one, "title") for one in requests] == ["Training", "Equipment", "Other"]
    assert [plan.get(one, "measures") for one in requests] == ["A1,A2", "A2", "A3"]
    first = plan.nodes[requests[0]]
    assert plain(first.get("need")) == "Courses\nKit" and first.get("time") == "2027–2028"
    assert first.get("provisions") == "OP3c"
    assert assistance.in_no_request(plan) == [] == assistance.draft_requests(plan)


def test_what_a_review_says_is_needed_counts_as_well() -> None:
    plan = needy()
    plan = apply_all(plan, reviews.note(plan, "A4", "First", "2027", "need", rich("An expert")))
    plan = apply_all(plan, assistance.add_request(plan, "Expertise", ["A4"]))

    assert assistance.in_need(plan) == ["A1", "A2", "A3", "A4"]
    assert assistance.in_no_request(plan) == ["A1", "A2", "A3"]
    [request] = plan.under("plan", REQUESTS)
    assert plain(plan.get(request, "need")) == "An expert"


def test_a_request_stands_as_its_dates_say() -> None:
    plan = needy()
    plan = apply_all(plan, assistance.add_request(plan, "Training", ["A1"]))
    [request] = plan.under("plan", REQUESTS)
    seen = [assistance.standing(plan, request)]
    for key in ("asked", "answered"):
        plan = apply_all(plan, edits.set_field(plan, request, key, "2027-03"))
        seen.append(assistance.standing(plan, request))

    assert seen == ["not_sent", "sent", "answered"]


def test_a_measure_that_is_deleted_leaves_its_request_and_comes_back_with_undo() -> None:
    plan = needy()
    plan = apply_all(plan, assistance.add_request(plan, "Training", ["A1"]))
    [request] = plan.under("plan", REQUESTS)
    plan = apply_all(plan, assistance.put_into(plan, request, "A3"))
    gone = apply_all(plan, edits.delete(plan, ["A1"]))

    assert assistance.measures_of(gone, request) == ["A3"]
    assert assistance.measures_of(plan, request) == ["A1", "A3"]
