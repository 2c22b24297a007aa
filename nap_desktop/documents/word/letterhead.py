"""A finished document of ours in the letterhead of a ministry.

The other way round from filling in a template: our file stays what it is, with its ids, properties
and notes, and takes from the letterhead only what is seen, cleaned: pages, headers, footers and
their pictures, styles, lists, theme and fonts. So nothing that a foreign file may hide can come
along, and the text of the letterhead is never in the way.

Pages that lie as those of the letterhead get its margins; the others get its size turned round,
our margins, and its header brought to their width. Our own line with marking, draft and page
number stands under its header and above its footer.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from nap_desktop.documents.word import fitting, lists, package, style_sheet
from nap_desktop.documents.word.markup import add, inside, make, parsed, put, written
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Opened
from nap_desktop.documents.word.page_heads import Heads
from nap_desktop.documents.word.sections_of import Stretch, stretches
from nap_desktop.documents.word.stationery import WHICH, Letterhead, Paper, Which, letterhead
from nap_desktop.documents.word.style_sheet import StyleSheet
from nap_desktop.documents.word.translation import Translation, unnumber

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_KEPT_SETTINGS = (
    "mirrorMargins",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "evenAndOddHeaders",
    "clrSchemeMapping",
)
_MORE_LINES = 6_000  # twips that the lines of a cover take; so much grows as the page gets narrow
_MOST_OF_PAGE = 7  # no margin that is taken over is wider than this part of a page
_LINES = {"Header": "NapHeaderLine", "Footer": "NapFooterLine"}
# between our line and theirs, and between our line at the top and the text below it; in twips
_ROOM = {"Header": {"before": "80", "after": "160"}, "Footer": {"after": "80"}}


def dress(content: bytes, head: bytes, path: object = "", own_lines: bool = True) -> bytes:
    """Return a document of ours in a letterhead; the same bytes for the same two files.

    content: a file that `write` has made. head: the .docx of the letterhead, called `path` in
    messages. own_lines: whether what stands at the top and foot of our pages comes along.
    Raises NapError as `guard.parts` does, for the letterhead.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return package.zipped(_Dressing(parts, letterhead(head, path), own_lines).done())


class _Dressing:
    """One document on its way into one letterhead."""

    def __init__(self, parts: dict[str, bytes], head: Letterhead, own_lines: bool) -> None:
        self._parts = parts
        self._head = head
        self._own_lines = own_lines
        self._ours = Opened(parts)
        self._main = self._ours.tree(_MAIN)

    def done(self) -> Mapping[str, bytes]:
        """Return the parts of the dressed document."""
        translation = self._translated()
        heads = Heads(self._ours, self._head, translation, self._own_lines)
        relations = self._ours.relations(_MAIN)
        for place, stretch in enumerate(stretches(self._main, relations)):
            self._section(place, stretch, heads, translation.final)
        self._settings()
        self._fonts()
        if self._head.theme is not None:
            self._parts["word/theme/theme1.xml"] = written(self._head.theme)
        self._parts[_MAIN] = written(self._main)
        return heads.bound(self._parts)

    def _translated(self) -> Translation:
        """Join styles and lists, and say our document in them."""
        ours = StyleSheet(_with_lines(self._ours.tree("word/styles.xml")))
        theirs = self._head.styles or ours
        final, ids, added = style_sheet.joined(ours, theirs)
        parts = [self._head.part(name) for name in self._used_parts()]
        unnumber(ours, final, ids, added)
        kept = [style for identity, style in final.by_id.items() if identity not in added]
        wanted = lists.used(*parts, *(kept if self._head.styles else []))
        numbering, numbers = lists.joined(
            self._ours.tree("word/numbering.xml"), self._head.lists, wanted
        )
        translation = Translation(ours, final, ids, numbers, added)
        translation.apply(self._main)
        for name in _NOTES:
            if name in self._parts:
                notes = self._ours.tree(name)
                translation.apply(notes)
                self._parts[name] = written(notes)
        style_sheet.take_language(final.root, ours.root)
        self._fit_contents(final, added)
        self._parts["word/styles.xml"] = written(final.root)
        self._parts["word/numbering.xml"] = written(numbering)
        return translation

    def _used_parts(self) -> list[str]:
        names: dict[str, None] = {}
        for paper in self._head.papers:
            names |= dict.fromkeys((*paper.headers.values(), *paper.footers.values()))
        return list(names)

    def _fit_contents(self, final: StyleSheet, added: set[str]) -> None:
        """Bring the page numbers of the contents to the edge of the letterhead's text."""
        upright = next(
            (one for one in stretches(self._main, {}) if not one.paper.is_sideways), None
        )
        if upright is None:
            return
        factor = self._paper(upright)[0].text_width / upright.paper.text_width
        ours = [final.by_id[identity] for identity in sorted(added)]
        fitting.scale(ours, factor)
        fitting.scale_indents(ours, factor)

    def _paper(self, stretch: Stretch) -> tuple[Paper, Paper]:
        """Return the page that a section gets, and the one whose headers it gets."""
        sideways = stretch.paper.is_sideways
        own, other = self._head.paper(sideways), self._head.paper(not sideways)
        if own is not None and own.has_room:
            return own, own
        source = own or other or stretch.paper
        if source is other and other.has_room:
            return _turned(other, stretch.paper), other
        return stretch.paper, source

    def _section(self, place: int, stretch: Stretch, heads: Heads, sheet: StyleSheet) -> None:
        paper, source = self._paper(stretch)
        factor = paper.text_width / stretch.paper.text_width
        fitting.scale(stretch.blocks, factor)
        section = stretch.section
        for old in section.findall(w("headerReference")) + section.findall(w("footerReference")):
            section.remove(old)
        _set_page(section, paper)
        has_title = stretch.paper.has_title_page or (place == 0 and source.has_title_page)
        if has_title:
            put(section, make("titlePg"))
        used: dict[tuple[str, Which], etree._Element] = {}
        for which in WHICH:
            if which == "first" and not has_title:
                continue
            if which == "even" and not self._head.has_even_pages:
                continue
            for tag in ("header", "footer"):
                made = heads.head(tag, which, stretch.paper, source, paper.text_width)
                if made is not None:
                    add(section, made[0])
                    used[tag, which] = made[1]
        if stretch.paper.has_title_page:
            lost = stretch.paper.text_height - _left(paper, used)
            lost += round(max(0.0, 1 - factor) * _MORE_LINES)
            fitting.tighten(stretch.first_page, sheet, lost)

    def _settings(self) -> None:
        theirs = self._head.settings
        if theirs is None:
            return
        root = self._ours.tree("word/settings.xml")
        for name in _KEPT_SETTINGS:
            found = theirs.find(w(name))
            if found is not None:
                put(root, _plain(found))
        self._parts["word/settings.xml"] = written(root)

    def _fonts(self) -> None:
        theirs = self._head.fonts
        if theirs is None:
            return
        root = deepcopy(theirs)
        known = {one.get(w("name"), "").casefold() for one in root}
        for one in self._ours.tree("word/fontTable.xml"):
            if one.get(w("name"), "").casefold() not in known:
                root.append(one)
        self._parts["word/fontTable.xml"] = written(root)


def _with_lines(root: etree._Element) -> etree._Element:
    """Add the styles of our own lines beside a letterhead: those of header and footer, no rule."""
    for identity, new in _LINES.items():
        style = next((one for one in root if one.get(w("styleId")) == identity), None)
        if style is None or any(one.get(w("styleId")) == new for one in root):
            continue
        made = deepcopy(style)
        made.set(w("styleId"), new)
        made.set(w("customStyle"), "1")
        put(made, make("name", val=f"NAP {identity} Line"))
        properties = inside(made, "pPr")
        for rule in properties.findall(w("pBdr")):
            properties.remove(rule)
        room = inside(properties, "spacing")
        for side, length in _ROOM[identity].items():
            room.set(w(side), length)
        root.append(made)
    return root


def _plain(node: etree._Element) -> etree._Element:
    """Return a setting with the attributes of the main namespace only."""
    made = etree.Element(node.tag)
    for name, value in node.attrib.items():
        if str(name).startswith(w("")):
            made.set(name, value)
    return made


def _turned(other: Paper, ours: Paper) -> Paper:
    """Return the page of the other way round, with our margins, but below and above what is theirs.

    A header may hold things that stand at a place on the page and push nothing down.
    """
    margins = {**ours.margins, "header": other.margins["header"], "footer": other.margins["footer"]}
    most = other.width // _MOST_OF_PAGE
    for edge in ("top", "bottom"):
        margins[edge] = max(margins[edge], min(abs(other.margins[edge]), most))
    return Paper(other.height, other.width, margins, other.borders)


def _left(paper: Paper, used: Mapping[tuple[str, Which], etree._Element]) -> int:
    """Return the height that is left for text on a first page, in twips."""
    left = paper.height
    for tag, edge in (("header", "top"), ("footer", "bottom")):
        part = used.get((tag, "first"))
        high = 0 if part is None else fitting.tall(part)
        left -= max(abs(paper.margins[edge]), paper.margins[tag] + high if high else 0)
    return left


def _set_page(section: etree._Element, paper: Paper) -> None:
    size = make("pgSz", w=paper.width, h=paper.height)
    if paper.is_sideways:
        size.set(w("orient"), "landscape")
    put(section, size)
    put(section, make("pgMar", **paper.margins))
    if paper.borders is not None:
        put(section, parsed(etree.tostring(paper.borders)))
