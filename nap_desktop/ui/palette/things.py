"""The list of the palette: things one below the other, their keys at the side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nap_desktop.services.offering import Thing
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import draw_words

Index = QModelIndex | QPersistentModelIndex
ThingRole = Qt.ItemDataRole.UserRole + 1
_PAD, _GAP = 10, 12  # px at 100 %


class ThingsModel(QAbstractListModel):
    """The things that fit."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._things: list[Thing] = []

    def show(self, things: list[Thing]) -> None:
        """Show other things."""
        self.beginResetModel()
        self._things = things
        self.endResetModel()

    def thing(self, row: int) -> Thing | None:
        """Return the thing of a row; None where there is none."""
        return self._things[row] if 0 <= row < len(self._things) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many things there are."""
        return 0 if parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows in one role."""
        thing = self.thing(index.row())
        if thing is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (thing.words, thing.more, thing.keys)))
        return thing if role == ThingRole else None


class ThingDelegate(QStyledItemDelegate):
    """Draws a thing: its words, what it belongs to, its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line."""
        return QSize(look().px(200), QFontMetrics(look().font(13)).height() + look().px(12))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        thing = index.data(ThingRole)
        if thing is None:
            return
        pad, gap = look().px(_PAD), look().px(_GAP)
        side = option.direction  # type: ignore[attr-defined]
        whole: QRect = option.rect.adjusted(pad, 0, -pad, 0)  # type: ignore[attr-defined]
        small, usual = look().font(11), look().font(13)
        keys = QFontMetrics(small).horizontalAdvance(thing.keys)
        more = QFontMetrics(small).horizontalAdvance(thing.more) + look().px(4)
        more = min(more, whole.width() // 3)
        words = whole.width() - keys - more - 2 * gap
        rooms = (
            (thing.words, usual, look().tokens.text, whole.left(), words),
            (thing.more, small, look().tokens.muted, whole.left() + words + gap, more),
            (thing.keys, small, look().tokens.muted, whole.right() - keys, keys + 1),
        )
        painter.save()
        for said, font, colour, left, width in rooms:
            room = QRect(left, whole.top(), width, whole.height())
            painter.setFont(font)
            painter.setPen(QColor(colour))
            draw_words(painter, QStyle.visualRect(side, whole, room), said, side)
        painter.restore()
