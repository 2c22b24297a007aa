"""What a letterhead gives to a document: its pages, headers, footers, styles, lists and theme."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word.foreign import MC, clean, clean_properties
from nap_desktop.documents.word.markup import is_on, parsed, twips
from nap_desktop.documents.word.names import R, w
from nap_desktop.documents.word.opened import Opened, opened
from nap_desktop.documents.word.style_sheet import StyleSheet

Which = Literal["default", "first", "even"]
WHICH: tuple[Which, ...] = ("default", "first", "even")
_NARROWEST = 5_700  # twips, 10 cm: our tables cannot be read on less
_LOWEST = 5_700
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_USUAL = {"top": 1417, "right": 1417, "bottom": 1417, "left": 1417, "header": 709, "footer": 709}


@dataclass(frozen=True, slots=True)
class Paper:
    """One section of a letterhead; lengths in twips.

    headers, footers: which pages -> the part, as it is in force here, inherited or not.
    """

    width: int
    height: int
    margins: dict[str, int]
    borders: etree._Element | None = None
    has_title_page: bool = False
    headers: dict[Which, str] = field(default_factory=dict)
    footers: dict[Which, str] = field(default_factory=dict)

    @property
    def is_sideways(self) -> bool:
        return self.width > self.height

    @property
    def text_width(self) -> int:
        return self.width - self.margins["left"] - self.margins["right"] - self.margins["gutter"]

    @property
    def text_height(self) -> int:
        return self.height - abs(self.margins["top"]) - abs(self.margins["bottom"])

    @property
    def has_room(self) -> bool:
        """Whether a document can be read on it; a label or a visiting card has none."""
        return self.text_width >= _NARROWEST and self.text_height >= _LOWEST


class Letterhead:
    """A Word file as a letterhead; its parts are cleaned as they are taken."""

    def __init__(self, file: Opened) -> None:
        self.file = file
        self._parts: dict[str, etree._Element] = {}

    @cached_property
    def papers(self) -> list[Paper]:
        """The sections in their order; at least one."""
        made: list[Paper] = []
        relations = self.file.relations(self.file.main)
        names = {identity: one.target for identity, one in relations.items() if not one.external}
        for section in self.file.tree(self.file.main).iter(w("sectPr")):
            above = section.getparent()
            if above is not None and above.tag in (w("body"), w("pPr")):
                made.append(paper_of(section, names, made[-1] if made else None))
        return made or [Paper(11906, 16838, {**_USUAL, "gutter": 0})]

    def paper(self, sideways: bool) -> Paper | None:
        """Return the section for pages that lie one way: the first with a header or footer."""
        fitting = [one for one in self.papers if one.is_sideways == sideways]
        dressed = (one for one in fitting if one.headers or one.footers)
        return next(dressed, next(iter(fitting), None))

    @cached_property
    def styles(self) -> StyleSheet | None:
        """Its styles; None if it has none."""
        root = self._root("styles", "styles")
        self.hidden_styles = frozenset() if root is None else StyleSheet(root).hidden()
        return None if root is None else StyleSheet(clean_properties(root))

    hidden_styles: frozenset[str] = frozenset()

    @cached_property
    def lists(self) -> etree._Element | None:
        """Its lists; None if it has none."""
        root = self._root("numbering", "numbering")
        return None if root is None else clean_properties(root)

    @cached_property
    def fonts(self) -> etree._Element | None:
        """Its table of fonts, without fonts in the file; None if it has none."""
        root = self._root("fontTable", "fonts")
        if root is None:
            return None
        for node in list(root.iter()):
            above = node.getparent()
            if above is not None and etree.QName(node).localname.startswith("embed"):
                above.remove(node)
        return clean_properties(root)

    @cached_property
    def settings(self) -> etree._Element | None:
        """Its settings as they are, for looking at only; None if it has none."""
        return self._root("settings", "settings")

    @property
    def has_even_pages(self) -> bool:
        """Whether left pages have headers of their own."""
        return bool(is_on(self.settings, "evenAndOddHeaders"))

    @cached_property
    def theme(self) -> etree._Element | None:
        """Its theme, with plain colours in place of pictures; None if it has none."""
        name = self.file.related(self.file.main, "theme")
        root = None if name is None else self._tried(name)
        if root is None or root.tag != f"{{{_A}}}theme":
            return None
        for node in list(root.iter(f"{{{_A}}}blipFill")):
            node.tag = f"{{{_A}}}solidFill"
            for child in list(node):
                node.remove(child)
            node.attrib.clear()
            etree.SubElement(node, f"{{{_A}}}schemeClr", val="phClr")
        for node in list(root.iter(f"{{{_A}}}extLst", f"{{{_A}}}custDataLst")):
            above = node.getparent()
            if above is not None:
                above.remove(node)
        return root

    def part(self, name: str) -> etree._Element:
        """Return a copy of a header or footer, cleaned."""
        if name not in self._parts:
            _ = self.styles
            root = self._tried(name)
            if root is None or root.tag not in (w("hdr"), w("ftr")):
                raise NapError("word_damaged", path=self.file.path, reason="part")
            self._parts[name] = clean(root, self.hidden_styles)
        return deepcopy(self._parts[name])

    def _root(self, kind: str, tag: str) -> etree._Element | None:
        name = self.file.related(self.file.main, kind)
        root = None if name is None else self._tried(name)
        return root if root is not None and root.tag == w(tag) else None

    def _tried(self, name: str) -> etree._Element | None:
        """Return a part that the file can do without; None if it cannot be read."""
        try:
            return parsed(self.file.parts[name], self.file.path)
        except NapError as error:
            if error.code == "word_unsafe":
                raise
            return None


def letterhead(content: bytes, path: object = "") -> Letterhead:
    """Return a Word file as a letterhead. Raises NapError as `guard.parts` does."""
    return Letterhead(opened(content, path))


def paper_of(section: etree._Element, names: dict[str, str], before: Paper | None) -> Paper:
    """Return a section with the headers and footers that are in force in it.

    names: relationships -> parts. before: the section before it, None if it is the first.
    """
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    headers: dict[Which, str] = dict(before.headers) if before else {}
    footers: dict[Which, str] = dict(before.footers) if before else {}
    for tag, held in (("headerReference", headers), ("footerReference", footers)):
        for one in section.findall(w(tag)):
            part = names.get(one.get(f"{{{R}}}id", ""))
            which = one.get(w("type"), "default")
            if part and which in WHICH:
                held[which] = part
    return Paper(
        width=_length(size, "w", 11906),
        height=_length(size, "h", 16838),
        margins={key: _length(margins, key, _USUAL.get(key, 0)) for key in _MARGINS},
        borders=section.find(w("pgBorders")),
        has_title_page=bool(is_on(section, "titlePg")),
        headers=headers,
        footers=footers,
    )


def _length(node: etree._Element | None, key: str, otherwise: int) -> int:
    found = twips(node.get(w(key)) if node is not None else None, otherwise)
    return max(-31_680, min(31_680, found))  # 22 inches, the most that Word allows


def has_content(root: etree._Element) -> bool:
    """Return whether anything is seen in a header or footer."""
    text = any((node.text or "").strip() for node in root.iter(w("t")))
    shown = (w("drawing"), w("pict"), w("fldChar"), w("fldSimple"), f"{{{MC}}}AlternateContent")
    return text or next(root.iter(*shown), None) is not None
