"""What the documents of a pack are put on: a letterhead, and pages of the program's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError

if TYPE_CHECKING:
    from nap_desktop.services.paper import Document


def pdf_of(document: Document, _: bytes) -> bytes:
    """Return the PDF of a document as the program sets it."""
    from nap_desktop.ui.paper.pdf import pdf

    return pdf(document)[0]


def dressed(letterhead: Path, content: bytes) -> bytes:
    """Return a document on a letterhead. Raises NapError."""
    from nap_desktop.services.letterhead import dress

    return dress(content, letterhead)


def looked_at(letterhead: str) -> str:
    """Return in a sentence or two what is to be known of a letterhead; empty if it is fine."""
    from nap_desktop.services.letterhead import examine
    from nap_desktop.ui.messages import sentence

    try:
        remarks = examine(Path(letterhead))
    except NapError as error:
        return sentence(error)
    return " ".join(remark.words for remark in remarks[:2])
