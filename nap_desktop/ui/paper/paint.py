"""Draws a page that is set: text, tables, header and footer, on whatever a painter draws on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextLayout

from nap_desktop.services.paper import EDGE, Document, Page, page
from nap_desktop.ui.paper.ink import Ground, Ink, Leader, Sheet, Strip, Words
from nap_desktop.ui.paper.letters import SCALE, Letters
from nap_desktop.ui.paper.styles import style

_GREY = "595959"
_NAVY, _PALE = "1F3864", 26  # of the watermark: its colour, and how opaque it is of 255
_FAR = 1e9
_OVER = 400.0  # twips that the rules of a strip may stand above or below it
_DOT, _DOTS_APART = 16.0, 70.0  # of a line of contents, in twips
_BESIDE_DOTS = 80.0
_NUMBER_ROOM = 460.0  # twips for the number of a page


Tint = Callable[[str], QColor]


def _as_named(name: str) -> QColor:
    return QColor(f"#{name}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What pages say of the others.

    count: how many there are. starts: place of a heading among the blocks -> its page.
    """

    count: int
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a page is wanted, in twips from its upper edge.

    top, bottom: only what stands between them. after: how many of its first strips are left out,
    the head of a table that comes again. bare: without header, footer and watermark.
    lift: how far the notes stand above the foot of the page.
    """

    top: float
    bottom: float
    after: int = 0
    bare: bool = False
    lift: float = 0.0


_WHOLE = Part(-_FAR, _FAR)


class Painter:
    """Draws the pages of one document; a unit of the painter is a twip.

    tint: gives the colour for a name of six hexadecimal signs, itself if None.
    To be used in the thread that set the pages.
    """

    def __init__(self, document: Document, numbers: Numbers, tint: Tint | None = None) -> None:
        self._document = document
        self._numbers = numbers
        self._letters = Letters(document.rtl)
        self._tint = tint or _as_named
        self._colours: dict[str, QColor] = {}

    def paint(self, sheet: Sheet, painter: QPainter, part: Part = _WHOLE) -> None:
        """Draw one page, or a part of it, whose upper left corner is at 0, 0."""
        paper = page(sheet.landscape)
        if self._document.watermark and not part.bare:
            self._watermark(painter, paper)
        if not (sheet.bare or part.bare):
            self._header(painter, paper)
            self._footer(painter, paper, sheet.number)
        painter.save()
        painter.translate(paper.beside, paper.above)
        top, bottom = part.top - paper.above - _OVER, part.bottom - paper.above + _OVER
        for y, strip in sheet.strips[part.after :]:
            if y < bottom and y + strip.high > top:
                self._strip(painter, y, strip)
        painter.translate(0, -part.lift)
        self._notes(sheet, painter, paper)
        painter.restore()

    def _notes(self, sheet: Sheet, painter: QPainter, paper: Page) -> None:
        if sheet.notes:
            top = sheet.notes[0][0] - 70
            painter.fillRect(
                QRectF(0 if not self._document.rtl else paper.text_width - 2800, top, 2800, 8),
                self._colour(_GREY),
            )
        for y, strip in sheet.notes:
            self._strip(painter, y, strip)

    def _strip(self, painter: QPainter, y: float, strip: Strip) -> None:
        for ink in strip.ink:
            self._ink(painter, y, ink)

    def _ink(self, painter: QPainter, y: float, ink: Ink) -> None:
        match ink:
            case Words():
                line = ink.layout.lineAt(ink.row)
                painter.setPen(self._colour(ink.colour))
                line.draw(painter, QPointF(ink.x, y + ink.base - line.ascent()))
            case Ground():
                where = QRectF(ink.x, y + ink.y, ink.wide, ink.high)
                painter.fillRect(where, self._colour(ink.colour))
            case Leader():
                self._leader(painter, y, ink)

    def _colour(self, name: str) -> QColor:
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = self._tint(name)
        return colour

    def _leader(self, painter: QPainter, y: float, ink: Leader) -> None:
        """Draw dots, and the number of the page at the end of the line."""
        number = str(self._numbers.starts.get(ink.place, ""))
        look = style("TOC1" if ink.bold else "TOC2")
        layout = self._letters.layout(number, look)
        wide = layout.lineAt(0).naturalTextWidth()
        room = max(_NUMBER_ROOM, wide)
        if ink.rtl:
            begin, end, at = ink.start + room, ink.end - _BESIDE_DOTS, ink.start
        else:
            begin, end, at = ink.start + _BESIDE_DOTS, ink.end - room, ink.end - wide
        pen = QPen(self._colour(_GREY), _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, _DOTS_APART / _DOT])
        painter.setPen(pen)
        # dots of all lines stand below each other
        last = ink.end - room if not ink.rtl else ink.start + room
        count = int((end - begin) // _DOTS_APART)
        step = _DOTS_APART if ink.rtl else -_DOTS_APART
        if count > 1:
            height = y + ink.base - _DOT
            painter.drawLine(QPointF(last, height), QPointF(last + step * count, height))
        self._draw(painter, layout, at, y + ink.base, "000000")

    def _draw(
        self, painter: QPainter, layout: QTextLayout, x: float, base: float, colour: str
    ) -> None:
        if layout.lineCount():
            line = layout.lineAt(0)
            left = x - line.naturalTextRect().left()
            painter.setPen(self._colour(colour))
            line.draw(painter, QPointF(left, base - line.ascent()))

    def _header(self, painter: QPainter, paper: Page) -> None:
        first, second = self._document.header
        look = style("Header")
        base = EDGE + look.size
        self._ends(painter, paper, base, (first, second), "Header", bold=True)
        if look.below:
            y = base + look.size * 0.3 + look.below.space
            rule = QRectF(paper.beside, y, paper.text_width, look.below.thick)
            painter.fillRect(rule, self._colour(look.below.colour))

    def _footer(self, painter: QPainter, paper: Page, number: int) -> None:
        look = style("Footer")
        base = paper.height - EDGE - look.size * 0.3
        words = self._document.page.replace("{pages}", str(self._numbers.count))
        words = words.replace("{page}", str(number))
        self._ends(painter, paper, base, (self._document.footer, words), "Footer")
        if look.above:
            y = base - look.size - look.above.space
            rule = QRectF(paper.beside, y, paper.text_width, look.above.thick)
            painter.fillRect(rule, self._colour(look.above.colour))

    def _ends(
        self,
        painter: QPainter,
        paper: Page,
        base: float,
        texts: tuple[str, str],
        name: str,
        bold: bool = False,
    ) -> None:
        """Draw a text at the side where lines begin and one where they end."""
        look = style(name)
        for place, text in enumerate(texts):
            layout = self._letters.layout(text, look, bold and not place)
            wide = layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0
            at_left = bool(place) == self._document.rtl
            x = paper.beside if at_left else paper.width - paper.beside - wide
            self._draw(painter, layout, x, base, look.colour)

    def _watermark(self, painter: QPainter, paper: Page) -> None:
        text = self._document.watermark
        font = self._letters.font(style("Title"), bold=True)
        size = min(2400.0, 1.25 * paper.width / max(len(text), 4) / SCALE)
        font.setPixelSize(round(size))
        painter.save()
        painter.setFont(font)
        pale = QColor(self._colour(_NAVY))
        pale.setAlpha(_PALE)
        painter.setPen(pale)
        painter.translate(paper.width / 2, paper.height / 2)
        painter.rotate(-45)
        reach = 12_000.0
        where = QRectF(-reach, -reach, 2 * reach, 2 * reach)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def image(painter: Painter, sheet: Sheet, width: int, ratio: float = 1.0) -> QImage:
    """Return a page as a picture of so many pixels of the screen across."""
    paper = page(sheet.landscape)
    size = QSizeF(width, width * paper.height / paper.width) * ratio
    made = QImage(QSize(round(size.width()), round(size.height())), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    brush = QPainter(made)
    brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = made.width() / paper.width
    brush.scale(scale, scale)
    painter.paint(sheet, brush)
    brush.end()
    made.setDevicePixelRatio(ratio)
    return made
