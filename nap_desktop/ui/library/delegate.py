"""Paints a plan of the shelf as a row: title and State, period, phase, measures, last edit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nap_desktop.plan.labels import labels
from nap_desktop.services.library import PlanCard
from nap_desktop.ui.library.model import CardRole, CardsModel, edited, period
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.times import in_words

_ROW = 62
_SIDE = 16


class CardDelegate(QStyledItemDelegate):
    """Draws rows by hand; `for_bin` tells when a plan went instead of when it was edited."""

    def __init__(self, parent: object = None, for_bin: bool = False) -> None:
        super().__init__(parent)
        self._for_bin = for_bin

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height that all rows have."""
        return QSize(0, look().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        card = index.data(CardRole)
        model = index.model()
        if card is None or not isinstance(model, CardsModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_card(painter, option, card, index.data(), model.measures(card))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, state = look().tokens, option.state
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft_accent))
            painter.drawRoundedRect(rect, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(rect, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 8, 8)
        else:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_card(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: PlanCard,
        title: str,
        measures: str,
    ) -> None:
        tokens, full = look().tokens, option.rect
        inner = full.adjusted(_SIDE, 8, -_SIDE, -8)
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), half)
        pen = _Pen(painter, option)
        when = in_words(card.deleted_at) if self._for_bin else edited(card)
        used = pen.at_end(upper, when, tokens.muted, look().font(12))
        pen.at_begin(
            upper.adjusted(0, 0, -used - 16, 0), title, tokens.text, look().font(14, bold=True)
        )
        used = pen.at_end(lower, measures, tokens.muted, look().font(12))
        phase = labels().choice("phase", card.phase or "draft")
        facts = " · ".join(filter(None, (card.state, period(card), phase)))
        pen.at_begin(lower.adjusted(0, 0, -used - 16, 0), facts, tokens.muted, look().font(12))


class _Pen:
    """Writes at the two ends of a line, mirrored from right to left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._direction = option.direction
        self._full = option.rect

    def at_begin(self, rect: QRect, text: str, colour: str, font: QFont) -> None:
        """Write at the beginning, shortened where there is too little room."""
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._write(rect, shown, colour, font, Qt.AlignmentFlag.AlignLeft)

    def at_end(self, rect: QRect, text: str, colour: str, font: QFont) -> int:
        """Write at the end and return the room that it took."""
        self._write(rect, text, colour, font, Qt.AlignmentFlag.AlignRight)
        return QFontMetrics(font).horizontalAdvance(text)

    def _write(
        self, rect: QRect, text: str, colour: str, font: QFont, side: Qt.AlignmentFlag
    ) -> None:
        place = QStyle.visualRect(self._direction, self._full, rect)
        end = QStyle.visualAlignment(self._direction, side | Qt.AlignmentFlag.AlignVCenter)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        flags = int(end | Qt.AlignmentFlag.AlignAbsolute) | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, flags, text)
