"""XML of Word parts: read by the one safe parser, written the same for the same tree."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word.names import w

# ISO/IEC 29500-1 (Strict) has namespaces of its own for what part 4 (Transitional) also knows.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_SPELLED = {
    b"customProperties": b"custom-properties",
    b"extendedProperties": b"extended-properties",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")
# with others a harmful declaration could be spelled so that no search for it finds it
_ENCODINGS = re.compile(rb"(?i)utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d")

_PROPERTIES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
    " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter"
    " docGrid printerSettings sectPrChange"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins"
    " alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " hideSpellingErrors hideGrammaticalErrors trackRevisions documentProtection defaultTabStop"
    " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
    " evenAndOddHeaders characterSpacingControl hdrShapeDefaults footnotePr endnotePr compat"
    " docVars rsids themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed"
    " qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr"
    " tblStylePr"
)
# element -> the order that the schema wants of what stands in it
ORDERS = {
    w(name): {w(one): place for place, one in enumerate(order.split())}
    for name, order in {
        "pPr": _PROPERTIES,
        "rPr": _RUN,
        "sectPr": _SECTION,
        "settings": _SETTINGS,
        "style": _STYLE,
        "numPr": "ilvl numId",
        "docDefaults": "rPrDefault pPrDefault",
    }.items()
}


def parser() -> etree.XMLParser:
    """Return a parser that follows nothing and fetches nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip


def parsed(content: bytes, path: object = "") -> etree._Element:
    """Return the root of an XML part, its Strict namespaces as the usual ones.

    Raises NapError `word_damaged` (path, reason), `word_unsafe` or `word_too_large` (path, what).
    """
    content = as_bytes(content, path)
    try:
        root = etree.fromstring(_STRICT.sub(_usual, content), parser())
    except etree.XMLSyntaxError as error:
        # 256 deep, or one text of 10 MB
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise NapError("word_too_large", path=path, what="depth") from error
        raise NapError("word_damaged", path=path, reason="xml") from error
    except ValueError as error:
        raise NapError("word_damaged", path=path, reason="xml") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise NapError("word_unsafe", path=path, what="doctype")
    if is_strict(content):
        _plain_lengths(root)
    return root


def _plain_lengths(root: etree._Element) -> None:
    """Write lengths and shares, which Strict gives with units, as the plain numbers of old."""
    for node in root.iter():
        for name, value in node.attrib.items():
            share = _SHARE.fullmatch(str(value))
            if name in (w("w"), w("pos")) and _WITH_UNIT.search(str(value)):
                node.set(name, str(twips(str(value))))
            elif share and _DRAWING in str(node.tag):
                node.set(name, str(round(float(share[1]) * 1000)))


def as_bytes(content: bytes, path: object) -> bytes:
    """Return XML in UTF-8, or in one of the old encodings that hide nothing."""
    if content.startswith(_UTF16):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise NapError("word_damaged", path=path, reason="xml") from error
        return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")
    named = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if named and not _ENCODINGS.fullmatch(named[1]):
        raise NapError("word_damaged", path=path, reason="xml")
    return content


def _usual(found: re.Match[bytes]) -> bytes:
    last = _SPELLED.get(found[2], found[2])
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (found[1], last)


def is_strict(content: bytes) -> bool:
    """Return whether an XML part uses the namespaces of the Strict form."""
    return bool(_STRICT.search(content))


def written(root: etree._Element) -> bytes:
    """Return the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def put(parent: etree._Element, child: etree._Element) -> etree._Element:
    """Put a child where the schema wants it, in the place of those of the same name; return it."""
    for old in parent.findall(str(child.tag)):
        parent.remove(old)
    return add(parent, child)


def add(parent: etree._Element, child: etree._Element) -> etree._Element:
    """Put a child where the schema wants it, after those of the same name; return it."""
    order = ORDERS.get(str(parent.tag), {})
    own = order.get(str(child.tag), len(order))
    at = len(parent)
    while at and order.get(str(parent[at - 1].tag), len(order)) > own:
        at -= 1
    parent.insert(at, child)
    return child


def make(name: str, **values: object) -> etree._Element:
    """Return a new element of the main namespace; `values` are its attributes."""
    made = etree.Element(w(name))
    for key, value in values.items():
        made.set(w(key), str(value))
    return made


def inside(parent: etree._Element, name: str) -> etree._Element:
    """Return the child of that name, made if there is none."""
    found = parent.find(w(name))
    return add(parent, make(name)) if found is None else found


def remove(node: etree._Element) -> None:
    """Take an element out with all it holds; text that follows it stays."""
    above = node.getparent()
    if above is None:
        return
    _leave_text(above, node, node.tail or "")
    above.remove(node)


def unwrap(node: etree._Element) -> None:
    """Put what an element holds in its place."""
    above = node.getparent()
    if above is None:
        return
    at = above.index(node)
    for child in reversed(list(node)):
        above.insert(at, child)
    above.remove(node)


def _leave_text(above: etree._Element, node: etree._Element, tail: str) -> None:
    if not tail.strip():
        return
    before = node.getprevious()
    if before is None:
        above.text = (above.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def value_of(parent: etree._Element | None, path: Iterable[str], key: str = "val") -> str | None:
    """Return an attribute of an element further down, None if there is none."""
    for name in path:
        parent = parent.find(w(name)) if parent is not None else None
    return parent.get(w(key)) if parent is not None else None


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return whether a mark such as w:bidi is set; None if nothing is said of it."""
    found = parent.find(w(name)) if parent is not None else None
    if found is None:
        return None
    return (found.get(w("val")) or "true").casefold() not in ("0", "false", "off", "none")


_WITH_UNIT = re.compile(r"\d(?:pt|in|cm|mm|pc|pi)$")
_SHARE = re.compile(r"(-?\d{1,7}(?:\.\d{1,6})?)%")
_DRAWING = "/drawingml/"
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 566.93, "mm": 56.693, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"\s*(-?\d{1,7}(?:\.\d{1,6})?)\s*(pt|in|cm|mm|pc|pi)?\s*")


def twips(value: str | None, otherwise: int = 0) -> int:
    """Return a length in twentieths of a point; `otherwise` if it is none."""
    found = _LENGTH.fullmatch(value or "")
    return round(float(found[1]) * _UNITS.get(found[2] or "", 1.0)) if found else otherwise
