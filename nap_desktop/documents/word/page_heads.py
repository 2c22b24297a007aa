"""Headers and footers of a dressed document: those of the letterhead with our own line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from nap_desktop.documents.word import fitting, foreign, foreign_fields, pictures
from nap_desktop.documents.word.escape import attribute
from nap_desktop.documents.word.markup import make, remove, unwrap, written
from nap_desktop.documents.word.names import RELATIONS, W14, WP, R, W, w
from nap_desktop.documents.word.opened import Opened, Relation
from nap_desktop.documents.word.sections import DECLARATION
from nap_desktop.documents.word.stationery import Letterhead, Paper, Which, has_content
from nap_desktop.documents.word.translation import Translation

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TAGS = {"header": "hdr", "footer": "ftr"}
_STYLES = {"header": "NapHeaderLine", "footer": "NapFooterLine"}
_OLD = re.compile(r"word/(_rels/)?(header|footer)\d*\.xml(\.rels)?")
_MAIN_RELATIONS = "word/_rels/document.xml.rels"
_FIRST_PICTURE = 70_001  # beyond the pictures of our own text

_Key = tuple[str, str, str, int]  # header or footer, part of theirs, part of ours, width


class Heads:
    """Makes the headers and footers of one document, each only once."""

    def __init__(
        self, ours: Opened, head: Letterhead, translation: Translation, own_lines: bool
    ) -> None:
        self._ours = ours
        self._head = head
        self._own_lines = own_lines
        self._translation = translation
        self._made: dict[_Key, tuple[str, str, etree._Element]] = {}  # -> id, part, root
        self._parts: dict[str, bytes] = {}
        self._media: dict[bytes, str] = {}
        self._pictures = _FIRST_PICTURE

    def head(
        self, tag: str, which: Which, ours: Paper, source: Paper, width: int
    ) -> tuple[etree._Element, etree._Element] | None:
        """Return the reference to a header or footer, and the root of its part; None for none.

        tag:    `header` or `footer`. which: the pages that it is for.
        ours:   the section as our writer made it. source: that of the letterhead.
        width:  of the text on the page, in twips.
        """
        their = _their_part(tag, which, source)
        own = _own_part(tag, which, ours) if self._own_lines else ""
        if not their and not own and which == "default":
            return None
        key = (tag, their, own, width)
        if key not in self._made:
            self._made[key] = self._new(key, ours.text_width, source.text_width)
        identity, _, root = self._made[key]
        reference = make(f"{tag}Reference", type=which)
        reference.set(f"{{{R}}}id", identity)
        return reference, root

    def _new(self, key: _Key, own_width: int, their_width: int) -> tuple[str, str, etree._Element]:
        tag, their, own, width = key
        number = 1 + sum(one[0] == tag for one in self._made)
        name = f"word/{tag}{number}.xml"
        leads: dict[str, Relation] = {}
        root = self._theirs(their, width / their_width, leads) if their else _empty(tag)
        if own:
            self._append(root, tag, own, width / own_width, leads)
        if len(root) == 0:
            root.append(make("p"))
        self._parts[name] = written(root)
        if leads:
            self._parts[f"word/_rels/{tag}{number}.xml.rels"] = _relations(leads)
        return f"rId{'H' if tag == 'header' else 'F'}{number}", name, root

    def _theirs(self, part: str, factor: float, leads: dict[str, Relation]) -> etree._Element:
        root = self._head.part(part)
        fitting.spread(root, self._translation.final, factor)
        self._lead(root, self._head.file, part, leads)
        foreign.mend(root)
        for picture in root.iter(f"{{{WP}}}docPr"):
            picture.set("id", str(self._pictures))
            self._pictures += 1
        return root

    def _append(
        self, root: etree._Element, tag: str, part: str, factor: float, leads: dict[str, Relation]
    ) -> None:
        """Put our line under a header or above a footer."""
        ours = self._ours.tree(part)
        fitting.scale([ours], factor)
        for paragraph in list(ours.iter(w("p"))):
            paragraph.attrib.pop(f"{{{W14}}}paraId", "")
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            if style is not None and style.get(w("val"), "").casefold() == tag:
                style.set(w("val"), _STYLES[tag])
            if foreign_fields.has_page_number(root):
                _without_page(paragraph)
        if not has_content(ours):
            return
        self._translation.apply(ours)
        self._lead(ours, self._ours, part, leads)
        if tag == "header":
            _drop_last_empty(root)
            root.extend(list(ours))
        else:
            for place, block in enumerate(list(ours)):
                root.insert(place, block)
            if has_content(ours) or len(root) > 1:
                _drop_last_empty(root)

    def _lead(
        self, root: etree._Element, file: Opened, part: str, leads: dict[str, Relation]
    ) -> None:
        """Give what a part leads to new ids; what may not be followed goes out."""
        known = file.relations(part)
        for node in list(root.iter()):
            for name in [one for one in node.attrib if str(one).startswith(f"{{{R}}}")]:
                one = known.get(str(node.attrib.pop(name)))
                made = None if one is None else self._kept(node, file, one)
                if made is not None:
                    node.set(name, _identity(leads, made))
                elif _is_picture(node):
                    foreign.remove_drawing(node)
                elif node.tag == w("hyperlink"):
                    unwrap(node)
                elif str(node.tag).endswith(("}hlinkClick", "}hlinkMouseOver")):
                    remove(node)
        for node in list(root.iter()):
            if _is_picture(node) and not node.get(f"{{{R}}}embed") and not node.get(f"{{{R}}}id"):
                foreign.remove_drawing(node)

    def _kept(self, node: etree._Element, file: Opened, one: Relation) -> Relation | None:
        """Return what a relationship becomes in our file; None if it may not stay."""
        if one.is_safe_link:
            return one
        if one.external or one.kind != "image" or not _is_picture(node):
            return None
        content = pictures.cleaned(file.parts[one.target])
        ending = pictures.kind(content)
        if not ending:
            return None
        name = f"media/letterhead{len(self._media) + 1}.{ending}"
        return Relation("image", self._media.setdefault(content, name), False)

    def bound(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts of the document with these headers in the place of its own."""
        made = {name: content for name, content in parts.items() if not _OLD.fullmatch(name)}
        made |= self._parts
        made |= {f"word/{name}": content for content, name in self._media.items()}
        made["[Content_Types].xml"] = self._types()
        made[_MAIN_RELATIONS] = self._main_relations()
        return made

    def _types(self) -> bytes:
        root = self._ours.tree("[Content_Types].xml")
        for one in list(root):
            if _OLD.fullmatch(one.get("PartName", "").lstrip("/")):
                root.remove(one)
        held = {one.get("Extension", "").casefold() for one in root}
        for ending in sorted({name.rsplit(".", 1)[1] for name in self._media.values()} - held):
            made = etree.Element(
                f"{{{_TYPES}}}Default", Extension=ending, ContentType=pictures.TYPES[ending]
            )
            root.insert(0, made)
        for (tag, *_), (_, name, _) in self._made.items():
            kind = f"{_WORD}.{tag}+xml"
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return written(root)

    def _main_relations(self) -> bytes:
        root = self._ours.tree(_MAIN_RELATIONS)
        for one in list(root):
            if one.get("Type", "").rsplit("/", 1)[-1] in _TAGS:
                root.remove(one)
        for (tag, *_), (identity, name, _) in self._made.items():
            target = name.removeprefix("word/")
            values = {"Id": identity, "Type": f"{_OFFICE}/{tag}", "Target": target}
            etree.SubElement(root, f"{{{RELATIONS}}}Relationship", values)
        return written(root)


def _their_part(tag: str, which: Which, source: Paper) -> str:
    held = source.headers if tag == "header" else source.footers
    if which == "first" and not source.has_title_page:
        which = "default"
    return held.get(which, "")


def _own_part(tag: str, which: Which, ours: Paper) -> str:
    """Return our part for some pages; on a cover only what our writer put there."""
    held = ours.headers if tag == "header" else ours.footers
    if which == "first" and ours.has_title_page:
        return held.get("first", "")
    return held.get("default", "") if which == "first" else held.get(which, held.get("default", ""))


def _empty(tag: str) -> etree._Element:
    return etree.Element(w(_TAGS[tag]), nsmap={"w": W, "r": R})


def _identity(leads: dict[str, Relation], one: Relation) -> str:
    for identity, held in leads.items():
        if held == one:
            return identity
    identity = f"rId{len(leads) + 1}"
    leads[identity] = one
    return identity


def _relations(leads: Mapping[str, Relation]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{one.kind}"'
        f' Target="{attribute(one.target)}"{" TargetMode=" + _EXTERNAL if one.external else ""}/>'
        for identity, one in leads.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'.encode()


_EXTERNAL = '"External"'


def _is_picture(node: etree._Element) -> bool:
    return str(node.tag).endswith(("}blip", "}imagedata"))


def _drop_last_empty(root: etree._Element) -> None:
    """Take out empty paragraphs at the end of a header, unless a table or a rule needs them."""
    while len(root) > 1 and root[-1].tag == w("p") and root[-2].tag == w("p"):
        last = root[-1]
        if has_content(deepcopy(last)) or last.find(f"{w('pPr')}/{w('pBdr')}") is not None:
            return
        root.remove(last)


def _without_page(paragraph: etree._Element) -> None:
    """Take the page number out of our line where the letterhead has its own."""
    runs = list(paragraph.iter(w("r")))
    at = next((place for place, run in enumerate(runs) if run.find(w("fldChar")) is not None), None)
    if at is None:
        return
    while at and runs[at].find(w("tab")) is None:
        at -= 1
    for run in runs[at:]:
        remove(run)
