"""GIF, TIFF, BMP and metafiles without what they tell beside the picture; damaged ones as nothing.

All but GIF keep their length: what is not part of the picture becomes zeros (GIF89a; TIFF 6.0;
MS-WMF; MS-EMF; MS-EMFPLUS).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

_Order = Literal["little", "big"]
_Span = tuple[int, int]

_GIF_LOOPS = b"\x21\xff\x0bNETSCAPE2.0"
# What a baseline TIFF, its tiles, its common compressions and its colour profile need.
_TIFF_TAGS = (
    *(*range(254, 260), *range(262, 267), 273, 274, *range(277, 285), *range(290, 294), 296, 301),
    *(*range(317, 326), *range(338, 344), 347, *range(529, 533), 34675),
)
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_TIFF_DATA = ((273, 279), (324, 325))  # where the strips or tiles are, and how long
_EMF_COMMENT, _EMF_END, _EMF_PLUS_COMMENT = 70, 14, 0x4003
_WMF_ESCAPE, _WMF_COMMENT = 0x0626, 15
_BMP_NEWEST = 124  # bytes of the header that may name a profile


def without_remarks(kind: str, content: bytes) -> bytes:
    """Return a picture of a kind (gif, tiff, bmp, emf, wmf); empty if it cannot be understood."""
    try:
        return _CLEANERS[kind](content)
    except (IndexError, ValueError, KeyError, struct.error):
        return b""


def _gif(content: bytes) -> bytes:
    """Return a GIF without comments, plain texts and what programs keep for themselves."""
    at = 13 + _table(content[10])
    made, held = [content[:at]], b""
    while content[at] != 0x3B:
        end = _gif_end(content, at)
        block = content[at:end]
        at = end
        if block[0] == 0x2C:
            made += [held, block]
            held = b""
        elif block[1] == 0xF9:
            held = block  # it belongs to the picture that follows
        elif block[1] == 0x01:
            held = b""
        elif block.startswith(_GIF_LOOPS) and block[14:16] == b"\x03\x01":
            made.append(block[:18] + b"\x00")
    return b"".join([*made, b"\x3b"])


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_end(content: bytes, at: int) -> int:
    if content[at] == 0x2C:
        at += 11 + _table(content[at + 9])
    elif content[at] == 0x21:
        at += 2
    else:
        raise ValueError(at)
    while content[at]:
        at += 1 + content[at]
    return at + 1


def _tiff(content: bytes) -> bytes:
    """Return the first picture of a TIFF with the tags that it needs, and zeros for all the rest."""
    order: _Order = "little" if content[:2] == b"II" else "big"
    start = int.from_bytes(content[4:8], order)
    count = int.from_bytes(content[start : start + 2], order)
    whole = 2 + 12 * count + 4
    if not count or start < 8 or start + whole > len(content):
        raise ValueError(start)
    entries: list[bytes] = []
    kept: list[_Span] = []
    numbers: dict[int, list[int]] = {}
    for place in range(start + 2, start + 2 + 12 * count, 12):
        entry = content[place : place + 12]
        tag, kind = (int.from_bytes(entry[n : n + 2], order) for n in (0, 2))
        if tag not in _TIFF_TAGS:
            continue
        size = _TIFF_SIZES[kind]
        length = size * int.from_bytes(entry[4:8], order)
        at = int.from_bytes(entry[8:], order) if length > 4 else place + 8
        value = _piece(content, (at, at + length))
        numbers[tag] = [int.from_bytes(one, order) for one in _divided(value, size)]
        entries.append(entry)
        kept += [(at, at + length)] if length > 4 else []
    if numbers.get(259) == [6]:  # its tables lie where no tag tells their length
        raise ValueError(6)
    for offsets, lengths in _TIFF_DATA:
        kept += [
            (at, at + length)
            for at, length in zip(numbers.get(offsets, ()), numbers.get(lengths, ()), strict=True)
        ]
    directory = len(entries).to_bytes(2, order) + b"".join(entries)
    made = bytearray(len(content))
    for span in kept:
        made[slice(*span)] = _piece(content, span)
    made[:8] = content[:8]
    made[start : start + whole] = directory.ljust(whole, b"\0")
    return bytes(made)


def _piece(content: bytes, span: _Span) -> bytes:
    if span[1] > len(content):
        raise ValueError(span)
    return content[slice(*span)]


def _divided(value: bytes, size: int) -> Iterator[bytes]:
    return (value[begin:end] for begin, end in pairwise(range(0, len(value) + size, size)))


def _bmp(content: bytes) -> bytes:
    """Return a BMP without a profile (which may be a path) and without what lies between and after."""
    (start, size) = struct.unpack_from("<II", content, 10)
    if size not in (40, 52, 56, 108, _BMP_NEWEST):
        raise ValueError(size)
    width, height, _, depth, packing, data = struct.unpack_from("<iiHHII", content, 18)
    (colours,) = struct.unpack_from("<I", content, 46)
    masks = {3: 12, 6: 16}.get(packing, 0) if size == 40 else 0
    if not colours and depth <= 8:
        colours = 1 << depth
    head = 14 + size + masks + 4 * colours
    if packing in (0, 3, 6):
        data = (abs(width) * depth + 31) // 32 * 4 * abs(height)
    if head > start or not data:
        raise ValueError(start)
    made = bytearray(start + data)
    made[:head] = content[:head]
    made[start:] = _piece(content, (start, start + data))
    made[2:10] = struct.pack("<II", len(made), 0)
    if size == _BMP_NEWEST:
        if bytes(made[70:74]) in (b"KNIL", b"DEBM"):
            made[70:74] = b"BGRs"
        made[126:134] = bytes(8)
    return bytes(made)


def _emf(content: bytes) -> bytes:
    """Return an enhanced metafile without its description and without remarks of programs."""
    if content[40:44] != b" EMF":
        raise ValueError(content[40:44])
    made = bytearray(content)
    length, at = struct.unpack_from("<II", content, 60)
    if length:
        _blank(made, (at, at + 2 * length))
        made[60:68] = bytes(8)
    place = 0
    while True:
        kind, size = struct.unpack_from("<II", made, place)
        if size < 8 or place + size > len(made):
            raise ValueError(place)
        if kind == _EMF_COMMENT:
            _emf_comment(made, place, place + size)
        place += size
        if kind == _EMF_END:
            return bytes(made[:place])


def _emf_comment(made: bytearray, start: int, end: int) -> None:
    """Blank a comment, but not the drawing in EMF+ that it may hold."""
    if made[start + 12 : start + 16] != b"EMF+":
        _blank(made, (start + 12, end))
        return
    (length,) = struct.unpack_from("<I", made, start + 8)
    at, last = start + 16, min(start + 12 + length, end)
    while at + 12 <= last:
        kind, _, size = struct.unpack_from("<HHI", made, at)
        if size < 12 or at + size > last:
            raise ValueError(at)
        if kind == _EMF_PLUS_COMMENT:
            _blank(made, (at + 12, at + size))
        at += size
    _blank(made, (at, end))


def _wmf(content: bytes) -> bytes:
    """Return a placeable metafile without comments; the number beside its key is no part of it."""
    made = bytearray(content)
    place = 22 + 18
    while True:
        words, kind = struct.unpack_from("<IH", made, place)
        end = place + 2 * words
        if words < 3 or end > len(made):
            raise ValueError(place)
        if kind == _WMF_ESCAPE and struct.unpack_from("<H", made, place + 6) == (_WMF_COMMENT,):
            _blank(made, (place + 10, end))
        place = end
        if not kind:
            return bytes(made[:place])


def _blank(made: bytearray, span: _Span) -> None:
    if not 0 <= span[0] <= span[1] <= len(made):
        raise ValueError(span)
    made[slice(*span)] = bytes(span[1] - span[0])


_CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    "gif": _gif, "tiff": _tiff, "bmp": _bmp, "emf": _emf, "wmf": _wmf,
}  # fmt: skip
