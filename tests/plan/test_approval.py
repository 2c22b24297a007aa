"""An approved plan: its act noted, its items kept from change by accident."""

from __future__ import annotations

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.plan import approval, edits, reviews
from nap_desktop.plan.approval import Approval
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import OpenPlan
from tests.plan.plans import grow

GIVEN = Approval("Cabinet", "Resolution", "340", "2026-12-24", "Gazette 12")


def approved() -> Plan:
    plan = grow("s A\n  m A1\n    - step")
    return apply_all(plan, approval.approve(plan, GIVEN))


def test_the_act_is_noted_and_the_plan_is_approved() -> None:
    plan = approved()

    assert approval.approval(plan) == GIVEN
    assert plan.get("plan", "phase") == "approved" and approval.is_protected(plan)


def harmful(plan: Plan) -> list[list[Change]]:
    return [
        edits.set_field(plan, "A1", "text", rich("Other")),
        edits.set_field(plan, "step", "text", rich("Other")),
        edits.set_field(plan, "plan", "title", "Other"),
        edits.set_field(plan, "plan", "period_end", "2031"),
        edits.add(plan, "measure", "A"),
        edits.delete(plan, ["A1"]),
    ]


def test_items_title_and_period_are_protected() -> None:
    plan = approved()

    assert all(changes and approval.harms(plan, changes) for changes in harmful(plan))


def test_reviews_comments_notes_letters_and_bodies_go_on() -> None:
    plan = approved()
    harmless = [
        reviews.open_review(plan, "First"),
        reviews.note(plan, "A1", "First", "2027", "status", "completed"),
        edits.add(plan, "comment", "A1", None, text=rich("Why?")),
        edits.set_field(plan, "A1", "note", rich("Private")),
        edits.set_field(plan, "plan", "note_verbale", "12/7"),
        edits.add(plan, "body", "plan", None, name="Customs"),
    ]

    assert all(changes and not approval.harms(plan, changes) for changes in harmless)


def test_what_is_no_longer_protected_can_be_changed() -> None:
    plan = approved()
    assert not approval.harms(plan, approval.protect(plan, False))
    plan = apply_all(plan, approval.protect(plan, False))

    assert not any(approval.harms(plan, changes) for changes in harmful(plan))
    assert plan.get("plan", "phase") == "approved"


class Kept:
    def __init__(self) -> None:
        self.steps: list[object] = []

    def keep(self, step: object) -> int:
        self.steps.append(step)
        return len(self.steps)

    def fold(self, *given: object) -> None:
        self.steps.append(given)

    def take_back(self, *_: object) -> None: ...

    def do_again(self, *_: object) -> None: ...


def test_the_one_door_refuses_what_would_harm_and_undo_opens_it() -> None:
    keeper = Kept()
    plan = OpenPlan(grow("s A\n  m A1"), keeper)
    plan.do("Freeze", approval.approve(plan.plan, GIVEN))
    text = edits.set_field(plan.plan, "A1", "text", rich("Other"))
    for act in (plan.do, plan.type_in):
        with pytest.raises(NapError, match="plan_is_approved"):
            act("Change", text)
    assert len(keeper.steps) == 1

    plan.undo()
    plan.do("Change", text)
    assert plan.plan.get("A1", "text") == rich("Other")
