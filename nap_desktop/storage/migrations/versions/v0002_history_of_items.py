"""Schema 2: the journal tells which items a step was about, and versions carry their hash."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic.operations import Operations

_FROZEN = (
    "CREATE TRIGGER version_is_frozen BEFORE UPDATE ON version"
    " BEGIN SELECT RAISE(ABORT, 'version_is_frozen'); END"
)


class HistoryOfItems:
    """From schema 1, the first that was kept."""

    number = 2

    def upgrade(self, operations: Operations) -> None:
        """Add `step_node` and fill it; build `version` anew with `hash`."""
        _add_step_node(operations)
        _add_hash(operations)


def _add_step_node(operations: Operations) -> None:
    made = operations.create_table(
        "step_node",
        sa.Column("plan", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE")),
        sa.Column("node", sa.String, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("plan", "node", "step"),
        sqlite_with_rowid=False,
    )
    # all at once: a reading that is broken off half-way would keep the file locked
    rows = operations.get_bind().execute(sa.text("SELECT plan, number, changes FROM step")).all()
    about = [
        {"plan": plan, "node": node, "step": number}
        for plan, number, changes in rows
        for node in _nodes(changes)
    ]
    operations.bulk_insert(made, about)


def _nodes(changes: str) -> list[str]:
    """Return the ids that stand second in each change of a step, each once."""
    return list(dict.fromkeys(change[1] for change in json.loads(changes)))


def _add_hash(operations: Operations) -> None:
    operations.execute("DROP TRIGGER version_is_frozen")
    operations.drop_index("version_order", "version")
    operations.rename_table("version", "version_of_schema_1")
    words = ("name", "at", "author", "reason", "content", "hash")
    made = operations.create_table(
        "version",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("plan", sa.String, sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(word, sa.String, nullable=False) for word in words),
    )
    old = operations.get_bind().execute(sa.text("SELECT * FROM version_of_schema_1"))
    rows = [dict(row) for row in old.mappings().all()]
    for row in rows:
        row["hash"] = hashlib.sha256(row["content"].encode()).hexdigest()
    operations.bulk_insert(made, rows)
    operations.drop_table("version_of_schema_1")
    operations.create_index("version_order", "version", ["plan", "at"])
    operations.execute(_FROZEN)
