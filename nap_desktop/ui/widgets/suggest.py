"""A line that offers what fits the letters so far; the keyboard never leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QWidget

from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.words import draw_words

_CODE = Qt.ItemDataRole.UserRole
_MOST = 8
_PLUS = 12  # px at 100 %


class SuggestLine(Line):
    """Takes one of the things that are known, or new words.

    taken: the code of a thing that is known, or empty, and the words.
    backed: Backspace (True) or the arrow to the chips in an empty line.
    """

    taken = Signal(str, str)
    backed = Signal(bool)

    def __init__(self, fitting: Callable[[str], Sequence[Thing]], parent: QWidget) -> None:
        super().__init__(parent)
        self._fitting = fitting
        self.invitation = ""  # a placeholder that stands where writing begins, in any direction
        self._list = QListWidget()
        self._list.setParent(self)
        self._list.setProperty("role", "popup")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setMouseTracking(True)
        self._list.hide()
        self._list.itemClicked.connect(self._take_item)
        self._leave_room()
        look().changed.connect(self._leave_room)
        self.textEdited.connect(self._offer)
        self.left.connect(self.settle)

    def settle(self) -> None:
        """Take what is typed or marked in the list."""
        self._list.hide() if not self.text().strip() else self._take()

    def _offer(self, typed: str) -> None:
        self._list.clear()
        words = " ".join(typed.split())
        if not words:
            self._list.hide()
            return
        found = list(self._fitting(words))[:_MOST]
        for thing in found:
            self._add(thing.code, "  ".join(filter(None, (thing.text, thing.more))))
        if not any(words.casefold() in (one.text.casefold(), one.more.casefold()) for one in found):
            self._add("", self.tr("New: {name}").format(name=words))
        self._list.setCurrentRow(0)
        self._show_list()

    def _add(self, code: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_CODE, code)
        self._list.addItem(item)

    def _show_list(self) -> None:
        window = self.window()
        if self._list.parent() is not window:
            self._list.setParent(window)
        rows = self._list.count()
        height = self._list.sizeHintForRow(0) * rows + look().px(12)
        width = max(self.width(), look().px(300))
        at = self.mapTo(window, QPoint(0, self.height() + 2))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() + self.width() - width)
        if at.y() + height > window.height():
            at.setY(max(0, at.y() - self.height() - height - 4))
        at.setX(max(4, min(at.x(), window.width() - width - 4)))
        self._list.setGeometry(at.x(), at.y(), width, height)
        self._list.show()
        self._list.raise_()

    def _take(self) -> None:
        words = " ".join(self.text().split())
        item = self._list.currentItem() if not self._list.isHidden() else None
        code = item.data(_CODE) if item is not None else self._known(words)
        self._list.hide()
        if words:
            self.clear()
            self.taken.emit(code or "", words)

    def _known(self, words: str) -> str:
        """Return the code of the thing that is called exactly so; empty if none is."""
        exact = words.casefold()
        fitting = self._fitting(words)
        return next(
            (one.code for one in fitting if exact in (one.text.casefold(), one.more.casefold())), ""
        )

    def _take_item(self, item: QListWidgetItem) -> None:
        self._list.setCurrentItem(item)
        self._take()

    def _leave_room(self) -> None:
        """Leave room for the plus at the beginning of the line."""
        room = look().px(_PLUS) + 4
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Leave the room at the other side where writing begins there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and its plus."""
        super().paintEvent(event)
        size = look().px(_PLUS)
        place = QRect(look().px(6), (self.height() - size) // 2, size, size)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        sharp = round(size * self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(place, icon_pixmap("plus", look().tokens.muted, sharp))
        if not self.text():
            start = look().px(_PLUS) + look().px(6) + 6
            room = QRect(start, 0, self.width() - start, self.height())
            painter.setPen(QColor(look().tokens.muted))
            direction = self.layoutDirection()
            room = QStyle.visualRect(direction, self.rect(), room)
            draw_words(painter, room, self.invitation, direction)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the list, and those that lead to the chips."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        to_chips = Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left
        shown = not self._list.isHidden()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.text().strip():
                self._take()
            case Qt.Key.Key_Down if shown:
                self._list.setCurrentRow(min(self._list.currentRow() + 1, self._list.count() - 1))
            case Qt.Key.Key_Up if shown:
                self._list.setCurrentRow(max(self._list.currentRow() - 1, 0))
            case Qt.Key.Key_Escape if self.text():
                self._list.hide()
                self.clear()
            case Qt.Key.Key_Backspace if not self.text():
                self.backed.emit(True)
            case key if key == to_chips and not self.text():
                self.backed.emit(False)
            case _:
                super().keyPressEvent(event)
