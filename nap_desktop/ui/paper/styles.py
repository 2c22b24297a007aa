"""The looks of paragraphs, read from the styles of the Word template: one source for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from xml.etree import ElementTree as Xml

from nap_desktop.base import shipped

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INK = "000000"
_SINGLE = 240  # w:line of single spacing


@dataclass(frozen=True, slots=True)
class Rule:
    """A line beside a paragraph: thickness and distance in twips."""

    thick: float
    space: float
    colour: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; lengths in twips, a twentieth of a point.

    line:   height of a line, as a multiple of single spacing.
    left:   where its lines begin, first: how far its first line begins after that (before: < 0).
    tight:  whether no room is left between paragraphs of this style that follow each other.
    """

    name: str = "Normal"
    size: int = 210
    bold: bool = False
    italic: bool = False
    caps: bool = False
    spread: int = 0
    colour: str = _INK
    before: int = 0
    after: int = 0
    line: float = 1.0
    left: int = 0
    first: int = 0
    keep: bool = False
    tight: bool = False
    above: Rule | None = None
    below: Rule | None = None
    centred: bool = False
    at_end: bool = False


def style(name: str) -> Style:
    """Return a style by its id; one that the template lacks looks like Normal."""
    found = _styles()
    return found.get(name) or found["Normal"]


@cache
def _styles() -> dict[str, Style]:
    root = Xml.fromstring(shipped.text("word/styles.xml"))
    size = _number(root.find(f"{_W}docDefaults//{_W}sz"), "val", 21) * 10
    elements = {
        one.get(f"{_W}styleId", ""): one
        for one in root.iter(f"{_W}style")
        if one.get(f"{_W}type") == "paragraph"
    }
    made: dict[str, Style] = {}

    def made_of(name: str) -> Style:
        if name not in made:
            element = elements[name]
            base = element.find(f"{_W}basedOn")
            parent = base.get(f"{_W}val", "") if base is not None else ""
            inherited = made_of(parent) if parent in elements else Style(size=size)
            made[name] = _read(element, replace(inherited, name=name))
        return made[name]

    for name in elements:
        made_of(name)
    return made


def _read(element: Xml.Element, style: Style) -> Style:
    runs, paragraph = element.find(f"{_W}rPr"), element.find(f"{_W}pPr")
    if runs is not None:
        style = _read_letters(runs, style)
    return style if paragraph is None else _read_paragraph(paragraph, style)


def _read_letters(of: Xml.Element, style: Style) -> Style:
    colour = of.find(f"{_W}color")
    size = of.find(f"{_W}sz")
    return replace(
        style,
        bold=_is_on(of, "b", style.bold),
        italic=_is_on(of, "i", style.italic),
        caps=_is_on(of, "caps", style.caps),
        colour=colour.get(f"{_W}val", _INK) if colour is not None else style.colour,
        size=_number(size, "val", 21) * 10 if size is not None else style.size,
        spread=_number(of.find(f"{_W}spacing"), "val", style.spread),
    )


def _read_paragraph(of: Xml.Element, style: Style) -> Style:
    spacing, indent = of.find(f"{_W}spacing"), of.find(f"{_W}ind")
    side = of.find(f"{_W}jc")
    jc = side.get(f"{_W}val", "") if side is not None else ""
    hanging = _number(indent, "hanging", 0)
    return replace(
        style,
        before=_number(spacing, "before", style.before),
        after=_number(spacing, "after", style.after),
        line=_number(spacing, "line", round(style.line * _SINGLE)) / _SINGLE,
        left=_number(indent, "left", style.left),
        first=-hanging if hanging else _number(indent, "firstLine", style.first),
        keep=_is_on(of, "keepNext", style.keep),
        tight=_is_on(of, "contextualSpacing", style.tight),
        above=_rule(of, "top") or style.above,
        below=_rule(of, "bottom") or style.below,
        centred=jc == "center" if jc else style.centred,
        at_end=jc in ("right", "end") if jc else style.at_end,
    )


def _number(of: Xml.Element | None, name: str, usual: int) -> int:
    value = of.get(f"{_W}{name}") if of is not None else None
    return int(value) if value is not None else usual


def _is_on(of: Xml.Element, name: str, usual: bool) -> bool:
    found = of.find(f"{_W}{name}")
    return usual if found is None else found.get(f"{_W}val", "1") not in ("0", "false")


def _rule(of: Xml.Element, side: str) -> Rule | None:
    """Return the border at one side; Word gives its thickness in eighths of a point."""
    found = of.find(f"{_W}pBdr/{_W}{side}")
    if found is None:
        return None
    return Rule(
        _number(found, "sz", 4) * 2.5,
        _number(found, "space", 0) * 20.0,
        found.get(f"{_W}color", _INK),
    )
