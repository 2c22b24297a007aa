"""What came of several steps: the net of them, by items."""

from __future__ import annotations

from nap_desktop.plan import edits, reviews
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.happened import NOTHING_HAPPENED, Happened, happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from tests.plan.plans import grow


class Acts:
    """A plan on which things are done one after the other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.steps: list[KeptStep] = []

    def do(self, changes: list[Change]) -> NodeId:
        self.plan = apply_all(self.plan, changes)
        step = Step("Act", "A", "2027-05-04T10:00:00Z", tuple(changes))
        self.steps.append(KeptStep(len(self.steps), step))
        return next((one.node.id for one in changes if isinstance(one, InsertNode)), "")

    @property
    def found(self) -> Happened:
        return happened(self.plan, self.steps)


def acts() -> Acts:
    return Acts(grow("s A\n  m A1\n  m A2\ns B\n  m B1"))


def test_items_are_told_by_what_befell_them() -> None:
    work = acts()
    new = work.do(edits.add(work.plan, "measure", "B"))
    work.do(edits.set_field(work.plan, new, "text", rich("New one")))
    work.do(edits.set_field(work.plan, "A1", "text", rich("Other")))
    work.do(edits.delete(work.plan, ["A2"]))
    work.do(edits.move(work.plan, ["B1"], "A", 0))
    work.do(reviews.note(work.plan, "A1", "First", "2027", "status", "completed"))
    work.do(edits.add(work.plan, "comment", "A1", None, text=rich("Why?")))

    assert work.found == Happened((new,), ("A1",), ("B1",), ("A2",), ("A1",), 1)


def test_what_was_taken_back_did_not_happen() -> None:
    work = acts()
    new = work.do(edits.add(work.plan, "measure", "B"))
    work.do(edits.delete(work.plan, [new]))
    before = work.plan.get("A1", "text")
    work.do(edits.set_field(work.plan, "A1", "text", rich("Other")))
    work.do(edits.set_field(work.plan, "A1", "text", before))

    assert work.found == NOTHING_HAPPENED and not work.found


def test_private_notes_and_settings_are_passed_over() -> None:
    work = acts()
    work.do(edits.set_field(work.plan, "A1", "note", rich("Secret")))
    work.do(edits.set_field(work.plan, "plan", "phase", "closed"))

    assert not work.found


def test_an_item_that_was_moved_back_was_not_moved() -> None:
    work = acts()
    work.do(edits.move(work.plan, ["B1"], "A", 0))
    work.do(edits.move(work.plan, ["B1"], "B", 0))

    assert work.found == NOTHING_HAPPENED


def test_private_comments_and_what_answers_them_are_passed_over() -> None:
    work = acts()
    first = work.do(edits.add(work.plan, "comment", "A1", None, text=rich("Mine"), private="1"))
    work.do(edits.add(work.plan, "comment", first, None, text=rich("Mine too")))

    assert not work.found
