"""What stands in a cell, as a shape that needs no colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_shape(painter: QPainter, room: QRectF, shape: str, colour: QColor) -> None:
    """Draw a shape in a square.

    Full square: measures planned; page with lines: a law is cited; ring with a stroke: not
    applicable; ring with a gap and a dot: unclear; full dot: discussed; dotted ring: not discussed.
    """
    inside = room.adjusted(1, 1, -1, -1)
    pen = QPen(colour, 1.3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    match shape:
        case "measures":
            painter.setBrush(colour)
            painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        case "law":
            _page(painter, inside)
        case "not_applicable":
            painter.drawEllipse(inside)
            painter.drawLine(_at(inside, 0.15, 0.85), _at(inside, 0.85, 0.15))
        case "unclear":
            painter.drawArc(inside, -45 * 16, 270 * 16)
            painter.setBrush(colour)
            painter.drawEllipse(inside.center(), 1.2, 1.2)
        case "discussed":
            painter.setBrush(colour)
            painter.drawEllipse(inside.adjusted(2, 2, -2, -2))
        case _:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawEllipse(inside)


def _page(painter: QPainter, inside: QRectF) -> None:
    painter.drawRect(inside.adjusted(1, 0, -1, 0))
    for down in (0.3, 0.5, 0.7):
        painter.drawLine(_at(inside, 0.28, down), _at(inside, 0.72, down))


def _at(room: QRectF, across: float, down: float) -> QPointF:
    return QPointF(room.left() + room.width() * across, room.top() + room.height() * down)
