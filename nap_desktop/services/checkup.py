"""Looks whether a library and its backups are whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.services.library import OpenLibrary


@dataclass(frozen=True, slots=True)
class Finding:
    """One file that was looked at: the library or a backup, its name, and its faults if any."""

    kind: str
    name: str
    faults: tuple[NapError, ...] = ()


def checkup(library: OpenLibrary) -> Iterator[Finding]:
    """Read all that the library holds, open every backup, and tell each, one after the other."""
    yield Finding("library", str(library.path), _faults(library))
    for backup in library.backups.list():
        try:
            library.backups.verify(backup.path)
            yield Finding("backup", backup.path.name)
        except NapError as error:
            yield Finding("backup", backup.path.name, (error,))


def _faults(library: OpenLibrary) -> tuple[NapError, ...]:
    try:
        return tuple(library.verify())
    except NapError as error:  # so damaged that it cannot be read to its end
        return (error,)
