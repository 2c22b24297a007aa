"""How far a long piece of work is, and the wish to stop it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag


class Cancelled(Exception):
    """The person no longer wants the work; nothing of it was kept."""


class Progress:
    """Carries "n of total" from a worker to whoever shows it, and "stop" back to the worker."""

    def __init__(self, show: Callable[[int, int], None] | None = None) -> None:
        self._show = show
        self._stop = Flag()

    def cancel(self) -> None:
        """Ask the worker to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Show how far the work is; raises `Cancelled` if it is no longer wanted."""
        if self._stop.is_set():
            raise Cancelled
        if self._show is not None:
            self._show(done, total)
