"""Reads a file of any known kind in this very process; `services/reading_in.py` does so in another."""

from __future__ import annotations

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.failures import of_file
from nap_desktop.documents.incoming.kinds import kind_of
from nap_desktop.documents.incoming.source import Source


def prepare(content: bytes, name: str) -> None:
    """Import what the file's reader needs, before files can no longer be opened."""
    try:
        kind = kind_of(content, name)
    except NapError:
        return
    if kind == "pdf":
        from nap_desktop.documents.incoming import pdf  # noqa: F401
    else:
        import openpyxl.styles.numbers  # noqa: F401

        from nap_desktop.documents.incoming import sheets  # noqa: F401
        from nap_desktop.documents.incoming.docx import read  # noqa: F401


def read(content: bytes, name: str) -> Source:
    """Return what is in a file. Raises NapError as `of_file` says, and no other."""
    with of_file(name):
        match kind_of(content, name):
            case "pdf":
                from nap_desktop.documents.incoming.pdf import read_pdf

                return read_pdf(content, name)
            case "xlsx":
                from nap_desktop.documents.incoming.sheets import read_xlsx

                return read_xlsx(content, name)
            case "csv":
                from nap_desktop.documents.incoming.sheets import read_csv

                return read_csv(content, name)
            case _:
                from nap_desktop.documents.incoming.docx.read import read_docx

                return read_docx(content, name)
