"""The words of documents: those of the plan's language, and those that documents add of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.plan.labels import ENGLISH, Labels, labels

_PROVISION = re.compile(r"OP(\d+)([a-z]?)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; what it lacks is given in English."""

    labels: Labels
    own: dict[str, Any]

    def get(self, *path: str, **facts: str) -> str:
        """Return the documents' own words at a path, with `facts` filled in; empty if there are none."""
        found: Any = self.own
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found.format(**facts) if facts else found
        return "" if self.labels.lang == ENGLISH else wording(ENGLISH).get(*path, **facts)

    def provision(self, code: str) -> str:
        """Return an operative paragraph as people write it; what is none comes back as it is."""
        match = _PROVISION.fullmatch(code)
        if not match:
            return code
        letter = f"({match[2]})" if match[2] else ""
        return self.get("values", "provision", number=match[1] + letter).replace(" ", "\u00a0")


@cache
def wording(lang: str = ENGLISH) -> Wording:
    """Return the words of a language, English where the program has none for it."""
    name = f"labels/documents.{lang}.toml"
    if lang != ENGLISH and not (shipped.folder() / name).is_file():
        return wording(ENGLISH)
    return Wording(labels(lang), shipped.toml(name))
