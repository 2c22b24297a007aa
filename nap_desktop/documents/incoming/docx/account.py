"""How many characters a part of a Word file has, and which of them a reading passed over.

Characters are all those between the tags of a part that holds text, white space aside, and one for
each `w:noBreakHyphen` and each `w:sym` whose sign is known. Not counted are codes of fields, and
the numbers that drawings and charts write between tags. In a part of another kind (a diagram, say)
only the text of `a:t`, `m:t`, `w:t` and `w:delText` counts.

No program shows text that stands where markup allows none, under `w:tr` or within `w:rPr`; yet it
must not be lost without a word. A reading that misses some of it is done once more with a sign of
its own for each piece of text: what bears a sign that does not come back was passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.file import WordFile
from nap_desktop.documents.incoming.docx.tags import SIGNS, TEXTS, T, sign_of, size
from nap_desktop.documents.incoming.source import LeftOut
from nap_desktop.documents.word.names import WP, W, w

_CODES = (
    *map(w, ("instrText", "delInstrText", "fldData", "binData")),
    f"{{{WP}}}*",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}*",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}*",
    "{urn:schemas-microsoft-com:office:office}*",
    "{urn:schemas-microsoft-com:office:excel}*",
)
_SIGN = "\u241e{}\u241f"
_SIGNED = re.compile("\u241e([0-9]+)\u241f")


def characters(root: etree._Element) -> int:
    """Return how many characters a part has."""
    signs = sum(len(sign_of(node)) for node in root.iter(*SIGNS))
    if not _is_of_text(root):
        return signs + size("".join([node.text or "" for node in root.iter(*TEXTS)]))
    codes = sum(size(node.text) for node in root.iter(*_CODES) if node.text)
    return signs + size(etree.tostring(root, method="text", encoding="unicode")) - codes


def _is_of_text(root: etree._Element) -> bool:
    return str(root.tag).startswith(f"{{{W}}}")


class Piece(NamedTuple):
    """A piece of text and the part that it stands in."""

    text: str
    part: str


class SignedFile(WordFile):
    """A Word file in which each piece of text is a sign with the number of the piece."""

    def __init__(self, parts: Mapping[str, bytes], path: object = "") -> None:
        self._pieces: list[Piece] = []
        super().__init__(parts, path)

    def words(self, name: str) -> etree._Element:
        """Return a part that holds text as a tree, with signs for its text."""
        root = super().words(name)
        is_of_text = _is_of_text(root)
        codes = set(root.iter(*_CODES))
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if event == "end":
                self._signed(node.tail if is_of_text else "", name)
            elif node.tag in TEXTS:
                node.text = self._signed(node.text, name)
            else:
                self._signed(node.text if is_of_text and node not in codes else "", name)
                if sign := sign_of(node):
                    node.tag, node.text = T, self._signed(sign, name)
        return root

    def _signed(self, text: str | None, part: str) -> str | None:
        """Return a sign for a piece of text; white space stays as it is, for it does not count."""
        if not text or text.isspace():
            return text
        self._pieces.append(Piece(text, part))
        return _SIGN.format(len(self._pieces) - 1)

    def passed_over(self, texts: Iterable[str]) -> tuple[LeftOut, ...]:
        """Return the pieces of which none of the texts that were read bears the sign."""
        seen = {int(sign) for text in texts for sign in _SIGNED.findall(text)}
        return tuple(
            LeftOut(piece.text, "misplaced", piece.part)
            for number, piece in enumerate(self._pieces)
            if number not in seen
        )
