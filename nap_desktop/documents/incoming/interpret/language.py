"""The language of a document out of those that a plan may have, by its letters and small words."""

from __future__ import annotations

from nap_desktop.documents.incoming.source import Source, lines
from nap_desktop.plan.schema import field_of

_ENOUGH = 20_000  # letters to look at
_SMALL = {
    "en": ("the", "and", "of", "for", "with", "by"),
    "fr": ("le", "les", "des", "et", "du", "une", "pour", "aux"),
    "es": ("el", "los", "las", "del", "para", "y", "con", "una"),
}


def language_of(source: Source) -> str:
    """Return the language of most of the text; English where it is none that a plan may have."""
    text = _some(source)
    known = field_of("plan", "language").choices
    counts = {
        "ar": sum("\u0600" <= sign <= "\u06ff" for sign in text),
        "zh": sum("\u4e00" <= sign <= "\u9fff" for sign in text) * 2,
        "ru": sum("\u0400" <= sign <= "\u04ff" for sign in text),
        "latin": sum(sign.isascii() and sign.isalpha() for sign in text),
    }
    most = max(counts, key=lambda one: counts[one])
    if most == "ru":
        if "ң" in text:  # a letter of Kyrgyz, not of Mongolian
            return "ru"
        return "mn" if text.count("ө") + text.count("ү") > counts["ru"] / 40 else "ru"
    if most == "latin":
        words = text.split()
        most = max(_SMALL, key=lambda one: sum(word in _SMALL[one] for word in words))
    return most if most in known else "en"


def _some(source: Source) -> str:
    held: list[str] = []
    size = 0
    for line in lines(source.blocks):
        held.append(line.text)
        size += len(line.text)
        if size > _ENOUGH:
            break
    return " ".join(held).casefold()
