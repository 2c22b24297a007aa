"""The text of a file that does not say in which encoding it is."""

from __future__ import annotations

import re

from nap_desktop.base.errors import NapError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNS = "«»“”„’‘–—…•°№§€£ \u00ad·"
_CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ЁёӢӣІіЇїЄєЂђЈјЉљЊњЋћЏџҐґЎў"
# encoding -> the letters beyond ASCII that texts in it are made of
_LETTERS = {
    "cp1252": "éèêëàâäçùûüôöîïñóáíúßœæãõÉÈÊÀÂÇÔÎÓÁÍÚÑÜÖÄ¿¡ºª" + _SIGNS,
    "cp1251": _CYRILLIC + _SIGNS,
    "cp1256": "".join(map(chr, range(0x621, 0x64B))) + "،؛؟" + _SIGNS,
    "cp1250": "čćžšđČĆŽŠĐáéíóöőúüűęąłńśźżřěůýť" + _SIGNS,
    "koi8-r": _CYRILLIC,
    "cp866": _CYRILLIC,
}
_ENOUGH = 400_000  # bytes by which an encoding is known
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff\u0600-\u06ff]|[\u0400-\u04ff\u0600-\u06ff][A-Za-z]")
_TURNED = re.compile(r"[а-яё][А-ЯЁ]")
_PAIR = re.compile(r"[\u00a1-\u017f]{2}")


def text_of(content: bytes, path: object) -> str:
    """Return the text of a file: by its mark, as UTF-8 or UTF-16, else as its letters tell.

    Raises NapError `file_empty` or `file_unknown` (kind "other") for what is no text.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise NapError("file_empty", path=path)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if wide := _wide(content):
        return content.decode(wide, "replace")
    if content.count(b"\x00") > len(content) // 1_000:
        raise NapError("file_unknown", path=path, kind="other")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_old(content), "replace")


def _wide(content: bytes) -> str:
    """Return which UTF-16 it is without a mark: every other byte of dividers and digits is 0."""
    sample = content[:4_000]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and max(even, odd) > half // 10 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _old(content: bytes) -> str:
    """Return the encoding of one byte a letter in which the text looks most like words."""
    sample = b" ".join(_WORD.findall(content[:_ENOUGH]))
    return max(_LETTERS, key=lambda encoding: _likeness(sample, encoding))


def _likeness(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    beyond = [sign for sign in text if ord(sign) > 127]
    known = sum(sign in _LETTERS[encoding] for sign in beyond)
    odd = len(_MIXED.findall(text)) + len(_TURNED.findall(text)) + len(_PAIR.findall(text))
    return known - 2 * (len(beyond) - known) - 2 * odd
