"""Pictures from elsewhere, without what they tell of who made them, where and with what."""

from __future__ import annotations

from collections.abc import Iterator

from nap_desktop.documents.word.old_pictures import without_remarks

# first bytes -> ending and content type; what begins otherwise is no picture for us
_KINDS = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
    b"BM": ("bmp", "image/bmp"),
    b"II*\x00": ("tiff", "image/tiff"),
    b"MM\x00*": ("tiff", "image/tiff"),
    b"\x01\x00\x00\x00": ("emf", "image/x-emf"),
    b"\xd7\xcd\xc6\x9a": ("wmf", "image/x-wmf"),
}
TYPES = dict(_KINDS.values())
_PNG_SAYS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_START_OF_SCAN = 0xDA


def kind(content: bytes) -> str:
    """Return the ending that fits a picture; empty if it is none that Word shows everywhere."""
    return next((found[0] for sign, found in _KINDS.items() if content.startswith(sign)), "")


def cleaned(content: bytes) -> bytes:
    """Return a picture that looks the same and tells nothing of its maker, place and day.

    Empty for what cannot be understood: it has no place in a file that leaves.
    """
    match found := kind(content):
        case "png":
            return content[:8] + b"".join(
                whole for name, whole in _chunks(content) if name not in _PNG_SAYS
            )
        case "jpeg":
            return b"".join(_segments(content))
        case "":
            return b""
    return without_remarks(found, content)


def tells(content: bytes) -> bool:
    """Return whether a picture holds a text, a day or a place beside what it shows."""
    return cleaned(content) != content


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give name and bytes of each part of a PNG; what follows the last is left out."""
    at = 8
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        yield name, content[at:end]
        if name == b"IEND":
            return
        at = end


def _segments(content: bytes) -> Iterator[bytes]:
    """Give the parts of a JPEG but its remarks and the makers' own (APP1, APP3 to 13, APP15).

    APP0 and APP14 say how colours are meant, and APP2 holds the colour profile.
    """
    yield content[:2]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == _START_OF_SCAN:
            break
        if mark == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        is_maker = 0xE0 <= mark <= 0xEF and mark not in (0xE0, 0xE2, 0xEE)
        if not is_maker and mark != 0xFE:
            yield content[at:end]
        at = end
    yield content[at:]
