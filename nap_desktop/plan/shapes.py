"""The forms of a plan's settings that are lists: outline levels and columns of tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from nap_desktop.plan.text import clean, clean_line

PATH = "1.1"
SCHEMES = ("1", PATH, "I", "A", "a)", "none")
_DEEPEST = 20
_TEXTS = ("wordings", "guidance")  # settings that hold texts of several paragraphs
_WHOLE = 100  # percent


def shaped(key: str, data: object, kinds: Collection[str]) -> str:
    """Return the canonical form of a setting; `kinds` are those that may stand in the outline.

    Raises ValueError for `levels` or `columns` of another form than `plan-format.md` says, and
    for what no JSON file may hold.
    """
    if data in ("", []):
        return ""
    if key == "levels":
        _check_levels(data, kinds)
    if key == "columns":
        _check_columns(data)
    tidy = _clean(data, 0, _paragraphs if key in _TEXTS else clean_line)
    return json.dumps(
        tidy, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )


def _check_levels(data: object, kinds: Collection[str]) -> None:
    for entry in _objects(data):
        name, kind = entry.get("name", ""), entry.get("kind", "")
        known = kind == "" or (isinstance(kind, str) and kind in kinds)
        if not (isinstance(name, str) and known and entry.get("numbering") in SCHEMES):
            raise ValueError(data)


def _check_columns(data: object) -> None:
    for entry in _objects(data):
        field, width = entry.get("field"), entry.get("width", 1)
        is_width = isinstance(width, int | float) and not isinstance(width, bool)
        if not (isinstance(field, str) and field and is_width and 0 < width <= _WHOLE):
            raise ValueError(data)


def _objects(data: object) -> list[Mapping[str, Any]]:
    if not isinstance(data, list) or not all(isinstance(entry, Mapping) for entry in data):
        raise ValueError(data)
    return data


def _paragraphs(text: str) -> str:
    """Return a text of several paragraphs, one to the line, without what no file may hold."""
    return clean(text).strip()


def _clean(data: object, depth: int, tidy: Callable[[str], str]) -> object:
    """Return data whose texts hold nothing that no file may hold."""
    if depth > _DEEPEST:
        raise ValueError(data)
    match data:
        case str():
            return tidy(data)
        case list():
            return [_clean(part, depth + 1, tidy) for part in data]
        case dict():
            return {clean_line(key): _clean(part, depth + 1, tidy) for key, part in data.items()}
        case _:
            return data
