"""The plans of a library as cards: making, listing, finding, the bin."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import working_copy
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.tree import Plan
from nap_desktop.storage.database import Database
from nap_desktop.storage.rows import Rows
from nap_desktop.storage.times import before, now

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import UpdateBase

DAYS_IN_BIN = 30

_SHOWN = ("title", "state", "period_start", "period_end", "phase")
_CARDS = "SELECT id, edited, editor, deleted_at FROM plan ORDER BY edited DESC, id"
_FACTS = (
    "SELECT plan, key, value FROM field JOIN plan ON node = plan.id AND plan = plan.id"
    f" WHERE lang = '' AND key IN {_SHOWN}"
)
_MEASURES = "SELECT plan, count(*) FROM node WHERE kind = 'measure' GROUP BY plan"


class PlanCard(NamedTuple):
    """What the shelf shows of a plan; `deleted_at` is empty unless it is in the bin."""

    id: NodeId
    title: str
    state: str
    period_start: str
    period_end: str
    phase: str
    measures: int
    edited: str
    editor: str
    deleted_at: str = ""


class Shelf:
    """All plans of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(self) -> list[PlanCard]:
        """Return the plans that are not in the bin, the one edited last first."""
        return [card for card in self._all() if not card.deleted_at]

    def binned(self) -> list[PlanCard]:
        """Return the plans in the bin, the one put there last first."""
        found = [card for card in self._all() if card.deleted_at]
        return sorted(found, key=lambda card: card.deleted_at, reverse=True)

    def card(self, id: NodeId) -> PlanCard:
        """Return one plan's card, in the bin or not. Raises NapError `no_such_plan`."""
        for card in self._all():
            if card.id == id:
                return card
        raise NapError("no_such_plan", plan=id)

    def _all(self) -> list[PlanCard]:
        with self._database.reading() as raw:
            facts: dict[NodeId, dict[str, str]] = {}
            for plan, key, value in raw.execute(_FACTS):
                facts.setdefault(plan, {})[key] = value
            measures = dict(raw.execute(_MEASURES).fetchall())
            rows = raw.execute(_CARDS).fetchall()
        return [_card(row, facts.get(row[0], {}), measures.get(row[0], 0)) for row in rows]

    def holds(self, id: NodeId) -> bool:
        """Return whether the library has a plan, in the bin or not."""
        with self._database.reading() as raw:
            return raw.execute("SELECT 1 FROM plan WHERE id = ?", (id,)).fetchone() is not None

    def add(self, plan: Plan, author: str) -> NodeId:
        """Keep a new plan and return its id: a fresh one if the library has the plan's own."""
        if self.holds(plan.root):
            plan = with_root(plan, new_id())
        at = now()
        with self._database.transaction() as raw:
            row = (plan.root, at, at, author, 1, None)
            raw.execute("INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?)", row)
            Rows(raw, plan.root).write_whole(plan)
        return plan.root

    def bin(self, id: NodeId) -> None:
        """Put a plan into the bin. Raises NapError `no_such_plan`."""
        self._mark(id, now())

    def bring_back(self, id: NodeId) -> None:
        """Take a plan out of the bin. Raises NapError `no_such_plan`."""
        self._mark(id, None)

    def _mark(self, id: NodeId, deleted_at: str | None) -> None:
        from sqlmodel import col, update

        from nap_desktop.storage.tables import PlanRow

        grown = {"deleted_at": deleted_at, "revision": col(PlanRow.revision) + 1}
        self._change(update(PlanRow).where(col(PlanRow.id) == id).values(grown), id)

    def remove(self, id: NodeId) -> None:
        """Delete a plan with its steps and versions for good. Raises NapError `no_such_plan`."""
        from sqlmodel import col, delete

        from nap_desktop.storage.tables import PlanRow

        self._change(delete(PlanRow).where(col(PlanRow.id) == id), id)

    def _change(self, statement: UpdateBase, id: NodeId) -> None:
        with self._database.tables() as tables:
            if tables.execute(statement).rowcount != 1:
                raise NapError("no_such_plan", plan=id)

    def purge(self) -> int:
        """Delete what has been in the bin for 30 days and return how many plans that were."""
        limit = before(DAYS_IN_BIN)
        with self._database.reading() as raw:
            found = raw.execute("SELECT id FROM plan WHERE deleted_at < ?", (limit,)).fetchall()
        for (id,) in found:
            self.remove(id)
        return len(found)

    def search(self, words: str) -> list[PlanCard]:
        """Return the plans, not those in the bin, whose texts hold all of the words, in any case."""
        wanted = words.casefold().split()
        if not wanted:
            return self.cards()
        with self._database.reading() as raw:
            found = [set(_plans_with(raw, word)) for word in wanted]
        both = set.intersection(*found)
        return [card for card in self.cards() if card.id in both]


def _card(
    row: tuple[NodeId, str, str, str | None], facts: dict[str, str], measures: int
) -> PlanCard:
    id, edited, editor, deleted_at = row
    title, state, start, end, phase = (facts.get(key, "") for key in _SHOWN)
    return PlanCard(id, title, state, start, end, phase, measures, edited, editor, deleted_at or "")


def _plans_with(raw: sqlite3.Connection, word: str) -> list[NodeId]:
    """Return the plans that hold a casefolded word in one of their texts."""

    escaped = json.dumps(word, ensure_ascii=False)[1:-1]  # as it stands in rich text

    def holds(value: str) -> bool:
        kept = value.casefold()
        return (word in kept or escaped in kept) and word in rich_text.plain(value).casefold()

    # SQLite's own LIKE knows no case beyond ASCII
    raw.create_function("holds", 1, holds, deterministic=True)
    rows = raw.execute(
        "SELECT DISTINCT plan FROM field WHERE key NOT IN ('levels', 'columns') AND holds(value)"
    )
    return [plan for (plan,) in rows]


def with_root(plan: Plan, root: NodeId) -> Plan:
    """Return an equal plan with another id; all other nodes keep theirs, as copies of one origin do."""
    work = working_copy(plan)
    nodes = {node.id: node for node in work.nodes.values() if node.id != plan.root}
    own = replace(plan.nodes[plan.root], id=root)
    children = {
        (root if parent == plan.root else parent, slot): below
        for (parent, slot), below in plan.children.items()
    }
    parents = {
        node: root if parent == plan.root else parent for node, parent in plan.parents.items()
    }
    return Plan(root, {root: own, **nodes}, children, parents)
