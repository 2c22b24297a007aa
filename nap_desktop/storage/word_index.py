"""The full-text index over all plans of a library: FTS5, in memory, brought up to date when it is asked.

It lies in a database of its own that never reaches a disk. So a text that was deleted leaves no
trace in it, a library can be read by every program that knows its tables, a damaged index cannot
be, and typing does not pay for it: a plan whose revision has grown is read anew at the next search.

Measured with 5,000 measures: trigrams are made in 0.4 s, once; a search takes 0.1 to 8 ms, with
`instr` over the same texts 0.1 to 1 ms, with the tokens of unicode61 0.1 ms, but those find neither
a part of a word nor a word of Chinese. Trigrams find every run of three letters or more; shorter
words, and all words where SQLite has no FTS5, are sought with `instr`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.lines import words as lines_of
from nap_desktop.plan.schema import schema
from nap_desktop.plan.tree import Node, Plan, field_key
from nap_desktop.storage.database import Database

MOST = 200
_SHORTEST = 3  # letters of a trigram
_REVISIONS = "SELECT id, revision FROM plan WHERE deleted_at IS NULL"
_FIELDS = (
    "SELECT node.id, kind, key, value FROM node JOIN field"
    " ON field.plan = node.plan AND field.node = node.id WHERE node.plan = ? ORDER BY node.id"
)
_NODE = "SELECT kind, parent FROM node WHERE plan = ? AND id = ?"
_VALUES = "SELECT key, lang, value FROM field WHERE plan = ? AND node = ?"


class Place(NamedTuple):
    """A node of a plan whose texts hold all words."""

    plan: NodeId
    node: NodeId


class WordIndex:
    """What the texts of a library say; plans in the bin are left out.

    uses_fts: whether SQLite has FTS5 with trigrams here.
    """

    def __init__(self, database: Database, uses_fts: bool = True) -> None:
        self._database = database
        self._known: dict[NodeId, int] = {}
        self._generation = -1
        self._wants_fts = uses_fts
        self._memory = self._new()

    def _new(self) -> sqlite3.Connection:
        made = sqlite3.connect(":memory:")
        made.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, plan, node, words)")
        made.execute("CREATE INDEX said_in ON said (plan)")
        self.uses_fts = False
        if self._wants_fts:
            with suppress(sqlite3.OperationalError):  # no FTS5, or one without trigrams
                made.execute(
                    "CREATE VIRTUAL TABLE trigrams USING fts5"
                    " (words, content='said', content_rowid='id', tokenize='trigram')"
                )
                self.uses_fts = True
        return made

    def close(self) -> None:
        """Forget everything."""
        self._memory.close()

    def _begin_anew(self) -> None:
        self._memory.close()
        self._memory, self._known = self._new(), {}

    def search(self, typed: str, most: int = MOST) -> list[Place]:
        """Return the nodes whose texts hold all words, capitals and accents ignored.

        In no order of worth; plan by plan. Raises what reading the library raises.
        """
        wanted = folded(typed).text.split()
        if not wanted:
            return []
        self.refresh()
        try:
            return self._find(wanted, most)
        except sqlite3.Error:  # an index that is broken is made anew, once
            self._begin_anew()
            self.refresh()
            return self._find(wanted, most)

    def _find(self, wanted: Sequence[str], most: int) -> list[Place]:
        long = [word for word in wanted if len(word) >= _SHORTEST and self.uses_fts]
        tests = ["instr(words, ?) > 0" for word in wanted if word not in long]
        given = [word for word in wanted if word not in long]
        if long:
            tests.insert(0, "id IN (SELECT rowid FROM trigrams WHERE trigrams MATCH ?)")
            given.insert(0, " ".join('"' + word.replace('"', '""') + '"' for word in long))
        sql = f"SELECT plan, node FROM said WHERE {' AND '.join(tests)} ORDER BY id LIMIT ?"
        return [Place(*row) for row in self._memory.execute(sql, (*given, most))]

    def refresh(self) -> None:
        """Read anew what has changed since the last search."""
        if self._generation != self._database.generation:
            self._begin_anew()
            self._generation = self._database.generation
        with self._database.reading() as raw:
            now = dict(raw.execute(_REVISIONS).fetchall())
            for plan in [plan for plan in self._known if self._known[plan] != now.get(plan)]:
                self._forget(plan)
            for plan in now.keys() - self._known.keys():
                self._read(raw, plan)
                self._known[plan] = now[plan]

    def _forget(self, plan: NodeId) -> None:
        with self._memory:
            if self.uses_fts:
                self._memory.execute(
                    "INSERT INTO trigrams (trigrams, rowid, words)"
                    " SELECT 'delete', id, words FROM said WHERE plan = ?",
                    (plan,),
                )
            self._memory.execute("DELETE FROM said WHERE plan = ?", (plan,))
        del self._known[plan]

    def _read(self, raw: sqlite3.Connection, plan: NodeId) -> None:
        with self._memory:
            self._memory.executemany(
                "INSERT INTO said (plan, node, words) VALUES (?, ?, ?)",
                ((plan, node, words) for node, words in _said(raw, plan)),
            )
            if self.uses_fts:
                self._memory.execute(
                    "INSERT INTO trigrams (rowid, words) SELECT id, words FROM said WHERE plan = ?",
                    (plan,),
                )


def line_to(database: Database, place: Place) -> Plan:
    """Return a node with all above it and nothing else, as a plan; empty where it is gone."""
    nodes: dict[NodeId, Node] = {}
    parents: dict[NodeId, NodeId] = {}
    with database.reading() as raw:
        node: NodeId | None = place.node
        while node is not None and node not in nodes:
            found = raw.execute(_NODE, (place.plan, node)).fetchone()
            if found is None:
                return Plan.empty(place.plan)
            fields = raw.execute(_VALUES, (place.plan, node)).fetchall()
            held = {field_key(key, lang): value for key, lang, value in fields}
            nodes[node] = Node(node, found[0], held)
            if found[1] is not None:
                parents[node] = found[1]
            node = found[1]
    return Plan(place.plan, nodes, {}, parents)


def _said(raw: sqlite3.Connection, plan: NodeId) -> Iterator[tuple[NodeId, str]]:
    """Give each node of a plan that has texts, and what they say, folded."""
    kinds = schema().kinds
    node, parts = "", list[str]()
    for found, kind, key, value in raw.execute(_FIELDS, (plan,)):
        if found != node:
            if parts:
                yield node, folded("\n".join(parts)).text
            node, parts = found, []
        field = kinds[kind].fields.get(key) if kind in kinds else None
        if field is not None and field.type in ("rich", "line") and not field.settings:
            parts.append(lines_of(value) if field.type == "rich" else value)
    if parts:
        yield node, folded("\n".join(parts)).text
