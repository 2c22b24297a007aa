"""The words of documents: those of the plan's language, and those that documents add of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.documents.formats import Formats, formats
from nap_desktop.plan.labels import ENGLISH, Labels, labels

_NAME = re.compile(r"labels/documents\.([a-z]{2,3})\.toml")
_PROVISION = re.compile(r"OP(\d+)([a-z]?)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; what it lacks is given in English."""

    labels: Labels
    own: dict[str, Any]
    formats: Formats

    def get(self, *path: str, **facts: str) -> str:
        """Return the documents' own words at a path, with `facts` filled in; empty if there are none."""
        found: Any = self.own
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found.format(**facts) if facts else found
        return "" if self.labels.lang == ENGLISH else wording(ENGLISH).get(*path, **facts)

    def provision(self, code: str, form: str = "provision") -> str:
        """Return an operative paragraph as people write it; what is none comes back as it is.

        form: `provision_in_full` for headings, where nothing is cut short.
        """
        match = _PROVISION.fullmatch(code)
        if not match:
            return code
        letter = self.get("letters", match[2]) if match[2] else ""
        letter = self.get("values", "letter", letter=letter) if letter else match[2]
        return self.get("values", form, number=match[1] + letter).replace(" ", "\u00a0")


@cache
def wording(lang: str = ENGLISH) -> Wording:
    """Return the words of a language (BCP 47), English where the program has none for it.

    A country that is named with the language counts for formats: "ar-IQ" has the months of Iraq.
    """
    known = lang.split("-")[0]
    if known not in languages():
        return wording(ENGLISH)
    own = shipped.toml(f"labels/documents.{known}.toml")
    return Wording(labels(known), own, formats(lang))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which the program has words for documents, English first."""
    found = (_NAME.fullmatch(name) for name in shipped.names("labels", ".toml"))
    codes = sorted(match[1] for match in found if match)
    return (ENGLISH, *(code for code in codes if code != ENGLISH))
