"""Looks at a Word file from elsewhere before anything reads it, and gives its parts.

The limits are those of trials with 2,568 honest files, none of which they refuse; the highest
honest ratio of packed to unpacked size was 130.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from nap_desktop.base.errors import NapError

LARGEST_FILE = 50_000_000  # bytes
MOST_PARTS = 2_000
LARGEST_XML = 64_000_000
LARGEST_PART = 100_000_000
LARGEST_WHOLE = 200_000_000
HIGHEST_RATIO = 150
# in all parts of a text together: 5,000 rows of 6 cells, all of them tracked, have 1.6 million
MOST_ELEMENTS = 2_000_000
_FREE_OF_RATIO = 1_000_000  # a part so small harms nobody, however well it is packed
_CHUNK = 1 << 18

_SIGN = "[content_types].xml"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"<": "web_page", b"PK\x05\x06": "empty_zip"}
_BAD_NAME = re.compile(r"(^|/)\.\.?(/|$)|^/|:|[\x00-\x1f]|//")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_ENDINGS = (".xml", ".rels", ".vml")


def parts(content: bytes, path: object = "", sign: str = _SIGN) -> dict[str, bytes]:
    """Return the parts of a Word file by name, with no slash before the names.

    path: what the file is called in messages. sign: a part that every file of its kind has, in
    small letters. Raises NapError, always with `path`:
    `word_empty`, `not_word` (kind), `word_old`, `word_locked`, `word_damaged` (reason),
    `word_too_large` (what), `word_unsafe` (what).
    """
    _kind(content, path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return dict(_members(file, len(content), path, sign))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise NapError("word_damaged", path=path, reason="zip") from error
    except (NotImplementedError, RuntimeError, OverflowError, MemoryError) as error:
        raise NapError("word_damaged", path=path, reason="packing") from error


def _kind(content: bytes, path: object) -> None:
    """Refuse what does not begin as a Word file does, and say what it is instead."""
    if len(content) > LARGEST_FILE:
        raise NapError("word_too_large", path=path, what="file")
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content.strip(b"\x00 \t\r\n"):
        raise NapError("word_empty", path=path)
    if start.startswith(_OLE):
        raise NapError(_old(content), path=path)
    if content.startswith(_ZIP):
        return
    kind = next((name for sign, name in _OTHERS.items() if start.startswith(sign)), "other")
    raise NapError("not_word", path=path, kind=kind)


def _old(content: bytes) -> str:
    """Return the code for a file in Microsoft's older container, which also holds locked ones."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "word_locked"
    return "word_old"


def _members(
    file: zipfile.ZipFile, length: int, path: object, sign: str
) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in file.infolist() if not entry.is_dir()]
    _entries(entries, length, path, sign)
    left, elements = LARGEST_WHOLE, 0
    for entry in entries:
        content = _inflated(file, entry, left, path)
        left -= len(content)
        elements += _elements(content) if _is_words(entry) else 0
        if elements > MOST_ELEMENTS:
            raise NapError("word_too_large", path=path, what="elements")
        yield _name(entry), content


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.casefold().endswith(_XML_ENDINGS)


def _is_words(entry: zipfile.ZipInfo) -> bool:
    """Return whether a part becomes a tree; those of large sheets are read piece by piece."""
    return _is_xml(entry) and _name(entry).casefold().startswith("word/")


def _elements(content: bytes) -> int:
    """Return how many elements an XML part has, never too few, without parsing it."""
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:4] else content
    return plain.count(b"<") - plain.count(b"</")


def _name(entry: zipfile.ZipInfo) -> str:
    # some programs on Windows write the names of parts with their own sign between folders
    return entry.filename.replace("\\", "/").removeprefix("/")


def _entries(entries: list[zipfile.ZipInfo], length: int, path: object, sign: str) -> None:
    """Refuse by what the list of parts says, before one of them is opened."""
    if len(entries) > MOST_PARTS:
        raise NapError("word_too_large", path=path, what="parts")
    if any(entry.flag_bits & 1 for entry in entries):
        raise NapError("word_locked", path=path)
    names = [_name(entry).casefold() for entry in entries]
    if len(set(names)) < len(names):
        raise NapError("word_unsafe", path=path, what="part_twice")
    if any(_BAD_NAME.search(name) for name in names):
        raise NapError("word_unsafe", path=path, what="part_name")
    offsets = {entry.header_offset for entry in entries}
    if len(offsets) < len(entries) or sum(entry.compress_size for entry in entries) > length:
        raise NapError("word_unsafe", path=path, what="overlap")
    if sign not in names:
        kind = "open_document" if "mimetype" in names else "zip"
        raise NapError("not_word", path=path, kind=kind)


def _inflated(file: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, path: object) -> bytes:
    """Return one part, counting real bytes: what the list says of its size may be a lie."""
    is_xml = _is_xml(entry)
    most = min(left, LARGEST_XML if is_xml else LARGEST_PART)
    most = min(most, max(_FREE_OF_RATIO, entry.compress_size * HIGHEST_RATIO))
    made: list[bytes] = []
    size = 0
    with file.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise NapError("word_too_large", path=path, what="inflated")
            made.append(chunk)
    content = b"".join(made)
    if is_xml and has_doctype(content):
        raise NapError("word_unsafe", path=path, what="doctype")
    return content


def has_doctype(content: bytes) -> bool:
    """Return whether an XML part declares a document type or entities; no Word file does."""
    plain = content.replace(b"\x00", b"") if b"\x00" in content else content
    return b"<!" in plain and bool(_DOCTYPE.search(plain))
