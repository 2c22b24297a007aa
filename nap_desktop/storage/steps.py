"""The journal of a plan: which steps can be undone and done again, and what befell one item."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.steps import KeptStep, Step, from_data, to_data, touched

REMEMBERED = 500
NEWEST = 2**62  # no step has such a number
LATEST = "9999"  # no step has such a time
_MOST = 2_000_000  # characters of changes that are read at opening; the last step always is

_ADD = "INSERT INTO step VALUES (?, ?, ?, ?, ?, 'done', ?)"
_NEXT = "SELECT coalesce(max(number), 0) + 1 FROM step WHERE plan = ?"
_ABANDON = "UPDATE step SET state = 'abandoned' WHERE plan = ? AND state = 'undone'"
_MARK = "UPDATE step SET state = ? WHERE plan = ? AND number = ?"
_REPLACE = "UPDATE step SET at = ?, changes = ? WHERE plan = ? AND number = ?"
_ABOUT = "INSERT INTO step_node VALUES (?, ?, ?)"
_DONE = (
    "SELECT number, name, author, at, changes FROM step WHERE plan = ? AND state = 'done'"
    " ORDER BY number DESC LIMIT ?"
)
_BETWEEN = (
    "SELECT number, name, author, at, changes FROM step WHERE plan = ? AND state = 'done'"
    " AND at >= ? AND at < ? ORDER BY number"
)
_UNDONE = (
    "SELECT number, name, author, at, changes FROM step WHERE plan = ? AND state = 'undone'"
    " ORDER BY number DESC"
)
_PAST = (
    "SELECT number, name, author, at, changes FROM step WHERE plan = ? AND state = 'done'"
    " AND number < ? AND at >= ? AND at < ? AND (? OR author = ?) ORDER BY number DESC LIMIT ?"
)
_AFTER = (
    "SELECT number, name, author, at, changes FROM step WHERE plan = ? AND state = 'done'"
    " AND number > ? ORDER BY number DESC"
)
_AUTHORS = (
    "SELECT author FROM step WHERE plan = ? AND state = 'done'"
    " GROUP BY author ORDER BY max(number) DESC"
)
_TIMES = (
    "SELECT DISTINCT substr(at, 1, 15) || '0:00Z' FROM step WHERE plan = ? AND state = 'done'"
    " ORDER BY 1 DESC"
)
_HISTORY = (
    "SELECT number, name, author, at, changes FROM step_node"
    " JOIN step ON step.plan = step_node.plan AND number = step_node.step"
    " WHERE step_node.plan = ? AND node = ? AND state = 'done' ORDER BY number DESC LIMIT ?"
)


class Which(NamedTuple):
    """Which steps of a plan are wanted: below a number, in a time, of one person (None: of anybody).

    since, until: ISO 8601 in UTC as steps carry it; `until` itself is left out.
    """

    below: int = NEWEST
    since: str = ""
    until: str = LATEST
    author: str | None = None


class Journal(NamedTuple):
    """The steps of one plan; those who write have begun a transaction."""

    raw: sqlite3.Connection
    plan: NodeId

    def add(self, step: Step) -> int:
        """Add a step, abandon what was undone before it, and return the step's number."""
        number = int(self.raw.execute(_NEXT, (self.plan,)).fetchone()[0])
        self.raw.execute(_ABANDON, (self.plan,))
        text = as_text(step.changes)
        self.raw.execute(_ADD, (self.plan, number, step.name, step.author, step.at, text))
        about = [(self.plan, node, number) for node in touched(step.changes)]
        self.raw.executemany(_ABOUT, about)
        return number

    def replace(self, number: int, step: Step) -> None:
        """Let a step on the same items take the place of one that is there."""
        self.raw.execute(_REPLACE, (step.at, as_text(step.changes), self.plan, number))

    def mark(self, number: int, state: str) -> None:
        """Call a step done or undone."""
        self.raw.execute(_MARK, (state, self.plan, number))

    def done(self) -> list[KeptStep]:
        """Return the steps that can be undone, oldest first; the last 500 at most.

        Nothing before a step that cannot be read, for it could not be undone in turn.
        """
        kept: list[KeptStep] = []
        size = 0
        for row in self.raw.execute(_DONE, (self.plan, REMEMBERED)):
            size += len(row[4])
            step = _step(row)
            if step is None or (kept and size > _MOST):
                break
            kept.append(step)
        return kept[::-1]

    def undone(self) -> list[KeptStep]:
        """Return the steps that can be done again, the next one last."""
        found = [_step(row) for row in self.raw.execute(_UNDONE, (self.plan,))]
        return [] if None in found else [step for step in found if step]

    def between(self, start: str, end: str) -> list[KeptStep]:
        """Return the steps from one time on and before another that still hold, oldest first.

        Times are ISO 8601 in UTC; steps that cannot be read are passed over.
        """
        rows = self.raw.execute(_BETWEEN, (self.plan, start, end))
        return [step for step in map(_step, rows) if step]

    def history_of(self, node: NodeId, most: int = 200) -> list[KeptStep]:
        """Return the steps that touched a node and still hold, newest first."""
        rows = self.raw.execute(_HISTORY, (self.plan, node, most))
        return [step for step in map(_step, rows) if step]

    def past(self, which: Which, most: int) -> list[KeptStep]:
        """Return steps of the whole plan that still hold, newest first; damaged ones left out."""
        author = which.author
        wanted = (self.plan, which.below, which.since, which.until, author is None, author or "")
        rows = self.raw.execute(_PAST, (*wanted, most))
        return [step for step in map(_step, rows) if step]

    def after(self, number: int) -> list[KeptStep]:
        """Return all steps after one that still hold, newest first.

        Raises NapError `past_is_gone` at a step that cannot be read.
        """
        found: list[KeptStep] = []
        for row in self.raw.execute(_AFTER, (self.plan, number)):
            step = _step(row)
            if step is None:
                raise NapError("past_is_gone")
            found.append(step)
        return found

    def authors(self) -> list[str]:
        """Return who signed steps that still hold, the one of the last step first."""
        return [author for (author,) in self.raw.execute(_AUTHORS, (self.plan,))]

    def times(self) -> list[str]:
        """Return when steps were done that still hold, to ten minutes, newest first."""
        return [at for (at,) in self.raw.execute(_TIMES, (self.plan,))]


def as_text(changes: Sequence[Change]) -> str:
    """Return changes as the journal keeps them: compact JSON."""
    return json.dumps(to_data(changes), ensure_ascii=False, separators=(",", ":"))


def _step(row: tuple[int, str, str, str, str]) -> KeptStep | None:
    """Return a step of the journal; None if it is damaged."""
    number, name, author, at, changes = row
    try:
        return KeptStep(number, Step(name, author, at, from_data(json.loads(changes))))
    except (ValueError, NapError):
        return None
