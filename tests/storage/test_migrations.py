"""A library of every earlier schema opens with all that it held, or stays exactly as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.services.sentences import sentence
from nap_desktop.storage import backup, engine, migrations, opening
from nap_desktop.storage.content import content_of
from nap_desktop.storage.database import Database
from nap_desktop.storage.ddl import SCHEMA
from tests.storage.libraries import database, opened

MUSEUM = Path(__file__).parent.parent / "museum"
OLD = sorted(MUSEUM.glob("schema_*.sql"))


@pytest.fixture(scope="module", params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library of an earlier schema."""
    path = tmp_path_factory.mktemp("museum") / "old.nap"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def library(old: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return Path(shutil.copyfile(old, tmp_path / "a.nap"))


def _content(path: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(path)) as connection:
        content = content_of(connection)
    return content.schema, content.hash


def test_the_museum_holds_every_schema_before_this_one() -> None:
    assert [path.stem for path in OLD] == [f"schema_{number}" for number in range(1, SCHEMA)]


def test_an_old_library_opens_with_all_that_it_held(library: Path) -> None:
    with opened(library) as found:
        plan = found.open_plan("plan")
        assert plan.plan.get("plan", "title") == "План действий, national plan"
        (card,) = found.versions.list("plan")
        assert found.versions.load(card.id).get("plan", "title") == plan.plan.get("plan", "title")
        assert {kept.step.name for kept in found.history_of("plan", "C")} == {"Delete"}
        assert [step.name for step in (plan.redo(), plan.undo(), plan.undo()) if step] == [
            "Move", "Move", "Delete",
        ]  # fmt: skip
        assert found.verify() == []


def test_a_migrated_library_has_the_shape_of_a_new_one(library: Path, tmp_path: Path) -> None:
    with database(library) as migrated, database(tmp_path / "new.nap") as new:
        assert _shape(migrated.raw) == _shape(new.raw)
        assert migrated.schema == SCHEMA
        assert migrated.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)


def _shape(raw: sqlite3.Connection) -> dict[str, object]:
    """Return columns, keys and indexes of every table, and the triggers as they are written."""
    found: dict[str, object] = {}
    for kind, name, sql in raw.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        if kind == "table":
            columns = raw.execute(f'PRAGMA table_info("{name}")').fetchall()
            links = raw.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            without = "WITHOUT ROWID" in sql
            found[name] = ([_tidy(one) for one in columns], sorted(links), without)
        elif kind == "index" and sql:
            found[name] = raw.execute(f'PRAGMA index_info("{name}")').fetchall()
        elif kind == "trigger":
            found[name] = sql
    return found


def _tidy(column: tuple[object, ...]) -> tuple[object, ...]:
    return column[1:]


def test_a_verified_backup_of_the_old_file_is_made_before(library: Path) -> None:
    before = _content(library)
    with database(library):
        pass
    (card,) = backup.listing(library)
    assert backup.verify(card.path).schema == before[0]
    assert _content(card.path) == before


def test_a_backup_of_an_earlier_schema_is_restored_and_migrated(library: Path) -> None:
    with opened(library) as found:
        found.remove_for_good("plan")
        found.backups.restore(found.backups.list()[-1].path)
        assert found.open_plan("plan").plan.nodes and found.verify() == []


def test_without_a_backup_nothing_is_migrated(library: Path) -> None:
    before = _content(library)
    (library.parent / "a backups").write_text("a file where the folder should be")
    with pytest.raises(NapError, match="cannot_back_up"):
        Database.open(library)
    assert _content(library) == before


def test_an_old_library_on_a_read_only_medium_is_migrated_in_memory(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.read_bytes()
    monkeypatch.setattr(opening, "is_writable", lambda place: False)
    with opened(library) as found:
        assert found.read_only and found.load("plan").nodes and found.verify() == []
    assert library.read_bytes() == before and len(list(library.parent.iterdir())) == 1


def test_no_backup_is_promised_where_none_was_made(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("UPDATE step SET changes = 'no JSON'")
    monkeypatch.setattr(opening, "is_writable", lambda place: False)
    with pytest.raises(NapError) as told:
        Database.open(library)
    assert told.value.code == "cannot_show_older" and "backup of it" not in sentence(told.value)


def test_a_migration_that_fails_on_a_row_leaves_the_old_file(library: Path) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("UPDATE step SET changes = 'no JSON'")
    before = _content(library)
    with pytest.raises(NapError, match="cannot_migrate"):
        Database.open(library)
    assert _content(library) == before
    with pytest.raises(NapError, match="cannot_migrate"):
        Database.open(library)


def test_a_migration_on_a_full_disk_leaves_the_old_file(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _content(library)
    run = migrations._run

    def on_a_full_disk(found: Database, wanted: list[migrations.Migration]) -> None:
        pages = found.raw.execute("PRAGMA page_count").fetchone()[0]
        found.raw.execute(f"PRAGMA max_page_count = {pages}")
        run(found, wanted)

    monkeypatch.setattr(migrations, "_run", on_a_full_disk)
    with pytest.raises(NapError) as told:
        Database.open(library)
    assert told.value.code == "cannot_migrate" and told.value.facts["reason"] == "disk_full"
    assert _content(library) == before


def _killed_before(library: Path, statement: int, in_transaction: bool) -> bool:
    """Migrate in a child that dies before its n-th statement; return whether it died."""
    child = os.fork()
    if child == 0:
        _migrate_and_die(library, statement, in_transaction)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _migrate_and_die(library: Path, statement: int, in_transaction: bool) -> None:
    run = migrations._run
    left = iter(range(statement - 1, -1, -1))

    def traced(found: Database, wanted: list[migrations.Migration]) -> None:
        def die(_: str) -> None:
            if next(left, None) == 0:
                os.kill(os.getpid(), 9)

        found.raw.set_trace_callback(die)
        run(found, wanted)

    try:
        if not in_transaction:
            engine._begin = lambda connection: None
        migrations._run = traced
        Database.open(library)
    finally:
        os._exit(0)


def _each_kill(old: Path, folder: Path, in_transaction: bool = True) -> Iterator[Path]:
    """Give the library after a kill before its first statement, its second, and so on."""
    for statement in range(1, 200):
        path = Path(shutil.copyfile(old, folder / f"{statement}.nap"))
        if not _killed_before(path, statement, in_transaction):
            return
        yield path


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_migration_killed_before_any_statement_leaves_the_old_file_or_the_new(
    old: Path, tmp_path: Path
) -> None:
    before = _content(old)
    with database(Path(shutil.copyfile(old, tmp_path / "whole.nap"))):
        pass
    after = _content(tmp_path / "whole.nap")
    found = []
    for path in _each_kill(old, tmp_path):
        found.append(_content(path))
        with opened(path) as library:
            assert library.load("plan").nodes and library.verify() == []
    assert set(found) == {before, after} or set(found) == {before}
    assert len(found) >= 15


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_trial_would_see_a_migration_that_is_no_transaction(old: Path, tmp_path: Path) -> None:
    before = _content(old)
    found = {_content(path) for path in _each_kill(old, tmp_path, in_transaction=False)}
    assert len(found - {before}) > 3
