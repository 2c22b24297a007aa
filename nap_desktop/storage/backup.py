"""Backups of a library: whole closed files, counted only after they were opened and compared."""

from __future__ import annotations

import datetime
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import sync_folder, write_whole
from nap_desktop.base.paths import backups_of
from nap_desktop.storage import thinning
from nap_desktop.storage.content import Content, content_of, fingerprint, is_whole
from nap_desktop.storage.database import Database
from nap_desktop.storage.ddl import HASH_KEY
from nap_desktop.storage.failures import named
from nap_desktop.storage.looking import look_at, wal_of
from nap_desktop.storage.opening import has_our_schema

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?:-(\d+))? UTC")
_FORM = "%Y-%m-%d %H.%M.%S"


@dataclass(frozen=True, slots=True)
class BackupCard:
    """A backup file; `at` is ISO 8601 in UTC."""

    path: Path
    at: str
    size: int


def make(database: Database) -> BackupCard:
    """Make a backup, verify it, thin out the older ones, and return the new one.

    Raises NapError `cannot_back_up` (path, reason) if it could not be made or does not hold
    exactly what the library holds; the older backups are then all still there.
    """
    folder = backups_of(database.path)
    temporary = folder / f".nap-backup-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _copy(database, temporary)
        card = _put_in_place(temporary, folder)
    except (OSError, NapError, sqlite3.Error) as error:
        raise NapError("cannot_back_up", path=folder, reason=_reason(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    thin(database.path)
    return card


def _copy(database: Database, target: Path) -> None:
    """Write the library to one closed file without WAL, and compare what it holds."""
    with database.reading() as raw, named(target):
        content = content_of(raw)
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            copy.execute("PRAGMA synchronous = FULL")
            copy.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (HASH_KEY, content.hash))
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    if verify(target) != content:
        raise NapError("damaged_backup", path=target)


def _put_in_place(temporary: Path, folder: Path) -> BackupCard:
    moment = datetime.datetime.now(datetime.UTC)
    stem = moment.strftime(_FORM)
    names = [f"{stem} UTC.nap", *(f"{stem}-{again} UTC.nap" for again in range(2, 100))]
    free = next(folder / name for name in names if not (folder / name).exists())
    temporary.rename(free)
    sync_folder(folder)
    return _card(free, moment)


def verify(path: Path) -> Content:
    """Return what a backup holds. Raises NapError `damaged_backup` unless it is what it was made of.

    A library that was copied by hand does not say what it was made of; it counts if it is whole.
    Raises `unfinished_copy` if its latest changes lie beside it, and what `look_at` raises:
    `newer_library`, `not_a_library` and the like.
    """
    if look_at(path).unclean:
        raise NapError("unfinished_copy", path=path)
    with _opened(path) as raw:
        content = content_of(raw)
        if not (is_whole(raw) and has_our_schema(raw, content.schema) and _is_tree(raw)):
            raise NapError("damaged_backup", path=path)
        known = raw.execute("SELECT value FROM about WHERE key = ?", (HASH_KEY,)).fetchone()
    if known is not None and known[0] != content.hash:
        raise NapError("damaged_backup", path=path)
    return content


def _is_tree(raw: sqlite3.Connection) -> bool:
    """Return whether every plan has one node that stands under no other, and that is the plan."""
    roots = raw.execute("SELECT plan, id FROM node WHERE parent IS NULL ORDER BY plan").fetchall()
    plans = raw.execute("SELECT id, id FROM plan ORDER BY id").fetchall()
    return roots == plans


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a closed file for reading; nothing is written beside it."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as raw:
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.execute("PRAGMA cell_size_check = ON")
            yield raw
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise NapError("damaged_backup", path=path) from error


def titles(path: Path) -> list[str]:
    """Return the titles of the plans in a backup, those in its bin left out."""
    with _opened(path) as raw:
        rows = raw.execute(
            "SELECT value FROM field JOIN plan ON plan.id = field.plan AND field.node = plan.id"
            " WHERE key = 'title' AND lang = '' AND deleted_at IS NULL ORDER BY edited DESC"
        )
        return [title for (title,) in rows]


def listing(library: Path) -> list[BackupCard]:
    """Return the backups of a library, newest first; files of other names are left out."""
    found: list[tuple[str, int, BackupCard]] = []
    folder = backups_of(library)
    for path in folder.glob("*.nap") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.stem)
        if match:
            moment = datetime.datetime.strptime(match[1], _FORM).replace(tzinfo=datetime.UTC)
            card = _card(path, moment)
            found.append((card.at, int(match[2] or 1), card))
    return [card for _, _, card in sorted(found, key=lambda one: one[:2], reverse=True)]


def _card(path: Path, moment: datetime.datetime) -> BackupCard:
    return BackupCard(path, moment.strftime("%Y-%m-%dT%H:%M:%SZ"), path.stat().st_size)


def thin(library: Path) -> None:
    """Delete the backups that are too many or too large; see `thinning.py`."""
    cards = listing(library)
    # those of one second differ by their place in the list, which `moments` keeps apart
    moments = {
        datetime.datetime.fromisoformat(card.at) + datetime.timedelta(microseconds=place): card
        for place, card in enumerate(reversed(cards))
    }
    stay = thinning.kept(list(moments))
    stay &= thinning.within([(moment, moments[moment].size) for moment in stay])
    for moment, card in moments.items():
        if moment not in stay:
            with suppress(OSError):
                card.path.unlink()


def changed_since_last(database: Database) -> bool:
    """Return whether anything was done in the library since its newest backup was made."""
    newest = next(iter(listing(database.path)), None)
    if newest is None:
        return True
    with database.reading() as raw:
        now = fingerprint(raw)
    try:
        with _opened(newest.path) as kept:
            return now != fingerprint(kept)
    except NapError:
        return True


def restore(database: Database, backup: Path) -> BackupCard | None:
    """Put a backup in the library's place; the library as it was becomes a backup, returned.

    Raises NapError `damaged_backup`, `cannot_back_up`, `library_read_only`; nothing has
    happened then. Who keeps a plan of the library open must open it anew.
    """
    if database.read_only:
        raise NapError("library_read_only", path=database.path)
    verify(backup)
    before = make(database)
    database.close()
    try:
        put_back(database.path, backup)
    finally:
        database.connect()
    return before


def put_back(library: Path, backup: Path) -> None:
    """Write a verified backup over a library that is closed, or over one that cannot be opened.

    What cannot be opened is first moved aside, never deleted.
    """
    wal = wal_of(library)
    if wal.exists() and wal.stat().st_size:
        set_aside(library)
    wal.unlink(missing_ok=True)
    write_whole(library, backup.read_bytes())


def set_aside(library: Path) -> Path:
    """Copy a library as it is, with its `-wal`, beside itself and return the copy."""
    stamp = datetime.datetime.now(datetime.UTC).strftime(_FORM)
    aside = library.with_name(f"{library.stem} set aside {stamp} UTC{library.suffix}")
    for source, target in ((library, aside), (wal_of(library), wal_of(aside))):
        if source.exists():
            write_whole(target, source.read_bytes())
    return aside


def _sweep(folder: Path) -> None:
    """Delete what a killed backup left behind."""
    for leftover in folder.glob(".nap-*"):
        with suppress(OSError):
            leftover.unlink()


def _reason(error: Exception) -> str:
    if isinstance(error, NapError):
        return error.facts.get("reason", error.code)
    return str(getattr(error, "strerror", None) or "sqlite")
