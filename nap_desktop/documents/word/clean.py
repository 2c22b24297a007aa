"""What a Word file of ours may hold: a list of what is allowed, for an allow-list forgets nothing.

The rule is that of the design (RELIABILITY.md, 4.3), with one part more: our own list of items.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from nap_desktop.documents.word.items import NAMESPACE
from nap_desktop.documents.word.lint import Fault
from nap_desktop.documents.word.names import RELATIONS, W, w

_PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|custom)\.xml|word/theme/theme1\.xml"
    r"|word/(document|styles|numbering|settings|fontTable|footnotes|header[1-3]|footer[1-3])\.xml"
    r"|word/_rels/document\.xml\.rels"
    r"|customXml/(item1|itemProps1)\.xml|customXml/_rels/item1\.xml\.rels"
)
_FORBIDDEN = (
    *("ins", "del", "moveFrom", "moveTo", "commentRangeStart", "vanish", "attachedTemplate"),
    *("docVars", "rsids", "altChunk", "object", "sdt"),
)
_FIELDS = ("TOC", "PAGE", "NUMPAGES", "PAGEREF")
_LINKS = ("http://", "https://", "mailto:")
_DATE = (1980, 1, 1, 0, 0, 0)


def unlisted(content: bytes) -> list[Fault]:
    """Return all that a file holds beyond what may leave the laptop."""
    found: list[Fault] = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for entry in file.infolist():
            name = entry.filename
            if not _PART.fullmatch(name):
                found.append(Fault(name, "part_unlisted"))
            if entry.date_time != _DATE or entry.extra or entry.comment:
                found.append(Fault(name, "part_dated"))
            tree = etree.fromstring(file.read(name))
            found += [Fault(name, code, about) for code, about in _in_part(name, tree)]
    return found


def _in_part(name: str, tree: etree._Element) -> Iterator[tuple[str, str]]:
    if name == "customXml/item1.xml" and not str(tree.tag).startswith(f"{{{NAMESPACE}}}"):
        yield "part_unlisted", str(tree.tag)
    for one in tree.iter(*(w(tag) for tag in _FORBIDDEN)):
        yield "element_unlisted", str(one.tag)
    for one in tree.iter():
        for key in map(str, one.attrib):
            if key.startswith(f"{{{W}}}rsid"):
                yield "revision_trace", key
    for one in tree.iter(w("instrText")):
        words = (one.text or "").split()
        if not words or words[0] not in _FIELDS:
            yield "field_unlisted", one.text or ""
    for one in tree.iter(f"{{{RELATIONS}}}Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") == "External" and not target.lower().startswith(_LINKS):
            yield "link_unlisted", target
