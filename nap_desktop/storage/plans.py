"""Keeps one plan: reads it whole, and writes each act in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from sys import intern

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import slot_of
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.tree import SLOTS, Node, Plan
from nap_desktop.storage.database import Database
from nap_desktop.storage.rows import Rows
from nap_desktop.storage.steps import Journal
from nap_desktop.storage.times import now

_NODES = "SELECT id, kind, parent, slot FROM node WHERE plan = ? ORDER BY position"
_FIELDS = "SELECT node, key, lang, value FROM field WHERE plan = ?"
_EDITED = (
    "UPDATE plan SET edited = ?, editor = ?, revision = revision + 1"
    " WHERE id = ? AND deleted_at IS NULL"
)
_EDITED_BY_LAST = (
    "UPDATE plan SET edited = ?, revision = revision + 1 WHERE id = ? AND deleted_at IS NULL"
)


class PlanStore:
    """The keeper of one plan (see `services/open_plan.py`).

    All that writes raises NapError `plan_gone` if the plan was put into the bin, or the
    library was replaced by a backup, after this keeper was made.
    """

    def __init__(self, database: Database, plan: NodeId) -> None:
        self.plan = plan
        self._database = database
        self._generation = database.generation

    def load(self) -> Plan:
        """Return the plan. Raises NapError `no_such_plan`, `damaged_library`."""
        with self._database.reading() as raw:
            return read_plan(raw, self.plan)

    def done(self) -> list[KeptStep]:
        """Return the steps that can be undone, oldest first."""
        with self._database.reading() as raw:
            return Journal(raw, self.plan).done()

    def undone(self) -> list[KeptStep]:
        """Return the steps that can be done again, the next one last."""
        with self._database.reading() as raw:
            return Journal(raw, self.plan).undone()

    def between(self, start: str, end: str) -> list[KeptStep]:
        """Return the steps between two times in UTC that still hold, oldest first."""
        with self._database.reading() as raw:
            return Journal(raw, self.plan).between(start, end)

    def history_of(self, node: NodeId) -> list[KeptStep]:
        """Return the steps that touched a node and still hold, newest first."""
        with self._database.reading() as raw:
            return Journal(raw, self.plan).history_of(node)

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """Give the journal for reading, failures named."""
        with self._database.reading() as raw:
            yield Journal(raw, self.plan)

    def keep(self, step: Step) -> int:
        """Carry out the step's changes and add it to the journal; return its number."""
        with self._act() as raw:
            Rows(raw, self.plan).carry_out(step.changes)
            self._touch(raw, _EDITED, step.at, step.author)
            return Journal(raw, self.plan).add(step)

    def fold(self, number: int, changes: Sequence[Change], step: Step) -> None:
        """Carry out `changes` and let `step` take the place of the journal's last step."""
        with self._act() as raw:
            Rows(raw, self.plan).carry_out(changes)
            self._touch(raw, _EDITED, step.at, step.author)
            Journal(raw, self.plan).replace(number, step)

    def take_back(self, number: int, changes: Sequence[Change]) -> None:
        """Carry out `changes`, the opposite of a step, and mark the step as undone."""
        self._mark(number, changes, "undone")

    def do_again(self, number: int, changes: Sequence[Change]) -> None:
        """Carry out the changes of an undone step and mark it as done."""
        self._mark(number, changes, "done")

    def _mark(self, number: int, changes: Sequence[Change], state: str) -> None:
        with self._act() as raw:
            Rows(raw, self.plan).carry_out(changes)
            self._touch(raw, _EDITED_BY_LAST, now())
            Journal(raw, self.plan).mark(number, state)

    @contextmanager
    def _act(self) -> Iterator[sqlite3.Connection]:
        if self._generation != self._database.generation:
            raise NapError("plan_gone", path=self._database.path)
        with self._database.transaction() as raw:
            yield raw

    def _touch(self, raw: sqlite3.Connection, statement: str, *values: str) -> None:
        if raw.execute(statement, (*values, self.plan)).rowcount != 1:
            raise NapError("plan_gone", path=self._database.path)


def read_plan(raw: sqlite3.Connection, id: NodeId) -> Plan:
    """Return a plan from its rows.

    Raises NapError `no_such_plan`, `damaged_plan`, or `unknown_kind` where a newer program
    wrote it: a plan is never shown in part.
    """
    fields = _read_fields(raw, id)
    nodes: dict[NodeId, Node] = {}
    parents: dict[NodeId, NodeId] = {}
    children: dict[tuple[NodeId, str], list[NodeId]] = {}
    for node, kind, parent, slot in raw.execute(_NODES, (id,)):
        nodes[node] = Node(node, intern(kind), fields.get(node, {}))
        if parent is not None:
            parents[node] = parent
            children.setdefault((parent, intern(slot)), []).append(node)
    if id not in nodes:
        raise NapError("no_such_plan", plan=id)
    order = {place: tuple(below) for place, below in children.items()}
    plan = Plan(id, nodes, order, parents)
    _check(plan, set(fields))
    return plan


def _read_fields(raw: sqlite3.Connection, id: NodeId) -> dict[NodeId, dict[str, str]]:
    fields: dict[NodeId, dict[str, str]] = {}
    for node, key, lang, value in raw.execute(_FIELDS, (id,)):
        held = fields.get(node)
        if held is None:
            held = fields[node] = {}
        held[intern(f"{key}@{lang}" if lang else key)] = value
    return fields


def _check(plan: Plan, filled: set[NodeId]) -> None:
    """Raise unless every node has a place in the plan, every value a node, and every kind is known."""
    for kind in {node.kind for node in plan.nodes.values()}:
        slot_of(kind)
    places = set(plan.parents.values()) | filled
    slots = {slot for _, slot in plan.children}
    one_root = len(plan.parents) == len(plan.nodes) - 1 and plan.root not in plan.parents
    if not (one_root and places <= plan.nodes.keys() and slots <= set(SLOTS)):
        raise NapError("damaged_plan", plan=plan.root)
