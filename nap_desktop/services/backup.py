"""Backups of a library: made when something changed, verified, thinned, restored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.storage import backup
from nap_desktop.storage.backup import BackupCard
from nap_desktop.storage.database import Database

__all__ = ["BackupCard", "Backups", "restore_closed"]


class Backups:
    """The backups of one library; `replaced` is called when one has taken its place."""

    def __init__(self, database: Database, replaced: Callable[[], None]) -> None:
        self._database = database
        self._replaced = replaced

    def list(self) -> list[BackupCard]:
        """Return all backups, newest first."""
        return backup.listing(self._database.path)

    def make(self) -> BackupCard:
        """Make a verified backup now. Raises NapError `cannot_back_up`."""
        return backup.make(self._database)

    def make_if_changed(self) -> BackupCard | None:
        """Make a backup if anything was done since the last; None if not, or if none can be written."""
        if self._database.read_only or not backup.changed_since_last(self._database):
            return None
        return self.make()

    def verify(self, path: Path) -> None:
        """Return if a backup is whole. Raises NapError `damaged_backup` and those of a bad library."""
        backup.verify(path)

    def restore(self, path: Path) -> BackupCard | None:
        """Put a backup in the library's place; the library as it was becomes a backup, returned.

        Open plans cannot be written to any more and must be opened anew. Raises NapError
        `damaged_backup`, `cannot_back_up`, `library_read_only`; nothing has happened then.
        """
        before = backup.restore(self._database, path)
        self._replaced()
        return before


def verified(path: Path) -> None:
    """Return if a backup is whole. Raises NapError `damaged_backup` and those of a bad library."""
    backup.verify(path)


def plans_in(path: Path) -> list[str]:
    """Return the titles of the plans that a backup holds. Raises NapError `damaged_backup`."""
    return backup.titles(path)


def newest_whole(library: Path) -> tuple[BackupCard, list[BackupCard]] | None:
    """Return the newest backup that is whole, and the newer ones that are not; None if none is."""
    damaged: list[BackupCard] = []
    for card in backup.listing(library):
        try:
            backup.verify(card.path)
        except NapError:
            damaged.append(card)
        else:
            return card, damaged
    return None


def listed(library: Path) -> list[BackupCard]:
    """Return the backups of a library that is not open, newest first."""
    return backup.listing(library)


def restore_closed(library: Path, path: Path) -> Path | None:
    """Put a verified backup in the place of a library that cannot be opened.

    The file that was there is copied aside first; its copy is returned, None if there was none.
    """
    backup.verify(path)
    aside = backup.set_aside(library) if library.is_file() else None
    backup.put_back(library, path)
    return aside
