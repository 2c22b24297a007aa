"""Frozen states of a plan: kept with name, date, author and reason, never altered."""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.tree import Plan
from nap_desktop.storage.codec import from_text, hash_of, to_text
from nap_desktop.storage.database import Database
from nap_desktop.storage.plans import read_plan
from nap_desktop.storage.times import now

_LIST = (
    "SELECT id, name, at, author, reason, hash FROM version WHERE plan = ?"
    " ORDER BY at DESC, rowid DESC"
)
_ONE = "SELECT name, content, hash FROM version WHERE id = ?"


@dataclass(frozen=True, slots=True)
class VersionCard:
    """What is to be known of a version; `hash` is equal for equal contents only."""

    id: str
    plan: NodeId
    name: str
    at: str
    author: str
    reason: str
    hash: str


class VersionStore:
    """All versions in a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        plan: NodeId,
        name: str,
        author: str,
        reason: str,
        at: str = "",
        content: Plan | None = None,
        id: str = "",
    ) -> VersionCard:
        """Freeze a plan as it is now, or a given content of it, and return the version's card.

        id: of the version, where others were told it before; made anew if empty.

        Raises NapError `no_such_plan`.
        """
        from sqlmodel import col, insert, update

        from nap_desktop.storage.tables import PlanRow, VersionRow

        with self._database.reading() as raw:
            text = to_text(content or read_plan(raw, plan))
        card = VersionCard(id or new_id(), plan, name, at or now(), author, reason, hash_of(text))
        row = {key: getattr(card, key) for key in VersionCard.__slots__}
        grown = {"revision": col(PlanRow.revision) + 1}
        with self._database.tables() as tables:
            touched = tables.execute(update(PlanRow).where(col(PlanRow.id) == plan).values(grown))
            if touched.rowcount != 1:
                raise NapError("no_such_plan", plan=plan)
            tables.execute(insert(VersionRow).values(**row, content=text))
        return card

    def list(self, plan: NodeId) -> list[VersionCard]:
        """Return a plan's versions, newest first."""
        with self._database.reading() as raw:
            rows = raw.execute(_LIST, (plan,)).fetchall()
        return [
            VersionCard(id, plan, name, at, author, reason, hash)
            for id, name, at, author, reason, hash in rows
        ]

    def load(self, version: str) -> Plan:
        """Return a version's content. Raises NapError `no_such_version`, `damaged_version` (name)."""
        with self._database.reading() as raw:
            row = raw.execute(_ONE, (version,)).fetchone()
        if row is None:
            raise NapError("no_such_version", version=version)
        name, text, known = row
        if hash_of(text) != known:
            raise NapError("damaged_version", name=name)
        return from_text(text)
