"""The organisations that help States with resolution 1540."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nap_desktop.base import shipped

_FILE = "framework/organisations.json"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation: short form, name, what it helps with, and under which paragraphs."""

    code: str
    name: str
    categories: tuple[str, ...]
    role: str
    provisions: tuple[str, ...]


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return all organisations in the order of the data."""
    data = shipped.json_data(_FILE)
    entries = data["organisations"] if isinstance(data, dict) else data
    return tuple(
        Organisation(
            entry["code"],
            entry["name"],
            tuple(entry["categories"]),
            entry["role"],
            tuple(entry["op_refs"]),
        )
        for entry in entries
    )


def organisation(code: str) -> Organisation | None:
    """Return an organisation by its short form; None if there is none such."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Organisation]:
    return {one.code: one for one in organisations()}
