"""Lists the words that a language has not got yet: python -m tests.documents.missing_words."""

from __future__ import annotations

import re
from typing import Any

from nap_desktop.base import shipped

LANGUAGES = ("fr", "ru", "es", "ar", "zh", "mn")
_ENGLISH = re.compile(r"labels/(?:(.+)\.)?en\.toml")


def files() -> list[str]:
    """Return the names of files of words, with {} in the place of the language.

    A file that no other language has yet, such as words of the screen alone, is not asked for.
    """
    found = (_ENGLISH.fullmatch(name) for name in shipped.names("labels", ".toml"))
    names = [f"{match[1]}.{{}}" if match[1] else "{}" for match in found if match]
    return [name for name in names if any(words(name, lang) for lang in LANGUAGES)]


def words(name: str, lang: str) -> dict[str, str]:
    """Return path -> word of one file in one language; nothing if it has no such file."""
    path = f"labels/{name.format(lang)}.toml"
    return _flat(shipped.toml(path), "") if (shipped.folder() / path).is_file() else {}


def lacking(name: str, lang: str) -> list[str]:
    """Return the paths that English has and a language has not."""
    own = words(name, lang)
    return [key for key in words(name, "en") if key not in own]


def too_many(name: str, lang: str) -> list[str]:
    """Return the paths that a language has and English has not."""
    english = words(name, "en")
    return [key for key in words(name, lang) if key not in english]


def _flat(data: dict[str, Any], before: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, list):
            value = {str(place): entry for place, entry in enumerate(value)}
        if isinstance(value, dict):
            found |= _flat(value, f"{before}{key}.")
        elif isinstance(value, str):
            found[before + key] = value
    return found


def report() -> list[str]:
    """Return one line for each word that is missing or stands too many."""
    lines: list[str] = []
    for name in files():
        english = words(name, "en")
        for lang in LANGUAGES:
            file = f"resources/labels/{name.format(lang)}.toml"
            lines += [f'{file}: add {key} = "{english[key]}"' for key in lacking(name, lang)]
            lines += [f"{file}: remove {key}" for key in too_many(name, lang)]
    return lines


if __name__ == "__main__":
    import sys

    found = report()
    sys.stdout.write("\n".join([*found, f"{len(found)} to mend", ""]))
