"""The other treaties and arrangements that measures may rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nap_desktop.base import shipped

_FILE = "framework/instruments.json"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument: its short form, as fields keep it, its name, and what it is."""

    code: str
    name: str
    about: str


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return all instruments in the order of the data."""
    data = shipped.json_data(_FILE)
    entries = data["instruments"] if isinstance(data, dict) else data
    return tuple(
        Instrument(entry["code"], entry["name"], entry.get("about", "")) for entry in entries
    )


@cache
def codes() -> frozenset[str]:
    """Return the short forms of all instruments, as fields keep them."""
    return frozenset(_by_code())


def instrument(code: str) -> Instrument | None:
    """Return an instrument by its short form; None if there is none such."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Instrument]:
    return {one.code: one for one in instruments()}
