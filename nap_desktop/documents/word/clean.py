"""Whether a file that leaves holds only what it may: an allow-list, not a list of known leaks.

RELIABILITY.md, 4.3: parts, properties, traces of editing, hidden text, links, fields, pictures and
the zip itself are looked at; what is not expected is a fault. One part more is allowed than there:
our own list of items (WORD.md, 1).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

from nap_desktop.documents.word import pictures
from nap_desktop.documents.word.foreign_fields import HARMLESS, first_word, instructions
from nap_desktop.documents.word.items import NAMESPACE as OWN
from nap_desktop.documents.word.lint import Fault
from nap_desktop.documents.word.markup import is_on, parsed
from nap_desktop.documents.word.names import RELATIONS, W14, listed, w, ws
from nap_desktop.documents.word.opened import Relation
from nap_desktop.documents.word.style_sheet import StyleSheet

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app|custom)\.xml"
    r"|word/(document|styles|numbering|settings|fontTable|footnotes|endnotes"
    r"|header\d+|footer\d+)\.xml|word/theme/theme1\.xml"
    r"|word/_rels/(document|footnotes|endnotes|header\d+|footer\d+)\.xml\.rels"
    r"|word/media/[a-z]+\d+\.(png|jpeg|gif|bmp|tiff|emf|wmf)"
    r"|customXml/(item1|itemProps1)\.xml|customXml/_rels/item1\.xml\.rels"
)
_RELATIONS = listed(
    "officeDocument core-properties extended-properties custom-properties styles numbering settings"
    " fontTable theme header footer footnotes endnotes image hyperlink customXml customXmlProps"
)
_OWN_PROPERTIES = re.compile(r"Nap[A-Za-z]+")
_PROPERTIES = listed(
    "coreProperties title subject language created modified creator lastModifiedBy category"
    " contentStatus Properties Application DocSecurity"
)
_NOBODY = listed("creator lastModifiedBy")
_DAYS = listed("created modified")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T00:00:00Z)?")
_TRACES = ws(
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart cellIns cellDel cellMerge"
    " pPrChange rPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange"
    " numberingChange delText delInstrText commentRangeStart commentRangeEnd commentReference"
    " permStart altChunk subDoc object control OLEObject sdt customXml smartTag docVars docVar"
    " attachedTemplate mailMerge rsids rsid trackRevisions documentProtection writeProtection"
    " saveSubsetFonts embedTrueTypeFonts embedRegular embedBold embedItalic embedBoldItalic"
)
_HIDING = (w("vanish"), w("specVanish"))
_PLACE = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:\\|\\\\[\w.-]+\\|file:/|/(?:home|Users|root)/\w", re.IGNORECASE
)
_FIRST = (1980, 1, 1, 0, 0, 0)


def leaks(content: bytes, forbidden: Sequence[str] = ()) -> list[Fault]:
    """Return all that a file holds beyond what it may.

    forbidden: strings such as the names of user and computer, which may stand only in the text.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        found = list(_zip(file))
        parts = {name: file.read(name) for name in file.namelist()}
    hidden: frozenset[str] = frozenset()
    if "word/styles.xml" in parts:
        hidden = StyleSheet(parsed(parts["word/styles.xml"])).hidden()
    for name, part in parts.items():
        if not _PARTS.fullmatch(name):
            found.append(Fault(name, "part_not_allowed"))
        if name == "customXml/item1.xml" and etree.QName(parsed(part, name)).namespace != OWN:
            found.append(Fault(name, "part_not_allowed"))
        if name.endswith((".xml", ".rels")):
            found += _xml(name, parsed(part, name), hidden, forbidden)
        elif pictures.tells(part):
            found.append(Fault(name, "picture_tells"))
    return found


def _zip(file: zipfile.ZipFile) -> Iterator[Fault]:
    names = file.namelist()
    if names[:1] != ["[Content_Types].xml"]:
        yield Fault("", "zip_order")
    if file.comment:
        yield Fault("", "zip_comment")
    for entry in file.infolist():
        if entry.date_time != _FIRST:
            yield Fault(entry.filename, "zip_date")
        if entry.extra or entry.comment or entry.create_system != 3:
            yield Fault(entry.filename, "zip_extra")


def _xml(
    name: str, root: etree._Element, hidden: frozenset[str], forbidden: Sequence[str]
) -> Iterator[Fault]:
    found: Iterator[tuple[str, str]]
    if name.endswith(".rels"):
        found = _leads(root)
    elif name.startswith("docProps/"):
        found = _properties(root)
    else:
        found = _markup(root, hidden)
    for code, about in (*found, *_strings(root, forbidden)):
        yield Fault(name, code, about)


def _leads(root: etree._Element) -> Iterator[tuple[str, str]]:
    for one in root.iter(f"{{{RELATIONS}}}Relationship"):
        kind = posixpath.basename(one.get("Type", ""))
        is_outside = one.get("TargetMode", "") == "External"
        relation = Relation(kind, one.get("Target", ""), is_outside)
        if kind not in _RELATIONS:
            yield "relation_not_allowed", kind
        elif is_outside and not relation.is_safe_link:
            yield "link_not_allowed", relation.target


def _properties(root: etree._Element) -> Iterator[tuple[str, str]]:
    for node in root.iter():
        local = etree.QName(node).localname
        value = (node.text or "").strip()
        if local == "property":
            if not _OWN_PROPERTIES.fullmatch(node.get("name", "")):
                yield "property_not_allowed", node.get("name", "")
        elif local in _NOBODY and value:
            yield "names_somebody", local
        elif local in _DAYS and not _DAY.fullmatch(value):
            yield "tells_the_hour", local
        elif local not in _PROPERTIES | {"lpwstr"}:
            yield "property_not_allowed", local


def _markup(root: etree._Element, hidden: frozenset[str]) -> Iterator[tuple[str, str]]:
    for node in root.iter():
        local = etree.QName(node).localname
        if node.tag in _TRACES or local == "OLEObject":
            yield "trace_of_editing", local
        for key in node.attrib:
            attribute = etree.QName(key).localname
            if attribute.startswith("rsid"):
                yield "trace_of_editing", attribute
            elif key in (w("author"), w("initials"), w("date")):
                yield "names_somebody", attribute
            elif key == f"{{{W14}}}textId":
                yield "trace_of_editing", attribute
    yield from _hidden(root, hidden)
    for instruction in instructions(root):
        if first_word(instruction) not in HARMLESS:
            yield "field_not_allowed", first_word(instruction)
    for mark in root.iter(w("bookmarkStart")):
        if mark.get(w("name")) == "_GoBack":
            yield "trace_of_editing", "_GoBack"


def _hidden(root: etree._Element, hidden: frozenset[str]) -> Iterator[tuple[str, str]]:
    for look in root.iter(w("rPr")):
        if any(is_on(look, etree.QName(name).localname) for name in _HIDING):
            yield "hidden_text", ""
    for style in root.iter(w("rStyle"), w("pStyle")):
        if style.get(w("val")) in hidden:
            yield "hidden_text", style.get(w("val"), "")


def _strings(root: etree._Element, forbidden: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give paths, and strings that may stand in the text alone, wherever else they are found."""
    words = [
        re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.IGNORECASE) for one in forbidden if one
    ]
    for node in root.iter():
        held = [str(value) for value in node.attrib.values()]
        if node.tag != w("t"):
            held.append(node.text or "")
        for value in held:
            if _PLACE.search(value):
                yield "names_a_place", value[:80]
            if any(word.search(value) for word in words):
                yield "names_somebody", value[:80]
