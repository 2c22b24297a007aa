"""What kind of file it is, told by its content; its name decides only among kinds of plain text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection
from pathlib import PurePath
from typing import NamedTuple

from nap_desktop.base.errors import NapError

_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_LOOKED_AT = 1_024  # bytes in which the mark of a PDF may stand (ISO 32000-1, implementation notes)
_PLAIN = frozenset({".csv", ".tsv", ".tab", ".txt"})
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_TYPES, _MOST_TYPES = "[Content_Types].xml", 1_000_000  # bytes
_WITH_MACROS = (
    b"application/vnd.ms-word.document.macroEnabled",
    b"application/vnd.ms-word.template.macroEnabled",
)
_WEB = (b"<html", b"<!doctype", b"<?xml", b"<head", b"<table", b"<div")


class Foreign(NamedTuple):
    """A kind that only LibreOffice reads: its ending, its name in messages, what it becomes."""

    ending: str
    kind: str
    wanted: str


def foreign(content: bytes) -> Foreign | None:
    """Return what a file is if it must be converted first, None if a reader may have it.

    Looks at marks only and opens nothing, so that the program itself may ask.
    """
    if content.startswith(_RTF):
        return Foreign("rtf", "rtf", "docx")
    if content.startswith(_OLE):
        return _old(content)
    if content.startswith(_ZIP) and content[30:].startswith(_MIMETYPE):
        named = content[30 + len(_MIMETYPE) :]
        if named.startswith(b"text"):
            return Foreign("odt", "open_document", "docx")
        if named.startswith(b"spreadsheet"):
            return Foreign("ods", "open_document", "xlsx")
    return None


def _old(content: bytes) -> Foreign | None:
    """Return which of Microsoft's older formats it is, by the names of its streams."""
    if _wide("EncryptedPackage") in content:
        return None
    if _wide("WordDocument") in content:
        return Foreign("doc", "old_office", "docx")
    if _wide("Workbook") in content or _wide("Book") in content:
        return Foreign("xls", "old_office", "xlsx")
    return None


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def kind_of(content: bytes, name: str) -> str:
    """Return "docx", "xlsx", "pdf" or "csv".

    Raises NapError `file_empty`, `file_locked`, `file_macros` or `file_unknown` (kind).
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise NapError("file_empty", path=name)
    if content.startswith(_ZIP):
        return _office(content, name)
    if b"%PDF-" in content[:_LOOKED_AT]:
        return "pdf"
    if content.startswith(_OLE):
        is_locked = _wide("EncryptedPackage") in content
        if is_locked:
            raise NapError("file_locked", path=name)
        raise NapError("file_unknown", path=name, kind="old_office")
    if content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        raise NapError("file_unknown", path=name, kind="web_page")
    if PurePath(name).suffix.casefold() in _PLAIN:
        return "csv"
    raise NapError("file_unknown", path=name, kind="other")


def _office(content: bytes, called: str) -> str:
    """Return which office format an archive holds; the guard of its reader looks closer.

    A document with macros is told by its parts, for its name may have been changed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            names = {name.casefold().lstrip("/") for name in file.namelist()}
            has_macros = _has_macros(file, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return "docx"
    if has_macros:
        raise NapError("file_macros", path=called)
    return "xlsx" if any(name.startswith(("xl/", "xl\\")) for name in names) else "docx"


def _has_macros(file: zipfile.ZipFile, names: Collection[str]) -> bool:
    """Return whether a Word document says that it holds macros, or holds their part."""
    if any(name.startswith("word") and name.endswith("vbaproject.bin") for name in names):
        return True
    try:
        with file.open(_TYPES) as part:
            types = part.read(_MOST_TYPES)
    except (KeyError, OSError, RuntimeError, zlib.error):
        return False  # the guard tells what is wrong with it
    return any(kind in types for kind in _WITH_MACROS)
