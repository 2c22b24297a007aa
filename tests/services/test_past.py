"""The past of a whole plan: told step by step, by person and by day, and brought back to any step."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.restore import plan_as_then
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.services.past import Which, on_day, since
from tests.plan.plans import START, grow
from tests.storage.libraries import opened, run


def write(plan: OpenPlan, words: str) -> Plan:
    """Give the plan another title and return what it is then."""
    plan.do("Title", edits.set_field(plan.plan, "plan", "title", words))
    return plan.plan


def test_each_step_can_be_gone_back_to_also_after_the_library_was_closed(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        states = [plan.plan, *(write(plan, words) for words in ("One", "Two", "Three"))]
    with opened(tmp_path / "plans.nap") as library:
        plan = library.open_plan("plan")
        past = library.past("plan")
        numbers = [0, *(kept.number for kept in reversed(past.steps(Which())))]

        assert [past.state(plan.plan, number) for number in numbers] == states

        plan.do("Bring back", plan_as_then(plan.plan, past.state(plan.plan, numbers[1])))
        assert plan.plan == states[1]
        plan.undo()
        assert plan.plan == states[3]


def test_what_was_undone_is_no_part_of_the_past(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        write(plan, "One")
        write(plan, "Two")
        plan.undo()
        write(plan, "Three")
        past = library.past("plan")

        assert len(past.steps(Which())) == 2
        first = past.steps(Which())[-1].number
        assert past.state(plan.plan, first).get("plan", "title") == "One"


def test_steps_are_found_by_person_by_day_and_page_by_page(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        library.add_plan(grow(START))
        for author in ("Anna", "Boris", "Anna", ""):
            write(library.open_plan("plan", author), f"Title of {author}")
        past = library.past("plan")
        today = datetime.datetime.now().astimezone().date()

        assert past.authors() == ["", "Anna", "Boris"]
        assert [kept.step.author for kept in past.steps(Which(author="Anna"))] == ["Anna", "Anna"]
        assert [kept.step.author for kept in past.steps(Which(author=""))] == [""]
        assert past.days() == [today]
        assert len(past.steps(on_day(today))) == len(past.steps(since(today))) == 4
        assert past.steps(on_day(today - datetime.timedelta(days=1))) == []
        first = past.steps(Which(), most=2)
        rest = past.steps(Which(below=first[-1].number), most=9)
        assert [kept.number for kept in (*first, *rest)] == [4, 3, 2, 1]


def test_a_damaged_step_ends_the_past_and_is_left_out_of_the_list(tmp_path: Path) -> None:
    path = tmp_path / "plans.nap"
    with opened(path) as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        for words in ("One", "Two", "Three"):
            write(plan, words)
    run(path, "UPDATE step SET changes = '[[\"?\"]]' WHERE number = 2")
    with opened(path) as library:
        past, plan = library.past("plan"), library.open_plan("plan")

        assert [kept.number for kept in past.steps(Which())] == [3, 1]
        assert past.state(plan.plan, 2).get("plan", "title") == "Two"
        with pytest.raises(NapError) as error:
            past.state(plan.plan, 1)
        assert error.value.code == "past_is_gone"
