"""Carries changes of a plan out on its rows; raw SQL, for it runs at every act of a person.

Measured, with 5,000 items: 0.11 ms for a bare upsert, 0.13 ms for typing that goes on and
0.16 ms for a whole act with its step here, 0.24 ms for the upsert alone through SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.tree import SLOTS, Node, Plan

GAP = 1 << 16  # between neighbours; sixteen inserts at one place before they are spread anew

_SET = (
    "INSERT INTO field VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (plan, node, key, lang) DO UPDATE SET value = excluded.value"
)
_CLEAR = "DELETE FROM field WHERE plan = ? AND node = ? AND key = ? AND lang = ?"
_INSERT = "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM node WHERE plan = ? AND id = ?"
_MOVE = "UPDATE node SET parent = ?, position = ? WHERE plan = ? AND id = ?"
_PLACE = "UPDATE node SET position = ? WHERE plan = ? AND id = ?"
_NEIGHBOURS = (
    "SELECT position FROM node WHERE plan = ? AND parent = ? AND slot = ? AND id <> ?"
    " ORDER BY position LIMIT 2 OFFSET ?"
)
_SIBLINGS = (
    "SELECT id FROM node WHERE plan = ? AND parent = ? AND slot = ? AND id <> ? ORDER BY position"
)
_KIND = "SELECT kind FROM node WHERE plan = ? AND id = ?"


class Rows(NamedTuple):
    """The rows of one plan, inside a transaction that the caller has begun."""

    raw: sqlite3.Connection
    plan: NodeId

    def carry_out(self, changes: Sequence[Change]) -> None:
        """Do changes, first to last; raises NapError `change_does_not_fit` where one does not."""
        for change in changes:
            match change:
                case SetField(node, key, lang, _, after):
                    self._set(node, key, lang, after)
                case InsertNode(node, parent, row):
                    self._insert(node, parent, row)
                case RemoveNode(node):
                    self._one(self.raw.execute(_REMOVE, (self.plan, node.id)))
                case MoveNode(node, _, _, parent, row):
                    self._move(node, parent, row)

    def _set(self, node: NodeId, key: str, lang: str, value: str) -> None:
        if value:
            self.raw.execute(_SET, (self.plan, node, key, lang, value))
        else:
            self.raw.execute(_CLEAR, (self.plan, node, key, lang))

    def _insert(self, node: Node, parent: NodeId, row: int) -> None:
        slot = slot_of(node.kind)
        position = self._position(parent, slot, node.id, row)
        self.raw.execute(_INSERT, (self.plan, node.id, node.kind, parent, slot, position))
        self.raw.executemany(_SET, field_rows(self.plan, node))

    def _move(self, node: NodeId, parent: NodeId, row: int) -> None:
        held = self.raw.execute(_KIND, (self.plan, node)).fetchone()
        if held is None:
            raise NapError("change_does_not_fit", why="move")
        position = self._position(parent, slot_of(held[0]), node, row)
        self._one(self.raw.execute(_MOVE, (parent, position, self.plan, node)))

    def _position(self, parent: NodeId, slot: str, node: NodeId, row: int) -> int:
        """Return a position for `node` at `row` among the other children in one slot."""
        where = (self.plan, parent, slot, node)
        found = self.raw.execute(_NEIGHBOURS, (*where, max(row - 1, 0))).fetchall()
        near = [position for (position,) in found]
        if row == 0:
            return near[0] - GAP if near else 0
        if not near:
            raise NapError("change_does_not_fit", why="row")
        if len(near) == 1:
            return int(near[0]) + GAP
        middle = sum(near) // 2
        if middle != near[0]:
            return int(middle)
        self._spread(where)
        return self._position(parent, slot, node, row)

    def _spread(self, where: tuple[str, str, str, str]) -> None:
        """Give the children of one slot new positions with the whole gap between them."""
        found = self.raw.execute(_SIBLINGS, where).fetchall()
        places = [(place * GAP, self.plan, node) for place, (node,) in enumerate(found)]
        self.raw.executemany(_PLACE, places)

    @staticmethod
    def _one(cursor: sqlite3.Cursor) -> None:
        if cursor.rowcount != 1:
            raise NapError("change_does_not_fit", why="row")

    def write_whole(self, plan: Plan) -> None:
        """Write all nodes of a plan that has none yet."""
        self.raw.executemany(_INSERT, _node_rows(self.plan, plan))
        for node in plan.nodes.values():
            self.raw.executemany(_SET, field_rows(self.plan, node))


def field_rows(plan: NodeId, node: Node) -> Iterator[tuple[str, str, str, str, str]]:
    """Give the rows of a node's values."""
    for name, value in node.fields.items():
        key, _, lang = name.partition("@")
        yield plan, node.id, key, lang, value


def _node_rows(id: NodeId, plan: Plan) -> Iterator[tuple[str, str, str, str | None, str, int]]:
    """Give the rows of all nodes, parents first."""
    yield id, plan.root, plan.nodes[plan.root].kind, None, "", 0
    waiting = [plan.root]
    while waiting:
        parent = waiting.pop()
        for slot in SLOTS:
            for row, node in enumerate(plan.under(parent, slot)):
                yield id, node, plan.nodes[node].kind, parent, slot, row * GAP
                waiting.append(node)
