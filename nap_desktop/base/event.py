"""A list of listeners that are called in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """Tells one value to all who listen; a listener that leaves is not called again."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def listen(self, listener: Callable[[T], None]) -> None:
        """Call `listener` with each value from now on."""
        self._listeners.append(listener)

    def leave(self, listener: Callable[[T], None]) -> None:
        """Call `listener` no more; nothing happens if it did not listen."""
        self._listeners = [known for known in self._listeners if known != listener]

    def emit(self, value: T) -> None:
        """Hand `value` to every listener."""
        for listener in tuple(self._listeners):
            listener(value)
