"""The characters of a Word file, counted piece by piece in another way than the reader counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word.guard import parts
from nap_desktop.documents.word.markup import parsed

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (
    f"{_MAIN}t", f"{_MAIN}delText", "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
)  # fmt: skip
_CODES = re.compile(
    r"\{[^}]*/wordprocessingml/2006/main\}(instrText|delInstrText|fldData|binData)"
    r"|\{[^}]*/(wordprocessingDrawing|chart)\}.*|\{urn:schemas-microsoft-com:office:(office|excel)\}.*"
)


def characters_of(content: bytes) -> int:
    """Return how many characters a file has by the rule of the reader."""
    return sum(
        sum(map(_length, _elements(one)))
        for name, one in parts(content).items()
        if name.casefold().endswith((".xml", ".vml"))
    )


def _elements(content: bytes) -> Iterable[etree._Element]:
    try:
        return parsed(content).iter()
    except NapError:  # of a part that no reader opens
        return ()


def _length(node: etree._Element) -> int:
    if not isinstance(node.tag, str):
        return 0
    of_text = node.getroottree().getroot().tag.startswith(_MAIN)
    found = 0
    if node.tag in _TEXTS or (of_text and not _CODES.fullmatch(node.tag)):
        found += _size(node.text)
    if of_text:
        found += _size(node.tail)
    return found + _sign(node)


def _size(text: str | None) -> int:
    return len(re.sub(r"[\s\x1c-\x1f\x85]", "", text or ""))


def _sign(node: etree._Element) -> int:
    """Return 1 for a hyphen and for a symbol that the reader knows."""
    from nap_desktop.documents.incoming.docx.tags import sign_of

    return len(sign_of(node))
