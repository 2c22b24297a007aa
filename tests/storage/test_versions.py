"""Versions are what the plan was, and nothing alters them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.tree import Plan
from nap_desktop.storage.codec import from_text, hash_of, to_text
from tests.plan.plans import START, any_plan, grow
from tests.storage.libraries import database, opened, with_a_plan


@given(any_plan())
def test_a_plan_survives_its_text(plan: Plan) -> None:
    assert from_text(to_text(plan)) == plan
    assert to_text(from_text(to_text(plan))) == to_text(plan)


def test_a_version_is_what_the_plan_was(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        library.add_plan(grow(START))
        card = library.versions.save("plan", "First", "Sent for concurrence")
        plan = library.open_plan("plan")
        plan.do("Delete", edits.delete(plan.plan, ["A"]))
    with opened(tmp_path / "a.nap") as library:
        assert library.versions.load(card.id) == grow(START)
        assert library.versions.list("plan") == [card]
        assert (card.author, card.reason) == ("Delegate", "Sent for concurrence")


def test_versions_are_listed_newest_first_and_equal_ones_share_their_hash(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = grow(START)
        library.add_plan(plan)
        library.versions.add(plan, "Old", "2025-01-01T00:00:00Z", "Someone", "")
        for name in ("Second", "Third"):
            library.versions.save("plan", name)
        cards = library.versions.list("plan")
    assert [card.name for card in cards] == ["Third", "Second", "Old"]
    assert len({card.hash for card in cards}) == 1 and cards[0].hash == hash_of(to_text(plan))


def test_nobody_alters_a_version(tmp_path: Path) -> None:
    with_a_plan(tmp_path / "a.nap")
    with (
        database(tmp_path / "a.nap") as found,
        pytest.raises(sqlite3.IntegrityError, match="version_is_frozen"),
        found.transaction() as raw,
    ):
        raw.execute("UPDATE version SET name = 'Other'")


def test_a_version_goes_with_its_plan_alone(tmp_path: Path) -> None:
    with_a_plan(tmp_path / "a.nap")
    with opened(tmp_path / "a.nap") as library:
        kept = library.versions.list("plan")[0]
        library.remove_for_good("plan")
        assert library.versions.list("plan") == []
        with pytest.raises(NapError, match="no_such_version"):
            library.versions.load(kept.id)


def test_a_version_of_no_plan_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        with pytest.raises(NapError, match="no_such_plan"):
            library.versions.save("nobody", "First")
        with pytest.raises(NapError, match="no_such_plan"):
            library.versions.add(grow(START), "First", "2025-01-01T00:00:00Z", "", "")


def test_a_damaged_version_is_named(tmp_path: Path) -> None:
    with_a_plan(tmp_path / "a.nap")
    with database(tmp_path / "a.nap") as found:
        trigger = found.raw.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        (sql,) = trigger.fetchone()
        found.raw.execute("DROP TRIGGER version_is_frozen")
        found.raw.execute("UPDATE version SET content = replace(content, 'National', 'Rational')")
        found.raw.execute(sql)
    with opened(tmp_path / "a.nap") as library:
        with pytest.raises(NapError) as told:
            library.versions.load(library.versions.list("plan")[0].id)
        assert told.value.code == "damaged_version" and told.value.facts["name"] == "First"
        assert [problem.code for problem in library.verify()] == ["damaged_version"]
