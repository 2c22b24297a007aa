"""Slow work on values, away from the window: started here, its results brought back by signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from nap_desktop.base import log
from nap_desktop.base.progress import Cancelled, Progress


class _Relay(QObject):
    """Brings what a worker says to the thread of the window."""

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)


class Task(QRunnable):
    """One piece of work; it holds no widget and no connection to a library."""

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self.relay = _Relay()
        self.progress = Progress(self.relay.progress.emit)
        self.setAutoDelete(False)

    def run(self) -> None:
        """Do the work; called by the pool."""
        try:
            result = self._work(self.progress)
        except Cancelled:
            self.relay.failed.emit(None)
        except Exception as error:  # whatever it is, the window must hear of it
            log.fault(error)
            self.relay.failed.emit(error)
        else:
            self.relay.done.emit(result)


class Tasks(QObject):
    """Starts tasks and keeps them alive until they have told their result."""

    busy = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: list[Task] = []

    def start(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception | None], None] | None = None,
    ) -> Task:
        """Do `work` in a thread; call `done` with its result, or `failed` (None: cancelled), here."""
        task = Task(work)
        self._running.append(task)
        task.relay.done.connect(done)
        if failed is not None:
            task.relay.failed.connect(failed)
        task.relay.done.connect(self._sweep)
        task.relay.failed.connect(self._sweep)
        self._pool.start(task)
        self.busy.emit(len(self._running))
        return task

    def finish(self) -> None:
        """Ask all tasks to stop and wait for them."""
        for task in self._running:
            task.progress.cancel()
        self._pool.waitForDone(10_000)

    def _sweep(self, _: object = None) -> None:
        sender = self.sender()
        self._running = [task for task in self._running if task.relay is not sender]
        self.busy.emit(len(self._running))
