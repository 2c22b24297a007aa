"""Our document in the styles and lists of a letterhead, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from nap_desktop.documents.word import fitting
from nap_desktop.documents.word.markup import add, inside, is_on, make, put, value_of
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.style_sheet import StyleSheet, name_of

_SPACE = "\u2002"


@dataclass(frozen=True, slots=True)
class _Manner:
    """What paragraphs of one style need said of them, because the other style says otherwise.

    number: the list to say, "0" to say that there is none; None for nothing to say.
    """

    style: str
    number: tuple[str, str] | None
    rtl: bool | None
    tabs: etree._Element | None
    has_hanging_number: bool


class Translation:
    """From our styles and lists to those of the dressed document.

    ids: our styles -> theirs. numbers: our lists -> theirs. added: styles that came from ours.
    """

    def __init__(
        self,
        ours: StyleSheet,
        final: StyleSheet,
        ids: Mapping[str, str],
        numbers: Mapping[str, str],
        added: set[str],
    ) -> None:
        self.final = final
        self._ours = ours
        self._ids = ids
        self._numbers = numbers
        self._added = added
        self._manners: dict[str, _Manner] = {}
        for identity in added:
            self._lists(final.by_id[identity])

    def apply(self, root: etree._Element) -> None:
        """Translate a part of ours in place."""
        self._lists(root)
        for node in root.iter(w("rStyle"), w("tblStyle")):
            held = node.get(w("val"), "")
            node.set(w("val"), self._ids.get(held, held))
        for paragraph in root.iter(w("p")):
            self._paragraph(paragraph)

    def _lists(self, root: etree._Element) -> None:
        for node in root.iterfind(f".//{w('numPr')}/{w('numId')}"):
            held = node.get(w("val"), "0")
            node.set(w("val"), self._numbers.get(held, held))

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        own = style.get(w("val"), "") if style is not None else self._ours.default("paragraph")
        manner = self._manner(own or "")
        if style is not None:
            style.set(w("val"), manner.style)
        if manner.number is not None and value_of(properties, ["numPr"], "numId") is None:
            self._say_number(inside(paragraph, "pPr"), manner.number)
        if manner.rtl is not None and is_on(properties, "bidi") is None:
            put(inside(paragraph, "pPr"), make("bidi", val=str(int(manner.rtl))))
        if manner.tabs is not None:
            fitting.set_stops(paragraph, self.final, manner.style, manner.tabs)
        if not manner.has_hanging_number:
            _space_for_tab(paragraph)

    def _say_number(self, properties: etree._Element, number: tuple[str, str]) -> None:
        if properties.find(w("numPr")) is not None:
            return
        said = add(properties, make("numPr"))
        add(said, make("ilvl", val=number[1]))
        add(said, make("numId", val=number[0]))

    def _manner(self, own: str) -> _Manner:
        if own not in self._manners:
            self._manners[own] = self._compared(own)
        return self._manners[own]

    def _compared(self, own: str) -> _Manner:
        style = self._ids.get(own, own)
        before, after = self._ours.number(own), self.final.number(style)
        if before is not None:
            before = (self._numbers.get(before[0], before[0]), before[1])
        number = None if before == after else before or ("0", "0")
        rtl = self._ours.is_rtl(own)
        is_theirs = style not in self._added and own in self._ours.by_id
        name = name_of(self._ours.by_id[own]).casefold() if own in self._ours.by_id else ""
        tabs = None
        if is_theirs and name.startswith("toc "):
            tabs = deepcopy(self._ours.property(own, "tabs"))
        hanging = self.final.values(style, "ind").get("hanging")
        is_heading = is_theirs and name.startswith("heading ")
        return _Manner(
            style=style,
            number=number,
            rtl=None if rtl == self.final.is_rtl(style) else rtl,
            tabs=tabs,
            has_hanging_number=not is_heading or hanging is not None,
        )


def unnumber(ours: StyleSheet, final: StyleSheet, ids: Mapping[str, str], added: set[str]) -> None:
    """Take the list out of their headings: the numbers of ours are text, and would be doubled."""
    for own, style in ids.items():
        is_heading = name_of(ours.by_id[own]).casefold().startswith("heading ")
        if is_heading and style not in added and ours.number(own) is None:
            for properties in final.by_id[style].findall(w("pPr")):
                for said in properties.findall(w("numPr")):
                    properties.remove(said)


def _space_for_tab(paragraph: etree._Element) -> None:
    """Put a space between number and text of a heading: a tab stop needs a hanging indent."""
    run = paragraph.find(w("r"))
    tab = run.find(w("tab")) if run is not None else None
    if run is None or tab is None or run.find(f"{w('rPr')}/{w('rStyle')}") is None:
        return
    space = make("t")
    space.text = _SPACE
    run.replace(tab, space)
