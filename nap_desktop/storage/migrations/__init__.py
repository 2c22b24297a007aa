"""Brings older libraries to the present schema: Alembic's operations, one transaction, backup first.

The number of a file's schema is its `PRAGMA user_version`, which changes in the same
transaction; Alembic's own table of versions would be a second truth and is not used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from nap_desktop.base.errors import NapError
from nap_desktop.storage.ddl import SCHEMA

if TYPE_CHECKING:
    from alembic.operations import Operations

    from nap_desktop.storage.database import Database


class Migration(Protocol):
    """A file of `versions/`: it brings a library of the schema before to schema `number`."""

    number: int

    def upgrade(self, operations: Operations) -> None:
        """Change the tables, and the rows in them."""


def migrations() -> list[Migration]:
    """Return all migrations, first to last."""
    from nap_desktop.storage.migrations.versions import v0002_history_of_items

    return [v0002_history_of_items.HistoryOfItems()]


def bring_up_to_date(database: Database) -> None:
    """Run what a library lacks; a verified backup of a file is made before.

    Raises NapError `cannot_back_up`, or `cannot_migrate` (path, version, reason), which is
    `cannot_show_older` for a copy in memory; the file is then as it was.
    """
    before = database.schema
    if not database.read_only:
        from nap_desktop.storage import backup

        backup.make(database)
    try:
        _run(database, [one for one in migrations() if one.number > before])
    except Exception as error:  # whatever it is, the transaction has left the file as it was
        reason = error.code if isinstance(error, NapError) else "content"
        code = "cannot_show_older" if database.read_only else "cannot_migrate"
        raise NapError(code, path=database.path, version=before, reason=reason) from error


def _run(database: Database, wanted: list[Migration]) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    raw = database.raw
    # a table that others refer to can only be built anew while nobody watches (lang_altertable.html)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.migrating() as connection:
            operations = Operations(MigrationContext.configure(connection))
            for migration in wanted:
                migration.upgrade(operations)
            if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise NapError("damaged_library", path=database.path, reason="foreign keys")
            raw.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
