"""Lets the window answer at once while a thread does long work in Python."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

_TURN = 0.001  # seconds after which a thread lets another one go on, instead of 0.005


class _Calm:
    """Counts the pieces of long work; the first one changes the interpreter, the last one back.

    Measured with 1,000 measures in the window: a look of the collector at all objects stops every
    thread for 130 to 400 ms, and work that makes many objects asks for it again and again. What it
    makes is freed without the collector, so that may wait for the end.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._was = (True, 0.005)

    def begin(self) -> None:
        with self._lock:
            if not self._count:
                self._was = (gc.isenabled(), sys.getswitchinterval())
                gc.disable()
                sys.setswitchinterval(_TURN)
            self._count += 1

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count:
                return
            collects, turn = self._was
            sys.setswitchinterval(turn)
            if collects:
                gc.enable()


@cache
def _shared() -> _Calm:
    """Return the one of this process, as there is one collector."""
    return _Calm()


@contextmanager
def calm() -> Iterator[None]:
    """Do long work without stopping other threads for long; may be nested and used by several."""
    _shared().begin()
    try:
        yield
    finally:
        _shared().end()


@contextmanager
def lasting() -> Iterator[None]:
    """Do long work whose results last: the collector looks at none of them until `let_go`.

    Measured with an earlier plan of 5,000 rows: after a correction the collector looked at all that
    is known of the document, and the window stood still for 700 ms. It holds no circles.
    """
    with calm():
        yield
        gc.freeze()


def let_go() -> None:
    """Let the collector look at everything again, when what lasted is needed no more."""
    gc.unfreeze()


def settle() -> None:
    """Let the collector never look again at what is there now; it is freed all the same when unused.

    For what was made by the ten thousand and stays: pages that are laid.
    """
    gc.freeze()
