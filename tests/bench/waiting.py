"""Lets the window work, and tells how long it did not answer."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QTimer


def wait(milliseconds: int) -> float:
    """Let the window work; return the longest time between two looks at its events."""
    longest, last = 0.0, time.perf_counter()
    loop = QEventLoop()
    tick = QTimer(interval=1)

    def on_tick() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    tick.timeout.connect(on_tick)
    tick.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    tick.stop()
    return longest
