"""Packs for tests: those of the sample plan, and the plain text of a document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from nap_desktop.base import shipped
from nap_desktop.documents.blocks import Cover, Document, Grid, Heading, Para, Row
from nap_desktop.documents.pack.papers import Ask, Papers, papers_of
from nap_desktop.documents.pack.wordings import load
from nap_desktop.documents.texts import paragraphs
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import Plan

TODAY = datetime.date(2026, 11, 24)
ASK = Ask(TODAY)


def sample() -> Plan:
    """Return the sample plan as it stands."""
    return from_open(shipped.json_data("sample/exampleland.json")["current"])


def sample_version(place: int) -> Plan:
    """Return one of the versions of the sample plan, oldest first."""
    return from_open(shipped.json_data("sample/exampleland.json")["versions"][place]["plan"])


def pack(plan: Plan, lang: str = "en", ask: Ask = ASK) -> Papers:
    """Return the pack of a plan in the program's own wordings."""
    return papers_of(plan, load(lang), ask)


def whole_pack(lang: str = "en") -> Papers:
    """Return the pack of the sample with every document in it."""
    ask = replace(ASK, previous=sample_version(0), previous_name="Draft")
    return pack(sample(), lang, ask)


def one(found: Papers, key: str) -> Document:
    """Return the only document of its kind."""
    [document] = [paper.document for paper in found.papers if paper.key == key]
    return document


def text(document: Document) -> str:
    """Return all that a document says, a line for each paragraph."""
    return "\n".join(line for block in document.blocks for line in _lines(block))


def rows(document: Document) -> list[list[str]]:
    """Return the rows of all tables of a document, each cell as one text."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [_cells(row) for grid in grids for row in grid.rows]


def _cells(row: Row) -> list[str]:
    return ["\n".join(line for para in cell for line in _lines(para)) for cell in row.cells]


def _lines(block: object) -> Iterator[str]:
    match block:
        case Heading(number=number, text=words):
            yield f"{number} {words}".strip()
        case Para(text=words, lead=lead, tail=tail):
            said = [paragraph.plain for paragraph in paragraphs(words)]
            yield f"{lead} {said[0]}".strip()
            yield from said[1:]
            if tail:
                yield tail
        case Grid():
            yield block.caption
            for row in (*block.head, *block.rows):
                yield from _cells(row)
        case Cover(approval, lines, facts):
            for para in (*approval, *lines, *facts):
                yield from _lines(para)
