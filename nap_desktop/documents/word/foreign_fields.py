"""Fields of a foreign part: those that only count pages stay, all others become plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from nap_desktop.documents.word.markup import make, remove, unwrap
from nap_desktop.documents.word.names import listed, w

# The first word of an instruction. None of these fetches, runs or asks anything.
HARMLESS = listed(
    "PAGE NUMPAGES SECTION SECTIONPAGES TOC PAGEREF REF NOTEREF STYLEREF SEQ HYPERLINK"
)
_IN_FOREIGN = listed("PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF SEQ")
# Other programs, files and addresses: whoever opens the file would be asked, or it would just happen.
REACHING = listed(
    "DDE DDEAUTO LINK INCLUDEPICTURE INCLUDETEXT INCLUDE IMPORT MACROBUTTON AUTOTEXT DATABASE"
    " RD HTMLCONTROL CONTROL EMBED PRINT GOTOBUTTON"
)
# What these show is a person or a place on somebody's disk.
_TELLING = listed("AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE COMMENTS")
_WORD = re.compile(r"[A-Za-z]+")


def first_word(instruction: str) -> str:
    """Return the name of a field in capitals; empty if it has none."""
    found = _WORD.match(instruction.strip().lstrip("="))
    return found[0].upper() if found else ""


@dataclass(slots=True)
class _Open:
    """A field that has begun: its elements, its instruction, and what it shows."""

    marks: list[etree._Element] = field(default_factory=list)
    codes: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    is_shown: bool = False

    @property
    def name(self) -> str:
        return first_word("".join(code.text or "" for code in self.codes))


def instructions(root: etree._Element) -> Iterator[str]:
    """Give the instruction of each field in a part."""
    for node in root.iter(w("fldSimple")):
        yield node.get(w("instr"), "")
    for one in _fields(root):
        yield "".join(code.text or "" for code in one.codes)


def settle(root: etree._Element) -> None:
    """Turn the fields that may not stay into the text that they show."""
    for node in list(root.iter(w("fldSimple"))):
        name = first_word(node.get(w("instr"), ""))
        if name in _TELLING | REACHING:
            remove(node)
        elif name not in _IN_FOREIGN:
            unwrap(node)
    for one in list(_fields(root)):
        is_closed = one.marks[-1].get(w("fldCharType")) == "end"
        if is_closed and one.name in _IN_FOREIGN:
            continue
        gone = one.shown if one.name in _TELLING | REACHING else []
        for node in (*one.marks, *one.codes, *gone):
            remove(node)


def has_page_number(root: etree._Element) -> bool:
    """Return whether a part shows the number of the page."""
    return any(first_word(one) == "PAGE" for one in instructions(root))


def _fields(root: etree._Element) -> Iterator[_Open]:
    """Give the fields made of marks in the text, inner ones first; unclosed ones last."""
    under_way: list[_Open] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("t"), w("drawing"), w("pict")):
        if node.tag == w("fldChar"):
            kind = node.get(w("fldCharType"))
            if kind == "begin":
                under_way.append(_Open([node]))
            elif under_way:
                under_way[-1].marks.append(node)
                under_way[-1].is_shown = True
                if kind == "end":
                    yield under_way.pop()
            else:
                yield _Open([make("fldChar"), node])
        elif node.tag == w("instrText"):
            (under_way[-1] if under_way else _Open()).codes.append(node)
        else:
            for one in under_way:
                if one.is_shown:
                    one.shown.append(node)
    yield from under_way
