"""How bars look: a shape for each status, dashes where a date is open, a band for what is permanent."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from nap_desktop.ui.look import look

_ROUND = 4.0
_STRIP = 4.0  # px of the strip of what is under way
_MARK = 7.0  # px of an arrow at the end of the chart


def ink(status: str, is_band: bool = False) -> QColor:
    """Return the colour of words on a bar."""
    tokens = look().tokens
    if is_band:
        return QColor(tokens.text)
    return QColor(
        {"completed": tokens.on_accent, "dropped": tokens.muted}.get(status, tokens.accent)
    )


def paint_bar(painter: QPainter, box: QRectF, status: str, is_open: bool) -> None:
    """Draw a bar.

    Hollow: not begun, or no review yet; with a strip below: under way; full: completed; hatched:
    postponed; struck through: dropped. is_open: whether one of its dates is open; dashed then.
    """
    tokens = look().tokens
    accent = QColor(tokens.faint if status == "dropped" else tokens.accent)
    pen = QPen(accent, 1.3)
    if is_open:
        pen.setDashPattern([4, 3])
    fill = {"completed": tokens.accent, "under_way": tokens.soft_accent}.get(status, tokens.panel)
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    if status == "under_way":
        strip = box.adjusted(1.5, box.height() - _STRIP, -1.5, -0.5)
        painter.fillRect(strip, accent)
    elif status == "postponed":
        painter.setPen(Qt.PenStyle.NoPen)
        faded = QColor(accent)
        faded.setAlpha(110)
        painter.setBrush(QBrush(faded, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    elif status == "dropped":
        middle = box.center().y()
        painter.drawLine(QLineF(box.left() + 3, middle, box.right() - 3, middle))


def paint_closed_edge(painter: QPainter, box: QRectF, at_right: bool) -> None:
    """Draw the edge of an open bar that has a date."""
    painter.setPen(QPen(QColor(look().tokens.accent), 3))
    x = box.right() - 1 if at_right else box.left() + 1
    painter.drawLine(QLineF(x, box.top() + 1, x, box.bottom() - 1))


def paint_band(painter: QPainter, box: QRectF) -> None:
    """Draw the band of what is permanent: two lines from end to end, and a pale ground."""
    tokens = look().tokens
    painter.fillRect(box, QColor(tokens.hover))
    painter.setPen(QPen(QColor(tokens.muted), 1.2))
    painter.drawLine(QLineF(box.topLeft(), box.topRight()))
    painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))


def paint_ghost(painter: QPainter, box: QRectF) -> None:
    """Draw where a bar would come to lie."""
    tokens = look().tokens
    painter.setPen(QPen(QColor(tokens.accent), 2))
    ground = QColor(tokens.soft_accent)
    ground.setAlpha(200)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _ROUND, _ROUND)


def paint_focus(painter: QPainter, box: QRectF) -> None:
    """Draw the frame of the bar that the keyboard is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look().tokens.text), 1.6))
    painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), _ROUND + 2, _ROUND + 2)


def paint_arrow(painter: QPainter, tip: QPointF, to_right: bool, is_outside: bool) -> None:
    """Draw the mark of what goes on beyond the end of the chart, or lies out of sight."""
    back = -_MARK if to_right else _MARK
    shape = QPolygonF(
        [tip, QPointF(tip.x() + back, tip.y() - 6), QPointF(tip.x() + back, tip.y() + 6)]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    tokens = look().tokens
    painter.setBrush(QColor(tokens.attention if is_outside else tokens.faint))
    painter.drawPolygon(shape)
