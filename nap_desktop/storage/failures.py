"""Gives SQLite's failures the names under which people are told of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nap_desktop.base.errors import NapError

# SQLite's primary result codes (sqlite.org/rescode.html); Python 3.11 gives them as numbers.
_TOLD = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_NOTADB": "not_a_library",
    "SQLITE_CORRUPT": "damaged_library",
    "SQLITE_FORMAT": "damaged_library",
    "SQLITE_BUSY": "library_in_use",
    "SQLITE_LOCKED": "library_in_use",
    "SQLITE_READONLY": "library_read_only",
    "SQLITE_PERM": "cannot_open",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_IOERR": "cannot_write",
    "SQLITE_NOMEM": "cannot_write",
    "SQLITE_TOOBIG": "cannot_write",
}
_CODES = {getattr(sqlite3, name): code for name, code in _TOLD.items()}
NAMES = {getattr(sqlite3, name): name for name in _TOLD}
_READING = (
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_FSTAT,
)
_NEARLY_NOTHING = 200_000  # bytes; below this an unnamed failure to write is a full disk


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn SQLite's failures inside into NapErrors on `path`; a broken rule of the schema stays.

    Codes: `disk_full`, `damaged_library`, `not_a_library`, `library_in_use`,
    `library_read_only`, `cannot_open`, `cannot_write`; each with `path` and `reason`, the name
    of SQLite's primary code or another that `resources/labels/errors.toml` has words for.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # text of the file, or of SQLite's word on it
        raise NapError("damaged_library", path=path, reason="no_text") from error
    except Exception as error:
        # SQLAlchemy wraps; it is not imported here, so its wrapping is known by its attribute
        cause = getattr(error, "orig", None) or error
        if not isinstance(cause, sqlite3.Error):
            raise
        found = as_told(cause, path)
        if found is None:
            raise
        raise found from error


def as_told(error: sqlite3.Error, path: Path) -> NapError | None:
    """Return a failure of SQLite as a NapError; None if it is a fault of ours."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = _CODES.get(extended & 0xFF)
    if code is None and isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        code = "library_in_use"
    if isinstance(error, sqlite3.NotSupportedError):
        code = "cannot_open"
    if "decode" in str(error):  # text that is no UTF-8 has no number of its own
        code = "damaged_library"
    if code is None:
        return None
    if extended in _READING:
        code = "damaged_library"
    elif code == "cannot_write" and _no_room(path):
        code = "disk_full"
    return NapError(code, path=path, reason=_reason(extended, error))


def _reason(extended: int, error: sqlite3.Error) -> str:
    """Return why, as a code that people are told in words."""
    if "decode" in str(error):
        return "no_text"
    if isinstance(error, sqlite3.NotSupportedError):
        return "settings"
    return NAMES.get(extended & 0xFF, "sqlite")


def _no_room(path: Path) -> bool:
    import shutil  # slow to import, and a start needs it not

    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _NEARLY_NOTHING
    return False
