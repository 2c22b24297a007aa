"""Looks that a Word file says again and again, read once: a third of its text is left to parse.

Word writes with each run, each paragraph and each cell in full how it looks, ten elements for one
that holds text. Blocks of the same bytes become one empty element with a number, and the block
itself is parsed once. Nothing is shortened that could hold text, marks of authors or fields, and
no file that is written in an unusual way: such a file is read just as it is.
"""

from __future__ import annotations

import re

from lxml import etree

from nap_desktop.documents.word.markup import parser
from nap_desktop.documents.word.names import W

SAME = "same"  # the attribute that bears the number; Word's own are all in a namespace
_MOST = 20_000  # different blocks that are remembered
_WORTH = 50_000  # bytes of a part; smaller ones are parsed in no time
# nothing is taken back that was taken, or markup without end would fill the memory
_BLOCK = re.compile(
    rb"(<w:rPr>\s*+(?:<w:[^<>]*/>\s*+)*+</w:rPr>"
    rb"|<w:pPr>\s*+(?:</?w:(?!pPr)[^<>]*>\s*+)*+</w:pPr>"
    rb"|<w:tcPr>\s*+(?:<w:[^<>]*/>\s*+)*+</w:tcPr>)"
)
# signs that count as text, fields, and whatever has an author or an id and so is hardly ever alike
_OWN = re.compile(rb"noBreakHyphen|w:sym\b|fldChar|cellDel|w:id=|w:author=")
_ROOT = re.compile(rb"<w:[A-Za-z]+(?:\s[^<>]*)?>")
_MAIN = re.compile(rb"""xmlns:w=["']%b["']""" % re.escape(W.encode()))
_FOREIGN = re.compile(rb"""^[^>]*encoding\s*=\s*["'](?!(?i:utf-?8)["'])""")


class Once:
    """The blocks of all parts of one file that were shortened."""

    def __init__(self) -> None:
        self._elements: dict[str, etree._Element] = {}

    def __getitem__(self, element: etree._Element) -> etree._Element:
        """Return the block that an element stands for; one that was not shortened is its own."""
        return self._elements.get(element.get(SAME, ""), element)

    def shortened(self, content: bytes) -> bytes:
        """Return a part with a number for each block; as it is if that would not be safe."""
        root = _ROOT.search(content, 0, 10_000)
        if root is None or not _MAIN.search(root[0]):
            return content
        if len(content) < _WORTH or not _is_usual(content):
            return content
        pieces = _BLOCK.split(content)
        numbers = _Numbers(len(self._elements))
        pieces[1::2] = [numbers[block] for block in pieces[1::2]]
        name = root[0][1:-1].split(None, 1)[0]
        try:
            held = etree.fromstring(
                b"%b%b</%b>" % (root[0], b"".join(numbers.blocks), name), parser()
            )
        except etree.XMLSyntaxError:
            return content
        if len(held) != len(numbers.blocks):
            return content
        self._elements |= {str(at): one for at, one in enumerate(held, numbers.first)}
        return b"".join(pieces)


class _Numbers(dict[bytes, bytes]):
    """The empty element for each block; `blocks` are those that have one, from number `first`."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.blocks: list[bytes] = []

    def __missing__(self, block: bytes) -> bytes:
        made = block
        if len(self.blocks) < _MOST and not _OWN.search(block):
            number = self.first + len(self.blocks)
            self.blocks.append(block)
            made = b'%b %b="%d"/>' % (block[: block.index(b">")], SAME.encode(), number)
        self[block] = made
        return made


def _is_usual(content: bytes) -> bool:
    """Return whether names in a part mean what they look like, wherever they stand."""
    return (
        b"<![" not in content  # stretches that look like markup and are text
        and b" same=" not in content
        and content.count(b"xmlns:w=") == 1
        and not _FOREIGN.match(content)
    )
