"""The fields that are open while a part is read: of each its result is text, and its code is not."""

from __future__ import annotations

import re

from lxml import etree

from nap_desktop.documents.incoming.docx.tags import SDT_PR, VAL
from nap_desktop.documents.word.names import w

_CONTENTS = ("TOC", "TOA", "INDEX")
_LINK = re.compile(r'\s*HYPERLINK\s+"((?:https?://|mailto:)[^"]+)"', re.IGNORECASE)
_SIGN, _KIND = w("fldChar"), w("fldCharType")
_LONGEST = 4_000  # characters of a code that are looked at


class Fields:
    """Knows why text is left out at a point of the walk, and where a field leads.

    reason: empty where text counts as text. link: the address of the innermost link, or "".
    """

    def __init__(self) -> None:
        self._open: list[list[str | bool]] = []  # [code, whether its result has begun]
        self.reason = ""
        self.link = ""

    def begin_part(self, root: etree._Element) -> None:
        """Forget what an earlier part left open, and disarm fields of this one that never end."""
        self._open.clear()
        self._judge()
        begun: list[etree._Element] = []
        for sign in root.iter(_SIGN):
            kind = sign.get(_KIND)
            if kind == "begin":
                begun.append(sign)
            elif kind == "end" and begun:
                begun.pop()
        for sign in begun:
            sign.set(_KIND, "never ends")

    def sign(self, node: etree._Element) -> None:
        """Follow a sign that begins, parts or ends a field."""
        kind = node.get(_KIND)
        if kind == "begin":
            self._open.append(["", False])
        elif self._open and kind == "separate":
            self._open[-1][1] = True
        elif self._open and kind == "end":
            self._open.pop()
        self._judge()

    def code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open and not self._open[-1][1]:
            self._open[-1][0] = f"{self._open[-1][0]}{text}"[:_LONGEST]

    def set_aside(self) -> list[list[str | bool]]:
        """Return what is open and begin anew: a text box takes no part in the fields about it."""
        held, self._open = self._open, []
        self._judge()
        return held

    def take_up(self, held: list[list[str | bool]]) -> None:
        """Go on with what was set aside."""
        self._open = held
        self._judge()

    def _judge(self) -> None:
        self.reason = self.link = ""
        for code, has_begun in self._open:
            if not has_begun:
                self.reason = "code"
                return
            self.reason = self.reason or reason_of(str(code))
            if found := _LINK.match(str(code)):
                self.link = found[1]


def reason_of(code: str) -> str:
    """Return why the result of a field is left out; empty if it is not."""
    words = code.split(None, 1)
    return "contents" if words and words[0].upper() in _CONTENTS else ""


def control_reason(sdt: etree._Element) -> str:
    """Return why the text of a content control is left out; empty if it is not."""
    props = sdt.find(SDT_PR)
    if props is None:
        return ""
    if props.find(w("showingPlcHdr")) is not None:
        return "control"
    gallery = props.find(f"{w('docPartObj')}/{w('docPartGallery')}")
    is_contents = gallery is not None and "Contents" in gallery.get(VAL, "")
    return "contents" if is_contents else ""
