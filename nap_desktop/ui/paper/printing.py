"""Prints a document: the same pages as its PDF, on the paper that a printer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from nap_desktop.base.progress import Progress
from nap_desktop.services.paper import Document
from nap_desktop.ui.paper.ink import Sheet
from nap_desktop.ui.paper.paint import Painter
from nap_desktop.ui.paper.pdf import lying, numbers_of, set_pages
from nap_desktop.ui.paper.sheets import Sheets

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_TWIPS_PER_INCH = 1440


def print_document(document: Document, printer: QPrinter, progress: Progress | None = None) -> int:
    """Print the pages that the printer was asked for and return how many they were.

    Raises Cancelled if it is no longer wanted; what the printer has by then it may print.
    """
    watch = progress or Progress()
    pages = set_pages(Sheets(document), watch)
    wanted = _wanted(pages, printer)
    made = Painter(document, numbers_of(pages))
    printer.setFullPage(True)
    printer.setDocName(document.title)
    if wanted:
        printer.setPageLayout(lying(wanted[0].landscape))
    painter = QPainter(printer)
    try:
        for place, sheet in enumerate(wanted):
            if place:
                printer.setPageLayout(lying(sheet.landscape))
                printer.newPage()
            painter.resetTransform()
            scale = printer.resolution() / _TWIPS_PER_INCH
            painter.scale(scale, scale)
            made.paint(sheet, painter)
            watch.report(place + 1, len(wanted))
    finally:
        painter.end()
    return len(wanted)


def _wanted(pages: list[Sheet], printer: QPrinter) -> list[Sheet]:
    """Return the pages from one to another; all where nobody chose."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    return [sheet for sheet in pages if first <= sheet.number <= last]
