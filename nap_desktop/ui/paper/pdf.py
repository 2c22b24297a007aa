"""A document as the bytes of a PDF, page by page, with the headings as its outline."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from nap_desktop.base.progress import Progress
from nap_desktop.services.paper import Document, page
from nap_desktop.services.pdf_export import Bookmark, Link, Target, finished
from nap_desktop.ui.paper.ink import Leader, Sheet
from nap_desktop.ui.paper.paint import Numbers, Painter
from nap_desktop.ui.paper.sheets import Sheets

_TWIPS = 20  # to the point
_RESOLUTION = 72 * _TWIPS  # so that a dot of the writer is a twip


def pdf(document: Document, progress: Progress | None = None) -> tuple[bytes, int]:
    """Return the file of a document and how many pages it has; same document, same bytes.

    All is done in the thread that calls. Raises Cancelled if it is no longer wanted.
    """
    watch = progress or Progress()
    sheets = Sheets(document)
    pages = set_pages(sheets, watch)
    raw = _drawn(document, pages, watch)
    marks = [
        Bookmark(entry.level, entry.text, _target(sheet, y))
        for sheet in pages
        for entry, y in sheet.entries
    ]
    return finished(raw, document.title, document.lang, marks, _links(pages)), len(pages)


def set_pages(sheets: Sheets, watch: Progress) -> list[Sheet]:
    """Return all pages of a document; tells how far it is after each, painting being one half."""
    pages: list[Sheet] = []
    for sheet in sheets:
        pages.append(sheet)
        watch.report(len(pages), max(2 * sheets.guess.count, len(pages) + 1))
    return pages


def numbers_of(pages: list[Sheet]) -> Numbers:
    """Return what the pages say of each other, all of them being set."""
    starts = {entry.place: sheet.number for sheet in pages for entry, _ in sheet.entries}
    return Numbers(len(pages), starts)


def _drawn(document: Document, pages: list[Sheet], watch: Progress) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(document.title)
    writer.setPageLayout(lying(pages[0].landscape))
    painter = QPainter(writer)
    made = Painter(document, numbers_of(pages))
    for place, sheet in enumerate(pages):
        if place:
            writer.setPageLayout(lying(sheet.landscape))
            writer.newPage()
        made.paint(sheet, painter)
        try:
            watch.report(len(pages) + place + 1, 2 * len(pages))
        except BaseException:
            painter.end()
            raise
    painter.end()
    return bytes(buffer.data().data())


def lying(landscape: bool) -> QPageLayout:
    """Return a page of A4 without margins; the layout has its own."""
    orientation = QPageLayout.Orientation
    side = orientation.Landscape if landscape else orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), side, QMarginsF(0, 0, 0, 0))


def _target(sheet: Sheet, y: float) -> Target:
    paper = page(sheet.landscape)
    return Target(sheet.number, (paper.height - paper.above - max(y - 200, 0)) / _TWIPS)


def _links(pages: list[Sheet]) -> list[Link]:
    """Return the lines of contents as links to their headings."""
    targets = {entry.place: _target(sheet, y) for sheet in pages for entry, y in sheet.entries}
    made: list[Link] = []
    for sheet in pages:
        paper = page(sheet.landscape)
        for y, strip in sheet.strips:
            for ink in strip.ink:
                if isinstance(ink, Leader) and ink.place in targets:
                    foot = (paper.height - paper.above - y - strip.high) / _TWIPS
                    left = paper.beside / _TWIPS
                    box = (left, foot, left + paper.text_width / _TWIPS, foot + strip.high / _TWIPS)
                    made.append(Link(sheet.number, box, targets[ink.place]))
    return made
