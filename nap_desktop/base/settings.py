"""What the program remembers of a person's wishes, in one JSON file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole


class Settings:
    """Named wishes; an unreadable file counts as empty, for no wish is worth a refusal to start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
            self._values = found if isinstance(found, dict) else {}

    def get(self, name: str, default: Any = None) -> Any:
        """Return a wish, or `default` where none was kept or its type differs from the default's."""
        value = self._values.get(name, default)
        return value if default is None or isinstance(value, type(default)) else default

    def put(self, name: str, value: Any) -> None:
        """Keep a wish; a folder that cannot be written to costs the wish, not the work."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        content = json.dumps(self._values, indent=1, sort_keys=True, ensure_ascii=False)
        with contextlib.suppress(OSError, NapError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, content.encode())
