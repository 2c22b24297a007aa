"""Opening a plan of 5,000 items, and keeping a typed field, against bare sqlite3."""

from __future__ import annotations

import sqlite3
import tempfile
from itertools import count
from pathlib import Path

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.services.library import OpenLibrary
from tests.bench.rows import Row, median_time, ratio
from tests.support import many_measures

_ITEMS = 5_000
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "locking_mode=EXCLUSIVE", "secure_delete=ON",
            "foreign_keys=ON", "cell_size_check=ON", "mmap_size=0", "trusted_schema=OFF")  # fmt: skip


def measure() -> list[Row]:
    """Return the rows for opening and for keeping."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        return [_opening(Path(scratch)), _keeping(Path(scratch))]


def _opening(folder: Path) -> Row:
    path = folder / "open.nap"
    library = OpenLibrary.open(path)
    plan_id = library.add_plan(many_measures(_ITEMS))
    library.close()

    def raw() -> None:
        connection = sqlite3.connect(path)
        nodes = {row[1]: row for row in connection.execute("SELECT * FROM node")}
        fields: dict[str, dict[str, str]] = {}
        for node, key, value in connection.execute("SELECT node, key, value FROM field"):
            fields.setdefault(node, {})[key] = value
        connection.close()
        assert len(nodes) >= _ITEMS

    library = OpenLibrary.open(path)
    value = median_time(lambda: library.open_plan(plan_id), 9)
    library.close()
    floor = median_time(raw, 9)
    return ratio("Opening a plan of 5,000 items", value, floor, 2.5, "rows into dicts", 0.15)


def _keeping(folder: Path) -> Row:
    """Type into one field; the floor is one upsert of the same text with the same pragmas."""
    library = OpenLibrary.open(folder / "keep.nap")
    opened = library.open_plan(library.add_plan(many_measures(_ITEMS)))
    node = opened.plan.of_kind("measure")[100]
    numbers = count()

    def typed() -> None:
        text = rich_text.rich(f"Adopt the list of controlled goods, word {next(numbers)}")
        opened.type_in("Typing", edits.set_field(opened.plan, node, "text", text))

    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE field (node TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")

    def upsert() -> None:
        text = rich_text.rich(f"Adopt the list of controlled goods, word {next(numbers)}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO field VALUES ('n', ?) ON CONFLICT (node) DO UPDATE SET value=excluded.value",
            (text,),
        )
        connection.execute("COMMIT")

    for _ in range(20):
        typed(), upsert()
    value, floor = median_time(typed, 200), median_time(upsert, 200)
    connection.close()
    library.close()
    return ratio("A typed field kept durably", value, floor, 2.0, "bare upsert")
