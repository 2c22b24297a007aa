"""Draws a hit: where it is, the words around it, and what takes its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nap_desktop.ui.find import words
from nap_desktop.ui.find.model import AfterRole, HitRole, PlaceRole
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import draw_words, is_from_right

Index = QModelIndex | QPersistentModelIndex
_PAD, _TICK = 7, 24  # px at 100 %
_LITTLE = 14  # letters before a hit where there are new words to be seen, too


class HitDelegate(QStyledItemDelegate):
    """Two lines for each hit; the tick is Qt's."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        small, usual = QFontMetrics(look().font(11)), QFontMetrics(look().font(13))
        return QSize(look().px(120), small.height() + usual.height() + look().px(13))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        room: QRect = option.rect  # type: ignore[attr-defined]
        side = option.direction  # type: ignore[attr-defined]
        inner = room.adjusted(
            look().px(_PAD + _TICK), look().px(4), -look().px(_PAD), -look().px(4)
        )
        inner = QStyle.visualRect(side, room, inner)
        small = look().font(11)
        height = QFontMetrics(small).height()
        painter.save()
        painter.setClipRect(inner)
        painter.setFont(small)
        painter.setPen(QColor(look().tokens.muted))
        place = index.data(PlaceRole)
        draw_words(painter, QRect(inner.left(), inner.top(), inner.width(), height), place, side)
        line = inner.adjusted(0, height + look().px(3), 0, 0)
        self._draw_around(painter, line, index)
        painter.restore()

    def _draw_around(self, painter: QPainter, room: QRect, index: Index) -> None:
        hit = index.data(HitRole)
        if hit is None:
            return
        new = index.data(AfterRole)
        around = words.around(hit, _LITTLE) if new else words.around(hit)
        text = around.before + around.words + (new or "") + around.after
        layout = QTextLayout(text, look().font(13))
        option = layout.textOption()
        option.setWrapMode(option.WrapMode.NoWrap)
        from_right = is_from_right(around.before + around.words + around.after)
        direction = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        layout.setTextOption(option)
        found = _range(around.before, around.words, self._found(new is not None))
        after = _range(around.before + around.words, new or "", self._new())
        layout.setFormats([found, after] if new else [found])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000 if not from_right else room.width())
        layout.endLayout()
        painter.setPen(QColor(look().tokens.text))
        layout.draw(painter, QPointF(room.topLeft()))

    def _found(self, goes: bool) -> QTextCharFormat:
        """Return how what was found looks: marked, or struck out where it goes."""
        made = QTextCharFormat()
        tokens = look().tokens
        if goes:
            made.setForeground(QColor(tokens.muted))
            made.setFontStrikeOut(True)
        else:
            made.setForeground(QColor(tokens.attention))
            made.setBackground(QColor(tokens.soft_attention))
            made.setFontWeight(QFont.Weight.Bold)
        return made

    def _new(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(look().tokens.accent))
        made.setBackground(QColor(look().tokens.soft_accent))
        made.setFontWeight(QFont.Weight.Bold)
        return made


def _range(before: str, words: str, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _units(before)  # type: ignore[attr-defined]
    made.length = _units(words)  # type: ignore[attr-defined]
    made.format = style  # type: ignore[attr-defined]
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
