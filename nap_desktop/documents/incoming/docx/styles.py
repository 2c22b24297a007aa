"""What the styles of a Word file say of paragraphs and runs, found by id and built-in name."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.tags import VAL
from nap_desktop.documents.word.markup import twips
from nap_desktop.documents.word.names import w, ws

_OFF = ("0", "false", "off", "none")
_HALF_POINT = 2
_TWENTIETH = 20  # of a point: the unit of Word's lengths
_DEEPEST = 20  # styles that rest on each other; more is a circle

_BASED, _NAME, _RPR, _PPR = w("basedOn"), w("name"), w("rPr"), w("pPr")
_HEADING = re.compile(r"heading ([1-9])")
_BARE_HEADING = re.compile(r"[Hh]eading([1-9])")  # the usual ids, should the styles be missing


class RunProps(NamedTuple):
    """What is said of a run; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    rtl: bool | None = None


class ParagraphProps(NamedTuple):
    """What is said of a paragraph; None where nothing is said.

    num: id of its list ("0" for none); level: depth in it from 0; outline: 1 to 9, 0 for text.
    """

    style: str | None = None
    num: str | None = None
    level: int | None = None
    outline: int | None = None
    centred: bool | None = None
    indent: float | None = None
    rtl: bool | None = None


NO_RUN, NO_PARAGRAPH = RunProps(), ParagraphProps()


class Style(NamedTuple):
    """A style with all that it inherits; `name` is the built-in one where Word has one."""

    name: str
    heading: int
    run: RunProps
    paragraph: ParagraphProps


NO_STYLE = Style("", 0, NO_RUN, NO_PARAGRAPH)


class Styles:
    """The styles of one file. `base`: what it says of all runs; `language`: of most of its text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._made: dict[str, Style] = {}
        self._elements: dict[str, etree._Element] = {}
        self.default = ""
        self.language = ""
        self.base = NO_RUN
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for style in root.iter(w("style")):
            id = style.get(w("styleId"), "")
            self._elements.setdefault(id, style)
            if (
                style.get(w("default")) in ("1", "true", "on")
                and style.get(w("type")) == "paragraph"
            ):
                self.default = id
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}")
        if defaults is not None:
            self.base = run_props(defaults)  # of what no style speaks
            lang = defaults.find(w("lang"))
            self.language = lang.get(VAL, "") if lang is not None else ""

    def __getitem__(self, id: str) -> Style:
        """Return a style by its id; one that is not there says nothing but its id."""
        found = self._made.get(id)
        if found is None:
            found = self._made[id] = self._make(id)
        return found

    def _make(self, id: str) -> Style:
        run, paragraph, name, outline = NO_RUN, NO_PARAGRAPH, "", None
        at: str | None = id
        for _ in range(_DEEPEST):
            element = self._elements.get(at) if at is not None else None
            if element is None:
                bare = _BARE_HEADING.fullmatch(str(at)) if not name else None
                name, outline = (f"heading {bare[1]}", int(bare[1])) if bare else (name, outline)
                break
            own = _value(element, _NAME).partition(",")[0].strip().casefold()
            name = name or own
            said = paragraph_props(element.find(_PPR))
            if outline is None:
                is_heading = _HEADING.fullmatch(own)
                outline = int(is_heading[1]) if is_heading else said.outline
            run = over(run, run_props(element.find(_RPR)))
            paragraph = over(paragraph, said)
            at = _value(element, _BASED) or None
        return Style(name or id.casefold(), outline or 0, run, paragraph)


def said_of_run(element: etree._Element) -> tuple[str | None, ...]:
    """Return what tells one rPr from others that look different: quicker than reading it anew."""
    said: list[str | None] = []
    for node in element:
        said.append(node.tag)
        said.append(node.get(VAL))
    return tuple(said)


def said_of_paragraph(element: etree._Element) -> tuple[object, ...]:
    """Return what tells one pPr from others; of what it says of its mark, whether that is gone."""
    said: list[object] = []
    for node in element:
        tag = node.tag
        if tag == _RPR:
            said += [mark.tag for mark in node if mark.tag in GONE]
        elif tag in _TELLING_PARAGRAPHS:
            said.append(tag)
            said += node.items()
            for below in node:
                said.append(below.tag)
                said += below.items()
    return tuple(said)


def over(first: NamedTuple, second: NamedTuple):  # type: ignore[no-untyped-def]
    """Return what `first` says, and where it says nothing what `second` says."""
    pairs = zip(first, second, strict=True)
    return type(first)(*(b if a is None else a for a, b in pairs))


def run_props(element: etree._Element | None) -> RunProps:
    """Return what an rPr says."""
    if element is None:
        return NO_RUN
    found: dict[str, bool | float] = {}
    for node in element:
        key = _RUN_FLAGS.get(str(node.tag))
        value = node.get(VAL)
        if key is not None:
            found[key] = (value or "").casefold() not in _OFF
        elif node.tag == _SIZE and value:
            # half points, or points with their unit
            found["size"] = twips(value) / (_HALF_POINT if value[-1:].isdigit() else _TWENTIETH)
    return RunProps(**found) if found else NO_RUN  # type: ignore[arg-type]


def paragraph_props(element: etree._Element | None) -> ParagraphProps:
    """Return what a pPr says."""
    if element is None:
        return NO_PARAGRAPH
    found: dict[str, object] = {}
    for node in element:
        value = node.get(VAL, "")
        match str(node.tag).rpartition("}")[2]:
            case "pStyle":
                found["style"] = value
            case "numPr":
                found |= _list_of(node)
            case "outlineLvl" if value in _DIGITS:
                found["outline"] = (int(value) + 1) % 10  # 9 stands for text
            case "jc":
                found["centred"] = value == "center"
            case "ind":
                lead = node.get(w("left")) or node.get(w("start")) or "0"
                found["indent"] = twips(lead) / _TWENTIETH
            case "bidi":
                found["rtl"] = value.casefold() not in _OFF
            case _:
                pass
    return ParagraphProps(**found) if found else NO_PARAGRAPH  # type: ignore[arg-type]


def _list_of(node: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    if id := _value(node, w("numId")):
        found["num"] = id
    if (level := _value(node, w("ilvl"))) in _DIGITS:
        found["level"] = min(int(level), 8)
    return found


def _value(element: etree._Element, tag: str) -> str:
    child = element.find(tag)
    return child.get(VAL, "") if child is not None else ""


_SIZE = w("sz")
_DIGITS = tuple("0123456789")
GONE = ws("del moveFrom")  # said of the mark at the end of a paragraph
_TELLING_PARAGRAPHS = ws("pStyle numPr outlineLvl jc ind bidi")
_RUN_FLAGS = {
    w("b"): "bold", w("i"): "italic", w("u"): "underline", w("caps"): "caps",
    w("vanish"): "hidden", w("rtl"): "rtl",
}  # fmt: skip
