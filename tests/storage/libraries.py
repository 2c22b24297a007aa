"""Libraries for tests: an empty one, and one that holds a small plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nap_desktop.plan import edits
from nap_desktop.services.library import OpenLibrary
from nap_desktop.storage.database import Database
from tests.plan.plans import START, grow


@contextmanager
def opened(path: Path, create: bool = True) -> Iterator[OpenLibrary]:
    """Give a library under work and close it."""
    library = OpenLibrary.open(path, create, author="Delegate")
    try:
        yield library
    finally:
        library.close()


@contextmanager
def database(path: Path) -> Iterator[Database]:
    """Give a database, made if it is not there, and close it."""
    found = Database.open(path)
    try:
        yield found
    finally:
        found.close()


def with_a_plan(path: Path) -> Path:
    """Make a closed library with one plan named "plan", some steps and a version; return its path."""
    with opened(path) as library:
        library.add_plan(grow(START))
        plan = library.open_plan("plan")
        plan.do("Title", edits.set_field(plan.plan, "plan", "title", "National plan"))
        plan.do("Add", edits.add(plan.plan, "section", "plan", heading="Added"))
        library.versions.save("plan", "First", "for the tests")
    return path


def run(path: Path, *statements: str) -> None:
    """Carry out SQL on a closed library as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
