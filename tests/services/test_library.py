"""What a person does with whole plans: make, list, find, copy, bin, bring back."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base import paths
from nap_desktop.base.errors import NapError
from nap_desktop.framework.templates import templates
from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.sample import add_sample
from nap_desktop.storage.database import Database
from tests.plan.plans import START, grow
from tests.storage.libraries import opened


def test_a_card_tells_what_the_shelf_shows(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan", author="Editor")
        root = plan.plan.root
        facts = {"title": "Plan", "state": "Exampleland", "phase": "review",
                 "period_start": "2027", "period_end": "2031-06"}  # fmt: skip
        for key, value in facts.items():
            plan.do("Set", edits.set_field(plan.plan, root, key, value))
        (card,) = library.cards()
    assert {key: getattr(card, key) for key in facts} == facts
    assert (card.id, card.measures, card.editor, card.deleted_at) == ("plan", 4, "Editor", "")
    assert card.edited.endswith("Z") and len(card.edited) == 20


def test_an_empty_library_has_no_cards(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        assert library.cards() == library.binned() == library.search("word") == []


def test_a_new_plan_has_what_was_said_of_it(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        card = library.card(library.new_plan("Plan", None, "Exampleland", "2027", "2031"))
    assert (card.title, card.state, card.phase) == ("Plan", "Exampleland", "draft")
    assert (card.period_start, card.period_end) == ("2027", "2031")


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_two_plans_may_start_from_one_template(tmp_path: Path, template) -> None:  # type: ignore[no-untyped-def]
    with opened(tmp_path / "a.nap") as library:
        first = library.load(library.new_plan("First", template))
        second = library.load(library.new_plan("Second", template))
    assert first.root != second.root
    assert set(first.nodes) - {first.root} == set(second.nodes) - {second.root} != set()


def test_a_title_of_500_characters_in_both_directions_comes_back(tmp_path: Path) -> None:
    title = ("خطة العمل الوطنية \u200fNational action plan \u200e" * 20)[:500]
    with opened(tmp_path / "a.nap") as library:
        library.new_plan(title)
    with opened(tmp_path / "a.nap") as library:
        assert library.cards()[0].title == title


def test_a_plan_in_the_bin_can_be_brought_back_with_its_undo(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        plan.do("Title", edits.set_field(plan.plan, id, "title", "Other"))
        library.bin(id)
        assert library.cards() == [] and [card.id for card in library.binned()] == [id]
        assert library.search("other") == []
        with pytest.raises(NapError, match="no_such_plan"):
            library.open_plan(id)
        with pytest.raises(NapError, match="plan_gone"):
            plan.undo()
        assert plan.plan.get(id, "title") == "Other"
        library.bring_back(id)
        again = library.open_plan(id)
        again.undo()
        assert again.plan.get(id, "title") == "Plan" and library.binned() == []


def test_the_bin_is_emptied_after_30_days_at_the_next_opening(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        old, new = library.new_plan("Old"), library.new_plan("New")
        library.bin(old), library.bin(new)
    found = Database.open(tmp_path / "a.nap")
    sql = "UPDATE plan SET deleted_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?) WHERE id = ?"
    with found.transaction() as raw:
        raw.execute(sql, ("-31 days", old))
        raw.execute(sql, ("-29 days", new))
    found.close()
    with opened(tmp_path / "a.nap") as library:
        assert [card.id for card in library.binned()] == [new]
        assert not library.has_plan(old)


def test_a_plan_that_is_removed_for_good_leaves_no_row(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        plan.do("Delete", edits.delete(plan.plan, ["B"]))
        library.save_version("plan", "First")
        library.remove_for_good("plan")
        raw = library._database.raw
        tables = ("plan", "node", "field", "step", "step_node", "version")
        assert [raw.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in tables] == [
            0
        ] * 6
        for act in (library.remove_for_good, library.bin, library.bring_back, library.load):
            with pytest.raises(NapError, match="no_such_plan"):
                act("plan")


def test_words_of_a_deleted_plan_are_not_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.nap"
    with opened(path) as library:
        id = library.new_plan("Canary-5b1f")
        library.remove_for_good(id)
    assert b"Canary-5b1f" not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("national", ["One", "Two"]),
        ("ЭКСПОРТ", ["Two"]),
        ("national экспорт", ["Two"]),
        ("spans", []),
        ("section", []),
        ('say "no"', ["One"]),
        ("100%", ["One"]),
        ("", ["One", "Two"]),
    ],
)
def test_plans_are_found_by_their_texts_in_any_case(
    tmp_path: Path, words: str, found: list[str]
) -> None:
    with opened(tmp_path / "a.nap") as library:
        for title, text in (("One", 'National; say "no" to 100%'), ("Two", "national экспорт")):
            id = library.new_plan(title)
            plan = library.open_plan(id)
            plan.do("Add", edits.add(plan.plan, "section", id, text=rich(text)))
        assert sorted(card.title for card in library.search(words)) == found


def test_a_plan_is_open_once_however_often_it_is_opened(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        first, second = library.open_plan(id), library.open_plan(id)
        assert first is second


def test_the_library_tells_which_card_changed(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        told: list[str] = []
        library.changed.listen(told.append)
        id = library.new_plan("Plan")
        copy = library.duplicate(id)
        library.bin(id)
        library.bring_back(id)
        library.remove_for_good(copy)
        assert told == [id, copy, id, id, copy]


def test_the_sample_joins_once_with_its_versions(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = add_sample(library)
        assert len(library.versions.list(id)) == 2 and library.card(id).measures >= 40
        plan = library.open_plan(id)
        plan.do("Title", edits.set_field(plan.plan, id, "title", "Mine"))
        assert library.open_sample() == id
        library.bin(id)
        assert library.open_sample() == id
        assert [card.title for card in library.cards()] == ["Mine"]
        assert library.verify() == []


def test_only_the_folder_of_the_own_library_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_of_the_platform", lambda: (tmp_path / "data", tmp_path / "log"))
    own = paths.places().library
    with opened(own) as library:
        assert library.path == own and own.is_file()
    with pytest.raises(NapError, match="no_such_folder"):
        OpenLibrary.open(tmp_path / "typo" / "a.nap")
    assert not (tmp_path / "typo").exists()
