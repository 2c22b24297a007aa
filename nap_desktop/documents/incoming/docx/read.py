"""Reads a Word file of somebody else: all its text as blocks, and what is left out with the reason.

The account. All characters count that `account.characters` finds, in all parts of the file that
hold text: its text, notes, comments, headers and footers, diagrams, glossary. Numbers of lists are
computed and count nowhere, nor do tabs, breaks, codes of fields and soft hyphens (`w:softHyphen`),
which are no text. For each file `source.characters == sum(accounted(source))`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from nap_desktop.base.calm import calm
from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.docx.account import SignedFile, characters
from nap_desktop.documents.incoming.docx.file import WordFile
from nap_desktop.documents.incoming.docx.lines import Lines
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.numbers import Numbering
from nap_desktop.documents.incoming.docx.shape import shape
from nap_desktop.documents.incoming.docx.styles import Styles
from nap_desktop.documents.incoming.docx.tags import (
    ID,
    TEXTS,
    size,
    stretches,
    text_of,
    without_needless,
)
from nap_desktop.documents.incoming.docx.walk import Walk
from nap_desktop.documents.incoming.source import Block, LeftOut, Remark, Source
from nap_desktop.documents.word import guard
from nap_desktop.documents.word.names import w

_NOTES = (("footnotes", "footnote", "f"), ("endnotes", "endnote", "e"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_EDGES = ("header", "footer")
_PLACES = (("glossary", "glossary"), ("diagrams", "diagram"), ("drawings", "drawing"),
           ("charts", "drawing"))  # fmt: skip
_FULL = (b":t>", b":t ", b":delText", b":noBreakHyphen", b":sym ", b"<t>", b"<t ")
_MOST_LANGUAGES = 4_000  # runs whose language is looked at
_LANGUAGE = re.compile(rb':lang\s[^<>]*?:val="([^"<>]{1,40})"')
_XML = (".xml", ".vml")
_BETWEEN_TAGS = re.compile(rb">\s*[^<\s]")


def read_docx(content: bytes, name: str = "") -> Source:
    """Return what is in a Word file.

    name: what the file is called in messages. Raises NapError as `guard.parts` does, and
    `word_too_large` for more cells or deeper tables than any honest file has.
    """
    try:
        with calm():
            reader = Reader(WordFile(guard.parts(content, name), name), name)
            source = reader.read()
            if reader.found == source.characters:
                return source
            left_out = (*source.left_out, *_passed_over(content, name))
            return source._replace(left_out=left_out)
    except (LookupError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise NapError("word_damaged", path=name, reason="xml") from error


def _passed_over(content: bytes, name: str) -> tuple[LeftOut, ...]:
    """Return the text that a reading does not find, as it stands where no file has text."""
    file = SignedFile(guard.parts(content, name), name)
    reader = Reader(file, name)
    source = reader.read()
    return file.passed_over(reader.texts(source))


class Reader:
    """One reading of one file. `found`: characters that are in what was read."""

    def __init__(self, file: WordFile, name: str) -> None:
        self._file = file
        self._name = name
        self._notices = Notices()
        self._styles = Styles(self._related("styles"))
        numbering = Numbering(self._related("numbering"))
        self._relations = file.relations(file.main)
        self._lines = Lines(self._styles, numbering, self._notices, file.once)
        self._walk = Walk(self._lines, self._notices, file.once, name)
        self._characters = 0
        self.found = 0
        self._seen = {file.main}

    def _related(self, kind: str) -> etree._Element | None:
        name = self._file.related(self._file.main, kind)
        return self._file.tree(name) if name is not None else None

    def read(self) -> Source:
        """Return all of it."""
        root = self._file.text
        self._characters += characters(root)
        language = self._language(root)
        without_needless(root)
        self._file.forget(self._file.main)
        blocks = self._body(root)
        root.clear()  # the memory that a tree takes is the most of all
        notes = tuple(one for kind in _NOTES for one in self._notes(*kind))
        comments = tuple(self._comments())
        self._edges()
        self._other_parts()
        source = Source(
            "docx",
            self._name,
            blocks,
            tuple(self._notices.left_out),
            comments,
            tuple(self._notices.tracked),
            notes,
            self._links(),
            language,
            self._characters,
            shape(blocks),
        )
        self.found = size("".join(self.texts(source)))
        return source

    def texts(self, source: Source) -> list[str]:
        """Return all text that was read or listed."""
        remarks = [one.text for one in source.comments]
        return [*self._lines.texts, *remarks, *(one.text for one in source.left_out)]

    def _language(self, root: etree._Element) -> str:
        """Return the language of most runs: those that name none are in that of the defaults."""
        told = islice(_LANGUAGE.finditer(self._file.parts[self._file.main]), _MOST_LANGUAGES)
        runs = Counter(one[1].decode("ascii", "replace") for one in told)
        pieces = sum(1 for _ in islice(root.iter(*TEXTS), _MOST_LANGUAGES))
        if self._styles.language and runs.total() < pieces:
            runs[self._styles.language] += pieces - runs.total()
        return max(runs, key=runs.__getitem__, default="")

    def _body(self, root: etree._Element) -> tuple[Block, ...]:
        blocks: tuple[Block, ...] = ()
        for child in root:
            if child.tag == w("body") and not blocks:
                blocks = self._walk.part(child, "b", self._relations)
            else:
                self._notices.leave_out_all(stretches(child), "unread", "b")
        return blocks

    def _part(self, kind: str) -> tuple[str, etree._Element] | None:
        """Return the name of a part that goes with the text, and its tree, once."""
        name = self._file.related(self._file.main, kind)
        if name is None or name in self._seen:
            return None
        self._seen.add(name)
        root = self._file.words(name)
        self._characters += characters(root)
        without_needless(root)
        return name, root

    def _notes(self, part: str, kind: str, sign: str) -> Iterable[tuple[str, tuple[Block, ...]]]:
        found = self._part(part)
        if found is None:
            return
        links = self._file.relations(found[0])
        for note in found[1]:
            id = sign + note.get(ID, "")
            if note.tag != w(kind):
                self._notices.leave_out_all(stretches(note), "unread", sign)
            elif note.get(w("type")) in _SEPARATORS:
                self._notices.leave_out(text_of(note), "separator", id)
            else:
                yield id, self._walk.part(note, f"{id}/", links)

    def _comments(self) -> Iterable[Remark]:
        found = self._part("comments")
        if found is None:
            return
        for one in found[1]:
            if one.tag == w("comment"):
                words = "\n".join(filter(None, stretches(one)))
                id, author, at = one.get(ID, ""), one.get(w("author"), ""), one.get(w("date"), "")
                yield Remark(id, author, at, words)
            else:
                self._notices.leave_out_all(stretches(one), "unread", "comments")

    def _edges(self) -> None:
        """Note what stands at the head and foot of pages."""
        for kind in _EDGES:
            for relation in self._relations.values():
                if relation.kind == kind and not relation.external:
                    self._leave_part(relation.target, kind)

    def _leave_part(self, name: str, reason: str) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        root = self._file.words(name)
        self._characters += characters(root)
        without_needless(root)
        self._notices.leave_out_all(stretches(root), reason, name)

    def _other_parts(self) -> None:
        """Note the text of parts that belong to no page, and name parts that nobody opens."""
        for relation in self._relations.values():
            if relation.kind == "aFChunk" and not relation.external:
                self._seen.add(relation.target)
                self._notices.name_part("foreign", relation.target)
        for name, content in self._file.parts.items():
            folded = name.casefold()
            if folded.endswith("vbaproject.bin"):
                self._notices.name_part("macros", name)
            elif folded.endswith(_XML) and name not in self._seen and _may_have_text(content):
                reason = next((word for sign, word in _PLACES if sign in folded), "unread")
                self._leave_part(name, reason)

    def _links(self) -> tuple[str, ...]:
        """Return all external targets that the text and what hangs on it name."""
        parts = [self._file.main, *sorted(self._seen - {self._file.main})]
        found = (one for part in parts for one in self._file.relations(part).values())
        return tuple(dict.fromkeys(one.target for one in found if one.external))


def _may_have_text(content: bytes) -> bool:
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:4] else content
    if any(sign in plain for sign in _FULL):
        return True
    return b"wordprocessingml" in plain and _BETWEEN_TAGS.search(plain) is not None
