"""Looks whether all plans, versions and backups of a library are whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.services.library import OpenLibrary


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its kind (plan, version, backup), its name, its fault if any."""

    kind: str
    name: str
    fault: NapError | None = None


def checkup(library: OpenLibrary) -> Iterator[Finding]:
    """Read every plan and version, open every backup, and tell each, one after the other."""
    for card in [*library.cards(), *library.binned()]:
        try:
            library.read(card.id)
            yield Finding("plan", card.title or card.id)
        except NapError as error:
            yield Finding("plan", card.title or card.id, error)
        yield from _versions(library, card.id)
    for backup in library.backups.list():
        try:
            library.backups.verify(backup.path)
            yield Finding("backup", backup.path.name)
        except NapError as error:
            yield Finding("backup", backup.path.name, error)


def _versions(library: OpenLibrary, plan: str) -> Iterator[Finding]:
    for version in library.versions.list(plan):
        try:
            library.versions.load(version.id)
            yield Finding("version", version.name)
        except NapError as error:
            yield Finding("version", version.name, error)
