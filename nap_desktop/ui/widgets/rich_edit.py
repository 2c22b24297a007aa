"""The field for rich text: bold, italic, underline, links and two kinds of list, nothing else."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QWidget

from nap_desktop.plan.text import RichText, decode, encode
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets import rich_document, rich_marks
from nap_desktop.ui.widgets.grow import GrowingText
from nap_desktop.ui.widgets.line import is_history_key
from nap_desktop.ui.widgets.rich_paste import from_html, to_html

_ENDLESS_WORD = re.compile(r"\S{3000}")
_MARK_KEYS = {Qt.Key.Key_B: "bold", Qt.Key.Key_I: "italic", Qt.Key.Key_U: "underline"}


class RichEdit(GrowingText):
    """A small word processor for one field; undo belongs to the program.

    typed:       the person changed the text.
    entered:     the keyboard came here.
    left:        it went elsewhere, but not to a menu.
    link_wanted: Ctrl+K was pressed.
    """

    typed = Signal()
    entered = Signal()
    left = Signal()
    link_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, least: int = 1, most: int = 24) -> None:
        super().__init__(parent, least, most)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.document().setIndentWidth(look().px(22))
        self._read_at = -1
        self._read = ""
        self._filling = False
        rich_document.write(self.document(), RichText())
        self.textChanged.connect(self._on_changed)
        look().changed.connect(self._on_look)

    # The value.

    def value(self) -> str:
        """Return the text in canonical form."""
        revision = self.document().revision()
        if self._read_at != revision:
            self._read = encode(rich_document.read(self.document()))
            self._read_at = revision
        return self._read

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays at its words as far as they are still there."""
        if value == self.value():
            return
        before, place = self.toPlainText(), self.textCursor().position()
        self._write(value)
        cursor = self.textCursor()
        cursor.setPosition(min(_moved(place, before, self.toPlainText()), self._end()))
        self.setTextCursor(cursor)

    def _write(self, value: str) -> None:
        self._filling = True
        text = decode(value)
        self._wrap(text)
        rich_document.write(self.document(), text)
        self._filling = False

    def _wrap(self, text: RichText) -> None:
        """Break a word of thousands of letters anywhere: seeking its end takes Qt quadratic time."""
        endless = _ENDLESS_WORD.search(text.plain) is not None
        mode = QTextOption.WrapMode
        wanted = mode.WrapAnywhere if endless else mode.WrapAtWordBoundaryOrAnywhere
        if wanted != self.wordWrapMode():
            self.setWordWrapMode(wanted)

    def go_to_end(self) -> None:
        """Put the cursor behind the last letter, ready to write on."""
        cursor = self.textCursor()
        cursor.setPosition(self._end())
        self.setTextCursor(cursor)

    def show_from_start(self) -> None:
        """Put the cursor behind the last letter, and the first line in sight."""
        self.go_to_end()
        self.verticalScrollBar().setValue(0)

    def _end(self) -> int:
        return max(0, self.document().characterCount() - 1)

    def _on_changed(self) -> None:
        if not self._filling:
            self.typed.emit()

    def _on_look(self) -> None:
        value, place = self.value(), self.textCursor().position()
        self.document().setIndentWidth(look().px(22))
        self._write(value)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self._end()))
        self.setTextCursor(cursor)

    def cursor_place(self) -> tuple[int, int]:
        """Return the cursor's paragraph and its place in it, in letters."""
        cursor = self.textCursor()
        block = cursor.block()
        units = block.text().encode("utf-16-le", "surrogatepass")[: cursor.positionInBlock() * 2]
        return block.blockNumber(), len(units.decode("utf-16-le", "replace"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the bullets of its lists."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().tokens.text))
        painter.translate(0, -self.verticalScrollBar().value())
        block = self.document().firstBlock()
        while block.isValid():
            if rich_document.list_kind(block) == "bullet":
                self._paint_bullet(painter, block)
            block = block.next()
        painter.end()

    def _paint_bullet(self, painter: QPainter, block: QTextBlock) -> None:
        first = block.layout().lineAt(0)
        if not first.isValid():
            return
        letters = first.naturalTextRect().translated(block.layout().position())
        middle = letters.bottom() - first.descent() - self.fontMetrics().xHeight() / 2
        from_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
        away, size = look().px(11), look().px(2.4)
        across = letters.right() + away if from_right else letters.left() - away
        painter.drawEllipse(QPointF(across, middle), size, size)

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Let undo and redo go on to the program."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if is_history_key(event):
                event.ignore()
                return False
            if self.is_own_key(event):
                event.accept()
                return True
        return super().event(event)

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Return whether a key is one of ours: marks, link, plain paste."""
        control = Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == control:
            return event.key() in (*_MARK_KEYS, Qt.Key.Key_K)
        return event.modifiers() == control | shift and event.key() == Qt.Key.Key_V

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of marks, links and lists; leave undo to the program."""
        if is_history_key(event):
            event.ignore()
        elif self.is_own_key(event):
            self._do_own_key(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        elif event.key() == Qt.Key.Key_Backspace and self._leaves_list():
            rich_marks.leave_list(self)
        else:
            if event.text().isprintable() and event.text():
                rich_marks.step_out_of_link(self)
            super().keyPressEvent(event)

    def _do_own_key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MARK_KEYS:
            rich_marks.toggle(self, _MARK_KEYS[key])
        elif key == Qt.Key.Key_K:
            self.link_wanted.emit()
        else:
            self._insert(RichText.from_plain(QApplication.clipboard().text()))

    def _on_enter(self, event: QKeyEvent) -> None:
        """Begin a paragraph; in an empty list item, end the list."""
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()
            return
        cursor = self.textCursor()
        kind = rich_document.list_kind(cursor.block())
        if kind and not cursor.block().text() and not cursor.hasSelection():
            rich_marks.leave_list(self)
            return
        rich_marks.step_out_of_link(self)
        self.textCursor().insertBlock()
        rich_document.set_apart(self.textCursor())
        self.ensureCursorVisible()

    def _leaves_list(self) -> bool:
        cursor = self.textCursor()
        first = cursor.atBlockStart() and not cursor.hasSelection()
        return first and bool(rich_document.list_kind(cursor.block()))

    # The clipboard: nothing foreign ever reaches Qt's own reader of HTML.

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there are words to take; files and pictures are none."""
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words with the few marks that we have."""
        if not self.canInsertFromMimeData(source):
            return
        text = from_html(source.html()) if source.hasHtml() else RichText()
        self._insert(text if text.paragraphs else RichText.from_plain(source.text()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give what is selected as plain text and as small HTML."""
        text = rich_document.read_selection(self.textCursor())
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        data.setHtml(to_html(text))
        return data

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Load nothing, ever."""
        return None

    def _insert(self, text: RichText) -> None:
        self._wrap(text)
        cursor = self.textCursor()
        rich_document.insert(cursor, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Focus.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has left."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.left.emit()


def _moved(place: int, before: str, after: str) -> int:
    """Return where a place in a text is after the text became another."""
    same = _in_common(before, after, from_end=False)
    if place <= same:
        return place
    longest = min(len(before), len(after)) - same
    tail = min(_in_common(before, after, from_end=True), longest)
    if place >= len(before) - tail:
        return place + len(after) - len(before)
    return len(after) - tail


def _in_common(one: str, other: str, from_end: bool) -> int:
    """Return how many letters two texts have in common at one end."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        tried = (least + most + 1) // 2
        if from_end:
            alike = one[len(one) - tried :] == other[len(other) - tried :]
        else:
            alike = one[:tried] == other[:tried]
        least, most = (tried, most) if alike else (least, tried - 1)
    return least
