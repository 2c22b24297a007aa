"""Keys of one's own, as values: what an act wears, who wears a key already, what is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nap_desktop.ui.menus import MENUS, Entry


class OwnKeys:
    """A choice of keys under work; only what differs from the table of the menus is remembered."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._usual = {entry.name: entry.keys for _, entry in entries()}
        self._own = {name: str(keys) for name, keys in held.items() if name in self._usual}

    def of(self, name: str) -> str:
        """Return the keys of an act, parted by ";"; "" for none."""
        return self._own.get(name, self._usual[name])

    def is_own(self, name: str) -> bool:
        """Return whether an act wears other keys than at first."""
        return self.of(name) != self._usual[name]

    def give(self, name: str, keys: str) -> list[str]:
        """Let an act wear one key or none; return the acts that lose it by that."""
        losers = [one for one in self.who_wears(keys) if one != name] if keys else []
        for one in losers:
            left = [key for key in self.of(one).split(";") if not same(key, keys)]
            self._own[one] = ";".join(left)
        self._own[name] = keys
        return losers

    def who_wears(self, key: str) -> list[str]:
        """Return the acts that wear a key."""
        return [name for name in self._usual if any(same(key, k) for k in self.of(name).split(";"))]

    def as_at_first(self, name: str) -> list[str]:
        """Give an act its first keys back; return the acts that lose them by that."""
        losers: list[str] = []
        for key in self._usual[name].split(";"):
            losers += self.give(name, key)
        self._own.pop(name, None)
        return losers

    def all_as_at_first(self) -> None:
        """Give every act its first keys back."""
        self._own.clear()

    def kept(self) -> dict[str, str]:
        """Return what is to be remembered: the acts whose keys differ, and their keys."""
        return {name: keys for name, keys in self._own.items() if keys != self._usual[name]}


def entries() -> Iterator[tuple[str, Entry]]:
    """Yield each act that can wear a key, after the title of its menu."""
    for title, held in MENUS:
        for entry in held:
            if entry.name and not entry.is_menu:
                yield title, entry


def same(one: str, other: str) -> bool:
    """Return whether two names of keys are the same key."""
    return bool(one) and one.casefold() == other.casefold()
