"""Opens the one connection to a library: settings read back, file and schema checked."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import sync_folder
from nap_desktop.plan.ids import new_id
from nap_desktop.storage import ddl
from nap_desktop.storage.failures import named
from nap_desktop.storage.looking import Look, look_at, wal_of
from nap_desktop.storage.times import now

BUSY_MS = 250  # another process closing its library takes less; a second window should not wait
_SMALL = 16_000_000  # bytes; a larger library is checked only after a bad end, to open quickly
# What each setting is for: ARCHITECTURE, "SQLite, exactly". Value written -> value read back.
_SETTINGS: dict[str, tuple[str, int]] = {
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "recursive_triggers": ("OFF", 0),
}


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Return the connection to a library that is there, alone and durable.

    Raises what `look_at` raises, and `library_in_use`, `damaged_library`, `cannot_open`.
    """
    look = look_at(path)
    connection = _connect(path, "rw")
    try:
        with named(path):
            _set(connection)
            _set_durable(connection)
        _check(connection, path, look)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection to a copy in memory of a library that cannot be written to.

    A library in WAL mode cannot be read where no file can be made beside it, so it is copied
    to a private folder, which is gone when this returns.
    """
    import tempfile

    look = look_at(path)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with tempfile.TemporaryDirectory(prefix="nap-") as folder, named(path):
            copy = Path(folder) / "copy.nap"
            _copy(path, copy)
            with closing(_connect(copy, "rw")) as source:
                source.backup(connection)
            _set(connection)
        _check(connection, path, look)
    except BaseException:
        connection.close()
        raise
    return connection


def _copy(path: Path, copy: Path) -> None:
    import shutil

    try:
        for source, target in ((path, copy), (wal_of(path), wal_of(copy))):
            if source.exists():
                shutil.copyfile(source, target)
    except OSError as error:
        raise NapError("cannot_open", path=path, reason=error.strerror or error) from error


def create(path: Path) -> None:
    """Make an empty library at a path where nothing is; a kill leaves nothing or all of it.

    Raises NapError `no_such_folder`, `read_only_folder`, `disk_full` or `cannot_open`.
    """
    if not path.parent.is_dir():
        raise NapError("no_such_folder", path=path.parent)
    if not is_writable(path.parent):
        raise NapError("read_only_folder", path=path.parent)
    made = path.with_name(f".nap-new-{new_id()}")
    try:
        with named(path), closing(_connect(made, "rwc")) as connection:
            _build(connection)
        _put_in_place(made, path)
    except OSError as error:
        raise NapError("cannot_open", path=path, reason=error.strerror or error) from error
    finally:
        for leftover in (made, wal_of(made)):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _build(connection: sqlite3.Connection) -> None:
    _set(connection)
    _set_durable(connection)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {ddl.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {ddl.SCHEMA}")
    for statement in ddl.STATEMENTS:
        connection.execute(statement)
    facts = [("library", new_id()), ("created", now())]
    connection.executemany("INSERT INTO about VALUES (?, ?)", facts)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_in_place(made: Path, path: Path) -> None:
    """Give a new file its name, unless another process has just made one there."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, such as exFAT
        made.rename(path)
    sync_folder(path.parent)


def is_writable(place: Path) -> bool:
    """Return whether this process may write to a file or folder."""
    return os.access(place, os.W_OK)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    with named(path):
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,  # every transaction begins in our own words
            timeout=BUSY_MS / 1000,
        )


def _set(connection: sqlite3.Connection) -> None:
    for name, (value, expected) in _SETTINGS.items():
        _set_one(connection, name, value, expected)


def _set_durable(connection: sqlite3.Connection) -> None:
    """Take the file for us alone and make a commit mean that it is on the disk."""
    _set_one(connection, "locking_mode", "EXCLUSIVE", "exclusive")
    _set_one(connection, "journal_mode", "WAL", "wal")
    _set_one(connection, "synchronous", "FULL", 2)
    _set_one(connection, "mmap_size", "0", 0)
    if sys.platform == "darwin":
        _set_one(connection, "fullfsync", "ON", 1)


def _set_one(connection: sqlite3.Connection, name: str, value: str, expected: object) -> None:
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    row = connection.execute(f"PRAGMA {name}").fetchone()
    # a SQLite built without memory mapping gives no row for mmap_size
    if (row[0] if row else 0) != expected:
        raise sqlite3.NotSupportedError(f"PRAGMA {name} = {row}")


def _check(connection: sqlite3.Connection, path: Path, look: Look) -> None:
    """Raise unless the file is whole, ours, not newer than we are, and has our schema."""
    with named(path):
        if look.unclean or look.size < _SMALL:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise NapError("damaged_library", path=path, reason="integrity_check")
        if _pragma(connection, "application_id") != ddl.APPLICATION_ID:
            raise NapError("not_a_library", path=path, reason="other_program")
        version = _pragma(connection, "user_version")
        if version > ddl.SCHEMA:
            raise NapError("newer_library", path=path, version=version, known=ddl.SCHEMA)
        if not has_our_schema(connection, version):
            raise NapError("damaged_library", path=path, reason="schema")


def has_our_schema(connection: sqlite3.Connection, version: int) -> bool:
    """Return whether a file has all tables of its version, and no view or trigger that is not ours."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    active = [sql for kind, _, sql in rows if kind in ("view", "trigger")]
    held = {name for kind, name, _ in rows if kind != "trigger"}
    return set(active) <= set(ddl.STATEMENTS) and (version != ddl.SCHEMA or _names() <= held)


def _names() -> set[str]:
    """Return the names of all tables and indexes of the schema."""
    made = (sql.split() for sql in ddl.STATEMENTS)
    return {words[2].strip('"') for words in made if words[1] in ("TABLE", "INDEX")}


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
