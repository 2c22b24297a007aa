"""Which fonts a Word file uses for the letters of a language, and which are known to lack them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.style_sheet import StyleSheet

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LOOKED_AT = (
    ("paragraph", "Normal"),
    ("paragraph", "Title"),
    ("paragraph", "heading 1"),
    ("paragraph", "heading 2"),
    ("paragraph", "heading 3"),
)
_THEME = {
    "HAnsi": "latin",
    "Ascii": "latin",
    "EastAsia": "ea",
    "Bidi": "cs",
}


def lacking(lang: str, sheet: StyleSheet | None, theme: etree._Element | None) -> list[str]:
    """Return the fonts used for a language that are known to lack its letters, in alphabetical order.

    A font of which nothing is known is not among them: nobody should be frightened by a guess.
    """
    rules = _data()
    script = rules["scripts"].get(lang.split("-")[0])
    if script is None or sheet is None:
        return []
    lacks = {
        name.casefold()
        for group in rules["fonts"]
        if script["script"] in group["lacks"]
        for name in group["names"]
    }
    used = _used(sheet, theme, script)
    return sorted({name for name in used if name.casefold() in lacks})


@cache
def _data() -> dict[str, Any]:
    return shipped.toml("word/fonts.toml")


def _used(sheet: StyleSheet, theme: etree._Element | None, script: dict[str, str]) -> Iterator[str]:
    """Give the fonts that the styles of a text take for one kind of letters."""
    for kind, name in _LOOKED_AT:
        identity = sheet.find(kind, name) or sheet.default(kind)
        held = [
            *(style.find(f"{w('rPr')}/{w('rFonts')}") for style in sheet.chain(identity)),
            sheet.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}"),
        ]
        for fonts in held:
            found = _font(fonts, theme, script) if fonts is not None else None
            if found:
                yield found
                break


def _font(
    fonts: etree._Element, theme: etree._Element | None, script: dict[str, str]
) -> str | None:
    slot = script["slot"]
    key = "cstheme" if slot == "cs" else f"{slot}Theme"
    return _of_theme(fonts.get(w(key)), theme, script["theme"]) or fonts.get(w(slot))


def _of_theme(key: str | None, theme: etree._Element | None, script: str) -> str | None:
    """Return the font that a theme gives for a key such as `minorHAnsi`."""
    if not key or theme is None:
        return None
    which = "major" if key.startswith("major") else "minor"
    scheme = theme.find(f".//{_A}{which}Font")
    part = _THEME.get(key.removeprefix(which))
    if scheme is None or part is None:
        return None
    main = scheme.find(f"{_A}{part}")
    if main is not None and main.get("typeface"):
        return main.get("typeface")
    own = (one for one in scheme.findall(f"{_A}font") if one.get("script") == script)
    return next((one.get("typeface") for one in own), None)
