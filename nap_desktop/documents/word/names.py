"""Names of elements in WordprocessingML, as lxml spells them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def w(name: str) -> str:
    """Return the full name of an element or attribute of the main namespace."""
    return f"{{{W}}}{name}"


def listed(words: str) -> frozenset[str]:
    """Return words that are given with blanks between them."""
    return frozenset(words.split())


def ws(words: str) -> frozenset[str]:
    """Return the full names of elements of the main namespace, given with blanks between them."""
    return frozenset(w(one) for one in words.split())
