"""A file without what its converter would fetch: linked pictures, templates, other documents."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from nap_desktop.documents.incoming.failures import of_file
from nap_desktop.documents.incoming.office_parts import bare
from nap_desktop.documents.word import guard
from nap_desktop.documents.word.markup import parsed

_LINKS = ("http://", "https://", "mailto:", "#")
_SCRIPTS = ("basic/", "scripts/", "object", "configurations2/")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|\.\./", re.IGNORECASE)
# RTF: fields and objects that bring something in, the template, and what is done by itself
_FETCHING = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|IMPORT(?=[ \\{}])|DDEAUTO|DDE(?=[ \\{}])"
    rb"|\\obj(?:update|autlink|link|data)\b|\\linkself\b|\\\*\\template\b|\\\*\\fchars\b",
    re.IGNORECASE,
)


def without_links(content: bytes, name: str) -> bytes:
    """Return an OpenDocument file or an RTF text that leads nowhere but by links in its text.

    Others come back as they are. Raises NapError as `of_file` says.
    """
    with of_file(name):
        if content.startswith(b"{\\rtf"):
            return _FETCHING.sub(lambda found: b" " * len(found[0]), content)
        if content.startswith(b"PK\x03\x04"):
            return _open_document(content, name)
        return content


def _open_document(content: bytes, name: str) -> bytes:
    parts = guard.parts(content, name, "mimetype")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        # the first part, and not packed (OpenDocument 1.3, part 2, 3.3)
        file.writestr("mimetype", parts.pop("mimetype"), zipfile.ZIP_STORED)
        for part, held in parts.items():
            if part.casefold().startswith(_SCRIPTS):
                continue
            file.writestr(part, _tame(held, name) if part.endswith(".xml") else held)
    return buffer.getvalue()


def _tame(part: bytes, name: str) -> bytes:
    root = parsed(part, name)
    for node in root.iter():
        for key, value in list(node.attrib.items()):
            if bare(key) == "href" and _leads_out(node, str(value)):
                node.set(key, "")
    for node in [one for one in root.iter() if bare(one.tag) in ("script", "event-listeners")]:
        parent = node.getparent()
        if parent is not None and not (node.tail or "").strip():
            parent.remove(node)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _leads_out(node: etree._Element, target: str) -> bool:
    if bare(node.tag) == "a":
        return not target.lower().startswith(_LINKS)
    return bool(_OUTSIDE.match(target)) or target.startswith("/")
