"""Paints a row of the outline: number, status as a shape, title, badges."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nap_desktop.ui.look import icon_pixmap, look, sharpness
from nap_desktop.ui.outline.model import (
    CommentsRole,
    FindingsRole,
    KindRole,
    NodeRole,
    NumberRole,
    StatusRole,
)
from nap_desktop.ui.outline.title_line import TitleLine
from nap_desktop.ui.widgets.status_mark import paint_status
from nap_desktop.ui.widgets.words import draw_words

_ROW = 30
_STATUS = 13
_GAP = 6


_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_WAYS = {
    (Qt.Key.Key_Return, _NONE): "next",
    (Qt.Key.Key_Enter, _NONE): "next",
    (Qt.Key.Key_Return, _CONTROL): "open",
    (Qt.Key.Key_Enter, _CONTROL): "open",
    (Qt.Key.Key_Tab, _NONE): "indent",
    (Qt.Key.Key_Backtab, _SHIFT): "outdent",
    (Qt.Key.Key_Backtab, _NONE): "outdent",
    (Qt.Key.Key_Tab, _SHIFT): "outdent",
    (Qt.Key.Key_Escape, _NONE): "cancel",
}


class OutlineDelegate(QStyledItemDelegate):
    """Draws rows by hand; edits the title in place.

    left:     how a line was left (next, indent, outdent, open, cancel), whether its item was added
              to be typed, and where the cursor stood.
    typed:    letters changed and are not yet kept.
    pasted:   text of several lines was pasted into a line, which is closed now; whether it was new.
    new_node: the id of the item that was added to be typed.
    """

    left = Signal(str, bool, int)
    typed = Signal()
    pasted = Signal(str, bool)
    new_node = ""

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
        painter.fillRect(option.rect, QColor(tokens.panel))  # over the style's square of colour
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
        line = TitleLine(parent, is_new=index.data(NodeRole) == self.new_node)
        line.setAccessibleName(self.tr("Title"))
        line.paused.connect(partial(self.commitData.emit, line))
        line.textEdited.connect(self.typed)
        line.pasted.connect(partial(self._on_pasted, line))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        """Show the title; what a person has typed and not yet left is not overwritten."""
        title = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, TitleLine) and not editor.isModified() and editor.text() != title:
            place = editor.cursorPosition()
            editor.setText(title)
            editor.setCursorPosition(place or len(title))

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex) -> None:
        """Tell the title only if it is another."""
        if isinstance(editor, TitleLine) and editor.isModified():
            editor.setModified(False)
            title = " ".join(editor.text().split())
            if title != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, title, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Let the line stand in the place of the title; the number stays to be seen."""
        rect = option.rect.adjusted(self._before_title(index) - _GAP, 1, -6, -1)
        editor.setGeometry(QStyle.visualRect(option.direction, option.rect, rect))

    def _before_title(self, index: QModelIndex) -> int:
        """Return how far from the beginning of a row its title begins."""
        start = _GAP
        kind = index.data(KindRole)
        if kind == "measure":
            start += look().px(_STATUS) + _GAP
        elif kind == "step":
            start += 4
        if number := index.data(NumberRole):
            start += _Row.width_of(number, kind == "section") + _GAP
        return start

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Turn the keys of a line into what follows when it is left."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(editor, TitleLine):
            way = _WAYS.get((Qt.Key(event.key()), _held(event)))
            if way:
                self._leave(editor, way)
                return True
        return super().eventFilter(editor, event)

    def _leave(self, line: TitleLine, way: str) -> None:
        """Keep what is typed, close the line and tell how it was left.

        Escape gives an old title back; what was typed into a new item stays.
        """
        if way != "cancel" or line.is_new:
            self.commitData.emit(line)
        is_new, place = line.is_new, line.cursorPosition()
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(way, is_new, place)

    def _on_pasted(self, line: TitleLine, text: str) -> None:
        self.commitData.emit(line)
        is_new = line.is_new
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
        self.pasted.emit(text, is_new)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class _Row:
    """The place that is left in a row while it is drawn from both ends; mirrored right to left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._direction = option.direction
        self._full = option.rect
        self._left = option.rect.adjusted(_GAP, 0, -_GAP * 2, 0)

    def _place(self, left: int, width: int) -> QRect:
        rect = QRect(left, self._full.top(), width, self._full.height())
        return QStyle.visualRect(self._direction, self._full, rect)

    def space(self, width: int) -> None:
        """Leave some place free."""
        self._left.setLeft(self._left.left() + width)

    def status(self, status: str) -> None:
        """Draw how a measure stands."""
        size = look().px(_STATUS)
        rect = QRectF(self._place(self._left.left(), size))
        rect = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        paint_status(self._painter, rect, status)
        self.space(size + _GAP)

    @staticmethod
    def width_of(text: str, bold: bool) -> int:
        """Return the room that words at the beginning of a row take."""
        return QFontMetrics(_font(12, bold)).horizontalAdvance(text) + 2

    def words(self, text: str, colour: str, bold: bool) -> None:
        """Draw words at the beginning of what is left."""
        font = _font(12, bold)
        width = self.width_of(text, bold)
        self._draw(text, self._place(self._left.left(), width), colour, font)
        self.space(width + _GAP)

    def rest(self, text: str, colour: str, bold: bool) -> None:
        """Draw words in all that is left, shortened where they are too long."""
        font = _font(13, bold)
        self._draw(text, self._place(self._left.left(), self._left.width()), colour, font)

    def words_from_the_end(self, text: str, colour: str) -> None:
        """Draw small words at the end of what is left."""
        font = _font(11, False)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        self._draw(text, self._place(self._left.right() - width, width), colour, font)
        self._left.setRight(self._left.right() - width - 2)

    def icon_from_the_end(self, name: str, colour: str) -> None:
        """Draw an icon at the end of what is left."""
        size = look().px(14)
        rect = self._place(self._left.right() - size, size)
        ratio = sharpness(self._painter)
        picture = icon_pixmap(name, colour, round(size * ratio))
        top = rect.center().y() - size // 2
        self._painter.drawPixmap(QRect(rect.left(), top, size, size), picture)
        self._left.setRight(self._left.right() - size - _GAP)

    def _draw(self, text: str, rect: QRect, colour: str, font: Any) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        draw_words(self._painter, rect, text, self._direction)


def _font(size: int, bold: bool) -> QFont:
    return _font_of(size, bold, look().scale, QApplication.font().family())


@lru_cache(maxsize=32)
def _font_of(size: int, bold: bool, scale: float, family: str) -> QFont:
    """Return a font; made once per size of the look, for hundreds of rows are painted at a time."""
    return look().font(size, bold)
