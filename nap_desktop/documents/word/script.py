"""In which script a text is written, and so in which language Word has to check its spelling."""

from __future__ import annotations

import re

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u052f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_HAS = {
    "latin": re.compile(f"[{_LATIN}]{{2}}"),
    "cyrillic": re.compile(f"[{_CYRILLIC}]{{2}}"),
    "greek": re.compile(f"[{_GREEK}]{{2}}"),
}
# Arabic and East Asian letters need nothing: the defaults of the document name their languages.
_LANGS = {"latin": "en-GB", "cyrillic": "ru-RU", "greek": "el-GR"}
_CYRILLIC_LANGUAGES = ("ru", "mn", "ky", "kk", "tg", "uk", "be", "bg", "sr", "mk")


class Script:
    """Tells the language of texts that are not in the script of their document."""

    def __init__(self, lang: str) -> None:
        base = lang.split("-")[0]
        self.own = {"el": "greek"}.get(base, "latin")
        if base in _CYRILLIC_LANGUAGES:
            self.own = "cyrillic"
        self._others = tuple(name for name in _HAS if name != self.own)

    def look(self, text: str) -> str:
        """Return w:lang for a text in none but another script; empty for all others."""
        if self.own == "latin" and text.isascii():
            return ""
        if _HAS[self.own].search(text):
            return ""
        for name in self._others:
            if _HAS[name].search(text):
                return f'<w:lang w:val="{_LANGS[name]}"/>'
        return ""


class English(Script):
    """Tells of every text that it is English, in a document of another language."""

    def __init__(self) -> None:
        super().__init__("en")

    def look(self, text: str) -> str:
        """Return w:lang for English."""
        return f'<w:lang w:val="{_LANGS["latin"]}"/>'
