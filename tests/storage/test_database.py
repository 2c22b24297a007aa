"""The connection is set as it must be, transactions are whole, nothing heavy is imported to read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.storage import ddl, tables
from nap_desktop.storage.database import Database
from nap_desktop.storage.looking import wal_of
from tests.storage.libraries import database, opened, with_a_plan


def test_the_schema_in_print_is_that_of_the_tables() -> None:
    assert tables.printed() == ddl.STATEMENTS


def test_the_settings_are_those_of_the_design(tmp_path: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "application_id": ddl.APPLICATION_ID,
        "user_version": ddl.SCHEMA,
    }
    with database(tmp_path / "a.nap") as found:
        read = {name: found.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert read == expected


def test_a_closed_library_is_one_file(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_copy_of_an_open_library_is_whole_after_a_checkpoint(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        library.idle()
        assert wal_of(library.path).stat().st_size == 0
        # another process, for a file of ours that is open must not be read by us
        copy = "import shutil, sys; shutil.copyfile(*sys.argv[1:])"
        ends = str(library.path), str(tmp_path / "copy.nap")
        subprocess.run([sys.executable, "-c", copy, *ends], check=True)
    with opened(tmp_path / "copy.nap", create=False) as library:
        assert library.card(id).title == "Plan"


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with database(tmp_path / "a.nap") as found:
        with pytest.raises(ValueError), found.transaction() as raw:
            raw.execute("INSERT INTO about VALUES ('a', 'b')")
            raise ValueError
        assert found.raw.execute("SELECT 1 FROM about WHERE key = 'a'").fetchone() is None
        assert not found.raw.in_transaction


def test_tables_written_through_sqlmodel_join_the_same_kind_of_transaction(tmp_path: Path) -> None:
    from sqlmodel import insert

    with database(tmp_path / "a.nap") as found:
        with pytest.raises(ValueError), found.tables() as connection:
            connection.execute(insert(tables.About).values(key="a", value="b"))
            assert found.raw.in_transaction
            raise ValueError
        assert found.raw.execute("SELECT 1 FROM about WHERE key = 'a'").fetchone() is None
        with found.tables() as connection:
            connection.execute(insert(tables.About).values(key="a", value="b"))
        assert found.raw.execute("SELECT value FROM about WHERE key = 'a'").fetchone() == ("b",)
        assert found.raw.isolation_level is None and not found.raw.in_transaction


_READING = """
import sys
from pathlib import Path
from nap_desktop.plan import edits
from nap_desktop.services.library import OpenLibrary
library = OpenLibrary.open(Path(sys.argv[1]))
plan = library.open_plan("plan")
assert plan.history.next_undo and library.cards() and library.versions.list("plan")
plan.do("Typing", edits.set_field(plan.plan, "plan", "title", "Typed before all was imported"))
plan.undo()
library.close()
heavy = {"sqlalchemy", "sqlmodel", "pydantic", "alembic"}
heavy |= {"docx", "lxml", "babel", "openpyxl", "rapidfuzz"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_reading_and_typing_import_nothing_heavy(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    done = subprocess.run(
        [sys.executable, "-c", _READING, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_warming_up_works_in_another_thread(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        thread = threading.Thread(target=library.warm_up)
        thread.start()
        thread.join()
        library.save_version(library.new_plan("Plan"), "First")
    assert "sqlmodel" in sys.modules


_SECOND = """
import sys
from pathlib import Path
from nap_desktop.base.errors import NapError
from nap_desktop.services.library import OpenLibrary
try:
    OpenLibrary.open(Path(sys.argv[1]))
except NapError as error:
    print(error.code)
"""


def _second_process(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SECOND, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_library_is_used_by_one_process_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap"):
        assert _second_process(tmp_path / "a.nap") == "library_in_use"
    assert _second_process(tmp_path / "a.nap") == ""


def test_opening_twice_in_one_process_is_refused_and_keeps_the_lock(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap"):
        with pytest.raises(NapError, match="library_in_use"):
            Database.open(tmp_path / "." / "a.nap")
        assert _second_process(tmp_path / "a.nap") == "library_in_use"


def test_a_lock_left_by_a_crash_asks_nothing(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    crash = _SECOND + "\nimport os\nos.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", crash, str(path)], check=False)
    assert done.returncode != 0
    with opened(path) as library:
        assert library.cards()


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        pass
    library.close()
    with pytest.raises(NapError, match="library_closed"):
        library.cards()


def test_making_a_library_leaves_no_other_file(tmp_path: Path) -> None:
    with database(tmp_path / "a.nap"):
        assert not list(tmp_path.glob(".nap-*"))


def test_a_library_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ddl, "STATEMENTS", (*ddl.STATEMENTS, "CREATE TABLE broken ("))
    with pytest.raises(sqlite3.OperationalError):
        Database.open(tmp_path / "a.nap")
    assert list(tmp_path.iterdir()) == []


def test_making_does_not_overwrite_what_another_process_has_just_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = with_a_plan(tmp_path / "other.nap")
    link = os.link

    def late(source: Path, target: Path) -> None:
        shutil.copyfile(other, target)
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with opened(tmp_path / "a.nap") as library:
        assert library.cards()[0].title == "National plan"
