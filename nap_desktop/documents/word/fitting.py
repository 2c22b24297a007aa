"""Brings what our writer measured for our own pages to the pages of a letterhead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from nap_desktop.documents.word.markup import add, inside, make, put, twips
from nap_desktop.documents.word.names import WP, w
from nap_desktop.documents.word.style_sheet import StyleSheet

_LINE = 280  # twips, a line of a header or footer
_EMU = 635  # to the twip
_LOOSE = 700  # twips above a paragraph: so much is there only to fill a page
_KEPT = 200
_RESERVE = 2_400  # what other fonts and a title of several lines may take on a cover
_HALFWAY = 3_000  # twips from the left


def scale(nodes: Iterable[etree._Element], factor: float) -> None:
    """Make tables, and tab stops at the right edge, wider or narrower."""
    if abs(factor - 1) < 0.001:
        return
    for node in nodes:
        for one in node.iter(w("tblW"), w("tcW"), w("gridCol"), w("tblInd")):
            if one.get(w("type"), "dxa") == "dxa":
                one.set(w("w"), str(round(twips(one.get(w("w"))) * factor)))
        for tab in node.iter(w("tab")):
            if tab.get(w("val")) in ("right", "end", "center"):
                tab.set(w("pos"), str(round(twips(tab.get(w("pos"))) * factor)))


def scale_indents(styles: Iterable[etree._Element], factor: float) -> None:
    """Bring what stands in the right half of our page to the right half of another."""
    for style in styles:
        for indent in style.iter(w("ind")):
            left = twips(indent.get(w("left")))
            if left >= _HALFWAY:
                indent.set(w("left"), str(round(left * factor)))


def clear_tabs(paragraph: etree._Element, sheet: StyleSheet, style: str | None) -> None:
    """Take back the tab stops that a paragraph would have from its style, and keep its own."""
    own = paragraph.find(f"{w('pPr')}/{w('tabs')}")
    if own is None:
        return
    kept = {twips(tab.get(w("pos"))) for tab in own}
    for place in stops(sheet, style) - kept:
        own.insert(0, make("tab", val="clear", pos=place))
    own[:] = sorted(own, key=lambda tab: twips(tab.get(w("pos"))))


def stops(sheet: StyleSheet, style: str | None) -> set[int]:
    """Return where a style has tab stops."""
    places: set[int] = set()
    for one in reversed(list(sheet.chain(style))):
        for tab in one.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}"):
            place = twips(tab.get(w("pos")))
            if tab.get(w("val")) == "clear":
                places.discard(place)
            else:
                places.add(place)
    return places


def set_stops(
    paragraph: etree._Element, sheet: StyleSheet, style: str, wanted: etree._Element
) -> None:
    """Give a paragraph tab stops of its own in the place of those of its style."""
    properties = inside(paragraph, "pPr")
    put(properties, deepcopy(wanted))
    clear_tabs(paragraph, sheet, style)


def spread(root: etree._Element, sheet: StyleSheet, factor: float) -> None:
    """Bring a header that was made for one width of text to another."""
    if abs(factor - 1) < 0.001:
        return
    scale([root], factor)
    for paragraph in root.iter(w("p")):
        if next(paragraph.iter(w("tab")), None) is None:
            continue
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        _spread_stops(paragraph, sheet, "" if style is None else style.get(w("val"), ""), factor)


def _spread_stops(paragraph: etree._Element, sheet: StyleSheet, style: str, factor: float) -> None:
    held = next(
        (
            found
            for one in sheet.chain(style)
            if (found := one.find(f"{w('pPr')}/{w('tabs')}")) is not None
        ),
        None,
    )
    if held is None or paragraph.find(f"{w('pPr')}/{w('tabs')}") is not None:
        return
    wanted = deepcopy(held)
    for tab in wanted:
        if tab.get(w("val")) == "clear":
            wanted.remove(tab)
        elif tab.get(w("val")) in ("right", "end", "center"):
            tab.set(w("pos"), str(round(twips(tab.get(w("pos"))) * factor)))
    set_stops(paragraph, sheet, style, wanted)


def tall(root: etree._Element) -> int:
    """Return about how high a header or footer stands, in twips."""
    height = 0
    for block in root:
        rows = list(block.iter(w("tr"))) if block.tag == w("tbl") else [block]
        for row in rows:
            cells = list(row.iter(w("tc"))) or [row]
            least = max((twips(one.get(w("val"))) for one in row.iter(w("trHeight"))), default=0)
            height += max(least, *(_paragraphs(cell) for cell in cells))
    return height


def _paragraphs(holder: etree._Element) -> int:
    paragraphs = [holder] if holder.tag == w("p") else holder.findall(w("p"))
    made = 0
    for paragraph in paragraphs:
        inline = [
            int(extent.get("cy", "0")) // _EMU
            for extent in paragraph.iterfind(f".//{{{WP}}}inline/{{{WP}}}extent")
            if extent.get("cy", "0").isdigit()
        ]
        made += max([_LINE * (1 + len(list(paragraph.iter(w("br"))))), *inline])
    return made


def tighten(blocks: Sequence[etree._Element], sheet: StyleSheet, lost: int) -> None:
    """Take height that a page has lost out of the loose room above the paragraphs of a cover.

    lost: may be less than nothing; then only what other fonts may need is taken.
    """
    if lost + _RESERVE <= 0:
        return
    loose = [(block, room) for block in blocks if (room := _room(block, sheet)) >= _LOOSE]
    free = sum(room - _KEPT for _, room in loose)
    if not free:
        return
    part = min(1.0, (lost + _RESERVE) / free)
    for block, room in loose:
        properties = inside(block, "pPr")
        held = properties.find(w("spacing"))
        spacing = add(properties, make("spacing")) if held is None else held
        spacing.set(w("before"), str(round(room - (room - _KEPT) * part)))


def _room(block: etree._Element, sheet: StyleSheet) -> int:
    """Return the room above a paragraph in twips."""
    if block.tag != w("p"):
        return 0
    own = block.find(f"{w('pPr')}/{w('spacing')}")
    if own is not None and own.get(w("before")) is not None:
        return twips(own.get(w("before")))
    style = block.find(f"{w('pPr')}/{w('pStyle')}")
    identity = "" if style is None else style.get(w("val"), "")
    return twips(sheet.values(identity, "spacing").get("before"))
