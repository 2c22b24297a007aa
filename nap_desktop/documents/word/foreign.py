"""Headers, footers and styles from elsewhere, cut down to what is seen: nothing runs, nothing tells.

Allowed are paragraphs, tables, pictures, drawn shapes and text boxes of the namespaces listed here;
all else goes out. What was tracked is accepted, what was hidden is gone.
"""

from __future__ import annotations

import re

from lxml import etree

from nap_desktop.documents.word import foreign_fields
from nap_desktop.documents.word.markup import is_on, make, remove, unwrap
from nap_desktop.documents.word.names import W14, WP, R, W, w, ws

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_W10 = "urn:schemas-microsoft-com:office:word"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACES = {W, W14, WP, R, _A, _PIC, _WPS, _WPG, _WP14, _V, _O, _W10, MC}
_PREFIXED = {W, W14, R, MC, _V, _O, _W10, _WP14, _XML, ""}
_SHOWN = (
    _PIC,
    _WPS,
    _WPG,
)  # what may stand in a drawing; charts and diagrams need parts of their own

_UNWRAPPED = ws("ins moveTo smartTag customXml sdt sdtContent")
_REMOVED = ws(
    "del moveFrom altChunk subDoc control movie annotationRef contentPart sdtPr sdtEndPr"
    " smartTagPr customXmlPr proofErr permStart permEnd bookmarkStart bookmarkEnd"
    " commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart"
    " customXmlMoveToRangeEnd pPrChange rPrChange sectPrChange tblPrChange tblGridChange"
    " trPrChange tcPrChange tblPrExChange numberingChange cellIns cellDel cellMerge rsid"
    " rsids objectEmbed objectLink printerSettings divId lang"
) | {
    f"{{{_O}}}OLEObject",
    f"{{{_O}}}signatureline",
    f"{{{_A}}}extLst",
    f"{{{_A}}}audioFile",
    f"{{{_A}}}videoFile",
    f"{{{_A}}}hlinkHover",
    f"{{{_A}}}snd",
    f"{{{_PIC}}}extLst",
    f"{{{_WPS}}}extLst",
}
# of these the value may be the path of a picture on the disk of whoever put it in
_TITLES = ("descr", "alt", "title", "name")
_PATH = re.compile(
    r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|users|tmp|var|mnt)/|%[a-z]+%", re.IGNORECASE
)
_LINK_OUT = ("src", "href", "gfxdata", "relid", "title", "link")


def clean(root: etree._Element, hidden_styles: frozenset[str] = frozenset()) -> etree._Element:
    """Return a part of text, a header or footer, as it may stand in our file; it is changed in place.

    Its relationships are still those of the other file. hidden_styles: ids whose text is not seen.
    """
    _accept(root)
    for node in list(root.iter()):
        if (
            not isinstance(node.tag, str)
            or etree.QName(node).namespace not in _SPACES
            or node.tag in _REMOVED
        ):
            remove(node)
    _hidden(root, hidden_styles)
    for node in list(root.iter(*_UNWRAPPED)):
        unwrap(node)
    foreign_fields.settle(root)
    _drawings(root)
    for node in root.iter():
        _attributes(node)
    mend(root)
    return root


def clean_properties(root: etree._Element) -> etree._Element:
    """Return styles or lists without what is tracked, hidden, foreign or a trace of an edit."""
    for node in list(root.iter()):
        known = isinstance(node.tag, str) and etree.QName(node).namespace in (W, W14)
        if not known or node.tag in _REMOVED - {w("lang")} or node.tag in _HIDING:
            remove(node)
        else:
            _attributes(node)
    return root


_HIDING = {w("vanish"), w("specVanish"), w("numPicBullet"), w("lvlPicBulletId")}


def _accept(root: etree._Element) -> None:
    """Take out what was deleted: rows, and controls that only ask for a text."""
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            remove(row)
    for control in list(root.iter(w("sdt"))):
        if is_on(control.find(w("sdtPr")), "showingPlcHdr"):
            content = control.find(w("sdtContent"))
            for text in [] if content is None else list(content.iter(w("t"))):
                remove(text)
    for marks in list(root.iter(w("rPr"), w("trPr"))):
        for name in ("ins", "del", "moveFrom", "moveTo"):
            for mark in marks.findall(w(name)):
                remove(mark)


def _hidden(root: etree._Element, styles: frozenset[str]) -> None:
    for run in list(root.iter(w("r"))):
        look = run.find(w("rPr"))
        style = look.find(w("rStyle")) if look is not None else None
        if is_on(look, "vanish") or (style is not None and style.get(w("val")) in styles):
            remove(run)
    for paragraph in list(root.iter(w("p"))):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in styles:
            remove(paragraph)
    for mark in list(root.iter(w("vanish"), w("specVanish"))):
        remove(mark)


def _drawings(root: etree._Element) -> None:
    """Leave only drawings of pictures, shapes and groups; objects become the picture they show."""
    for data in list(root.iter(f"{{{_A}}}graphicData")):
        if data.get("uri") not in _SHOWN:
            remove_drawing(data)
    for held in list(root.iter(w("object"))):
        held.tag = w("pict")
        for name in list(held.attrib):
            del held.attrib[name]


def remove_drawing(node: etree._Element) -> None:
    """Take out the drawing or picture that an element belongs to, or the element itself."""
    above: etree._Element | None = node
    while above is not None and above.tag not in (w("drawing"), w("pict")):
        above = above.getparent()
    remove(node if above is None else above)


def _attributes(node: etree._Element) -> None:
    for name in list(node.attrib):
        space, _, local = str(name).rpartition("}")
        space = space.lstrip("{")
        value = node.attrib[name]
        is_trace = local.startswith("rsid") or (space == W14 and local in ("paraId", "textId"))
        is_vml = space == _O or (space == "" and _vml(node))
        if (
            space not in _PREFIXED
            or is_trace
            or (space == W and local in ("author", "date"))
            or (is_vml and local in _LINK_OUT)
        ):
            del node.attrib[name]
        elif space == "" and local in _TITLES and _PATH.search(str(value)):
            node.attrib[name] = ""
    ignorable = node.get(f"{{{MC}}}Ignorable")
    if ignorable is not None:
        # a prefix that is listed here and not declared makes Word refuse the file
        known = [one for one in ignorable.split() if node.nsmap.get(one) in _SPACES]
        if known:
            node.set(f"{{{MC}}}Ignorable", " ".join(known))
        else:
            del node.attrib[f"{{{MC}}}Ignorable"]
    for name in (f"{{{MC}}}PreserveElements", f"{{{MC}}}PreserveAttributes"):
        node.attrib.pop(name, "")


def _alternatives(held: etree._Element) -> None:
    """Leave a choice only if something is left in it; else what stands there for older programs."""
    for choice in held.findall(f"{{{MC}}}Choice"):
        needs = choice.get("Requires", "").split()
        if len(choice) == 0 or any(choice.nsmap.get(one) not in _SPACES for one in needs):
            held.remove(choice)
    if held.find(f"{{{MC}}}Choice") is None:
        for fallback in held.findall(f"{{{MC}}}Fallback"):
            unwrap(fallback)
        unwrap(held)


def _vml(node: etree._Element) -> bool:
    return etree.QName(node).namespace in (_V, _O, _W10)


def mend(root: etree._Element) -> None:
    """Mend what was left half: cells and text boxes without a paragraph, empty alternatives."""
    for alternatives in list(root.iter(f"{{{MC}}}AlternateContent")):
        _alternatives(alternatives)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            remove(table)
    for holder in list(root.iter(w("tc"), w("txbxContent"))):
        if len(holder) == 0 or holder[-1].tag != w("p"):
            holder.append(make("p"))
    if root.tag in (w("hdr"), w("ftr")) and (len(root) == 0 or root[-1].tag != w("p")):
        root.append(make("p"))
