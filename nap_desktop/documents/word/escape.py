"""Text as XML: what no XML file may hold is left out, all the rest comes back as it was."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: Word refuses the whole file for one of these; carriage returns do not survive.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What stands in XML as it is: all signs of ASCII that can be seen but three, and the blank.
_AS_IT_IS = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "&<>")
_OPEN = '<w:t xml:space="preserve">'
_SPECIAL = re.compile("[\t\n]")
_SIGNS = {"\t": f"</w:t><w:tab/>{_OPEN}", "\n": f"</w:t><w:br/>{_OPEN}"}


def escape(text: str) -> str:
    """Return text as it stands between two tags."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return text as it stands between double quotes, on one line."""
    line = escape(text).replace('"', "&quot;")
    return line.replace("\t", " ").replace("\n", " ")


def letters(text: str) -> str:
    """Return text as the inside of a run; tabs and line feeds become elements of their own."""
    # nothing else tells so quickly that nothing has to be done
    if text.isascii() and not text.encode().translate(None, _AS_IT_IS):
        return f"{_OPEN}{text}</w:t>"
    inside = f"{_OPEN}{escape(text)}</w:t>"
    if "\t" in text or "\n" in text:
        inside = _SPECIAL.sub(lambda found: _SIGNS[found[0]], inside)
        inside = inside.replace(f"{_OPEN}</w:t>", "")
    return inside
