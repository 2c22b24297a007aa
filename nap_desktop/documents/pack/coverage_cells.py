"""What stands in the cells of the coverage, on paper: numbers of measures, laws, where a cell stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from nap_desktop.documents.blocks import Cell as Box
from nap_desktop.documents.pack.case import Case
from nap_desktop.documents.pack.parts import listed
from nap_desktop.documents.wording import Wording
from nap_desktop.framework.coverage import cells_of
from nap_desktop.plan.coverage import LAW, Cell, entries
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Node

_MOST = 24  # numbers of measures in one cell; more are counted


class Speech(Protocol):
    """What is needed to say an entry: a `Case`, or the words of a language alone."""

    @property
    def words(self) -> Wording:
        """The words of the language."""

    def say(self, name: str, **more: str) -> str:
        """Return a wording with its facts."""

    def date(self, value: str) -> str:
        """Return a canonical date as the language writes it."""


Held = Mapping[tuple[str, str], Sequence[str]]  # place and category -> numbers or lines


def numbers_by_place(case: Case) -> Held:
    """Return the numbers of the measures that count at each place and category."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for node in case.measures():
        for cell in cells_of(node):
            found[cell.place, cell.category][case.numbers.get(node.id, "") or node.get("code")] = (
                None
            )
    return {place: tuple(numbers) for place, numbers in found.items()}


def lines_by_place(case: Case) -> Held:
    """Return what is entered at each place and category, a line for each entry."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cell, held in entries(case.plan).items():
        for entry in held:
            found[cell.place, cell.category].append(entry_line(case, cell, entry))
    return found


def box(case: Case, numbers: Sequence[str], lines: Sequence[str]) -> Box:
    """Return a cell of a table: the numbers of measures on one line, then what is entered."""
    said = case.words.get("values", "comma").join(numbers[:_MOST])
    if len(numbers) > _MOST:
        said = case.say("checklist.many", numbers=said, count=str(len(numbers)))
    return listed([said, *lines])


def entry_line(speech: Speech, cell: Cell, entry: Node) -> str:
    """Return one entry: "Legal framework: Criminal Code, No. 12-Z of 3 June 2019, art. 7".

    A form that comes back is read by the same words (`incoming/form/annex.py`).
    """
    words, standing = speech.words.labels, entry.get("standing")
    column = words.choice("column", cell.column)
    if standing == LAW:
        said = _law(speech, entry)
    else:
        said = words.choice("standing", standing)
        if reason := entry.get("reason"):
            said = speech.say("checklist.because", said=said, reason=reason)
    if note := " ".join(plain(entry.get("note")).split()):
        said = f"{said} [{note}]"  # round brackets would be taken for a part of a law's title
    return speech.say("checklist.line", column=column, said=said)


def _law(speech: Speech, entry: Node) -> str:
    number, date = entry.get("law_number"), speech.date(entry.get("law_date"))
    if number and date:
        act = speech.say("words.number_and_date", number=number, date=date)
    else:
        act = speech.say("checklist.number", number=number) if number else date
    article = entry.get("law_article")
    parts = [
        entry.get("law_title"),
        act,
        speech.say("checklist.article", article=article) if article else "",
    ]
    return speech.words.get("values", "comma").join(filter(None, parts))
