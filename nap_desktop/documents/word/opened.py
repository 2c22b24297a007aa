"""A Word file from elsewhere as its parts and what leads from one to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word import guard
from nap_desktop.documents.word.markup import parsed
from nap_desktop.documents.word.names import w

_LINKS = ("http://", "https://", "mailto:")
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: the last word of its type, and a part of the file or an address."""

    kind: str
    target: str
    external: bool

    @property
    def is_safe_link(self) -> bool:
        """Whether it is a link that opens nothing before somebody follows it."""
        return self.external and self.kind == "hyperlink" and self.target.lower().startswith(_LINKS)


class Parts:
    """A guarded file of Word or Excel; parts: name -> content; path: what it is called in messages."""

    def __init__(self, parts: Mapping[str, bytes], path: object = "") -> None:
        self.parts = parts
        self.path = path
        self._folded = {name.casefold(): name for name in parts}

    def tree(self, name: str) -> etree._Element:
        """Return a part, read anew. Raises NapError `word_damaged` or `word_unsafe`."""
        return parsed(self.parts[name], self.path)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part leads to, by id; parts that are missing are left out."""
        return dict(self._relations(name))

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


class Opened(Parts):
    """A guarded Word file.

    main: the name of the part that holds the text.
    text: the tree of that part, for those who only read it.
    """

    def __init__(self, parts: Mapping[str, bytes], path: object = "") -> None:
        super().__init__(parts, path)
        main = self.related("", "officeDocument")
        if main is None:
            main = self._folded.get("word/document.xml")
        if main is None:
            raise NapError("word_damaged", path=path, reason="main")
        self.main = main
        self.text = self.words(main)
        if self.text.tag != w("document"):
            raise NapError("not_word", path=path, kind="other_office")

    def words(self, name: str) -> etree._Element:
        """Return a part that holds text as a tree."""
        return self.tree(name)

    def related(self, name: str, kind: str) -> str | None:
        """Return the first part of a kind that a part leads to."""
        found = (one.target for one in self.relations(name).values() if one.kind == kind)
        return next((target for target in found if target in self.parts), None)

    def types(self) -> dict[str, str]:
        """Return the content types that parts of their own have, by name."""
        held = self._folded["[content_types].xml"]
        return {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
            for one in self.tree(held).iter(_TYPE)
        }


def opened(content: bytes, path: object = "") -> Opened:
    """Return a Word file that the guard lets pass. Raises NapError as `guard.parts` does."""
    return Opened(guard.parts(content, path), path)
