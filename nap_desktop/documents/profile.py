"""Profiles: which parts, columns and marks a document has; data that a person can edit and keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.columns import MOST, NARROWEST, TOGETHER, WIDEST
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.text import clean_line

# In the order in which the full draft has them; a profile may have them in any other.
PARTS = (
    *("annex", "cover", "letterhead", "title", "contents", "abbreviations", "summary", "facts"),
    *("narrative", "outline", "action_plan", "priorities", "led", "joined", "worksheet"),
    *("bodies", "signatures"),
)
SCOPES = ("plan", "body", "section")
TABLES = ("parent", "task", "chapter")
FACTS = ("lead_body", "coordination_body", "point_of_contact", "publication", "submission")
PAPERS = ("turned", "upright", "side")
PROSE = ("text", "indicator")
PLANS_OWN = "plan"
FULL = "full"
_FOLDER = "profiles"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?")
LONGEST = 120  # letters of a name, a marking or a watermark


@dataclass(frozen=True, slots=True)
class Profile:
    """What one sort of document holds and how it looks; the defaults give the full draft.

    name:      by which it is asked for; small letters, digits, hyphens. title: a person's own
               name for it; the shipped ones are named by the labels of documents.
    parts:     of PARTS, in the order in which they stand.
    scope:     whether it shows the whole plan, the measures of one body, or one section.
    columns:   pairs of field and width of the measure tables; the plan's own if there are none.
    prose:     what is said of sections and objectives beside their headings; of PROSE.
    tables:    one table for the measures that stand side by side; one per task (the highest
               objective); or one per chapter, with a line above each group of measures.
    facts:     what the cover says of the plan; of FACTS.
    footnotes: rich or plain fields of measures that stand at the foot of the page.
    steps, codes: whether steps and the codes of measures (M-0042) are shown.
    draft:     whether the top of pages tells the state of the text and its date.
    marking:   `plan` for the plan's own, words of its own, or empty for none.
    watermark: what stands behind the text of each page; nothing if empty.
    language:  of headings, choices and dates; the plan's own if empty.
    paper:     tables on their side and the rest upright, or all upright, or all on its side.
    approval:  whether the cover has the box of approval; blanks: whether it shows blanks
               for what the plan does not say yet.
    pages:     how many there may be at most; 0 for any number.
    """

    name: str = FULL
    title: str = ""
    parts: tuple[str, ...] = (
        *("cover", "contents", "abbreviations", "summary", "outline", "bodies", "signatures"),
    )
    scope: str = "plan"
    columns: tuple[tuple[str, float], ...] = ()
    prose: tuple[str, ...] = PROSE
    tables: str = "parent"
    facts: tuple[str, ...] = FACTS
    footnotes: tuple[str, ...] = ("basis",)
    steps: bool = True
    codes: bool = True
    draft: bool = True
    marking: str = PLANS_OWN
    watermark: str = ""
    language: str = ""
    paper: str = "turned"
    approval: bool = True
    blanks: bool = True
    pages: int = 0


def to_data(profile: Profile) -> dict[str, Any]:
    """Return a profile as plain JSON data; what is as in the full draft is said all the same."""
    data: dict[str, Any] = {one.name: getattr(profile, one.name) for one in fields(profile)}
    for key in ("parts", "prose", "facts", "footnotes"):
        data[key] = list(data[key])
    data["columns"] = [{"field": key, "width": width} for key, width in profile.columns]
    return data


def profile_from(data: object, name: str = "") -> Profile:
    """Return the profile of plain data; what it does not say is as in the full draft.

    name: for data that has none. Raises NapError `broken_profile` (profile, what): the first
    key that cannot be used; `what` is empty if the whole is no profile.
    """
    if not isinstance(data, Mapping):
        raise NapError("broken_profile", profile=name, what="-")
    given = {"name": name or FULL, **data}
    own = str(given["name"])[:LONGEST]
    known = {one.name for one in fields(Profile)}
    for key in given:
        if key not in known:
            raise NapError("broken_profile", profile=own, what=str(key)[:LONGEST])
    try:
        return _checked({key: _VALUE[key](value) for key, value in given.items()})
    except _BrokenError as broken:
        raise NapError("broken_profile", profile=own, what=str(broken)) from None


class _BrokenError(Exception):
    """What a key holds cannot be used."""


def _checked(values: dict[str, Any]) -> Profile:
    found = Profile(**values)
    for key, allowed in (("scope", SCOPES), ("tables", TABLES), ("paper", PAPERS)):
        _need(getattr(found, key) in allowed, key)
    _need(_NAME.fullmatch(found.name) is not None, "name")
    _need(_LANGUAGE.fullmatch(found.language) is not None, "language")
    for key, choices in (("parts", PARTS), ("prose", PROSE), ("facts", FACTS)):
        held = getattr(found, key)
        _need(set(held) <= set(choices) and len(set(held)) == len(held), key)
    _need(bool(found.parts), "parts")
    may_leave = {key for key, one in kind_of("measure").fields.items() if not one.stays}
    _need(set(found.footnotes) <= may_leave, "footnotes")
    settings = {key for key, one in kind_of("measure").fields.items() if one.settings}
    named = [key for key, _ in found.columns]
    _need(set(named) <= (may_leave - settings) | set(TOGETHER), "columns")
    _need(len(set(named)) == len(named) <= MOST, "columns")
    return found


def _need(holds: bool, key: str) -> None:
    if not holds:
        raise _BrokenError(key)


def _text(key: str) -> Any:
    def read(value: object) -> str:
        _need(isinstance(value, str), key)
        return clean_line(str(value))[:LONGEST]

    return read


def _flag(key: str) -> Any:
    def read(value: object) -> bool:
        _need(isinstance(value, bool), key)
        return bool(value)

    return read


def _words(key: str) -> Any:
    def read(value: object) -> tuple[str, ...]:
        _need(isinstance(value, list | tuple), key)
        _need(all(isinstance(one, str) for one in value), key)  # type: ignore[attr-defined]
        return tuple(value)  # type: ignore[arg-type]

    return read


def _columns(value: object) -> tuple[tuple[str, float], ...]:
    _need(isinstance(value, list | tuple), "columns")
    found: list[tuple[str, float]] = []
    for entry in value:  # type: ignore[attr-defined]
        _need(isinstance(entry, Mapping) and isinstance(entry.get("field"), str), "columns")
        width = entry.get("width", 10)
        is_number = isinstance(width, int | float) and not isinstance(width, bool)
        _need(is_number and NARROWEST <= width <= WIDEST, "columns")
        found.append((entry["field"], float(width)))
    return tuple(found)


def _pages(value: object) -> int:
    _need(isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 99, "pages")
    return int(value)  # type: ignore[call-overload,no-any-return]


_VALUE: dict[str, Any] = {
    **{key: _text(key) for key in ("name", "title", "scope", "tables", "marking", "watermark")},
    **{key: _text(key) for key in ("language", "paper")},
    **{key: _flag(key) for key in ("steps", "codes", "draft", "approval", "blanks")},
    **{key: _words(key) for key in ("parts", "prose", "facts", "footnotes")},
    "columns": _columns,
    "pages": _pages,
}


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped profiles, in the order in which people are offered them."""
    found = [path.split("/")[-1].removesuffix(".toml") for path in shipped.names(_FOLDER, ".toml")]
    order = {name: shipped.toml(f"{_FOLDER}/{name}.toml").get("place", 99) for name in found}
    return tuple(sorted(found, key=lambda name: (order[name], name)))


@cache
def shipped_profile(name: str) -> Profile:
    """Return a shipped profile. Raises NapError `unknown_profile` (profile)."""
    if name not in shipped_names():
        raise NapError("unknown_profile", profile=name)
    data = shipped.toml(f"{_FOLDER}/{name}.toml")
    data.pop("place", None)
    return profile_from(data, name)


def renamed(profile: Profile, name: str, title: str) -> Profile:
    """Return a profile as a person's own, under a name and a title. Raises as `profile_from`."""
    return profile_from(to_data(replace(profile, name=name, title=title)))
