"""Pictures of all kinds keep what they show and lose what they tell."""

from __future__ import annotations

import struct

import pytest

from nap_desktop.documents.word import pictures

SECRET = b"Somebody Private"
_SHOWN = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"  # one pixel
_GIF = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0"
_LOOPS = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
_CONTROL = b"\x21\xf9\x04\x01\0\0\0\0"


def blocks(data: bytes) -> bytes:
    return bytes([len(data)]) + data + b"\0"


def gif(*said: bytes) -> bytes:
    return _GIF + b"".join(said) + _CONTROL + _SHOWN + b"\x3b"


def tiff(order: str, *texts: int) -> bytes:
    """Return a TIFF of one grey pixel with some tags of text and a second directory."""
    far = 200
    entries = [(256, 3, 1, 1), (257, 3, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
    entries += [(273, 4, 1, 8), (278, 3, 1, 1), (279, 4, 1, 1)]
    entries += [(tag, 2, len(SECRET), far) for tag in texts]
    body = b""
    for tag, kind, count, value in sorted(entries):
        held = struct.pack(
            order + ("HH" if kind == 3 else "I"), *([value, 0][: 2 if kind == 3 else 1])
        )
        body += struct.pack(order + "HHI", tag, kind, count) + held
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 10)
    made = head + b"\x7f\0" + struct.pack(order + "H", len(entries)) + body + bytes(4)
    return made.ljust(far, b"\0") + (SECRET if texts else b"")


def bmp(tail: bytes = b"") -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 58, 0, 0, 54) + head + b"\1\2\3\0" + tail


def bmp_with_path() -> bytes:
    head = struct.pack("<IiiHHIIiiII", 124, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + bytes(16)
    head += b"KNIL" + bytes(36) + struct.pack("<IIII", 0, 0, 128, len(SECRET))
    head = head.ljust(124, b"\0")
    held = b"\1\2\3\0" + SECRET
    return b"BM" + struct.pack("<IHHI", 138 + len(held), 0, 0, 138) + head + held


def emf(description: bytes = b"", comment: bytes = b"") -> bytes:
    size = 88 + len(description)
    head = (
        struct.pack("<II", 1, size)
        + bytes(32)
        + b" EMF"
        + struct.pack("<IIIHH", 0x10000, 0, 2, 1, 0)
    )
    head += struct.pack("<II", len(description) // 2, 88 if description else 0)
    remark = b""
    if comment:
        remark = struct.pack("<III", 70, 12 + len(comment), len(comment)) + comment
    end = struct.pack("<IIIII", 14, 20, 0, 0, 20)
    return head.ljust(88, b"\0") + description + remark + end


def wmf(comment: bytes = b"") -> bytes:
    remark = b""
    if comment:
        words = 5 + len(comment) // 2
        remark = struct.pack("<IHHH", words, 0x0626, 15, len(comment)) + comment
    return b"\xd7\xcd\xc6\x9a" + bytes(18) + bytes(18) + remark + struct.pack("<IH", 3, 0)


PLAIN = {
    "gif": gif(), "looping gif": gif(_LOOPS), "tiff": tiff("<"), "other tiff": tiff(">"),
    "bmp": bmp(), "emf": emf(), "wmf": wmf(), "drawn emf": emf(b"", b"EMF+" + bytes(8)),
}  # fmt: skip
TELLING = {
    "gif comment": gif(b"\x21\xfe" + blocks(SECRET)),
    "gif of a program": gif(b"\x21\xff\x0bXMP DataXMP" + blocks(SECRET)),
    "gif text": gif(_CONTROL + b"\x21\x01" + bytes([12]) + bytes(12) + blocks(SECRET)),
    "gif with a tail": gif() + SECRET,
    **{
        f"tiff {tag} {order}": tiff(order, tag)
        for tag in (269, 270, 271, 272, 305, 306, 315, 316, 700, 33432, 33723, 34665, 34853)
        for order in "<>"
    },
    "bmp with a tail": bmp(SECRET),
    "bmp with a path": bmp_with_path(),
    "emf description": emf(SECRET),
    "emf comment": emf(b"", SECRET),
    "emf plus comment": emf(b"", b"EMF+" + struct.pack("<HHII", 0x4003, 0, 28, 16) + SECRET),
    "wmf comment": wmf(SECRET),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_a_picture_that_tells_nothing_stays_as_it_is(name: str) -> None:
    assert pictures.cleaned(PLAIN[name]) == PLAIN[name]


@pytest.mark.parametrize("name", TELLING)
def test_what_a_picture_tells_is_seen_and_goes(name: str) -> None:
    content = TELLING[name]
    assert SECRET in content and pictures.tells(content)

    made = pictures.cleaned(content)

    assert made and SECRET not in made and not pictures.tells(made)
    assert pictures.kind(made) == pictures.kind(content)


def test_a_gif_keeps_its_pixels_its_loop_and_nothing_else() -> None:
    said = b"\x21\xfe" + blocks(SECRET)

    assert pictures.cleaned(gif(said, _LOOPS, said)) == gif(_LOOPS)


def test_a_tiff_keeps_its_pixels() -> None:
    made = pictures.cleaned(tiff("<", 270, 315))

    assert made[8:9] == b"\x7f"
    assert struct.unpack_from("<H", made, 10) == (8,)


@pytest.mark.parametrize(
    "content",
    [
        *(content[: len(content) // 2] for content in PLAIN.values()),
        *(content[:12] for content in PLAIN.values()),
        b"",
        b"MZ\x90",
        b"\x01\x00\x00\x00 no metafile at all, but a long enough text to look for a sign in it",
    ],
)
def test_what_cannot_be_understood_is_no_picture(content: bytes) -> None:
    assert pictures.cleaned(content) == b""
