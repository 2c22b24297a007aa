"""A backup counts only if it holds what the library held, and gives it back."""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.base.paths import backups_of
from nap_desktop.plan import edits
from nap_desktop.services.backup import Backups, listed, restore_closed
from nap_desktop.services.checkup import checkup
from nap_desktop.services.library import OpenLibrary
from nap_desktop.storage import backup, thinning
from nap_desktop.storage.content import content_of
from nap_desktop.storage.looking import wal_of
from tests.storage.libraries import database, opened, run, with_a_plan


def test_a_backup_is_one_closed_file_that_holds_the_same(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    with database(path) as found:
        card = backup.make(found)
        assert backup.verify(card.path) == content_of(found.raw)
    folder = backups_of(path)
    assert [file.name for file in folder.iterdir()] == [card.path.name]
    assert card.path.read_bytes()[18:20] == b"\1\1"  # not WAL (SQLite file format, 1.3.3)
    assert card.size == card.path.stat().st_size > 0


def test_a_backup_is_made_only_when_something_changed(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        assert library.backup_if_changed() is not None
        assert library.backup_if_changed() is None
        plan = library.open_plan("plan")
        for act in (
            lambda: plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other")),
            plan.undo,
            lambda: library.save_version("plan", "Second"),
            lambda: library.bin("plan"),
            lambda: library.bring_back("plan"),
            lambda: library.new_plan("New"),
            lambda: library.remove_for_good("plan"),
        ):
            act()
            assert library.backup_if_changed() is not None
            assert library.backup_if_changed() is None
        assert library.backups.list() == sorted(
            library.backups.list(), key=lambda card: card.at, reverse=True
        )


def test_a_backup_is_restored_and_what_was_there_is_a_backup_then(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        first = library.load("plan")
        kept = library.backups.make()
        plan = library.open_plan("plan")
        plan.do("Delete", edits.delete(plan.plan, ["A"]))
        second = plan.plan
        told: list[str] = []
        library.changed.listen(told.append)

        before = library.backups.restore(kept.path)

        assert library.load("plan") == first and told == [""]
        assert library.open_plan("plan").plan == first
        with pytest.raises(NapError, match="plan_gone"):
            plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other"))
        assert before is not None
        library.backups.restore(before.path)
        assert library.load("plan") == second and library.verify() == []


def test_edits_after_a_restore_are_seen_as_changes(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        plan = library.open_plan("plan")
        plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other"))
        library.backups.restore(kept.path)
        assert library.backup_if_changed() is not None


def test_a_damaged_backup_is_never_taken(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        whole = kept.path.read_bytes()
        before = library.load("plan")
        for place in range(200, len(whole), len(whole) // 60):
            for damaged in (_flipped(whole, place), whole[:place]):
                kept.path.write_bytes(damaged)
                try:
                    library.backups.verify(kept.path)
                except NapError:
                    with pytest.raises(NapError):
                        library.backups.restore(kept.path)
                else:  # a bit that belongs to no content
                    with database_copy(kept.path, tmp_path) as found:
                        assert content_of(found.raw).hash == backup.verify(kept.path).hash
        assert library.load("plan") == before


def _flipped(whole: bytes, place: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def database_copy(path: Path, folder: Path):  # type: ignore[no-untyped-def]
    copy = folder / "copy.nap"
    shutil.copyfile(path, copy)
    return database(copy)


def test_a_changed_text_in_a_backup_is_found(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        run(kept.path, "UPDATE field SET value = 'Other' WHERE key = 'title'")
        with pytest.raises(NapError, match="damaged_backup"):
            library.backups.verify(kept.path)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    other = tmp_path / "other.nap"
    other.write_bytes(b"")
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        before = library.load("plan")
        with pytest.raises(NapError, match="not_a_library"):
            library.backups.restore(other)
        with pytest.raises(NapError, match="no_such_library"):
            library.backups.restore(tmp_path / "missing.nap")
        assert library.load("plan") == before and library.backups.list() == []


def test_a_whole_library_that_was_copied_by_hand_is_taken(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    copy = Path(shutil.copyfile(path, tmp_path / "by hand.nap"))
    with opened(path) as library:
        before = library.load("plan")
        library.remove_for_good("plan")
        library.backups.verify(copy)
        library.backups.restore(copy)
        assert library.load("plan") == before and library.verify() == []


def test_a_library_that_a_backup_was_put_back_into_can_be_copied_by_hand_too(
    tmp_path: Path,
) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    with opened(path) as library:
        library.backups.restore(library.backups.make().path)
        plan = library.open_plan("plan")
        plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other"))
    restore_closed(path, listed(path)[0].path)
    with opened(path) as library:
        plan = library.open_plan("plan")
        plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other"))
    backup.verify(Path(shutil.copyfile(path, tmp_path / "by hand.nap")))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("DROP TABLE step_node", "damaged_backup"),
        ("CREATE VIEW mine AS SELECT 1", "damaged_backup"),
        ("INSERT INTO field VALUES ('plan', 'nobody', 'title', '', 'x')", "damaged_backup"),
        ("INSERT INTO node VALUES ('plan', 'x', 'measure', NULL, 'outline', 1)", "damaged_backup"),
    ],
)
def test_a_copy_by_hand_that_is_not_whole_is_refused(tmp_path: Path, spoil: str, code: str) -> None:
    copy = with_a_plan(tmp_path / "by hand.nap")
    run(copy, spoil)
    with pytest.raises(NapError) as told:
        backup.verify(copy)
    assert told.value.code == code and told.value.facts["path"] == str(copy)


def test_a_copy_of_a_library_in_use_is_refused_with_its_reason(tmp_path: Path) -> None:
    copy = with_a_plan(tmp_path / "by hand.nap")
    wal_of(copy).write_bytes(b"changes that are not in the file yet")
    with pytest.raises(NapError, match="unfinished_copy"):
        backup.verify(copy)


def test_a_backup_tells_the_titles_of_its_plans(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        library.new_plan("Second")
        library.bin(library.new_plan("In the bin"))
        kept = library.backups.make()
    assert sorted(backup.titles(kept.path)) == ["National plan", "Second"]


def test_bytes_that_are_no_text_in_a_backup_are_damage(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        first, second = library.backups.make(), library.backups.make()
        whole = second.path.read_bytes()
        for place in range(100, len(whole) - 100, 900):
            second.path.write_bytes(whole[:place] + b"\xff" * 100 + whole[place + 100 :])
            for look in (backup.verify, backup.titles):
                with contextlib.suppress(NapError):
                    look(second.path)
            backup.changed_since_last(library._database)
            found = {finding.name: finding.faults for finding in checkup(library)}
            assert len(found) == 3 and found[first.path.name] == ()


def test_a_library_that_cannot_be_opened_is_set_aside_and_replaced(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    with opened(path) as library:
        kept = library.backups.make()
        before = library.load("plan")
    path.write_bytes(path.read_bytes()[:5000])
    assert listed(path)[0].path == kept.path
    aside = restore_closed(path, kept.path)
    assert aside is not None and aside.stat().st_size == 5000
    with opened(path) as library:
        assert library.load("plan") == before


def test_a_backup_that_does_not_fit_leaves_no_stub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(NapError, match="cannot_back_up") as told:
            library.backups.make()
        assert told.value.facts["reason"] == "No space left on device"
        assert list(backups_of(library.path).iterdir()) == [kept.path]


_CALLS = {
    "making the folder": (Path, "mkdir"),
    "copying": (backup, "_copy"),
    "counting": (backup, "content_of"),
    "forcing to the disk": (os, "fsync"),
    "looking again": (backup, "verify"),
    "giving the name": (Path, "rename"),
    "forcing the folder": (backup, "sync_folder"),
}


@pytest.mark.parametrize("call", _CALLS)
@pytest.mark.parametrize(
    "fault", [OSError(5, "Input/output error"), sqlite3.OperationalError("disk I/O error")]
)
def test_a_fault_at_any_call_leaves_the_older_backups_and_no_stub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        with monkeypatch.context() as patch:
            patch.setattr(*_CALLS[call], fail)
            with pytest.raises(NapError, match="cannot_back_up"):
                library.backups.make()
        for card in library.backups.list():  # where the folder alone failed, the new one is there
            library.backups.verify(card.path)
        assert kept in library.backups.list() and not list(kept.path.parent.glob(".nap-*"))
        library.backups.make()
        assert library.verify() == []


def test_the_folder_of_backups_is_thinned_and_other_files_stay(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    folder = backups_of(path)
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    moment = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
    for hour in range(100):
        name = (moment - datetime.timedelta(hours=hour)).strftime("%Y-%m-%d %H.%M.%S UTC.nap")
        (folder / name).write_bytes(b"x")
    backup.thin(path)
    assert (folder / "letter.txt").exists()
    left = [card.at for card in listed(path)]
    assert len(left) == 10 + 4  # the latest ten lie within one day; four days come before
    assert left[0] == "2026-01-01T12:00:00Z" and left[-1] == "2025-12-28T23:00:00Z"


def test_400_days_of_backups_every_three_hours_keep_what_was_promised() -> None:
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    held: set[datetime.datetime] = set()
    for hour in range(0, 400 * 24, 3):
        last = start + datetime.timedelta(hours=hour)
        held = thinning.kept([*held, last])
    ages = sorted(last - moment for moment in held)
    assert [age.total_seconds() / 3600 for age in ages[:10]] == list(range(0, 30, 3))
    assert len({moment.date() for moment in held}) >= 12 + 9
    assert ages[-1] > datetime.timedelta(days=200) and len(held) <= 41


def test_large_backups_are_capped_but_never_below_two() -> None:
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    sizes = [(start + datetime.timedelta(hours=hour), 100) for hour in range(9)]
    newest = [moment for moment, _ in reversed(sizes)]
    assert thinning.within(sizes, 450) == set(newest[:4])
    assert thinning.within(sizes, 50) == set(newest[:2])


def test_backups_of_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        names = {library.backups.make().path.name for _ in range(5)}
        assert len(names) == 5 == len(library.backups.list())
        assert {card.path.name for card in library.backups.list()} == names


_RESTORING = """
import sys
from pathlib import Path
from nap_desktop.services.checkup import checkup
from nap_desktop.services.library import OpenLibrary
library = OpenLibrary.open(Path(sys.argv[1]))
kept = library.backups.list()[-1]
print(flush=True)
while True:
    library.backups.restore(kept.path)
    plan = library.open_plan("plan")
    from nap_desktop.plan import edits
    plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Edited"))
"""


@pytest.mark.slow
def test_a_restore_that_is_killed_leaves_the_old_or_the_new_library(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    with opened(path) as library:
        library.backups.make()
        old = library.load("plan")
    for trial in range(12):
        child = subprocess.Popen([sys.executable, "-c", _RESTORING, path], stdout=subprocess.PIPE)
        assert child.stdout is not None and child.stdout.read(1)
        time.sleep(0.003 * trial)
        child.kill()
        child.communicate()
        with opened(path) as library:
            plan = library.load("plan")
            assert plan.get("plan", "title") in ("National plan", "Edited")
            assert plan.nodes.keys() == old.nodes.keys() and library.verify() == []
        for card in listed(path):
            Backups.verify(library.backups, card.path)


def test_what_a_killed_backup_left_is_swept(tmp_path: Path) -> None:
    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        folder = backups_of(library.path)
        folder.mkdir()
        (folder / ".nap-backup-1").write_bytes(b"half")
        library.backups.make()
        assert not list(folder.glob(".nap-*"))


def test_the_library_is_open_again_after_a_restore_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise NapError("cannot_write", path="", reason="full")

    with opened(with_a_plan(tmp_path / "a.nap")) as library:
        kept = library.backups.make()
        monkeypatch.setattr(backup, "put_back", failing)
        with pytest.raises(NapError, match="cannot_write"):
            library.backups.restore(kept.path)
        assert isinstance(library, OpenLibrary) and library.cards()
