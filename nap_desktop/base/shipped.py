"""Finds the read-only data that comes with the program, in each of its four ways of running.

TOML is for people: Python takes twenty times as long to read it as JSON. So what was read once is
kept as JSON where Python keeps what it has compiled, under the same rules.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
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
    source = folder() / name
    status = source.stat()
    stamp = [status.st_mtime_ns, status.st_size]
    kept = Path(cache_from_source(str(source.with_suffix(".py")))).with_suffix(".json")
    with suppress(OSError, ValueError, TypeError):
        known, data = json.loads(kept.read_bytes())
        if known == stamp:
            return dict(data)
    import tomllib  # slow to import, and not wanted at start-up

    found = tomllib.loads(text(name))
    if not sys.dont_write_bytecode:
        _keep(kept, [stamp, found])
    return found


def _keep(place: Path, data: object) -> None:
    """Keep data for the next start; where nothing can be written, it is read anew each time."""
    from nap_desktop.base.errors import NapError
    from nap_desktop.base.files import write_whole

    with suppress(OSError, NapError, TypeError):  # JSON has no dates
        content = json.dumps(data, ensure_ascii=False).encode()
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, content)


def json_data(name: str) -> Any:
    """Return one JSON data file."""
    return json.loads(text(name))


def names(under: str, ending: str) -> list[str]:
    """Return the paths of all data files in a folder with this ending, sorted."""
    return sorted(f"{under}/{path.name}" for path in (folder() / under).glob(f"*{ending}"))
