"""Brings in what the first writing of a version would wait for, after the window is shown."""

from __future__ import annotations


def warm_up() -> None:
    """Import SQLModel and the tables; safe in any thread, half a second the first time."""
    from nap_desktop.storage import engine, tables

    assert engine and tables  # both are wanted for being imported
