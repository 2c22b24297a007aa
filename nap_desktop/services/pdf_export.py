"""Makes PDF files: from pages that the window has set, or from a Word file through LibreOffice."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.files import write_whole
from nap_desktop.base.progress import Progress
from nap_desktop.documents.pdf import Bookmark, Link, Target, finished
from nap_desktop.documents.pdf_silence import silenced
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.services.word_export import Wish


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


def export_pdf_of_word(
    plan: Plan,
    target: Path,
    wish: Wish | None = None,
    *,
    today: datetime.date | None = None,
    progress: Progress | None = None,
) -> PdfReceipt:
    """Write the PDF that LibreOffice makes of a plan's Word file.

    Raises NapError `no_libreoffice`, `libreoffice_failed` (reason), `pdf_tells`, `cannot_write`,
    and those of a wish that cannot be fulfilled.
    """
    from nap_desktop.services.word_export import Wish, word_bytes

    word, _ = word_bytes(plan, wish or Wish(), today or datetime.date.today(), new_id())
    return keep_pdf(pdf_of_word(word, progress), 0, target)


def pdf_of_word(word: bytes, progress: Progress | None = None) -> bytes:
    """Return the PDF that LibreOffice makes of a Word file of ours; it tells no hour and no program.

    Raises NapError `no_libreoffice`, `libreoffice_failed` (reason) or `pdf_tells`.
    """
    from nap_desktop.services.libreoffice import converted

    return silenced(converted(word, "docx", "pdf", progress=progress))


__all__ = [
    "Bookmark",
    "Link",
    "PdfReceipt",
    "Target",
    "export_pdf_of_word",
    "finished",
    "keep_pdf",
    "pdf_of_word",
]
