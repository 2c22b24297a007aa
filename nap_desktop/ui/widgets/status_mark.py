"""How a measure stands, as a shape that needs no colour and a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from nap_desktop.ui.look import look

_PAD = 9
_ACCENTED = ("under_way", "completed_in_part", "completed", "continuous")


def paint_status(painter: QPainter, rect: QRectF, status: str) -> None:
    """Draw a status.

    Dotted ring: no review yet; ring: not begun; half full: under way; three quarters full:
    completed in part; full with a tick: completed; ring in a ring: continuous; hands of a clock:
    delayed; bar: blocked; two bars: postponed; arrow: moved to the next plan; ring with a stroke:
    dropped.
    """
    tokens = look().tokens
    colour = QColor(tokens.accent if status in _ACCENTED else tokens.faint)
    ring = rect.adjusted(1.5, 1.5, -1.5, -1.5)
    pen = QPen(colour, 1.4)
    if not status:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(colour if status == "completed" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    match status:
        case "under_way":
            painter.setBrush(colour)
            painter.drawPie(ring, -90 * 16, 180 * 16)
        case "completed_in_part":
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, -270 * 16)
        case "continuous":
            painter.setBrush(colour)
            painter.drawEllipse(ring.center(), ring.width() / 5, ring.height() / 5)
        case "delayed":
            painter.drawPolyline([_at(ring, 0.5, 0.18), _at(ring, 0.5, 0.5), _at(ring, 0.74, 0.62)])
        case "blocked":
            painter.fillRect(QRectF(_at(ring, 0.2, 0.4), _at(ring, 0.8, 0.6)), colour)
        case "carried_over":
            painter.drawLine(_at(ring, 0.24, 0.5), _at(ring, 0.76, 0.5))
            painter.drawPolyline(
                [_at(ring, 0.54, 0.28), _at(ring, 0.76, 0.5), _at(ring, 0.54, 0.72)]
            )
        case "completed":
            painter.setPen(QPen(QColor(tokens.on_accent), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = QPainterPath(_at(ring, 0.25, 0.52))
            tick.lineTo(_at(ring, 0.44, 0.7))
            tick.lineTo(_at(ring, 0.76, 0.32))
            painter.drawPath(tick)
        case "postponed":
            painter.drawLine(_at(ring, 0.38, 0.3), _at(ring, 0.38, 0.7))
            painter.drawLine(_at(ring, 0.62, 0.3), _at(ring, 0.62, 0.7))
        case "dropped":
            painter.drawLine(_at(ring, 0.15, 0.85), _at(ring, 0.85, 0.15))


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * across, rect.top() + rect.height() * down)


def status_icon(status: str) -> QIcon:
    """Return the shape of a status as an icon, in the colours of the theme in use."""
    size = 32
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_status(painter, QRectF(1, 1, size / 2 - 2, size / 2 - 2), status)
    painter.end()
    return QIcon(picture)


class Mark(QWidget):
    """A quiet chip that only tells: a shape, if it has one, and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._status: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, words: str, status: str | None = None) -> None:
        """Show a word; None for `status` means that there is no shape. Nothing for no word."""
        self._words, self._status = words, status
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of shape and word."""
        metrics = self.fontMetrics()
        shape = look().px(18) if self._status is not None else 0
        width = metrics.horizontalAdvance(self._words) + look().px(2 * _PAD) + shape
        return QSize(width, max(metrics.height() + look().px(4), look().px(22)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.hover))
        radius = self.height() / 2 - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        inside = self.rect().adjusted(look().px(_PAD), 0, -look().px(_PAD), 0)
        if self._status is not None:
            size = look().px(12)
            shape = inside.adjusted(0, 0, size - inside.width(), 0)
            shape = QStyle.visualRect(self.layoutDirection(), inside, shape)
            top = shape.center().y() - size / 2 + 0.5
            paint_status(painter, QRectF(shape.left(), top, size, size), self._status)
            rest = inside.adjusted(look().px(18), 0, 0, 0)
            inside = QStyle.visualRect(self.layoutDirection(), inside, rest)
        painter.setPen(QColor(tokens.text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, self._words)
