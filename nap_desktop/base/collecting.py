"""Python's collector of rings of objects, kept out of the way of short work that makes many values."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest; what is not part of a ring is freed all the same.

    Blocks and rows form no rings, yet the collector walks all of them again and again: a third
    of the time of a large export, in pauses that the person at the keyboard feels. Work that
    overlaps in two threads may end the rest of one early, which costs time and nothing else.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
