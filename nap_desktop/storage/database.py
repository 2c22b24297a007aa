"""The one connection to a library file and its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakValueDictionary

from nap_desktop.base.errors import NapError
from nap_desktop.storage import opening
from nap_desktop.storage.ddl import HASH_KEY, SCHEMA
from nap_desktop.storage.failures import named

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Database:
    """An open library file.

    read_only:  whether it lies where nothing can be written; then it is a copy in memory.
    generation: how often it was opened; grows when a backup takes its place.
    """

    # Two connections of one process would drop each other's locks (howtocorrupt.html, 2.2).
    # So files that are open are known, by device and number, whatever path leads to them.
    _held: ClassVar[WeakValueDictionary[tuple[int, int], Database]] = WeakValueDictionary()

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only = False
        self.generation = 0
        self._raw: sqlite3.Connection | None = None
        self._engine: Engine | None = None
        self._identity = (0, 0)

    @classmethod
    def open(cls, path: Path, create: bool = True) -> Database:
        """Return the library at `path`, brought to the present schema.

        Raises NapError: `no_such_library`, `not_a_library`, `damaged_library`, `newer_library`,
        `library_in_use`, `read_only_folder`, `no_such_folder`, `cannot_open`, `disk_full`,
        `cannot_write`; the file is then as it was.
        """
        database = cls(path)
        if create and not path.exists() and not path.is_symlink():
            opening.create(path)
        database.connect()
        return database

    def connect(self) -> None:
        """Open the file and bring it to the present schema; see `open`."""
        identity = _identity(self.path)
        if identity in Database._held:
            raise NapError("library_in_use", path=self.path, reason="same process")
        writable = opening.is_writable(self.path.parent) and opening.is_writable(self.path)
        self.read_only = not writable and self.path.exists()
        self._raw = self._opened()
        self._identity = _identity(self.path)
        Database._held[self._identity] = self
        self.generation += 1
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> sqlite3.Connection:
        if not self.read_only:
            try:
                return opening.open_for_writing(self.path)
            except NapError as error:
                # what the system says of rights is not the whole truth on every file system
                if error.code not in ("library_read_only", "cannot_open"):
                    raise
        connection = opening.open_for_reading(self.path)
        self.read_only = True
        return connection

    def _bring_up_to_date(self) -> None:
        if self.schema != SCHEMA:
            from nap_desktop.storage import migrations

            migrations.bring_up_to_date(self)
        if self.read_only:
            self.raw.execute("PRAGMA query_only = ON")
        else:
            self._forget_that_it_was_a_backup()

    def _forget_that_it_was_a_backup(self) -> None:
        """Take away what a backup says of its content: what is done from now on makes it untrue."""
        with self.reading() as raw:
            known = raw.execute("SELECT 1 FROM about WHERE key = ?", (HASH_KEY,)).fetchone()
        if known:
            # a disk that is full is no reason not to open
            with suppress(NapError), self.transaction() as raw:
                raw.execute("DELETE FROM about WHERE key = ?", (HASH_KEY,))

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself; raises NapError `library_closed` after `close`."""
        if self._raw is None:
            raise NapError("library_closed", path=self.path)
        return self._raw

    @property
    def schema(self) -> int:
        """The number of the schema that the file has now."""
        return int(self.raw.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for reading, failures named."""
        with named(self.path):
            yield self.raw

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside one transaction: on the disk at the end, or nothing of it."""
        raw = self.raw
        self._must_be_writable()
        with named(self.path):
            raw.execute("BEGIN IMMEDIATE")
            try:
                yield raw
                raw.execute("COMMIT")
            except BaseException:
                # a full disk ends the transaction by itself (lang_transaction.html, 3)
                if raw.in_transaction:
                    with suppress(sqlite3.Error):
                        raw.execute("ROLLBACK")
                raise

    @contextmanager
    def tables(self) -> Iterator[Connection]:
        """Give a SQLAlchemy connection inside one transaction, for statements on `tables.py`.

        It is the same connection to the file. What is written at every act of a person goes
        through `transaction` instead: `rows.py` has the figures.
        """
        self._must_be_writable()
        with self.migrating() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Like `tables`, also where the library is a copy in memory."""
        with named(self.path), self._alchemy().begin() as connection:
            yield connection

    def _alchemy(self) -> Engine:
        if self._engine is None:
            from nap_desktop.storage.engine import engine_on

            self._engine = engine_on(self.raw)
        return self._engine

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise NapError("library_read_only", path=self.path)

    def checkpoint(self) -> None:
        """Bring all changes into the one file, so that a copy of it is whole."""
        if not self.read_only:
            with named(self.path):
                self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file, whole; nothing happens if it is closed already.

        A disk that is full now costs nothing: the changes wait in the file's `-wal`.
        """
        if self._raw is None:
            return
        with suppress(NapError):
            self.checkpoint()
        self._engine = None
        self._raw.close()
        self._raw = None
        Database._held.pop(self._identity, None)


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from all others; zeros if there is none."""
    with suppress(OSError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return 0, 0
