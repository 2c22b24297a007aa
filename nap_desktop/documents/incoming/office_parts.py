"""The parts of a workbook that the guard lets pass, and what leads from one to another."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word import guard, markup
from nap_desktop.documents.word.markup import parsed
from nap_desktop.documents.word.opened import Relation

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


class OfficeParts:
    """A guarded file; parts: name -> content; path: what it is called in messages."""

    def __init__(self, content: bytes, path: object) -> None:
        self.parts = guard.parts(content, path)
        self.path = path
        self._folded = {name.casefold(): name for name in self.parts}

    def tree(self, name: str) -> etree._Element:
        """Return a part, read anew. Raises NapError `word_damaged` or `word_unsafe`."""
        return parsed(self.parts[name], self.path)

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

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part leads to, by id; parts that are missing are left out."""
        return dict(self._relations(name))

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

    def _relations(self, name: str) -> Iterator[tuple[str, Relation]]:
        folder, last = posixpath.split(name)
        held = self._folded.get(posixpath.join(folder, "_rels", f"{last}.rels").casefold())
        if held is None:
            return
        for one in self.tree(held).iter("{*}Relationship"):
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            target = one.get("Target", "")
            if one.get("TargetMode", "").casefold() == "external":
                yield one.get("Id", ""), Relation(kind, target, True)
            elif found := self._part(folder, target):
                yield one.get("Id", ""), Relation(kind, found, False)

    def _part(self, folder: str, target: str) -> str | None:
        target = unquote(target).replace("\\", "/")
        where = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return self._folded.get(where.casefold())
