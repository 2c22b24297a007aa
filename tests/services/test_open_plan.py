"""The one door: keep, show, remember; typing folds; a failure changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, SetField, apply_all
from nap_desktop.plan.steps import Step
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import FOLD_SECONDS, SHOWN_ONE_BY_ONE, OpenPlan
from tests.plan.plans import START, acts, grow


class Memory:
    """A keeper that holds a plan and its journal in memory, and can be full."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.journal: list[tuple[Step, bool]] = []
        self.is_full = False

    def _carry_out(self, changes: Sequence[Change]) -> None:
        if self.is_full:
            raise NapError("disk_full", path="memory")
        self.plan = apply_all(self.plan, changes)

    def keep(self, step: Step) -> int:
        self._carry_out(step.changes)
        self.journal = [entry for entry in self.journal if entry[1]] + [(step, True)]
        return len(self.journal)

    def fold(self, number: int, changes: Sequence[Change], step: Step) -> None:
        self._carry_out(changes)
        self.journal[number - 1] = (step, True)

    def take_back(self, number: int, changes: Sequence[Change]) -> None:
        self._carry_out(changes)
        self.journal[number - 1] = (self.journal[number - 1][0], False)

    def do_again(self, number: int, changes: Sequence[Change]) -> None:
        self._carry_out(changes)
        self.journal[number - 1] = (self.journal[number - 1][0], True)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """An open plan with its keeper, its clock and all that was shown."""

    def __init__(self) -> None:
        self.start = grow(START)
        self.keeper = Memory(self.start)
        self.clock = Clock()
        self.open = OpenPlan(self.start, self.keeper, author="me", clock=self.clock)
        self.shown: list[object] = []
        self.open.applied.listen(lambda applied: self.shown.append(applied.change))
        self.open.replaced.listen(self.shown.append)

    def type(self, words: str, node: str = "C", key: str = "text") -> None:
        self.open.type_in("Typing", edits.set_field(self.open.plan, node, key, rich(words)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_act_is_kept_shown_and_remembered(desk: Desk) -> None:
    changes = edits.indent(desk.start, ["F"])
    desk.open.do("Indent", changes)

    assert desk.open.plan == desk.keeper.plan == apply_all(desk.start, changes)
    assert desk.shown == changes
    kept = desk.open.history.next_undo
    assert kept and (kept.step.name, kept.step.author) == ("Indent", "me")


def test_no_changes_are_no_act(desk: Desk) -> None:
    desk.open.do("Nothing", [])
    desk.open.type_in("Nothing", [])

    assert not desk.keeper.journal and desk.open.history.next_undo is None


@pytest.mark.parametrize("act", ["do", "type_in", "fold", "undo", "redo"])
def test_a_full_disk_changes_nothing(desk: Desk, act: str) -> None:
    desk.type("x")
    if act == "redo":
        desk.open.undo()
    plan, journal, shown = desk.open.plan, list(desk.keeper.journal), list(desk.shown)
    undo, redo = desk.open.history.next_undo, desk.open.history.next_redo
    desk.keeper.is_full = True

    with pytest.raises(NapError, match="disk_full"):
        match act:
            case "do":
                desk.open.do("Delete", edits.delete(plan, ["A"]))
            case "type_in":
                desk.type("y", "E")
            case "fold":
                desk.type("xy")
            case "undo":
                desk.open.undo()
            case "redo":
                desk.open.redo()

    assert desk.open.plan is plan and desk.keeper.journal == journal and desk.shown == shown
    assert (desk.open.history.next_undo, desk.open.history.next_redo) == (undo, redo)


def test_changes_that_do_not_fit_reach_no_keeper(desk: Desk) -> None:
    with pytest.raises(NapError, match="change_does_not_fit"):
        desk.open.do("Set", [SetField("C", "text", "", "never there", "x")])

    assert not desk.keeper.journal and desk.open.plan is desk.start


def test_typing_that_goes_on_is_one_step(desk: Desk) -> None:
    for words in ("a", "ab", "abc"):
        desk.type(words)
        desk.clock.now += FOLD_SECONDS - 0.1

    assert len(desk.keeper.journal) == 1 and len(desk.shown) == 3
    desk.open.undo()
    assert desk.open.plan == desk.keeper.plan == desk.start
    desk.open.redo()
    assert desk.open.plan.get("C", "text") == rich("abc")


def test_a_pause_another_field_another_act_or_undo_ends_a_burst(desk: Desk) -> None:
    desk.type("a")
    desk.clock.now += FOLD_SECONDS
    desk.type("ab")
    desk.type("x", "E")
    desk.type("ab2")
    desk.open.do("Indent", edits.indent(desk.open.plan, ["F"]))
    desk.type("ab23")
    assert len(desk.keeper.journal) == 6

    desk.open.undo()
    desk.type("other")
    assert len(desk.keeper.journal) == 6 and desk.open.history.next_redo is None


def test_a_new_act_forgets_what_could_be_done_again(desk: Desk) -> None:
    desk.open.do("Delete", edits.delete(desk.start, ["H"]))
    desk.open.undo()
    assert desk.open.history.next_redo
    desk.open.do("Delete", edits.delete(desk.start, ["G"]))

    assert desk.open.redo() is None and len(desk.keeper.journal) == 1


def test_undo_and_redo_of_nothing_are_nothing(desk: Desk) -> None:
    assert desk.open.undo() is None and desk.open.redo() is None


def test_a_very_large_act_is_shown_once(desk: Desk) -> None:
    plan, changes = desk.start, []
    while len(changes) <= SHOWN_ONE_BY_ONE:
        added = edits.add(plan, "section", "plan")
        plan = apply_all(plan, added)
        changes += added
    desk.open.do("Paste", changes)

    assert desk.shown == [plan] and desk.open.plan == plan
    desk.open.undo()
    assert desk.shown == [plan, desk.start]


@given(st.data())
def test_any_acts_can_all_be_undone_and_done_again(data: st.DataObject) -> None:
    desk = Desk()
    for _ in range(data.draw(st.integers(0, 6))):
        desk.open.do("Act", data.draw(acts(desk.open.plan)))
        if data.draw(st.booleans()):
            desk.open.undo()
    last = desk.open.plan
    while desk.open.undo():
        pass
    assert desk.open.plan == desk.keeper.plan == desk.start
    while desk.open.redo():
        pass
    assert desk.keeper.plan == desk.open.plan
    if not desk.open.history.next_redo and last == desk.open.plan:
        assert desk.open.plan == last
