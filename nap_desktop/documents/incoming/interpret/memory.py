"""What one document was understood as, kept from one correction to the next so that each is quick.

All that is kept follows from the document and the key alone: a reading with a memory is the same as
one without.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

from nap_desktop.documents.incoming.interpret.draft import Found, Role
from nap_desktop.plan.ids import NodeId

Kept = TypeVar("Kept")


class Log(NamedTuple):
    """What was noted while one measure, or one cell of it, was read.

    takes:  characters and role of each line by its place. found: findings.
    bodies: name, place and the id that it had.
    """

    takes: dict[str, tuple[int, Role]]
    found: tuple[Found, ...] = ()
    bodies: tuple[tuple[str, str, NodeId], ...] = ()


class Memory:
    """A store of results by key, for one source."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what was kept under a key; made at the first time."""
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = make()
        return found

    def get(self, key: Hashable) -> Any:
        """Return what was kept under a key; None for nothing."""
        return self._held.get(key)

    def keep(self, key: Hashable, value: object) -> None:
        """Keep a value under a key."""
        self._held[key] = value
