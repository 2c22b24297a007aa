"""Draws the cells of the table and lets them be written into."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nap_desktop.services.measure_cells import field_at
from nap_desktop.ui.look import look
from nap_desktop.ui.table.cell_words import wrapped
from nap_desktop.ui.table.editors import PartsLine, height_of, make_editor, mark, show_text, text_of
from nap_desktop.ui.table.model import MeasureModel, OddRole, StatusRole
from nap_desktop.ui.widgets.bubble import Bubble
from nap_desktop.ui.widgets.status_mark import paint_status
from nap_desktop.ui.widgets.words import draw_words

Index = QModelIndex | QPersistentModelIndex
PAD = 7  # px at 100 %, beside the words
# index, words, whether all selected cells are meant -> what is wrong with the words, or ""
Keep = Callable[[Index, str, bool], str]


class CellDelegate(QStyledItemDelegate):
    """Writes through one function; words that do not fit stay in the editor, and it says why.

    left: an editor closed; how many rows and columns the keyboard goes on.
    """

    left = Signal(int, int)

    def __init__(self, model: MeasureModel, keep: Keep, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._keep, self._view = model, keep, view
        self.lines = 3
        self.replaces = False  # typing began on the cell: its words give way
        self.for_all = False  # what is written is meant for all selected cells
        self.editor: QWidget | None = None
        self._index = QPersistentModelIndex()
        self._before = ""
        self._is_keeping = False
        self._bubble: Bubble | None = None

    # -- drawing --

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then the words on as many lines as the row has."""
        if self._model.head(index.row()) is not None:
            return
        tokens = look().tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        odd = index.data(OddRole)
        ground = tokens.soft_accent if selected else tokens.panel
        if odd and not selected:
            ground = tokens.soft_attention
        painter.fillRect(option.rect, QColor(ground))  # type: ignore[attr-defined]
        painter.setPen(QColor(tokens.attention if odd else tokens.text))
        self._paint_words(painter, option, index)
        if index == self._view.currentIndex():
            painter.setPen(QColor(tokens.accent if self._view.hasFocus() else tokens.outline))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))  # type: ignore[attr-defined]

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pad = look().px(PAD)
        room: QRect = option.rect.adjusted(pad, look().px(5), -pad, 0)  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        status = index.data(StatusRole)
        height = painter.fontMetrics().lineSpacing()
        if status:
            side = look().px(13)
            place = QRect(room.left(), room.top() + 2, side, side)
            place = QStyle.visualRect(direction, room, place)
            painter.save()
            paint_status(painter, QRectF(place), status)
            painter.restore()
            shift = side + 6
            is_right = direction == Qt.LayoutDirection.RightToLeft
            room = room.adjusted(0 if is_right else shift, 0, -shift if is_right else 0, 0)
        text = index.data() or ""
        field = field_at(self._model.columns[index.column()])
        is_prose = field is not None and field.type in ("rich", "line", "bodies")
        for place_, line in enumerate(wrapped(text, look().px(13), room.width(), self.lines)):
            at = QRect(room.left(), room.top() + place_ * height, room.width(), height)
            draw_words(painter, at, line, direction, is_prose)

    # -- writing --

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """Return an editor for a cell; None for one that cannot be written into."""
        key = self._model.columns[index.column()]
        field = field_at(key)
        if field is None or field.type == "flag":
            return None
        editor = make_editor(field, self._model.cells, parent)
        name = self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)
        editor.setAccessibleName(self._model.caption(key))
        editor.setAccessibleDescription(str(name or ""))
        editor.setProperty("role", "cell")
        self._before = str(index.data() or "")
        show_text(editor, self._before, self.replaces)
        if isinstance(editor, QComboBox):
            editor.activated.connect(self._on_chosen)
        self.editor, self._index = editor, QPersistentModelIndex(index)
        if index.data(OddRole):
            mark(editor, True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is written as it is."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Write nothing here: all goes through the one function."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the editor the cell's place, and more height where text is long."""
        room: QRect = option.rect  # type: ignore[attr-defined]
        field = field_at(self._model.columns[index.column()])
        height = max(room.height(), height_of(field)) if field else room.height()
        if not isinstance(editor, QPlainTextEdit):
            height = height_of(field) if field else room.height()
        limit = self._view.viewport().height()
        top = max(0, min(room.top(), limit - height))
        editor.setGeometry(room.left(), top, max(room.width(), look().px(120)), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that end writing, and notice when the keyboard goes elsewhere."""
        if watched is not self.editor or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and _has_left(event):
            self.settle()
        return False

    def _on_key(self, editor: QWidget, event: QKeyEvent) -> bool:
        if isinstance(editor, PartsLine) and editor.take_key(event.key()):
            return True
        held = event.modifiers()
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Escape:
                self._close(editor)
                self.left.emit(0, 0)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._end(editor, 0, -1 if event.key() == Qt.Key.Key_Backtab else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if isinstance(editor, QPlainTextEdit) and held & (shift | alt):
                    editor.insertPlainText("\n")
                    return True
                self.for_all |= bool(held & Qt.KeyboardModifier.ControlModifier)
                self._end(editor, 0 if self.for_all else -1 if held & shift else 1, 0)
            case _:
                self._say(editor, "")
                return False
        return True

    def _end(self, editor: QWidget, down: int, right: int) -> None:
        """Keep what is written and go on; stay where it does not fit."""
        complaint = self._kept(editor)
        self._say(editor, complaint)
        if not complaint:
            self._close(editor)
            self.left.emit(down, right)

    def _kept(self, editor: QWidget) -> str:
        text = text_of(editor)
        same = text == self._before and not isinstance(editor, QComboBox) and not self.for_all
        if same and not self._index.data(OddRole):
            return ""
        self._is_keeping = True  # an act asks for what waits, and that is this
        try:
            return self._keep(self._index, text, self.for_all) if self._index.isValid() else ""
        finally:
            self._is_keeping = False

    def _on_chosen(self) -> None:
        if self.editor is not None:
            self._end(self.editor, 0, 0)

    def settle(self) -> None:
        """Keep what is written, if anything is; words that do not fit stay in their cell, marked."""
        editor = self.editor
        if editor is None or self._is_keeping:
            return
        index, text = self._index, text_of(editor)
        complaint = self._kept(editor)
        if complaint and index.isValid():
            node, key = self._model.node(index.row()), self._model.columns[index.column()]
            self._model.odd[node, key] = (text, complaint)
        self._close(editor)

    def _close(self, editor: QWidget) -> None:
        self._say(editor, "")
        self.editor, self.for_all, self.replaces = None, False, False
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _say(self, editor: QWidget, complaint: str) -> None:
        mark(editor, bool(complaint))
        if complaint and self._bubble is None:
            self._bubble = Bubble(editor)
        if self._bubble is not None:
            self._bubble.say(complaint)
            if not complaint:
                self._bubble.deleteLater()
                self._bubble = None


def _has_left(event: QFocusEvent) -> bool:
    """Return whether the keyboard went elsewhere, and not to a list or another window."""
    reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return event.reason() not in reasons and QApplication.activePopupWidget() is None
