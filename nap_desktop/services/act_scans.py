"""Scans of the acts by which plans were approved, kept as files beside the library.

A plan holds the name and the SHA-256 of its scan; the file lies in a folder that is called like
the library. In the library itself a scan would be copied with each of the hourly backups, and read
with each check of the whole file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most, write_whole
from nap_desktop.services.file_names import safe_name

LARGEST = 25_000_000  # bytes; some 50 pages scanned at 200 dots to the inch
ENDINGS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}
_LONGEST_NAME = 60
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Scan:
    """The name under which a scan is known, and its SHA-256 in hexadecimal digits."""

    name: str
    hash: str


class ActScans:
    """The scans beside one library; a file that is kept is never written over."""

    def __init__(self, library: Path) -> None:
        self.folder = library.with_name(library.stem + " acts")

    def keep(self, path: Path) -> Scan:
        """Keep a copy of a scan: PDF, JPEG or PNG, by what is in it and not by its name.

        Raises NapError `cannot_read`, `too_large`, `not_a_scan` (path) or `cannot_write`.
        """
        content = read_at_most(path, LARGEST)
        ending = next((end for begin, end in ENDINGS.items() if content.startswith(begin)), "")
        if not ending:
            raise NapError("not_a_scan", path=path)
        scan = Scan(safe_name(path.stem, _LONGEST_NAME) + ending, _hash(content))
        target = self._path(scan)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            is_there = target.exists() and _hash(target.read_bytes()) == scan.hash
        except OSError as error:
            raise NapError("cannot_write", path=target, reason=error.strerror or error) from error
        if not is_there:
            write_whole(target, content)
        return scan

    def find(self, scan: Scan) -> Path:
        """Return the file of a scan, as it was when it was kept.

        Raises NapError `scan_missing` (path), `scan_changed` (path), `cannot_read`, `too_large`.
        """
        path = self._path(scan)
        if not path.is_file():
            raise NapError("scan_missing", path=path)
        if _hash(read_at_most(path, LARGEST)) != scan.hash:
            raise NapError("scan_changed", path=path)
        return path

    def save_out(self, scan: Scan, target: Path) -> None:
        """Write a copy of a scan. Raises as `find` does, and NapError `cannot_write`."""
        write_whole(target, read_at_most(self.find(scan), LARGEST))

    def _path(self, scan: Scan) -> Path:
        """Return where a scan lies; no name leads out of the folder."""
        name = Path(safe_name(scan.name, _LONGEST_NAME + 8))
        digits = "".join(sign for sign in scan.hash[:12] if sign in _DIGITS)
        return self.folder / f"{name.stem} {digits}{name.suffix}"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
