"""The ids that a Word file carries, with the text that each surrounds."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from nap_desktop.documents.word.ids import PREFIX
from nap_desktop.documents.word.names import w

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read_ids(content: bytes) -> dict[str, str]:
    """Return the text inside each of our bookmarks, by name, in the order in which they begin.

    Paragraphs are divided by line feeds. LibreOffice begins a bookmark that goes over several of
    them twice and ends it once: the first beginning counts. Only for files that the program has
    written itself: nothing here guards against hostile ones.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    found: dict[str, str] = {}
    names: dict[str, str] = {}  # number of a bookmark -> its name
    under_way: dict[str, None] = {}
    for node in tree.iter():
        if node.tag == w("bookmarkStart") and node.get(w("name"), "").startswith(PREFIX):
            name = names[node.get(w("id"), "")] = node.get(w("name"), "")
            if name not in found:
                found[name] = ""
                under_way[name] = None
        elif node.tag == w("bookmarkEnd"):
            under_way.pop(names.get(node.get(w("id"), ""), ""), None)
        elif said := _said(node):
            for name in under_way:
                found[name] += said if said != "\n" or found[name] else ""
    return found


def _said(node: etree._Element) -> str:
    if node.tag == w("t"):
        return node.text or ""
    if node.tag in (w("tab"), w("br")):
        above = node.getparent()
        in_run = above is not None and above.tag == w("r")
        return {w("tab"): "\t", w("br"): "\n"}[node.tag] if in_run else ""
    return "\n" if node.tag == w("p") else ""


def read_properties(content: bytes) -> dict[str, str]:
    """Return the custom properties of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        tree = etree.fromstring(file.read("docProps/custom.xml"))
    return {one.get("name", ""): "".join(map(str, one.itertext())) for one in tree.iter(_PROPERTY)}
