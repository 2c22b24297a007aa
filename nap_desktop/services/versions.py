"""Versions: frozen states of a plan under a name, with date, author and reason."""

from __future__ import annotations

from collections.abc import Callable

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.storage.database import Database
from nap_desktop.storage.versions import VersionCard, VersionStore

__all__ = ["VersionCard", "Versions"]


class Versions:
    """The versions in a library; `changed` is told the id of a plan that got one."""

    def __init__(
        self, database: Database, author: Callable[[], str], changed: Callable[[NodeId], None]
    ) -> None:
        self._store = VersionStore(database)
        self._author = author
        self._changed = changed

    def save(
        self, plan: NodeId, name: str, reason: str = "", author: str | None = None
    ) -> VersionCard:
        """Freeze a plan as it is now; the library's author signs unless another is given.

        Raises NapError `no_such_plan`.
        """
        signed = self._author() if author is None else author
        card = self._store.save(plan, name, signed, reason)
        self._changed(plan)
        return card

    def add(self, content: Plan, name: str, at: str, author: str, reason: str) -> VersionCard:
        """Keep a version that was made elsewhere, under its own date; its plan must be here."""
        card = self._store.save(content.root, name, author, reason, at, content)
        self._changed(content.root)
        return card

    def keep(self, id: str, content: Plan, name: str, reason: str = "") -> VersionCard:
        """Keep a version of today under an id that others were told before; its plan must be here.

        Raises NapError `no_such_plan`.
        """
        card = self._store.save(content.root, name, self._author(), reason, content=content, id=id)
        self._changed(content.root)
        return card

    def list(self, plan: NodeId) -> list[VersionCard]:
        """Return a plan's versions, newest first."""
        return self._store.list(plan)

    def load(self, version: str) -> Plan:
        """Return a version's content. Raises NapError `no_such_version`, `damaged_version`."""
        return self._store.load(version)
