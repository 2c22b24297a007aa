"""The tables of a library, the one source of its schema; `ddl.py` is this file in print.

Only what writes rarely imports this file: SQLModel costs half a second of the start.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement
from sqlmodel import Field, SQLModel

# Rows lie in the order of their key, so that one plan is one run of pages.
_BY_KEY = {"sqlite_with_rowid": False}


class About(SQLModel, table=True):
    """What the library says of itself: its id, when it was made."""

    __tablename__ = "about"
    __table_args__: ClassVar[Any] = _BY_KEY
    key: str = Field(primary_key=True)
    value: str


class PlanRow(SQLModel, table=True):
    """A plan; `revision` grows with every act, `deleted_at` tells since when it is in the bin."""

    __tablename__ = "plan"
    __table_args__: ClassVar[Any] = _BY_KEY
    id: str = Field(primary_key=True)
    created: str
    edited: str
    editor: str
    revision: int
    deleted_at: str | None = None


class NodeRow(SQLModel, table=True):
    """A node and its place; positions have gaps, so that an insert writes one row."""

    __tablename__ = "node"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(["plan", "parent"], ["node.plan", "node.id"]),
        Index("node_order", "plan", "parent", "slot", "position"),
        Index("node_measures", "plan", sqlite_where=text("kind = 'measure'")),
        _BY_KEY,
    )
    plan: str = Field(primary_key=True, foreign_key="plan.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    kind: str
    parent: str | None = None
    slot: str
    position: int


class FieldRow(SQLModel, table=True):
    """A value in its canonical form; `lang` is empty for the plan's own language."""

    __tablename__ = "field"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(["plan", "node"], ["node.plan", "node.id"], ondelete="CASCADE"),
        _BY_KEY,
    )
    plan: str = Field(primary_key=True)
    node: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    lang: str = Field(primary_key=True)
    value: str


class StepRow(SQLModel, table=True):
    """One act; `state` is done, undone or abandoned, `changes` is the JSON of `plan/steps.py`."""

    __tablename__ = "step"
    __table_args__: ClassVar[Any] = (
        Index("step_undone", "plan", "number", sqlite_where=text("state = 'undone'")),
        _BY_KEY,
    )
    plan: str = Field(primary_key=True, foreign_key="plan.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    name: str
    author: str
    at: str
    state: str
    changes: str


class StepNodeRow(SQLModel, table=True):
    """A node that a step was about; no foreign key to the step, which goes only with the plan."""

    __tablename__ = "step_node"
    __table_args__: ClassVar[Any] = _BY_KEY
    plan: str = Field(primary_key=True, foreign_key="plan.id", ondelete="CASCADE")
    node: str = Field(primary_key=True)
    step: int = Field(primary_key=True)


class VersionRow(SQLModel, table=True):
    """A frozen plan; `content` is the text of `codec.py`, `hash` its SHA-256."""

    __tablename__ = "version"
    __table_args__: ClassVar[Any] = (Index("version_order", "plan", "at"),)
    id: str = Field(primary_key=True)
    plan: str = Field(foreign_key="plan.id", ondelete="CASCADE")
    name: str
    at: str
    author: str
    reason: str
    content: str
    hash: str


TABLES = (About, PlanRow, NodeRow, FieldRow, StepRow, StepNodeRow, VersionRow)

# A version is never altered, whatever program opens the file.
TRIGGERS = (
    "CREATE TRIGGER version_is_frozen BEFORE UPDATE ON version"
    " BEGIN SELECT RAISE(ABORT, 'version_is_frozen'); END",
)


def printed() -> tuple[str, ...]:
    """Return the statements that build an empty library: what `ddl.py` holds."""
    made: list[str] = []
    for table in TABLES:
        shape = SQLModel.metadata.tables[str(table.__tablename__)]
        made.append(_on_one_line(CreateTable(shape)))
        ordered = sorted(shape.indexes, key=lambda index: str(index.name))
        made += [_on_one_line(CreateIndex(index)) for index in ordered]
    return (*made, *TRIGGERS)


def _on_one_line(statement: ExecutableDDLElement) -> str:
    return " ".join(str(statement.compile(dialect=sqlite.dialect())).split())
