"""The parts of a workbook that the guard lets pass, and what leads from one to another."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word import guard, markup
from nap_desktop.documents.word.opened import Parts

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_pis": True,
    "remove_comments": True,
}


def bare(tag: object) -> str:
    """Return the name of an element or attribute without its namespace; "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _forget(node: etree._Element) -> None:
    parent = node.getparent()
    node.clear()
    while parent is not None and node.getprevious() is not None:
        del parent[0]


class OfficeParts(Parts):
    """A guarded workbook."""

    def __init__(self, content: bytes, path: object) -> None:
        super().__init__(guard.parts(content, path), path)

    def stream(self, name: str, *wanted: str) -> Iterator[etree._Element]:
        """Give elements of a part as they end, each forgotten when the next is asked for.

        For parts that hold a hundred thousand rows. Raises NapError `word_damaged`.
        """
        content = markup.as_bytes(self.parts[name], self.path)
        events = etree.iterparse(
            io.BytesIO(content),
            tag=tuple(f"{{*}}{one}" for one in wanted),
            **SAFE,
        )
        try:
            for _, node in events:
                yield node
                _forget(node)
        except etree.XMLSyntaxError as error:
            raise NapError("word_damaged", path=self.path, reason="xml") from error

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts of a kind that a part leads to."""
        relations = self.relations(name).values()
        return [one.target for one in relations if one.kind == kind and not one.external]

    def links(self) -> tuple[str, ...]:
        """Return every external target that the file names, each once."""
        found: dict[str, None] = {}
        for rels in self.parts:
            if rels.endswith(".rels"):
                folder, last = posixpath.split(rels)
                part = posixpath.join(posixpath.dirname(folder), last.removesuffix(".rels"))
                found.update((one.target, None) for _, one in self._relations(part) if one.external)
        return tuple(found)
