"""Small PDF files for the tests of reading, written by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_LEFT, _TOP, _WIDE, _HIGH = 72, 720, 180, 24


def drawn(rows: Sequence[Sequence[str | None]]) -> bytes:
    """Return a page with a ruled table; a cell that is None is part of the one before or above.

    In the first column it belongs to the cell above, in others to the cell at its left.
    """
    ink: list[str] = ["0.5 w"]
    for row, cells in enumerate(rows):
        top = _TOP - row * _HIGH
        for column, text in enumerate(cells):
            left = _LEFT + column * _WIDE
            if text is not None or column == 0:
                ink.append(_line(left, top, left, top - _HIGH))
            if text is not None or column > 0:
                ink.append(_line(left, top, left + _WIDE, top))
            if text:
                ink.append(f"BT /F1 10 Tf {left + 4} {top - 15} Td ({text}) Tj ET")
        right = _LEFT + len(cells) * _WIDE
        ink.append(_line(right, top, right, top - _HIGH))
    bottom = _TOP - len(rows) * _HIGH
    ink.append(_line(_LEFT, bottom, _LEFT + len(rows[0]) * _WIDE, bottom))
    return pdf_of("\n".join(ink).encode("ascii"))


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x} {y} m {to_x} {to_y} l S"


def with_lying_lines() -> bytes:
    """Return a page with a table that has a line below its head only, and a box beside text."""
    ink = [_line(70, 695, 520, 695)]
    for row in range(6):
        for x, word in zip((72, 200, 340), ("No", "Measure", "Lead"), strict=True):
            ink.append(f"BT /F1 10 Tf {x} {700 - 18 * row} Td ({word} {row}) Tj ET")
    for x, word in ((72, "Text of a page"), (400, "in a box")):
        ink += [f"BT /F1 10 Tf {x} {400 - 12 * n} Td ({word} {n}) Tj ET" for n in range(3)]
    return pdf_of("\n".join(ink).encode("ascii"))


def picture() -> bytes:
    """Return a page with nothing on it but a picture."""
    data = b"\x80" * 64
    head = b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray"
    image = head + b"/BitsPerComponent 8/Length 64>>stream\n" + data + b"\nendstream"
    return pdf_of(b"q 500 0 0 700 50 50 cm /I1 Do Q", image)


def locked() -> bytes:
    """Return a file that opens with a password only; its keys fit none that is likely."""
    id = hashlib.md5(b"x", usedforsecurity=False).hexdigest()
    key = "41" * 32
    lock = f"<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>".encode("ascii")
    return pdf_of(b"BT /F1 10 Tf 72 700 Td (x) Tj ET", lock, f"/Encrypt 6 0 R/ID[<{id}><{id}>]")


def pdf_of(ink: bytes, other: bytes = b"null", trailer: str = "") -> bytes:
    """Return one page with this drawn on it; `other` is its object 6, a picture or a lock."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page + b"/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(ink), ink),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        other,
    ]
    made = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return made + end.encode("ascii")
