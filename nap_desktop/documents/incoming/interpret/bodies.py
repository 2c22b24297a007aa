"""Lists of bodies in one cell, parted where people part them and not within a name."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from nap_desktop.documents.incoming.interpret.words import folded, tidy, values, word_set
from nap_desktop.framework.bodies import organisations

_HARD = re.compile(r"\s*(?:[;؛；、\n•▪●]|\s/\s|\s(?=\d{1,2}[.)]\s))\s*")
_MOST = 20_000  # lists that are kept parted
_SLASH = re.compile(r"\s*[/+]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_COMMA = re.compile(r"\s*[,،，]\s*")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●*]|\(?\d{1,2}[.)])\s+")
_NOTHING = ("-", "–", "—", "n/a", "none", "нет", "néant", "ninguno", "لا يوجد", "无")


def split_bodies(text: str, known: Collection[str] = ()) -> list[str]:
    """Return the names in a cell, in order, each once.

    known: folded names that the same document writes alone; a comma or an "and" parts names where
    what follows begins as names of bodies do, or where both sides are such names.
    """
    return list(_split(text, frozenset(known)))


@lru_cache(_MOST)
def _split(text: str, known: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for hard in _HARD.split(text.replace("\r", "\n")):
        part = tidy(_BULLET.sub("", hard)).strip(" .,;:")
        if part and part.casefold() not in _NOTHING:
            found += _soft(part, known)
    return tuple(dict.fromkeys(filter(None, found)))


def _soft(text: str, known: Collection[str]) -> list[str]:
    """Part one stretch at commas and at "and" where both sides can be names."""
    text = _without_asides(text)
    if not text or (folded(text) in known and not _parts_by_comma(text, known)):
        return [text] if text else []
    if _is_han(text):
        return _han(text)
    made: list[str] = []
    for stretch in _with().split(text):
        for slash in _slashes(stretch):
            for part in _commas(slash, known):
                made += _ands(part, known)
    return made


def _without_asides(text: str) -> str:
    """Return a name without what stands behind it in brackets and is no part of it, "(lead)"."""
    return tidy(_asides().sub(" ", text)).strip(" .,;:")


def without_help(name: str) -> tuple[str, bool]:
    """Return a name without "(support)" and the like behind it, and whether it had that."""
    head, bracket, tail = name.rpartition("(")
    if bracket and folded(tail) in word_set("bodies", "helps"):
        return head.strip(), True
    return name, False


@cache
def _asides() -> re.Pattern[str]:
    words = "|".join(map(re.escape, values()["bodies"]["asides"]))
    return re.compile(rf"[(\[]\s*(?:{words})\s*[)\]]", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    """Return the pattern of "together with" and the like between two bodies."""
    ordered = sorted(values()["bodies"]["with"], key=len, reverse=True)
    words = "|".join(map(re.escape, ordered))
    return re.compile(rf"\s*,?\s+(?:{words})\s+(?:the\s+)?", re.IGNORECASE)


def _slashes(text: str) -> list[str]:
    """Part at strokes and dashes where what follows begins a name, or all are short forms."""
    for sign in (_SLASH, _DASH):
        parts = sign.split(text)
        if len(parts) > 1 and (
            all(map(_is_short_form, parts)) or all(map(_begins_name, parts[1:]))
        ):
            return parts
    return [text]


def _han(text: str) -> list[str]:
    """Part a list in a script without blanks where both sides end as names of bodies do."""
    ends = tuple(values()["bodies"]["han_ends"])
    made = [""]
    for part in re.split(r"([,，\s]+|以及|和|及|与)", text):
        if made[-1].endswith(ends) and re.fullmatch(r"[,，\s]+|以及|和|及|与", part):
            made.append("")
        else:
            made[-1] += part
    return [part for part in made if part]


def _parts_by_comma(text: str, known: Collection[str]) -> bool:
    parts = _COMMA.split(text)
    return len(parts) > 1 and all(folded(part) in known or _begins_name(part) for part in parts)


def _commas(text: str, known: Collection[str]) -> list[str]:
    parts = _COMMA.split(text)
    if all(_is_short_form(part) or (" " not in part and part[:1].isupper()) for part in parts):
        return parts
    made = [parts[0]]
    for part in parts[1:]:
        begins = _begins_name(part) and not _is_theme(made[-1])
        parts_here = begins or folded(part) in known or _is_short_form(part)
        if parts_here or _ends_name(made[-1]) or _is_cyrillic_name(part):
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
        begins = _begins_name(right, strict=True) and _looks_whole(left) and not _is_theme(left)
        ends = right[:1].isupper() and (_ends_name(left) or _is_cyrillic_name(right))
        if both_known or begins or (ends and _looks_whole(left)):
            return [*_ands(left, known), right]
    return [text.strip(" .,;:")]


def _is_cyrillic_name(text: str) -> bool:
    """Return whether a stretch begins with a capital in Cyrillic, as there only names do."""
    return text[:1].isupper() and "\u0400" <= text[:1] <= "\u04ff"


def _is_theme(text: str) -> bool:
    """Return whether a stretch ends in one of several adjectives: "chemical, biological and"."""
    return folded(text).rsplit(" ", 1)[-1] in word_set("bodies", "themes")


def _ends_name(text: str) -> bool:
    """Return whether a stretch ends as names do in languages that set the kind of body last."""
    return folded(text).rsplit(" ", 1)[-1] in word_set("bodies", "ends")


@cache
def _and() -> re.Pattern[str]:
    words = sorted(values()["bodies"]["and"], key=len, reverse=True)
    spaced = [re.escape(word) for word in words if word.isalpha() and not _is_han(word)]
    return re.compile(rf"\s+(?:{'|'.join(spaced)}|&)\s+|\s+و(?=\w)", re.IGNORECASE)


def _is_han(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _begins_name(text: str, strict: bool = False) -> bool:
    words = text.split()
    if not words:
        return False
    first = (folded(words[0]).split() or [""])[0]
    is_long = words[0][:1].isupper() and first.startswith(_begins_with())
    if first in word_set("bodies", "begins") or is_long:
        # "Ministry of Internal and State affairs": a small letter goes on with the name before
        return not strict or words[0][:1].isupper() or not words[0][:1].islower()
    return _is_short_form(text) or folded(text) in _known_organisations()


@cache
def _begins_with() -> tuple[str, ...]:
    return tuple(values()["bodies"]["begins_with"])


def _is_short_form(text: str) -> bool:
    """Return whether a text is one word of capitals mostly, such as IAEA, МАГАТЭ or MoFA."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return 2 <= len(letters) <= 10 and " " not in text and capitals * 2 > len(letters)


def _looks_whole(text: str) -> bool:
    return len(text.split()) > 1 or _is_short_form(text) or _begins_name(text)


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
