"""Titles of paragraphs and of the rows of the checklist in the language of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from nap_desktop.base import shipped
from nap_desktop.framework.checklist import Row
from nap_desktop.framework.guidance import guidance

ENGLISH = "en"
_NAME = re.compile(r"framework/titles\.([a-z]{2,3})\.toml")
_WEAPON = re.compile(r"\.[NCB]W\.")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have titles, English first."""
    found = (_NAME.fullmatch(name) for name in shipped.names("framework", ".toml"))
    return (ENGLISH, *sorted(match[1] for match in found if match))


def language(lang: str) -> str:
    """Return the language in which titles stand in a document of a language: that or English."""
    known = lang.split("-")[0]
    return known if known in languages() else ENGLISH


def paragraph_title(code: str, lang: str = ENGLISH) -> str:
    """Return the short title of a paragraph; empty if it has none."""
    said = guidance(code)
    return _titles(language(lang), "paragraphs").get(code, said.title if said else "")


def row_title(row: Row, lang: str = ENGLISH) -> str:
    """Return the title of a row, as a line of its own."""
    title = _titles(language(lang), "rows").get(without_weapon(row.code), row.label)
    return title[:1].upper() + title[1:]


def without_weapon(code: str) -> str:
    """Return what rows that differ only in the weapon have in common: "III.11.PHP"."""
    return _WEAPON.sub(".", code)


@cache
def _titles(lang: str, of: str) -> Mapping[str, str]:
    if lang == ENGLISH:
        return {}
    return dict(shipped.toml(f"framework/titles.{lang}.toml")[of])
