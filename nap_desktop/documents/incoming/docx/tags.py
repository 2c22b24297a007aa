"""The names of the elements that the walk knows, and the text of those that it passes over."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from nap_desktop.documents.word.names import R as RELATIONS
from nap_desktop.documents.word.names import w

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, TBL, SDT, R, T, DELETED = w("p"), w("tbl"), w("sdt"), w("r"), w("t"), w("delText")
PPR, RPR, SDT_CONTENT, SDT_PR = w("pPr"), w("rPr"), w("sdtContent"), w("sdtPr")
TR, TC, TBL_PR, TR_PR, TC_PR = w("tr"), w("tc"), w("tblPr"), w("trPr"), w("tcPr")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
BOX = w("txbxContent")
MATH_TEXT, DRAWN_TEXT = f"{_MATH}t", f"{_DRAWING}t"
ALTERNATE = f"{_COMPATIBLE}AlternateContent"
FALLBACK = f"{_COMPATIBLE}Fallback"
ID = w("id")
REL_ID = f"{{{RELATIONS}}}id"

# All elements whose text counts. Codes of fields (instrText) are no text of the document.
TEXTS = (T, DELETED, MATH_TEXT, DRAWN_TEXT)


def texts(element: etree._Element) -> Iterator[str]:
    """Give each piece of text below an element, in order."""
    for node in element.iter(*TEXTS):
        if node.text:
            yield node.text


def text_of(element: etree._Element) -> str:
    """Return all text below an element."""
    return "".join(texts(element))
