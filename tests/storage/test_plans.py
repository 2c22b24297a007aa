"""A plan comes back from the file as it was put in, after whatever was done to it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.steps import Step
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.storage.plans import PlanStore
from nap_desktop.storage.rows import GAP
from nap_desktop.storage.shelf import Shelf
from tests.plan.plans import START, acts, any_plan, grow
from tests.storage.libraries import database, opened


@given(any_plan())
def test_any_plan_comes_back_equal(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "a.nap") as library:
        assert library.load(library.add_plan(plan)) == plan


@given(st.data())
def test_whatever_is_done_undone_and_done_again_is_what_the_file_holds(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.nap"
        with opened(path) as library:
            library.add_plan(grow(START))
        before = None
        for _ in range(data.draw(st.integers(1, 4))):
            with opened(path) as library:
                plan = library.open_plan("plan")
                assert before in (None, _state(plan))
                for _ in range(data.draw(st.integers(1, 5))):
                    _act(data, plan)
                    assert library.load("plan") == plan.plan
                before = _state(plan)
                assert library.verify() == []


def _act(data: st.DataObject, plan: OpenPlan) -> None:
    match data.draw(st.sampled_from(["do", "do", "do", "undo", "redo"])):
        case "undo":
            plan.undo()
        case "redo":
            plan.redo()
        case _:
            plan.do("Act", data.draw(acts(plan.plan)))


def _state(plan: OpenPlan) -> object:
    return plan.history.next_undo, plan.history.next_redo, plan.plan


def test_steps_are_undone_and_done_again_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        first = plan.plan
        for heading in "ABC":
            plan.do(heading, edits.add(plan.plan, "section", id, heading=heading))
        third = plan.plan
        plan.undo()
    with opened(tmp_path / "a.nap") as library:
        plan = library.open_plan(id)
        names = [step.name for step in (plan.redo(), plan.undo(), plan.undo(), plan.undo()) if step]
        assert names == ["C", "C", "B", "A"] and plan.undo() is None
        assert plan.plan == first
        for _ in range(3):
            plan.redo()
        assert plan.plan == third


def test_a_new_step_abandons_what_was_undone_for_good(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = library.open_plan(library.new_plan("Plan"))
        root = plan.plan.root
        plan.do("Title", edits.set_field(plan.plan, root, "title", "One"))
        plan.undo()
        plan.do("Title", edits.set_field(plan.plan, root, "title", "Two"))
    with opened(tmp_path / "a.nap") as library:
        plan = library.open_plan(root)
        assert plan.redo() is None
        plan.undo()
        assert plan.plan.get(root, "title") == "Plan"


def test_typing_that_goes_on_is_one_step_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        for words in ("N", "Na", "National"):
            plan.type_in("Typing", edits.set_field(plan.plan, id, "short_name", words))
    with opened(tmp_path / "a.nap") as library:
        plan = library.open_plan(id)
        assert plan.plan.get(id, "short_name") == "National"
        plan.undo()
        assert plan.plan.get(id, "short_name") == "" and plan.undo() is None


def test_the_history_of_an_item_tells_its_steps_newest_first(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        plan.do("One", edits.set_field(plan.plan, "A", "heading", "1"))
        plan.do("Other", edits.set_field(plan.plan, "G", "heading", "1"))
        plan.do("Two", edits.set_field(plan.plan, "A", "heading", "2"))
        plan.do("Taken back", edits.set_field(plan.plan, "A", "heading", "3"))
        plan.undo()
        found = library.history_of("plan", "A")
    assert [kept.step.name for kept in found] == ["Two", "One"]
    assert found[0].step.author == "Delegate"


def test_two_plans_may_hold_the_same_items(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        library.add_plan(grow(START))
        copy = library.duplicate("plan", "Copy")
        plan = library.open_plan(copy)
        plan.do("Delete", edits.delete(plan.plan, ["A"]))
        assert library.load("plan") == grow(START)
        assert "A" not in library.load(copy).nodes
        assert library.load(copy).get(copy, "title") == "Copy"


def test_a_plan_that_is_there_already_gets_a_fresh_id(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        assert library.add_plan(grow(START)) == "plan"
        again = library.add_plan(grow(START))
        assert again != "plan" and len(library.cards()) == 2


def test_many_inserts_at_one_place_keep_their_order(tmp_path: Path) -> None:
    with database(tmp_path / "a.nap") as found:
        Shelf(found).add(Plan.empty("plan"), "")
        store = PlanStore(found, "plan")
        for number in range(60):
            node = Node(f"n{number}", "section")
            row = min(number, 1)
            store.keep(Step("Insert", "", "2026-01-01T00:00:00Z", (InsertNode(node, "plan", row),)))
        expected = ("n0", *(f"n{number}" for number in range(59, 0, -1)))
        assert store.load().under("plan") == expected


def test_an_insert_between_two_writes_one_row(tmp_path: Path) -> None:
    with database(tmp_path / "a.nap") as found:
        Shelf(found).add(grow("s A\ns B\ns C"), "")
        change = InsertNode(Node("new", "section"), "plan", 1)
        PlanStore(found, "plan").keep(Step("Insert", "", "2026-01-01T00:00:00Z", (change,)))
        rows = found.raw.execute("SELECT id, position FROM node WHERE parent = 'plan'").fetchall()
    assert dict(rows) == {"A": 0, "new": GAP // 2, "B": GAP, "C": 2 * GAP}


@pytest.mark.parametrize(
    "change",
    [
        InsertNode(Node("new", "section"), "plan", 9),
        RemoveNode(Node("nobody", "section"), "plan", 0),
        MoveNode("nobody", "plan", 0, "plan", 1),
    ],
)
def test_a_change_that_does_not_fit_the_file_leaves_it_as_it_was(
    tmp_path: Path, change: InsertNode | RemoveNode | MoveNode
) -> None:
    with database(tmp_path / "a.nap") as found:
        Shelf(found).add(grow(START), "")
        store = PlanStore(found, "plan")
        changes = (SetField("A", "heading", "", "A", "Other"), change)
        with pytest.raises(NapError, match="change_does_not_fit"):
            store.keep(Step("Act", "", "2026-01-01T00:00:00Z", changes))
        assert store.load() == grow(START) and store.done() == []


def test_a_megabyte_of_text_comes_back(tmp_path: Path) -> None:
    long = "слово " * 180_000
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        plan.do("Paste", edits.set_field(plan.plan, id, "summary", long))
    with opened(tmp_path / "a.nap") as library:
        assert library.load(id).get(id, "summary") == long


def test_translations_come_back_under_their_language(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        plan.do("Title", edits.set_field(plan.plan, id, "title", "Plan national", "fr"))
        assert library.load(id).nodes[id].fields["title@fr"] == "Plan national"
        assert library.card(id).title == "Plan"


def test_a_step_that_cannot_be_read_costs_the_undo_not_the_plan(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        for words in "ABC":
            plan.do(words, edits.set_field(plan.plan, id, "title", words))
    with database(tmp_path / "a.nap") as found, found.transaction() as raw:
        raw.execute("UPDATE step SET changes = '[[]]' WHERE number = 2")
    with opened(tmp_path / "a.nap") as library:
        plan = library.open_plan(id)
        assert plan.undo() is not None and plan.undo() is None
        assert [problem.code for problem in library.verify()] == ["damaged_step"]


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE node SET parent = 'nobody' WHERE id = 'B'", "damaged_plan"),
        ("UPDATE node SET parent = NULL WHERE id = 'B'", "damaged_plan"),
        ("UPDATE field SET node = 'nobody' WHERE node = 'B'", "damaged_plan"),
        ("UPDATE node SET slot = 'other' WHERE id = 'B'", "damaged_plan"),
        ("UPDATE node SET kind = 'other' WHERE id = 'B'", "unknown_kind"),
        ("UPDATE field SET value = CAST(x'FF' AS TEXT) WHERE node = 'B'", "damaged_library"),
    ],
)
def test_a_plan_with_a_damaged_row_is_never_shown_in_part(
    tmp_path: Path, sql: str, code: str
) -> None:
    with database(tmp_path / "a.nap") as found:
        Shelf(found).add(grow(START), "")
        found.raw.execute("PRAGMA foreign_keys = OFF")
        found.raw.execute(sql)
        with pytest.raises(NapError) as told:
            PlanStore(found, "plan").load()
    assert told.value.code == code
