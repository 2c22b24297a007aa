"""Finds the read-only data that comes with the program, in each of its four ways of running."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def folder() -> Path:
    """Return the data folder: `_resources` beside the code (wheel) or `resources` beside the package."""
    for place in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if place.is_dir():
            return place
    raise FileNotFoundError("the data folder of the program is missing")


def text(name: str) -> str:
    """Return one data file as text; `name` is its path inside the folder."""
    return (folder() / name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """Return one TOML data file."""
    return tomllib.loads(text(name))


def json_data(name: str) -> Any:
    """Return one JSON data file."""
    return json.loads(text(name))


def names(under: str, ending: str) -> list[str]:
    """Return the paths of all data files in a folder with this ending, sorted."""
    return sorted(f"{under}/{path.name}" for path in (folder() / under).glob(f"*{ending}"))
