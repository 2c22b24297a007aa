"""The content of a library file as a whole: its rows counted and hashed, and whether all is well."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from nap_desktop.storage.ddl import HASH_KEY


@dataclass(frozen=True, slots=True)
class Content:
    """What two files share if they hold the same."""

    schema: int
    rows: tuple[tuple[str, int], ...]
    hash: str


def content_of(raw: sqlite3.Connection) -> Content:
    """Return schema number, rows per table, and a SHA-256 over all rows in the order of their keys."""
    whole = hashlib.sha256()
    counts: list[tuple[str, int]] = []
    for table in _tables(raw):
        count = 0
        for row in raw.execute(_all_rows(raw, table)):
            whole.update(repr(row).encode())
            count += 1
        whole.update(f"{table} {count}".encode())
        counts.append((table, count))
    schema = int(raw.execute("PRAGMA user_version").fetchone()[0])
    return Content(schema, tuple(counts), whole.hexdigest())


def _tables(raw: sqlite3.Connection) -> list[str]:
    found = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith("sqlite_")]


def _all_rows(raw: sqlite3.Connection, table: str) -> str:
    columns = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [f'"{column[1]}"' for column in sorted(columns, key=lambda one: one[5]) if column[5]]
    shown = ", ".join(sorted(f'"{column[1]}"' for column in columns))
    where = f" WHERE key <> '{HASH_KEY}'" if table == "about" else ""
    return f'SELECT {shown} FROM "{table}"{where} ORDER BY {", ".join(keys)}'


def fingerprint(raw: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Return what differs as soon as anything was done in a library since it was read last."""
    sql = "SELECT id, revision, edited, editor, deleted_at FROM plan ORDER BY id"
    return list(raw.execute(sql).fetchall())


def is_whole(raw: sqlite3.Connection) -> bool:
    """Return whether SQLite finds no damage and no row without the row it belongs to."""
    if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        return False
    return raw.execute("PRAGMA foreign_key_check").fetchone() is None
