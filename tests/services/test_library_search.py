"""Words found in the plans of a library, with the words around them."""

from __future__ import annotations

from pathlib import Path

from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from tests.storage.libraries import opened
from tests.support import many_measures


def test_a_place_tells_plan_item_field_and_words_around(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(30))
        [found] = library.texts.find("RESULT 17")

        assert (found.plan, found.item, found.key) == (plan_id, "measure-16", "result")
        assert found.plan_title == "Plan of 30 measures"
        assert found.item_title.startswith("Adopt the control list, part 17")
        assert (found.before, found.words) == ("", "Result")
        assert found.after.startswith(" 17 is at hand")


def test_a_comment_is_shown_at_its_item_and_a_body_at_the_plan(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(3))
        plan = library.open_plan(plan_id)
        plan.do("", edits.add(plan.plan, "comment", "measure-1", text=rich("Who pays for it?")))
        [comment] = library.texts.find("pays")
        [body] = library.texts.find("ministry 12")

        assert (comment.item, comment.key) == ("measure-1", "")
        assert (body.item, body.item_title) == (plan_id, "")


def test_the_words_of_all_plans_are_found(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        for _ in range(3):
            library.add_plan(many_measures(2))
        assert len({one.plan for one in library.texts.find("part 1")}) == 3
        assert library.texts.find("no such words") == []
