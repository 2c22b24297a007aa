"""Paints a cell of the coverage: a shape, its words, a ground that only helps the eye."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from nap_desktop.ui.coverage.model import StateRole
from nap_desktop.ui.coverage.shapes import paint_shape
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import draw_words

Index = QModelIndex | QPersistentModelIndex
_SHAPE, _GAP = 10, 5  # px at 100 %


class CellDelegate(QStyledItemDelegate):
    """Draws cells; nothing is written in them."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size for which rows and columns are made."""
        return QSize(look().px(84), look().px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        state = index.data(StateRole)
        room: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        current = index == self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(room).adjusted(2.5, 3.5, -2.5, -3.5)
        if state is not None:
            self._ground(painter, box, state.shape)
            self._words(painter, box, index.data(), state.shape, option)
        elif not index.data() and (chosen or current):
            painter.setPen(QColor(look().tokens.faint))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        if chosen or current:
            strong = current and self._view.hasFocus()
            colour = look().tokens.accent if strong or chosen else look().tokens.outline
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 2 if current else 1.2))
            painter.drawRoundedRect(box, 5, 5)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, shape: str) -> None:
        tokens = look().tokens
        fill = {"measures": tokens.soft_accent, "law": tokens.hover}.get(shape)
        pen = QPen(QColor(tokens.line if fill is None else fill), 1)
        if shape == "not_discussed":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)

    def _words(
        self, painter: QPainter, box: QRectF, said: str, shape: str, option: QStyleOptionViewItem
    ) -> None:
        """Draw shape and words in the middle; on two lines where they do not fit on one."""
        tokens = look().tokens
        colours = {"measures": tokens.accent, "law": tokens.text, "not_discussed": tokens.faint}
        colour = QColor(colours.get(shape, tokens.muted))
        side, gap = look().px(_SHAPE), look().px(_GAP)
        space = max(int(box.width()) - 8 - side - gap, 0)
        painter.setFont(look().font(12))
        lines = [said]
        if painter.fontMetrics().horizontalAdvance(said) > space:
            lines = _two(said)
            painter.setFont(look().font(11))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        lines = [metrics.elidedText(line, elide, space) for line in lines]
        wide = max(map(metrics.horizontalAdvance, lines)) + side + gap + 3  # as rounding takes
        left = int(box.left() + (box.width() - wide) / 2)
        whole = QRect(left, int(box.top()), wide, int(box.height()))
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        mark = QRect(left, int(box.center().y() - side / 2), side, side)
        paint_shape(painter, QRectF(QStyle.visualRect(direction, whole, mark)), shape, colour)
        painter.setPen(colour)
        height = min(metrics.height(), int(box.height()) // len(lines))
        top = int(box.center().y() - height * len(lines) / 2)
        for line in lines:
            place = QRect(left + side + gap, top, wide - side - gap, height)
            place = QStyle.visualRect(direction, whole, place)
            draw_words(painter, place, line, direction)
            top += height


def _two(said: str) -> list[str]:
    """Return words on two lines: the first thing that is said, and the others."""
    first, _, rest = said.partition(" · ")
    return [first, rest] if rest else [first]
