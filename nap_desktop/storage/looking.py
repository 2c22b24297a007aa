"""Looks at a file before SQLite does, so that what is not ours or too new stays untouched."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.storage.ddl import APPLICATION_ID, SCHEMA

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes (SQLite file format, 1.3)


class Look(NamedTuple):
    """What a file says before it is opened; `unclean` if its last session did not end well."""

    size: int
    unclean: bool


def wal_of(path: Path) -> Path:
    """Return the file beside a library that holds its latest changes while it is open."""
    return path.with_name(path.name + "-wal")


def look_at(path: Path) -> Look:
    """Return what is to be known of a library that is there.

    Raises NapError: `no_such_library`, `not_a_library` (reason: folder, special, empty, format,
    other_program), `damaged_library` (reason: truncated), `newer_library` (version, known),
    `cannot_open`. Never call it on a file that this process has open: closing it would drop
    SQLite's locks (sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            folder = stat.S_ISDIR(status.st_mode)
            raise _not_ours(path, "folder" if folder else "special")
        with path.open("rb") as file:
            header = file.read(_HEADER)
        wal = wal_of(path)
        unclean = wal.exists() and wal.stat().st_size > 0
    except FileNotFoundError:
        raise NapError("no_such_library", path=path) from None
    except OSError as error:
        raise NapError("cannot_open", path=path, reason=error.strerror or error) from error
    _check_header(path, header)
    if not unclean and status.st_size < _promised_size(header):
        raise NapError("damaged_library", path=path, reason="truncated")
    return Look(status.st_size, unclean)


def _check_header(path: Path, header: bytes) -> None:
    if not header:
        raise _not_ours(path, "empty")
    if header[:16] != _MAGIC[: len(header)]:
        raise _not_ours(path, "format")
    if len(header) < _HEADER:
        raise NapError("damaged_library", path=path, reason="truncated")
    if _number(header, 68, 4) != APPLICATION_ID:
        raise _not_ours(path, "other_program")
    version = _number(header, 60, 4)
    if version > SCHEMA:
        raise NapError("newer_library", path=path, version=version, known=SCHEMA)


def _promised_size(header: bytes) -> int:
    """Return how large the header says the file is: page size times number of pages."""
    page = _number(header, 16, 2)
    return (65536 if page == 1 else page) * _number(header, 28, 4)


def _number(header: bytes, at: int, length: int) -> int:
    return int.from_bytes(header[at : at + length], "big")


def _not_ours(path: Path, reason: str) -> NapError:
    return NapError("not_a_library", path=path, reason=reason)
