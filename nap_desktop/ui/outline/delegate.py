"""Paints a row of the outline: number, status as a shape, title, badges."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.outline.model import (
    CommentsRole,
    FindingsRole,
    KindRole,
    NumberRole,
    StatusRole,
)

_ROW = 30
_GAP = 6


class OutlineDelegate(QStyledItemDelegate):
    """Draws rows by hand; edits the title in place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height that all rows have."""
        return QSize(0, look().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        row = _Row(painter, option)
        self._paint_badges(row, index)
        self._paint_words(row, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, state = look().tokens, option.state
        rect = QRectF(option.rect).adjusted(0, 1, -6, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft_accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 6, 6)
        focus = QStyle.StateFlag.State_HasFocus
        if state & focus and QApplication.focusWidget() is option.widget:
            painter.setPen(QPen(QColor(tokens.accent), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), 6, 6)

    def _paint_badges(self, row: _Row, index: QModelIndex) -> None:
        tokens = look().tokens
        if index.data(FindingsRole):
            row.icon_from_the_end("warning", tokens.attention)
        if comments := index.data(CommentsRole):
            row.words_from_the_end(str(comments), tokens.muted)
            row.icon_from_the_end("comment", tokens.muted)

    def _paint_words(self, row: _Row, index: QModelIndex) -> None:
        tokens = look().tokens
        kind = index.data(KindRole)
        if kind == "measure":
            row.status(index.data(StatusRole))
        elif kind == "step":
            row.space(4)
        bold = kind == "section"
        if number := index.data(NumberRole):
            row.words(number, tokens.accent if bold else tokens.muted, bold)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        row.rest(title or self.tr("Untitled"), tokens.text if title else tokens.faint, bold)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        """Return the line in which a title is typed."""
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Title"))
        return line

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex) -> None:
        """Tell the title only if it is another."""
        if isinstance(editor, QLineEdit) and editor.text().strip() != index.data():
            model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Let the line cover the row."""
        editor.setGeometry(option.rect.adjusted(0, 0, -6, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Tab end the editing instead of editing the row below."""
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in tabs:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)


class _Row:
    """The place that is left in a row while it is drawn from both ends; mirrored right to left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._full = option.rect
        self._left = option.rect.adjusted(_GAP, 0, -_GAP * 2, 0)

    def _place(self, left: int, width: int) -> QRect:
        rect = QRect(left, self._full.top(), width, self._full.height())
        return QStyle.visualRect(self._direction, self._full, rect)

    @property
    def _direction(self) -> Qt.LayoutDirection:
        mirrored = self._mirrored
        return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight

    def space(self, width: int) -> None:
        """Leave some place free."""
        self._left.setLeft(self._left.left() + width)

    def status(self, status: str) -> None:
        """Draw how a measure stands."""
        size = look().px(13)
        rect = QRectF(self._place(self._left.left(), size))
        rect = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        paint_status(self._painter, rect, status)
        self.space(size + _GAP)

    def words(self, text: str, colour: str, bold: bool) -> None:
        """Draw words at the beginning of what is left."""
        font = look().font(12, bold)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        self._draw(text, self._place(self._left.left(), width), colour, font)
        self.space(width + _GAP)

    def rest(self, text: str, colour: str, bold: bool) -> None:
        """Draw words in all that is left, shortened where they are too long."""
        font = look().font(13, bold)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, self._left.width())
        self._draw(shown, self._place(self._left.left(), self._left.width()), colour, font)

    def words_from_the_end(self, text: str, colour: str) -> None:
        """Draw small words at the end of what is left."""
        font = look().font(11)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        self._draw(text, self._place(self._left.right() - width, width), colour, font)
        self._left.setRight(self._left.right() - width - 2)

    def icon_from_the_end(self, name: str, colour: str) -> None:
        """Draw an icon at the end of what is left."""
        size = look().px(14)
        rect = self._place(self._left.right() - size, size)
        ratio = self._painter.device().devicePixelRatioF()
        picture = icon_pixmap(name, colour, round(size * ratio))
        top = rect.center().y() - size // 2
        self._painter.drawPixmap(QRect(rect.left(), top, size, size), picture)
        self._left.setRight(self._left.right() - size - _GAP)

    def _draw(self, text: str, rect: QRect, colour: str, font: Any) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        self._painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine, text)


def paint_status(painter: QPainter, rect: QRectF, status: str) -> None:
    """Draw how a measure stands as a shape that needs no colour.

    Dotted ring: no review yet; ring: not begun; half full: under way; full with a tick: completed;
    two bars: postponed; ring with a stroke: dropped.
    """
    tokens = look().tokens
    colour = QColor(tokens.accent if status in ("under_way", "completed") else tokens.faint)
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
