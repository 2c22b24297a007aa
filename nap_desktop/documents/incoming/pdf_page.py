"""One page of a PDF as letters with places and as ruling lines, in points from the lower left."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from nap_desktop.base.errors import NapError

_THIN = 3.0  # points; a ruling line is no thicker
_SHORT = 4.0  # points; a ruling line is no shorter
_MOST_PIECES = 60_000  # drawn things on a page; a map has more, a table has not
_MOST_LETTERS = 200_000  # on a page; the densest have 20,000
_DEEP = 4  # forms within forms
_ALEFS = "اأإآ"
_BOLD = 600  # font weight from which letters are bold
_BOLD_NAME = re.compile(rb"(?i)bold|black|heavy|demi")  # of fonts that do not tell their weight


class Glyph(NamedTuple):
    """One letter. x, right: its sides; y: its base line; size: of its font; order: in the file."""

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool
    order: int


class Rule(NamedTuple):
    """One ruling line; at: its height if it lies, its distance from the left if it stands."""

    lies: bool
    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page as it is seen, turned upright."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    has_picture: bool
    links: list[str]


def page_of(document: Any, number: int) -> Page:
    """Return one page of an open `pypdfium2.PdfDocument`."""
    page = document[number]
    try:
        turn = _Turn(page)
        pieces = _Pieces()
        _gather(page, pieces, turn)
        return Page(
            turn.width,
            turn.height,
            _in_order(list(_glyphs(page, turn))),
            pieces.rules,
            pieces.has_picture,
            list(_links(document, page)),
        )
    finally:
        page.close()


class _Turn:
    """Turns places on a page the way the page is shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        wide, high = right - left, top - bottom
        self._turns = page.get_rotation() // 90 % 4
        self._wide, self._high = wide, high
        self.width, self.height = (high, wide) if self._turns % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        match self._turns:
            case 1:
                return y, self._wide - x
            case 2:
                return self._wide - x, self._high - y
            case 3:
                return self._high - y, x
            case _:
                return x, y


def _glyphs(page: Any, turn: _Turn) -> Iterator[Glyph]:
    """Give the letters in the order of the file, the blanks among them that it holds itself."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    raw = text.raw
    weights = _Weights()
    high = 0
    if text.count_chars() > _MOST_LETTERS:
        raise NapError("file_too_large", what="result")
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, place)
        if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond 16 bits
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        sign = _sign(code)
        # PDFium's own blanks follow the order of the file, which need not be that of the line
        if not sign or (sign == " " and pdfium.FPDFText_IsGenerated(raw, place)):
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, place, box)
        pdfium.FPDFText_GetCharOrigin(raw, place, x, y)
        pdfium.FPDFText_GetMatrix(raw, place, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, place) * abs(matrix.d or matrix.b or 1.0)
        _, base = turn.point(x.value, y.value)
        ends = (turn.point(box.left, box.bottom)[0], turn.point(box.right, box.top)[0])
        bold = weights.is_bold(raw, place)
        yield Glyph(sign, min(ends), max(ends), base, size, bold, place)
    text.close()


def _in_order(glyphs: list[Glyph]) -> list[Glyph]:
    """Put the two letters of a lam with alef in their order; PDFium turns such a joined one round."""
    for place in range(1, len(glyphs)):
        alef, lam = glyphs[place - 1], glyphs[place]
        if lam.text == "ل" and alef.text in _ALEFS and (alef.x, alef.right) == (lam.x, lam.right):
            glyphs[place - 1] = lam._replace(order=alef.order)
            glyphs[place] = alef._replace(order=lam.order)
    return glyphs


class _Weights:
    """Tells bold letters; all of one stretch of text have one font."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def is_bold(self, text: Any, place: int) -> bool:
        import pypdfium2.raw as pdfium

        piece = pdfium.FPDFText_GetTextObject(text, place)
        key = ctypes.cast(piece, ctypes.c_void_p).value or -1
        if key not in self._known:
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(text, place, name, 200, ctypes.c_int())
            weight = pdfium.FPDFText_GetFontWeight(text, place)
            self._known[key] = weight >= _BOLD or bool(_BOLD_NAME.search(name.value))
        return self._known[key]


def _sign(code: int) -> str:
    """Return the letter of a code; "" for ends of lines, which the places tell better."""
    if code in (0xFFFE, 0x02, 0xAD):  # how PDFium tells of a hyphen that divides a word
        return "\u00ad"
    if code < 32 or 0xD800 <= code < 0xE000 or code in (0x7F, 0xFDD0, 0xFFFF) or code > 0x10FFFF:
        return " " if code in (9, 11, 12) else ""
    return chr(code)


class _Pieces:
    """What is drawn on a page."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.has_picture = False


def _gather(page: Any, pieces: _Pieces, turn: _Turn) -> None:
    import pypdfium2.raw as pdfium

    seen: set[Rule] = set()
    for count, piece in enumerate(page.get_objects(max_depth=_DEEP)):
        if count > _MOST_PIECES:
            return
        if piece.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pieces.has_picture = True
        if piece.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for rule in _rules(piece, turn):
            if rule not in seen:
                seen.add(rule)
                pieces.rules.append(rule)


def _rules(piece: Any, turn: _Turn) -> Iterator[Rule]:
    """Give the ruling lines of one path: strokes along the axes, and filled strips."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(piece.raw, fill, stroke)
    for points in _strokes(piece, turn):
        if stroke.value:
            yield from _along(points)
        elif fill.value:
            yield from _strip(points)


def _strokes(piece: Any, turn: _Turn) -> Iterator[list[tuple[float, float]]]:
    """Give the points of each stroke of a path, as they lie on the page."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = _matrix(piece)
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(min(pdfium.FPDFPath_CountSegments(piece.raw), _MOST_PIECES)):
        segment = pdfium.FPDFPath_GetPathSegment(piece.raw, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = turn.point(
            a * x.value + c * y.value + e,
            b * x.value + d * y.value + f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(at)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix(piece: Any) -> tuple[float, ...]:
    """Return the matrix of a piece on the page, those of the forms that it stands in applied."""
    matrix = piece.get_matrix()
    around = piece.container
    while around is not None:
        matrix = matrix.multiply(around.get_matrix())
        around = around.container
    return tuple(matrix.get())


def _along(points: list[tuple[float, float]]) -> Iterator[Rule]:
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(y - to_y) < 0.7 and abs(x - to_x) > _SHORT:
            yield Rule(True, (y + to_y) / 2, min(x, to_x), max(x, to_x))
        elif abs(x - to_x) < 0.7 and abs(y - to_y) > _SHORT:
            yield Rule(False, (x + to_x) / 2, min(y, to_y), max(y, to_y))


def _strip(points: list[tuple[float, float]]) -> Iterator[Rule]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if top - bottom < _THIN and right - left > _SHORT:
        yield Rule(True, (bottom + top) / 2, left, right)
    elif right - left < _THIN and top - bottom > _SHORT:
        yield Rule(False, (left + right) / 2, bottom, top)


def _links(document: Any, page: Any) -> Iterator[str]:
    """Give the addresses that a page leads to."""
    import pypdfium2.raw as pdfium

    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, place, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if 1 < length < 4_000:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace")
