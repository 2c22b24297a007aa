"""Lists of bodies in one cell, parted where people part them and not within a name."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nap_desktop.documents.incoming.interpret.words import folded, tidy, values, word_set
from nap_desktop.framework.bodies import organisations

_HARD = re.compile(r"\s*(?:[;；、\n•▪●]|\s/\s)\s*")
_COMMA = re.compile(r"\s*[,،，]\s*")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●*]|\(?\d{1,2}[.)])\s+")
_NOTHING = ("-", "–", "—", "n/a", "none", "нет", "néant", "ninguno", "لا يوجد", "无")


def split_bodies(text: str, known: Collection[str] = ()) -> list[str]:
    """Return the names in a cell, in order, each once.

    known: folded names that the same document writes alone; a comma or an "and" parts names where
    what follows begins as names of bodies do, or where both sides are such names.
    """
    found: list[str] = []
    for hard in _HARD.split(text.replace("\r", "\n")):
        part = tidy(_BULLET.sub("", hard)).strip(" .,;:")
        if part and part.casefold() not in _NOTHING:
            found += _soft(part, known)
    return list(dict.fromkeys(filter(None, found)))


def _soft(text: str, known: Collection[str]) -> list[str]:
    """Part one stretch at commas and at "and" where both sides can be names."""
    if folded(text) in known and not _parts_by_comma(text, known):
        return [text]
    made: list[str] = []
    for part in _commas(text, known):
        made += _ands(part, known)
    return made


def _parts_by_comma(text: str, known: Collection[str]) -> bool:
    parts = _COMMA.split(text)
    return len(parts) > 1 and all(folded(part) in known or _begins_name(part) for part in parts)


def _commas(text: str, known: Collection[str]) -> list[str]:
    parts = _COMMA.split(text)
    made = [parts[0]]
    for part in parts[1:]:
        if _begins_name(part) or folded(part) in known or _is_short_form(part):
            made.append(part)
        else:
            made[-1] = f"{made[-1]}, {part}"
    return made


def _ands(text: str, known: Collection[str]) -> list[str]:
    """Part at the last "and" whose right side begins a name and whose left side ends one."""
    for found in reversed(list(_and().finditer(text))):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if not left or not right:
            continue
        both_known = folded(left) in known and folded(right) in known
        if both_known or (_begins_name(right, strict=True) and _looks_whole(left)):
            return [*_ands(left, known), right]
    if text[:1] == "و" and " " in text:
        return [text]
    return [text.strip(" .,;:")]


@cache
def _and() -> re.Pattern[str]:
    words = sorted(values()["bodies"]["and"], key=len, reverse=True)
    spaced = [re.escape(word) for word in words if word.isalpha() and not _is_han(word)]
    return re.compile(rf"\s+(?:{'|'.join(spaced)})\s+|\s+و(?=\w)", re.IGNORECASE)


def _is_han(word: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in word)


def _begins_name(text: str, strict: bool = False) -> bool:
    words = text.split()
    if not words:
        return False
    first = folded(words[0])
    if first in word_set("bodies", "begins"):
        # "Ministry of Internal and State affairs": a small letter goes on with the name before
        return not strict or words[0][:1].isupper() or not words[0][:1].islower()
    return _is_short_form(text) or folded(text) in _known_organisations()


def _is_short_form(text: str) -> bool:
    """Return whether a text is one word in capitals, such as IAEA or МАГАТЭ."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 <= len(letters) <= 10 and " " not in text and all(sign.isupper() for sign in letters)


def _looks_whole(text: str) -> bool:
    words = text.split()
    return len(words) > 1 or _is_short_form(text)


@cache
def _known_organisations() -> dict[str, str]:
    """Return the code of each international organisation by its folded names and short forms."""
    found: dict[str, str] = {}
    for code, names in values()["organisations"].items():
        found |= dict.fromkeys(map(folded, names), code)
    for one in organisations():
        found |= {folded(one.name): one.code, folded(one.code): one.code}
    return found


def is_international(name: str) -> bool:
    """Return whether a body is an international organisation."""
    return folded(name) in _known_organisations()
