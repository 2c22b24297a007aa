"""A stretch of work in which Python does not look for rubbish."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_rubbish() -> Iterator[None]:
    """Make a million small values, all of which stay, without being asked after each few of them.

    A reading and its way over the wire take a quarter to a half less time so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
