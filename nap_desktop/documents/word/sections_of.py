"""The sections of a document that we have written, each with the blocks that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Relation
from nap_desktop.documents.word.stationery import Paper, paper_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """One section: its properties, its page, its blocks."""

    section: etree._Element
    paper: Paper
    blocks: list[etree._Element]

    @property
    def first_page(self) -> list[etree._Element]:
        """The blocks before the first that begins a new page."""
        made: list[etree._Element] = []
        for block in self.blocks:
            if made and block.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None:
                break
            made.append(block)
        return made


def stretches(main: etree._Element, relations: Mapping[str, Relation]) -> Iterator[Stretch]:
    """Give the sections in their order. relations: of the part, for headers and footers."""
    names = {identity: one.target for identity, one in relations.items() if not one.external}
    before: Paper | None = None
    blocks: list[etree._Element] = []
    body = main.find(w("body"))
    for block in [] if body is None else list(body):
        is_last = block.tag == w("sectPr")
        section = block if is_last else block.find(f"{w('pPr')}/{w('sectPr')}")
        if not is_last:
            blocks.append(block)
        if section is not None:
            before = paper_of(section, names, before)
            yield Stretch(section, before, blocks)
            blocks = []
