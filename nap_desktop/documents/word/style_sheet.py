"""The styles of a Word file, and how those of our documents find theirs in a letterhead.

Styles are found by w:name, whatever its case, and type: ids and names in the language of a
program differ from file to file, the name in the file does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from nap_desktop.documents.word.markup import add, inside, is_on, make, put, value_of
from nap_desktop.documents.word.names import w

_POINTING = ("basedOn", "next", "link")
_NEUTRAL = {
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"},
    "jc": {"val": "left"},
}
_INDENTS = {"start": "left", "end": "right", "hanging": "firstLine"}


class StyleSheet:
    """One part of styles: each by its id, its ancestors, and what it comes down to."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id: dict[str, etree._Element] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, str] = {}
        for style in root.findall(w("style")):
            self._take(style)

    def _take(self, style: etree._Element) -> None:
        identity, kind = style.get(w("styleId"), ""), style.get(w("type"), "paragraph")
        self.by_id.setdefault(identity, style)
        self._by_name.setdefault((kind, name_of(style).casefold()), identity)
        if style.get(w("default")) in ("1", "true", "on"):
            self._defaults.setdefault(kind, identity)

    def find(self, kind: str, name: str) -> str | None:
        """Return the id of a style of a type, None if there is none of that name."""
        return self._by_name.get((kind, name.casefold()))

    def default(self, kind: str) -> str | None:
        """Return the id of the style that what has none of its own takes, None if there is none."""
        return self._defaults.get(kind)

    def chain(self, identity: str | None) -> Iterator[etree._Element]:
        """Give a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while identity in self.by_id and identity not in seen:
            seen.add(identity)
            style = self.by_id[identity]
            yield style
            identity = value_of(style, ["basedOn"])

    def property(self, identity: str | None, name: str) -> etree._Element | None:
        """Return a property of paragraphs as a style has it from its nearest ancestor."""
        for style in self.chain(identity):
            found = style.find(f"{w('pPr')}/{w(name)}")
            if found is not None:
                return found
        return self.root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}/{w(name)}")

    def values(self, identity: str, name: str) -> dict[str, str]:
        """Return the attributes of a property, each from the nearest ancestor that sets it."""
        made: dict[str, str] = {}
        default = self.root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}/{w(name)}")
        held = [style.find(f"{w('pPr')}/{w(name)}") for style in self.chain(identity)]
        for one in (default, *reversed(held)):
            for key, value in [] if one is None else one.attrib.items():
                local = etree.QName(key).localname
                made.pop("firstLine" if local == "hanging" else "hanging", None)
                made[local] = str(value)
        return made

    def is_rtl(self, identity: str | None) -> bool:
        """Return whether paragraphs of a style are read from right to left."""
        for style in self.chain(identity):
            said = is_on(style.find(w("pPr")), "bidi")
            if said is not None:
                return said
        return bool(
            is_on(self.root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"), "bidi")
        )

    def number(self, identity: str | None) -> tuple[str, str] | None:
        """Return number and level of the list that a style belongs to, None for no list."""
        number = level = None
        for style in self.chain(identity):
            number = number or value_of(style, ["pPr", "numPr", "numId"])
            level = level or value_of(style, ["pPr", "numPr", "ilvl"])
        return (number, level or "0") if number and number != "0" else None

    def hidden(self) -> frozenset[str]:
        """Return the ids of styles whose text is not seen."""
        return frozenset(
            identity
            for identity in self.by_id
            if any(is_on(style.find(w("rPr")), "vanish") for style in self.chain(identity))
        )


def name_of(style: etree._Element) -> str:
    """Return the name of a style as the file has it."""
    return (value_of(style, ["name"]) or "").strip()


def joined(ours: StyleSheet, theirs: StyleSheet) -> tuple[StyleSheet, dict[str, str], set[str]]:
    """Return their styles with ours that they lack, our ids -> the new ones, and the ids added."""
    ids: dict[str, str] = {}
    added: dict[str, etree._Element] = {}
    for identity, style in ours.by_id.items():
        found = _same(ours, theirs, identity)
        if found is not None:
            ids[identity] = found
        else:
            ids[identity] = _fresh(identity, {*theirs.by_id, *added})
            added[ids[identity]] = style
    root = deepcopy(theirs.root)
    for identity, style in added.items():
        root.append(_copied(style, identity, ids, ours, added, theirs))
    return StyleSheet(root), ids, set(added)


def _same(ours: StyleSheet, theirs: StyleSheet, identity: str) -> str | None:
    """Return the id of their style that stands for ours: by name, or as what is taken unsaid."""
    style = ours.by_id[identity]
    kind = style.get(w("type"), "paragraph")
    found = theirs.find(kind, name_of(style))
    if found is None and ours.default(kind) == identity:
        return theirs.default(kind)
    return found


def _fresh(wanted: str, taken: set[str]) -> str:
    folded = {one.casefold() for one in taken}
    name, number = wanted, 2
    while name.casefold() in folded:
        name, number = f"{wanted}Nap{number}", number + 1
    return name


def _copied(
    style: etree._Element,
    identity: str,
    ids: dict[str, str],
    ours: StyleSheet,
    added: dict[str, etree._Element],
    theirs: StyleSheet,
) -> etree._Element:
    own = style.get(w("styleId"), "")
    made = deepcopy(style)
    made.set(w("styleId"), identity)
    for name in _POINTING:
        pointer = made.find(w(name))
        if pointer is not None:
            pointer.set(w("val"), ids.get(pointer.get(w("val"), ""), ""))
    if _leans_on_normal(ours, own, ids, added, theirs):
        _stand_alone(made, ours, own)
    return made


def _leans_on_normal(
    ours: StyleSheet,
    own: str,
    ids: dict[str, str],
    added: dict[str, etree._Element],
    theirs: StyleSheet,
) -> bool:
    """Return whether a style of ours would take up how their ordinary paragraphs are set."""
    if ours.by_id[own].get(w("type")) != "paragraph":
        return False
    outside = (ids[one.get(w("styleId"), "")] for one in ours.chain(own))
    first = next((one for one in outside if one not in added), None)
    return first is None or first == theirs.default("paragraph")


def _stand_alone(made: etree._Element, ours: StyleSheet, own: str) -> None:
    """Say all of spacing, indents and alignment: a table cell must not begin with their indent."""
    properties = inside(made, "pPr")
    for name, neutral in _NEUTRAL.items():
        values = dict(neutral)
        for key, value in ours.values(own, name).items():
            values.pop(_INDENTS.get(key, key), None)
            values[key] = value
        put(properties, make(name, **values))


def take_language(root: etree._Element, ours: etree._Element) -> None:
    """Give styles the language of our document; theirs would have its text proofread in another."""
    for said in list(root.iter(w("lang"))):
        above = said.getparent()
        if above is not None:
            above.remove(said)
    language = ours.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if language is None:
        return
    defaults = root.find(w("docDefaults"))
    if defaults is None:
        defaults = make("docDefaults")
        root.insert(0, defaults)
    add(inside(inside(defaults, "rPrDefault"), "rPr"), deepcopy(language))
