"""In which language a text is written, for Word, which has to check its spelling.

Where nobody says so, its letters tell: they are of another script than those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nap_desktop.documents.tongues import Tongues

# Word wants a language with its country.
COUNTRIES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "es": "es-ES",
    "ar": "ar-SA",
    "zh": "zh-CN",
    "mn": "mn-MN",
}
_LETTERS = {
    "latin": "A-Za-z\u00c0-\u024f",
    "cyrillic": "\u0400-\u052f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
}
_HAS = {name: re.compile(f"[{letters}]{{2}}") for name, letters in _LETTERS.items()}
_WORD = {name: re.compile(f"[{letters}]{{4}}") for name, letters in _LETTERS.items()}
# Words with what stands between them: "World Customs Organization (WCO)".
_WORDS = {
    name: re.compile(f"[{letters}]+(?:[^\\W_{letters}]*[\\W\\d]+[{letters}]+)*")
    for name, letters in _LETTERS.items()
}
# Arabic and East Asian letters need nothing: the defaults of the document name their languages.
_LANGS = {"latin": "en-GB", "cyrillic": "ru-RU", "greek": "el-GR"}
_CYRILLIC_LANGUAGES = ("ru", "mn", "ky", "kk", "tg", "uk", "be", "bg", "sr", "mk")
_OWN_DEFAULTS = ("ar", "fa", "he", "ps", "ur", "zh", "ja", "ko")

Parts = list[tuple[str, str]]  # stretches of a text, each with its w:lang or nothing


def _base(lang: str) -> str:
    return lang.split("-")[0]


def _script(lang: str) -> str:
    """Return the script whose letters w:val of w:lang is about; Latin beside Arabic and Chinese."""
    base = _base(lang)
    if base in _CYRILLIC_LANGUAGES:
        return "cyrillic"
    return "greek" if base == "el" else "latin"


class Script:
    """Tells the language of texts that are not in the script of their document."""

    def __init__(self, lang: str) -> None:
        self.own = _script(lang)
        self._others = tuple(name for name in _HAS if name != self.own)

    @property
    def is_plain(self) -> bool:
        """Whether letters of ASCII need no more thought: they are of the document's language."""
        return self.own == "latin"

    def look(self, text: str) -> str:
        """Return w:lang for a text in none but another script; empty for all others."""
        if self.own == "latin" and text.isascii():
            return ""
        if _HAS[self.own].search(text):
            return ""
        for name in self._others:
            if _HAS[name].search(text):
                return _xml(_LANGS[name])
        return ""

    def parts(self, text: str) -> Parts:
        """Return the stretches of a text, as a name in two languages has them."""
        if self.own == "latin" and text.isascii():
            return [(text, "")]
        if look := self.look(text):
            return [(text, look)]
        for name in self._others:
            if _WORD[name].search(text):
                return list(_divided(text, name))
        return [(text, "")]


class English(Script):
    """Tells of every text that it is English, in a document of another language."""

    def __init__(self) -> None:
        super().__init__("en")

    def look(self, text: str) -> str:
        """Return w:lang for English."""
        return _xml(_LANGS["latin"])

    def parts(self, text: str) -> Parts:
        """Return the text as one stretch."""
        return [(text, self.look(text))]


class Bilingual(Script):
    """Tells the plan's own words from those around them, where they are in two languages."""

    def __init__(self, lang: str, tongues: Tongues) -> None:
        super().__init__(lang)
        # Latin letters in a document of Arabic or Chinese are English by its defaults
        self._ground = "en" if _base(lang) in _OWN_DEFAULTS else _base(lang)
        self._tongues = tongues
        names = "|".join(map(re.escape, tongues.names))
        self._names = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None

    @property
    def is_plain(self) -> bool:
        """Never: which of the two languages it is cannot be seen from its letters."""
        return False

    def parts(self, text: str) -> Parts:
        """Return the stretches of a text: names of the plan inside words around it, and these."""
        if text.strip() in self._tongues.texts:
            return [(text, self._told(text, self._tongues.plan))]
        made: Parts = []
        for part, lang in self._divided(text):
            told = self._told(part, lang)
            if made and (made[-1][1] == told or not any(map(str.isalpha, part))):
                made[-1] = (made[-1][0] + part, made[-1][1])
            else:
                made.append((part, told))
        return made

    def _divided(self, text: str) -> Iterator[tuple[str, str]]:
        end = 0
        for found in self._names.finditer(text) if self._names else ():
            if end < found.start():
                yield text[end : found.start()], self._tongues.words
            yield found[0], self._tongues.plan
            end = found.end()
        if end < len(text):
            yield text[end:], self._tongues.words

    def _told(self, text: str, lang: str) -> str:
        if _base(lang) in _OWN_DEFAULTS or not _HAS[_script(lang)].search(text):
            return self.look(text)
        return "" if _base(lang) == self._ground else _xml(COUNTRIES.get(lang, lang))


def _xml(lang: str) -> str:
    return f'<w:lang w:val="{lang}"/>'


def _divided(text: str, script: str) -> Iterator[tuple[str, str]]:
    """Give the words of another script, where they are words, and what stands around them."""
    end = 0
    for found in _WORDS[script].finditer(text):
        if _WORD[script].search(found[0]):
            if end < found.start():
                yield text[end : found.start()], ""
            yield found[0], _xml(_LANGS[script])
            end = found.end()
    if end < len(text):
        yield text[end:], ""
