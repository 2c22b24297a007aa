"""Letters that count: those of the script in which a language is written.

In Cyrillic without Ё, Й, Ъ and Ь, as Word counts (`russianLower`); in Arabic in the order of abjad,
as numbered lists of legal texts do, and Word with `arabicAbjad`.
"""

from __future__ import annotations

LATIN, CYRILLIC, ARABIC = "latin", "cyrillic", "arabic"
_SCRIPTS = {"ru": CYRILLIC, "mn": CYRILLIC, "ar": ARABIC}
_ALPHABETS = {
    LATIN: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    CYRILLIC: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    ARABIC: "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_ALONE = {"ه": "هـ"}  # with a stroke where it stands alone, so that nobody takes it for a digit


def script(lang: str) -> str:
    """Return the script of the letters that count in a language (BCP 47): Latin unless told."""
    return _SCRIPTS.get(lang.split("-")[0], LATIN)


def most(of: str) -> int:
    """Return how many letters a script counts with before it needs two."""
    return len(_ALPHABETS[of])


def letters(count: int, of: str = LATIN) -> str:
    """Return A … Z, AA, AB … for 1, 2 …, in capitals where a script has them."""
    alphabet = _ALPHABETS[of]
    printed = ""
    while count > 0:
        count, rest = divmod(count - 1, len(alphabet))
        printed = alphabet[rest] + printed
    return _ALONE.get(printed, printed)
