"""The paragraphs of resolution 1540 (2004), the resolutions after it, and its definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nap_desktop.base import shipped

_FILE = "framework/framework.json"
_DUTIES = ("duty", "call")


@dataclass(frozen=True, slots=True)
class Provision:
    """One operative paragraph or sub-paragraph.

    code:   as fields keep it ("OP3d"). number: as it is cited ("3 (d)").
    kind:   duty, call, safeguard or institution. summary: in our own words.
    """

    code: str
    number: str
    kind: str
    summary: str

    @property
    def label(self) -> str:
        """The printed form: "OP 3 (d)", with no-break spaces."""
        return f"OP {self.number}".replace(" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class Resolution:
    """One resolution on the subject: its number, its date (ISO 8601) and what it did."""

    number: str
    date: str
    effect: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the resolution and its meaning there."""

    term: str
    meaning: str


@cache
def _data() -> dict[str, Any]:
    return dict(shipped.json_data(_FILE))


@cache
def paragraphs() -> tuple[Provision, ...]:
    """Return all operative paragraphs, in the order of the resolution."""
    keys = ("code", "number", "kind", "summary")
    return tuple(
        Provision(*(entry[key] for key in keys)) for entry in _data()["operative_paragraphs"]
    )


@cache
def provisions() -> tuple[Provision, ...]:
    """Return the 14 paragraphs that a plan may draw on.

    Duties and calls on States; a paragraph with sub-paragraphs (3, 8) is present as these only.
    """
    parents = {_parent(one.code) for one in paragraphs()}
    return tuple(one for one in paragraphs() if one.kind in _DUTIES and one.code not in parents)


def _parent(code: str) -> str:
    """Return the code of the paragraph that a sub-paragraph belongs to; empty for a paragraph."""
    match = re.fullmatch(r"(OP[0-9]+)[a-z]", code)
    return match[1] if match else ""


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the 14 paragraphs that a plan may draw on."""
    return tuple(one.code for one in provisions())


def provision(code: str) -> Provision | None:
    """Return a paragraph by its code; None if the resolution has none such."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Provision]:
    return {one.code: one for one in paragraphs()}


def label(code: str) -> str:
    """Return the printed form of a code; a code that is not known comes back as it is."""
    known = provision(code)
    return known.label if known else code


@cache
def resolutions() -> tuple[Resolution, ...]:
    """Return the resolutions on the subject, oldest first."""
    found = (
        Resolution(entry["number"], entry["date"], entry["effect"])
        for entry in _data()["resolutions"]
    )
    return tuple(sorted(found, key=lambda one: one.date))


@cache
def definitions() -> tuple[Definition, ...]:
    """Return the terms that the resolution defines, for its own purpose only."""
    return tuple(Definition(term, meaning) for term, meaning in _data()["definitions"].items())
