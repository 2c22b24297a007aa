"""How the cells of a workbook look, and in which form they show numbers."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from lxml import etree

from nap_desktop.documents.incoming.source import PLAIN, Look

_T = TypeVar("_T")
_MOST = 200_000  # looks; a workbook has 64,000 at most
_USUAL = frozenset({"normal", "standard"})


class CellLook(NamedTuple):
    """One entry of the list of looks: how the line looks, the form of numbers, a ground or none."""

    look: Look = PLAIN
    form: str = "General"
    shaded: bool = False


USUAL = CellLook()


def looks(root: etree._Element | None) -> list[CellLook]:
    """Return the looks of a workbook's cells, by the number that cells refer to them with."""
    if root is None:
        return []
    fonts = [_font(one) for one in root.iterfind("{*}fonts/{*}font")]
    fills = [_is_shaded(one) for one in root.iterfind("{*}fills/{*}fill")]
    forms = _forms(root)
    styles = {
        one.get("xfId", ""): one.get("name", "").casefold()
        for one in root.iterfind("{*}cellStyles/{*}cellStyle")
    }
    found: list[CellLook] = []
    for one in root.iterfind("{*}cellXfs/{*}xf"):
        if len(found) >= _MOST:
            break
        font = _at(fonts, one.get("fontId"), PLAIN)
        style = styles.get(one.get("xfId", ""), "")
        look = font._replace(
            style="" if style in _USUAL else style[:100],
            heading=_level(style),
            centred=_is_centred(one),
        )
        shaded = _at(fills, one.get("fillId"), False)
        found.append(CellLook(look, forms.get(one.get("numFmtId", "0"), "General"), shaded))
    return found


def _at(held: list[_T], number: str | None, other: _T) -> _T:
    place = int(number) if number and number.isascii() and number.isdigit() else -1
    return held[place] if 0 <= place < len(held) else other


def is_on(node: etree._Element | None) -> bool:
    """Return whether a property such as bold is there and not switched off."""
    return node is not None and node.get("val", "1") not in ("0", "false", "none")


def _font(node: etree._Element) -> Look:
    size = node.find("{*}sz")
    return Look(
        bold=is_on(node.find("{*}b")),
        italic=is_on(node.find("{*}i")),
        size=_points(size.get("val", "") if size is not None else ""),
    )


def _points(word: str) -> float:
    try:
        points = float(word)
    except ValueError:
        return 0.0
    return points if 0 < points < 1_000 else 0.0


def _is_shaded(node: etree._Element) -> bool:
    pattern = node.find("{*}patternFill")
    return pattern is not None and pattern.get("patternType", "none") not in ("none", "gray125")


def _is_centred(node: etree._Element) -> bool:
    place = node.find("{*}alignment")
    return place is not None and place.get("horizontal", "") in ("center", "centerContinuous")


def _level(style: str) -> int:
    """Return the level of a built-in heading style ("Heading 1" to "Heading 4"), 1 for a title."""
    if style == "title":
        return 1
    words = style.split()
    is_heading = len(words) == 2 and words[0] == "heading" and words[1] in "123456789"
    return int(words[1]) if is_heading else 0


def _forms(root: etree._Element) -> dict[str, str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    built_in: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    own = {
        one.get("numFmtId", ""): one.get("formatCode", "")
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    return {**built_in, **own}
