"""The parts of a Word file and the zip that holds them, the same bytes for the same parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nap_desktop.base import shipped
from nap_desktop.documents.word.escape import attribute, escape
from nap_desktop.documents.word.script import COUNTRIES
from nap_desktop.documents.word.sections import DECLARATION, NAMES

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHIPPED = ("styles.xml", "numbering.xml", "settings.xml", "fontTable.xml", "theme/theme1.xml")
_ITEM_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
FOOTNOTES = "footnotes.xml"
PACKED = 6  # of 9; the level of zlib itself and of the figures in the design (WORD.md, 2)
_UNIX = 3  # the system that all our files name, wherever they were made
_STRETCH = 64  # pieces of a part that are packed at a time
_LETTER_SPACING = re.compile(r'<w:spacing w:val="\d+"/>')

Properties = Mapping[str, str]
Part = (
    str | bytes | list[str]
)  # a part of the package: its text, its bytes, or the pieces of its text


@dataclass(frozen=True, slots=True)
class Lists:
    """What goes into the part of lists: definitions (w:abstractNum) and uses (w:num)."""

    definitions: str
    uses: str


def shipped_parts(lang: str, rtl: bool, lists: Lists, settings: str) -> dict[str, str]:
    """Return the parts that come from the template: styles, lists, settings and fonts.

    settings: what the document adds to them, before w:compat (CT_Settings).
    """
    # the second language is for East Asian letters, the third for Arabic ones
    full = COUNTRIES.get(lang, lang)
    is_chinese = lang.split("-")[0] == "zh"
    langs = {
        "{lang}": "en-GB" if rtl or is_chinese else full,
        "{east}": full if is_chinese else "zh-CN",
        "{bidi}": full if rtl else "ar-SA",
    }
    parts = {f"word/{name}": shipped.text(f"word/{name.split('/')[-1]}") for name in _SHIPPED}
    for name in ("word/styles.xml", "word/settings.xml"):
        for sign, value in langs.items():
            parts[name] = parts[name].replace(sign, attribute(value))
    if rtl:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(
            "<w:pPrDefault/>", "<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>"
        )
        # letters that are joined cannot stand apart
        parts["word/styles.xml"] = _LETTER_SPACING.sub("", parts["word/styles.xml"])
    if is_chinese:
        # else Word takes quotation marks and dashes from the Latin font
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(
            "<w:rFonts ", '<w:rFonts w:hint="eastAsia" ', 1
        )
    numbering = parts["word/numbering.xml"].replace("<w:num ", f"{lists.definitions}<w:num ", 1)
    parts["word/numbering.xml"] = numbering.replace("</w:numbering>", f"{lists.uses}</w:numbering>")
    own = parts["word/settings.xml"].replace("<w:compat>", f"{settings}<w:compat>")
    parts["word/settings.xml"] = own
    return parts


def relations(links: str, parts: Iterable[str]) -> dict[str, str]:
    """Return the parts that say where the others are; `links` lead out of the file.

    parts: names of those that not every document has ("word/footnotes.xml").
    """
    own = set(parts)
    names = [(name, identity) for name, identity in NAMES.items() if f"word/{name}" in own]
    names += [(name, f"rId{place}") for place, name in enumerate(_SHIPPED, 5)]
    names += [(FOOTNOTES, "rId22")] if f"word/{FOOTNOTES}" in own else []
    has_items = "customXml/item1.xml" in own
    if has_items:
        kind = f"{_OFFICE}/relationships/customXml"
        links += f'<Relationship Id="rId23" Type="{kind}" Target="../customXml/item1.xml"/>'
    inner = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/relationships/{_kind(name)}" Target="{name}"/>'
        for name, identity in names
    )
    outer = (
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
        ' Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/custom-properties"'
        ' Target="docProps/custom.xml"/>'
    )
    return {
        "[Content_Types].xml": _content_types([name for name, _ in names], has_items),
        "_rels/.rels": _relationships(outer),
        "word/_rels/document.xml.rels": _relationships(inner + links),
    }


def _kind(name: str) -> str:
    return name.split("/")[-1].removesuffix(".xml").rstrip("123")


def _relationships(inside: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types(names: list[str], has_items: bool) -> str:
    types = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        **{f"/word/{name}": f"{_WORD}.{_kind(name)}+xml" for name in names},
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    if has_items:
        types["/customXml/itemProps1.xml"] = _ITEM_PROPERTIES
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def properties(title: str, custom: Properties) -> dict[str, str]:
    """Return the properties of the file: its title, and our own; nobody's name, no date."""
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>"
    )
    own = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}"'
        f' name="{attribute(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for place, (name, value) in enumerate(custom.items(), 2)
    )
    return {
        "docProps/core.xml": core,
        "docProps/custom.xml": f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{own}</Properties>',
    }


def zipped(parts: Mapping[str, Part]) -> bytes:
    """Return the zip of all parts, in their order, with no date and no name of a system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=PACKED) as file:
        for name, content in parts.items():
            with file.open(name, "w") as entry:
                for stretch in _encoded(content):
                    entry.write(stretch)
            file.getinfo(name).create_system = _UNIX
    return buffer.getvalue()


def _encoded(part: Part) -> Iterable[bytes]:
    """Give the bytes of a part, stretch by stretch: none is so long that it fills the memory."""
    match part:
        case bytes():
            yield part
        case str():
            yield part.encode()
        case _:
            for start in range(0, len(part), _STRETCH):
                yield b"".join([piece.encode() for piece in part[start : start + _STRETCH]])
