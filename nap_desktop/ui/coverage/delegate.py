"""Paints a cell of the coverage: a shape, its words, a ground that only helps the eye."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from nap_desktop.ui.coverage.model import StateRole
from nap_desktop.ui.coverage.shapes import paint_shape
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import is_from_right

Index = QModelIndex | QPersistentModelIndex
_SHAPE, _GAP, _PAD = 10, 5, 4  # px at 100 %
_WIDE = 400  # px
_TEXT = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
_LEFT = _TEXT | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignAbsolute.value
_RIGHT = _TEXT | Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignAbsolute.value


class _Fit(NamedTuple):
    """Words as they fit a width: their lines, the width of the widest, the font and its height."""

    lines: tuple[str, ...]
    wide: int
    font: QFont
    height: int
    direction: Qt.LayoutDirection


class _Ink(NamedTuple):
    """How a shape is coloured: ground (None for none), edge, words."""

    ground: QColor | None
    edge: QPen
    words: QColor


class CellDelegate(QStyledItemDelegate):
    """Draws cells; nothing is written in them."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._fits: dict[tuple[str, int], _Fit] = {}
        self._inks: dict[str, _Ink] = {}
        look().changed.connect(self._forget)

    def _forget(self) -> None:
        self._fits.clear()
        self._inks.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size for which rows and columns are made."""
        return QSize(look().px(84), look().px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        state = index.data(StateRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        current = index == self._view.currentIndex()
        room: QRect = option.rect  # type: ignore[attr-defined]
        box = QRectF(room).adjusted(2.5, 3.5, -2.5, -3.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state is not None:
            ink = self._ink(state.shape)
            painter.setPen(ink.edge)
            painter.setBrush(ink.ground or Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
            seen = box
            if box.width() > _WIDE:  # a line with one answer, perhaps scrolled sideways
                seen = box.intersected(QRectF(self._view.viewport().rect()))
                seen.setTop(box.top())
                seen.setBottom(box.bottom())
            self._words(painter, seen, index.data(), state.shape, ink.words, option)
        if chosen or current:
            self._frame(painter, box, chosen, current)

    def _frame(self, painter: QPainter, box: QRectF, chosen: bool, current: bool) -> None:
        strong = chosen or (current and self._view.hasFocus())
        colour = look().tokens.accent if strong else look().tokens.outline
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2 if current else 1.2))
        painter.drawRoundedRect(box, 5, 5)

    def _ink(self, shape: str) -> _Ink:
        if shape not in self._inks:
            tokens = look().tokens
            fill = {"measures": tokens.soft_accent, "law": tokens.hover}.get(shape)
            pen = QPen(QColor(fill or tokens.line), 1)
            if shape == "not_discussed":
                pen.setStyle(Qt.PenStyle.DashLine)
            colours = {"measures": tokens.accent, "law": tokens.text, "not_discussed": tokens.faint}
            words = QColor(colours.get(shape, tokens.muted))
            self._inks[shape] = _Ink(QColor(fill) if fill else None, pen, words)
        return self._inks[shape]

    def _fit(self, said: str, space: int) -> _Fit:
        """Return words on one line, else on two in smaller letters, else cut."""
        if (said, space) not in self._fits:
            font = look().font(12)
            lines = [said]
            if QFontMetrics(font).horizontalAdvance(said) > space:
                first, _, rest = said.partition(" · ")
                lines, font = [first, *([rest] if rest else [])], look().font(11)
            metrics = QFontMetrics(font)
            cut = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, space) for line in lines]
            wide = max(map(metrics.horizontalAdvance, cut)) + 3  # as rounding takes
            mirrored = is_from_right(said)
            direction = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)[mirrored]
            self._fits[said, space] = _Fit(tuple(cut), wide, font, metrics.height(), direction)
        return self._fits[said, space]

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        said: str,
        shape: str,
        colour: QColor,
        option: QStyleOptionViewItem,
    ) -> None:
        """Draw shape and words in the middle."""
        side, gap = look().px(_SHAPE), look().px(_GAP)
        fit = self._fit(said, max(int(box.width()) - 2 * _PAD - side - gap, 0))
        wide = fit.wide + side + gap
        left = box.left() + (box.width() - wide) / 2
        middle = box.center().y()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        at = left + wide - side if mirrored else left
        paint_shape(painter, QRectF(at, middle - side / 2, side, side), shape, colour)
        painter.setFont(fit.font)
        painter.setPen(colour)
        painter.setLayoutDirection(fit.direction)
        height = min(fit.height, int(box.height()) // len(fit.lines))
        top = int(middle - height * len(fit.lines) / 2)
        place = QRect(int(left if mirrored else left + side + gap), top, fit.wide, height)
        for line in fit.lines:
            painter.drawText(place, _RIGHT if mirrored else _LEFT, line)
            place.translate(0, height)
