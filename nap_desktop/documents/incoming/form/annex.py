"""Entries as our own annex prints them, read back: "Legal framework: Criminal Code, art. 7 [note]"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.when import date as date_in
from nap_desktop.documents.incoming.interpret.words import tidy
from nap_desktop.documents.pack.coverage_cells import entry_line
from nap_desktop.documents.pack.wordings import Wordings, languages, load
from nap_desktop.documents.wording import Wording, wording
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.coverage import DISCUSSED, LAW, NOT_APPLICABLE, UNCLEAR, Cell
from nap_desktop.plan.tree import Node

_COLUMNS = ("framework", "enforcement", "adherence", "information")
_NOTE = re.compile(r"^(.*) \[(.*)\]$")
_ANY = "\x00"  # stands for a fact while a pattern is made


class Printed(NamedTuple):
    """One entry: its column, standing and fields in canonical form."""

    column: str
    standing: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)  # one for each language, told apart as such
class _Speech:
    """The words of one language."""

    words: Wording
    wordings: Wordings

    def say(self, name: str, **more: str) -> str:
        return self.wordings.say(name, {}, **more)

    def date(self, value: str) -> str:
        return self.words.formats.date(value)


@cache
def _speeches() -> tuple[_Speech, ...]:
    return tuple(_Speech(wording(lang), load(lang)) for lang in languages())


def printed_entry(text: str) -> Printed | None:
    """Return the entry that a line of our annex says, in whatever language; None if it says none."""
    said = tidy(text)
    for speech in _speeches():
        for column in _COLUMNS:
            name = speech.words.labels.choice("column", column)
            found = _pattern(speech, "checklist.line", column=name, said=_ANY).fullmatch(said)
            if found:
                return _entry(speech, column, found[1], said)
    return None


def _entry(speech: _Speech, column: str, words: str, whole: str) -> Printed:
    """Return an entry; what would not be printed as it stands is the title of a law as a whole."""
    head, note = words, ""
    if found := _NOTE.fullmatch(words):
        head, note = found[1], found[2]
    for standing, fields in (*_standings(speech, head), *_laws(speech, head)):
        held = {**fields, **({"note": rich_text.rich(note)} if note else {})}
        if _print(speech, column, standing, held) == whole:
            return Printed(column, standing, tuple(held.items()))
    return Printed(column, LAW, (("law_title", rich_text.clean_line(words)),))


def _print(speech: _Speech, column: str, standing: str, fields: dict[str, str]) -> str:
    entry = Node("", "entry", {"standing": standing, **fields})
    return tidy(entry_line(speech, Cell("", "", column), entry))


def _standings(speech: _Speech, words: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for standing in (NOT_APPLICABLE, UNCLEAR, DISCUSSED):
        name = speech.words.labels.choice("standing", standing)
        because = _pattern(speech, "checklist.because", said=name, reason=_ANY).fullmatch(words)
        if words == name:
            found.append((standing, {}))
        elif because:
            found.append((standing, {"reason": because[1]}))
    return found


def _laws(speech: _Speech, words: str) -> list[tuple[str, dict[str, str]]]:
    """Return the ways in which words may be a law, those with most parts first."""
    comma = speech.words.get("values", "comma")
    parts = words.split(comma)
    found: list[tuple[str, dict[str, str]]] = []
    for last in range(len(parts), 0, -1):
        tail = comma.join(parts[last:])
        article = _pattern(speech, "checklist.article", article=_ANY).fullmatch(tail)
        if tail and not article:
            continue
        held = {"law_article": article[1]} if article else {}
        for first in range(last, -1, -1):
            act = _act(speech, comma.join(parts[first:last]))
            if act is not None:
                title = comma.join(parts[:first])
                found.append((LAW, {**({"law_title": title} if title else {}), **act, **held}))
    return sorted(found, key=lambda one: -len(one[1]))


def _act(speech: _Speech, words: str) -> dict[str, str] | None:
    """Return number and date of an act; None if the words are neither."""
    if not words:
        return {}
    both = _pattern(speech, "words.number_and_date", number=_ANY, date=_ANY).fullmatch(words)
    if both and (day := date_in(both[2])):
        return {"law_number": both[1], "law_date": day}
    if number := _pattern(speech, "checklist.number", number=_ANY).fullmatch(words):
        return {"law_number": number[1]}
    day = date_in(words)
    return {"law_date": day} if day else None


@cache
def _pattern(speech: _Speech, name: str, **facts: str) -> re.Pattern[str]:
    """Return the pattern of a wording in which some facts may be anything."""
    said = tidy(speech.say(name, **facts))
    return re.compile("(.+)".join(map(re.escape, said.split(_ANY))), re.DOTALL)
