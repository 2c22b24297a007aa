"""What each paragraph asks, questions to put to the room, and wording to start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.framework.provisions import codes
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.schema import join_codes

_FOLDER = "framework/guidance"


@dataclass(frozen=True, slots=True)
class Wording:
    """A measure to start from, neutral and in our own words; each part may be empty but the text.

    kind, categories, instruments and rows hold codes as the fields of a measure do.
    """

    text: str
    result: str = ""
    indicator: str = ""
    kind: str = ""
    categories: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    def fields(self, provision: str) -> dict[str, str]:
        """Return the canonical fields of a new measure that starts from this wording."""
        held = {
            "text": rich_text.rich(self.text),
            "result": rich_text.rich(self.result),
            "indicator": rich_text.rich(self.indicator),
            "kind": self.kind,
            "categories": join_codes(self.categories),
            "provisions": provision,
            "rows": join_codes(self.rows),
            "instruments": join_codes(self.instruments),
        }
        return {key: value for key, value in held.items() if value}


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A place in another instrument that asks for much the same."""

    instrument: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that the program has to say on one paragraph.

    bodies: names of typical national bodies. organisations: short forms (`bodies.py`).
    """

    provision: str
    title: str
    asks: str
    questions: tuple[str, ...]
    wordings: tuple[Wording, ...]
    bodies: tuple[str, ...]
    organisations: tuple[str, ...]
    cross_references: tuple[CrossReference, ...]


@cache
def guidance(provision: str) -> Guidance | None:
    """Return the guidance on a paragraph; None if there is none."""
    place = _files().get(provision.casefold())
    return _guidance(shipped.json_data(place)) if place else None


def all_guidance() -> list[Guidance]:
    """Return the guidance on every paragraph that has any, in the order of the framework."""
    return [found for code in codes() if (found := guidance(code))]


@cache
def _files() -> dict[str, str]:
    """Return the data file of each paragraph, by its code in small letters."""
    found = shipped.names(_FOLDER, ".json")
    return {name.rsplit("/", 1)[1].removesuffix(".json").casefold(): name for name in found}


def _guidance(data: dict[str, Any]) -> Guidance:
    return Guidance(
        data["provision"],
        data["title"],
        data["asks"],
        tuple(data["questions"]),
        tuple(_wording(entry) for entry in data["wordings"]),
        tuple(data["bodies"]),
        tuple(data["organisations"]),
        tuple(
            CrossReference(entry["instrument"], entry.get("place", ""), entry.get("note", ""))
            for entry in data["cross_references"]
        ),
    )


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording(
        entry["text"],
        entry.get("result", ""),
        entry.get("indicator", ""),
        entry.get("kind", ""),
        tuple(entry.get("categories", ())),
        tuple(entry.get("instruments", ())),
        tuple(entry.get("rows", ())),
    )
