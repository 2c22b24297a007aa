"""Makes PDF files: from pages that the window has set, or from a Word file through LibreOffice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.base.files import write_whole
from nap_desktop.documents.pdf import Bookmark, Link, Target, finished


@dataclass(frozen=True, slots=True)
class PdfReceipt:
    """What was written: the file, its SHA-256, how many pages it has; 0 if nobody counted them."""

    path: Path
    sha256: str
    pages: int


def keep_pdf(content: bytes, pages: int, target: Path) -> PdfReceipt:
    """Write a PDF as a whole. Raises NapError `cannot_write`; what was there is then untouched."""
    write_whole(target, content)
    return PdfReceipt(target, hashlib.sha256(content).hexdigest(), pages)


def pdf_of_word(word: bytes, target: Path) -> PdfReceipt:
    """Write the PDF that LibreOffice makes of a Word file.

    Raises NapError `no_libreoffice`, `libreoffice_failed` or `cannot_write`.
    """
    from nap_desktop.services.libreoffice import converted

    return keep_pdf(converted(word, "docx", "pdf"), 0, target)


__all__ = ["Bookmark", "Link", "PdfReceipt", "Target", "finished", "keep_pdf", "pdf_of_word"]
