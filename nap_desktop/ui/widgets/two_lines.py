"""Rows of a list with a name and a quieter second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nap_desktop.ui.look import look

SECOND = Qt.ItemDataRole.UserRole + 20
_PAD = 10

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the display text in bold and the text of the role SECOND below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of both lines."""
        first, second = QFontMetrics(look().font(13, True)), QFontMetrics(look().font(11))
        return QSize(120, first.height() + second.height() + look().px(2 * _PAD - 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style sheet says, then the lines."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        tokens = look().tokens
        pad = look().px(_PAD)
        inside = option.rect.adjusted(pad, pad - 3, -pad, 0)
        lines = (
            (index.data(), look().font(13, True), tokens.text),
            (index.data(SECOND), look().font(11), tokens.muted),
        )
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the text's letters
        top = inside.top()
        for text, font, colour in lines:
            metrics = QFontMetrics(font)
            place = QRect(inside.left(), top, inside.width(), metrics.height())
            shown = metrics.elidedText(text or "", Qt.TextElideMode.ElideRight, inside.width())
            painter.setFont(font)
            painter.setPen(QColor(colour))
            flag = style.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            single = Qt.TextFlag.TextSingleLine
            absolute = Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(place, int(flag | absolute) | int(single), shown)
            top += metrics.height() + 1
        painter.restore()
