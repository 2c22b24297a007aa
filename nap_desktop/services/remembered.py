"""Corrections that are remembered for documents made alike, as they stand in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

MOST = 30


class Remembered(NamedTuple):
    """The corrections of documents of one shape, by the name that a person knows them by."""

    shape: str
    name: str
    choices: dict[str, Any]


def remembered(held: object) -> list[Remembered]:
    """Return what is remembered, the latest first; what is no such thing is passed over."""
    found = held.items() if isinstance(held, Mapping) else ()
    return [
        Remembered(str(shape), str(one["name"]), dict(one["choices"]))
        for shape, one in reversed(list(found))
        if isinstance(one, Mapping) and "name" in one and isinstance(one.get("choices"), Mapping)
    ]


def for_shape(held: object, shape: str) -> Remembered | None:
    """Return what is remembered for documents of a shape; None for nothing."""
    return next((one for one in remembered(held) if one.shape == shape), None)


def with_choices(held: object, shape: str, name: str, choices: dict[str, Any]) -> dict[str, Any]:
    """Remember corrections as the latest; those of one shape keep the name that a person gave them."""
    before = {one.shape: one for one in reversed(remembered(held))}
    own = before.pop(shape, None)
    before[shape] = Remembered(shape, own.name if own else name, choices)
    return _data(list(before.values())[-MOST:])


def renamed(held: object, shape: str, name: str) -> dict[str, Any]:
    """Give remembered corrections another name; an empty one changes nothing."""
    words = " ".join(name.split())
    found = reversed(remembered(held))
    return _data(
        [one._replace(name=words) if one.shape == shape and words else one for one in found]
    )


def forgotten(held: object, shape: str) -> dict[str, Any]:
    """Forget the corrections of documents of a shape."""
    return _data([one for one in reversed(remembered(held)) if one.shape != shape])


def _data(found: list[Remembered]) -> dict[str, Any]:
    return {one.shape: {"name": one.name, "choices": one.choices} for one in found}
