"""Reads a Word file of somebody else: all its text as blocks, and what is left out with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from lxml import etree

from nap_desktop.documents.incoming.docx.lines import Lines
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.numbers import Numbering
from nap_desktop.documents.incoming.docx.styles import Styles
from nap_desktop.documents.incoming.docx.tags import ID, P, text_of, texts
from nap_desktop.documents.incoming.docx.walk import Walk
from nap_desktop.documents.incoming.source import Block, Grid, Line, Remark, Source, count
from nap_desktop.documents.word import guard
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Opened

_NOTES = (("footnotes", "footnote", "f"), ("endnotes", "endnote", "e"))
_EDGES = (("header", "header"), ("footer", "footer"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_PRINT = 16  # digits of the print of a document's shape


def read_docx(content: bytes, name: str = "") -> Source:
    """Return what is in a Word file.

    name: what the file is called in messages. Raises NapError as `guard.parts` does, and
    `word_too_large` for more cells or deeper tables than any honest file has.
    """
    return _Reader(Opened(guard.parts(content, name), name), name).read()


class _Reader:
    """One reading of one file."""

    def __init__(self, file: Opened, name: str) -> None:
        self._file = file
        self._name = name
        self._notices = Notices()
        self._styles = Styles(self._related("styles"))
        numbering = Numbering(self._related("numbering"))
        self._relations = file.relations(file.main)
        self._lines = Lines(self._styles, numbering, self._notices, self._relations)
        self._walk = Walk(self._lines, self._notices, name)
        self._characters = 0

    def _related(self, kind: str) -> etree._Element | None:
        name = self._file.related(self._file.main, kind)
        return self._file.tree(name) if name is not None else None

    def read(self) -> Source:
        """Return all of it."""
        body = self._file.text.find(w("body"))
        blocks = self._walk.part(body, "b") if body is not None else ()
        self._count(self._file.text)
        notes = tuple(one for kind in _NOTES for one in self._notes(*kind))
        comments = tuple(self._comments())
        self._edges()
        self._foreign_parts()
        links = dict.fromkeys(one.target for one in self._relations.values() if one.external)
        return Source(
            "docx",
            self._name,
            blocks,
            tuple(self._notices.left_out),
            comments,
            tuple(self._notices.tracked),
            notes,
            tuple(links),
            self._styles.language,
            self._characters + self._lines.signs,
            shape(blocks),
        )

    def _count(self, root: etree._Element) -> None:
        self._characters += sum(map(count, texts(root)))

    def _notes(self, part: str, kind: str, sign: str) -> Iterable[tuple[str, tuple[Block, ...]]]:
        root = self._related(part)
        if root is None:
            return
        self._count(root)
        for note in root.iter(w(kind)):
            id = note.get(ID, "")
            if note.get(w("type")) in _SEPARATORS:
                self._notices.leave_out(text_of(note), "separator", sign + id)
            else:
                yield sign + id, self._walk.part(note, f"{sign}{id}/")

    def _comments(self) -> Iterable[Remark]:
        root = self._related("comments")
        if root is None:
            return
        self._count(root)
        for one in root.iter(w("comment")):
            words = "\n".join(text_of(p) for p in one.iter(P))
            yield Remark(one.get(ID, ""), one.get(w("author"), ""), one.get(w("date"), ""), words)

    def _edges(self) -> None:
        """Note what stands at the head and foot of pages."""
        for kind, reason in _EDGES:
            for relation in self._relations.values():
                if relation.kind == kind and not relation.external:
                    root = self._file.tree(relation.target)
                    self._count(root)
                    for paragraph in [one for one in root.iter(P) if not _inside(one)]:
                        self._notices.leave_out(text_of(paragraph), reason, kind)

    def _foreign_parts(self) -> None:
        """Say that parts of another format are there; nobody opens them."""
        for relation in self._relations.values():
            if relation.kind == "aFChunk":
                self._notices.leave_out(
                    relation.target.rsplit("/", 1)[-1], "foreign", relation.target
                )
                self._characters += count(relation.target.rsplit("/", 1)[-1])


def _inside(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(P), None) is not None


def shape(blocks: Iterable[Block]) -> str:
    """Return a print of the headers of tables and the styles of headings of a document."""
    words: list[str] = []
    styles: set[str] = set()
    for block in blocks:
        if isinstance(block, Line):
            if block.look.heading:
                styles.add(block.look.style)
        elif len(block.rows) > 1:
            words.append(_header(block))
    content = "\n".join([*dict.fromkeys(words), *sorted(styles)])
    return hashlib.sha256(content.encode()).hexdigest()[:_PRINT]


def _header(grid: Grid) -> str:
    cells = grid.rows[0].cells
    return "|".join(
        " ".join(one.text.casefold() for one in cell.blocks if isinstance(one, Line))
        for cell in cells
    )
