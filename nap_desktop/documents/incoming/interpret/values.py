"""Values out of the words of a cell: amounts, provisions, categories, priorities, funding."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.words import folded, tidy, values
from nap_desktop.framework.provisions import codes

_NUMBER = re.compile(r"\d[\d\s.,\u00a0\u202f’']*\d|\d")
_GROUPS = re.compile(r"\d{1,3}(?:[.,\s\u00a0\u202f’']\d{3})+")
_BEFORE = (
    r"(?:OPs?|ОП|operative\s+paragraphs?|paragraphs?|paras?\.?|paragraphes?(?:\s+du\s+dispositif)?|"
    r"п\.?\s?п\.?|пункт(?:а|е|ы|ов)?|п\.|párrafos?(?:\s+dispositivos?)?|parágrafos?|الفقرة|الفقرات|"
    r"执行段(?:落)?|第|заалт|tačk[ae]|тачк[ае]|банди?|§)"
)
_PROVISION = re.compile(rf"{_BEFORE}\s*№?\s*(\d{{1,2}})(?!\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d.])(\d{1,2})(?![\d.])")
_LETTERS = re.compile(
    r"\s*(?:,|and|и|y|et|و|e|i|-|–|/|;)?\s*(?:\(\s*([a-dа-гأ-د])\s*\)|([a-dабвг])\)|([a-d])(?![a-z]))",
    re.IGNORECASE,
)
_LETTER = {"а": "a", "б": "b", "в": "c", "г": "d", "أ": "a", "ب": "b", "ج": "c", "د": "d", "с": "c"}
_THOUSANDS = re.compile(r"\d\s?k\b", re.IGNORECASE)
_FEW = 12  # letters, as in "and", "UNSCR"
_NOT_A_PARAGRAPH = re.compile(r"1540|\b(?:19|20)\d\d\b")


class Amount(NamedTuple):
    """A sum in canonical form with its currency; empty where it is not said."""

    amount: str = ""
    currency: str = ""


def amount(text: str, header: str = "") -> Amount:
    """Return the sum of a cell; thousands and the currency may stand in the header."""
    words = tidy(text)
    found = _NUMBER.search(words)
    if found is None:
        return Amount()
    value = _plain_number(found[0])
    if value is None:
        return Amount()
    if _THOUSANDS.search(words):
        value *= 1_000
    for name, times in (("thousand", 1_000), ("million", 1_000_000)):
        if _says(words, name) or (not _says_times(words) and _says(header, name)):
            value *= times
    whole = int(value) if value == int(value) else value
    return Amount(str(whole), currency(words) or currency(header))


def _says_times(words: str) -> bool:
    return _says(words, "thousand") or _says(words, "million")


def _says(words: str, name: str) -> bool:
    held = set(folded(words).split())
    return any(folded(one) in held for one in values()["money"][name] if one != "k")


def _plain_number(text: str) -> float | None:
    """Return a number written with any signs between groups; the last sign may divide decimals."""
    packed = text.strip(" .,")
    if _GROUPS.fullmatch(packed):
        return float(re.sub(r"\D", "", packed))
    packed = re.sub(r"[\s\u00a0\u202f’']", "", packed)
    last = max(packed.rfind("."), packed.rfind(","))
    whole, part = (packed, "") if last < 0 else (packed[:last], packed[last + 1 :])
    digits = re.sub(r"\D", "", whole)
    if not digits:
        return None
    return float(f"{digits}{part}") if len(part) == 3 else float(f"{digits}.{part or 0}")


@cache
def currency(text: str) -> str:
    """Return the code of the currency that a text names; empty for none."""
    words = f" {tidy(text).casefold()} "
    for code, names in values()["money"]["currencies"].items():
        for name in (code.casefold(), *names):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                return str(code)
    return ""


def funding(text: str) -> str:
    """Return the code for a source of funding; "mixed" for several, empty for one not known."""
    words = folded(text)
    held = {
        code
        for code, names in values()["money"]["funding"].items()
        if any(f" {folded(name)} " in f" {words} " for name in names)
    }
    if held >= {"state_budget", "donor"}:
        return "mixed"
    return next(iter(held), "") if len(held) == 1 else ""


@cache
def provisions(text: str, bare: bool = False) -> tuple[str, ...]:
    """Return the codes of the paragraphs that a text names; bare numbers count in their own column."""
    words = _NOT_A_PARAGRAPH.sub(" ", tidy(text))
    found: list[str] = []
    known = codes()
    for match in (_BARE if bare else _PROVISION).finditer(words):
        letters = _letters(words, match.end())
        number = f"OP{match[1]}"
        for code in [f"{number}{letter}" for letter in letters] or [number]:
            if code in known:
                found.append(code)
            elif not letters:
                found += [
                    one for one in known if one.startswith(code) and one[len(code) :].isalpha()
                ]
    return tuple(dict.fromkeys(found))


def says_more_than_provisions(text: str) -> bool:
    """Return whether a text holds more words than the paragraphs that it names."""
    words = _NOT_A_PARAGRAPH.sub(" ", text)
    rest, at = [], 0
    for match in _PROVISION.finditer(words):
        rest.append(words[at : match.start()])
        at = match.end()
        while letters := _LETTERS.match(words, at):
            at = letters.end()
    rest.append(words[at:])
    return sum(sign.isalpha() for sign in "".join(rest)) > _FEW


def _letters(words: str, at: int) -> list[str]:
    """Return the letters of sub-paragraphs that follow a number: (c) and (d), a-d."""
    found: list[str] = []
    while match := _LETTERS.match(words, at):
        letter = next(filter(None, match.groups())).casefold()
        letter = _LETTER.get(letter, letter)
        before = words[match.start() : match.end()].lstrip()[:1]
        if found and before in "-–":
            found += [chr(one) for one in range(ord(found[-1]) + 1, ord(letter))]
        found.append(letter)
        at = match.end()
    return found


def categories(text: str) -> list[str]:
    """Return the codes of the kinds of weapons that a cell names, by letter or word."""
    words = tidy(text)
    letters = re.findall(r"(?<![^\W\d_])[NCBR](?![^\W\d_])", words)
    packed = re.fullmatch(r"[NCBR]{2,4}N?", words)
    found = set(letters) | set(packed[0] if packed else ())
    lower = words.casefold()
    stems = values()["categories"]
    found |= {code for code, held in stems.items() if any(stem in lower for stem in held)}
    return [code for code in "NCBR" if code in found]


class Status(NamedTuple):
    """How a measure stood, and what else a cell says; both may be empty."""

    code: str
    rest: str


def status(text: str) -> Status:
    """Return the status with which a text begins, and the words after it."""
    words = tidy(text)
    found = [
        (match.end(), code) for pattern, code in _statuses() if (match := pattern.match(words))
    ]
    if not found:
        return Status("", text)
    end, code = max(found)
    return Status(code, words[end:].lstrip(" .,;:–—-"))


@cache
def _statuses() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of all words for a status, with their codes."""
    made: list[tuple[re.Pattern[str], str]] = []
    for code, names in values()["status"].items():
        for name in names:
            is_dense = "\u3400" <= name[0] <= "\u9fff"  # no blanks between words
            shape = r"\W+".join(map(re.escape, re.findall(r"\w+", name)))
            made.append((re.compile(shape + ("" if is_dense else r"(?!\w)"), re.IGNORECASE), code))
    return tuple(made)


def priority(text: str) -> str:
    """Return the code of a priority; empty for one not known."""
    words = folded(text)
    return next(
        (
            code
            for code, names in values()["priority"].items()
            if any(words.startswith(folded(one)) for one in names)
        ),
        "",
    )
