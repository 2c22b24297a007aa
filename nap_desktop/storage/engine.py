"""SQLAlchemy on the connection that is open already; imported on first need."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool


def engine_on(raw: sqlite3.Connection) -> Engine:
    """Return an engine whose only connection is `raw`; its transactions begin as ours do."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # without it a transaction starts at the first write, and not at all before a CREATE TABLE
    connection.exec_driver_sql("BEGIN IMMEDIATE")
