"""A list of things to tick and to put in order, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.ui.look import look

_KEY = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_ROWS = 4  # that are seen at least


class OrderedChecks(QWidget):
    """Ticked things stand in the order in which they are wanted; `changed` tells of any change.

    always: keys that are ticked for good; the first of them stands first for good.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(
        self, name: str, always: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._always = tuple(always)
        self.list = _List(self)
        self.list.setAccessibleName(name)
        self.up = QPushButton(self.tr("Move up"), self)
        self.down = QPushButton(self.tr("Move down"), self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, keys in ((self.up, "Alt+Up"), (self.down, "Alt+Down")):
            button.setAutoDefault(False)
            words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(words)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.list.moved.connect(self._move)
        self.list.itemChanged.connect(self.changed)
        self.list.currentItemChanged.connect(self._show_current)
        model = self.list.model()
        for moved in (model.rowsMoved, model.rowsInserted, model.rowsRemoved):
            moved.connect(self._settle_soon)
        self._later.timeout.connect(self._settle)

    def fill(self, items: Iterable[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Show pairs of key and words: those that are ticked in their order, then the others."""
        words = dict(items)
        first = [key for key in self._always if key not in ticked]
        order = [*first[:1], *(key for key in ticked if key in words), *first[1:]]
        order += [key for key in words if key not in order]
        with QSignalBlocker(self.list):
            self.list.clear()
            for key in order:
                wanted = key in ticked or key in self._always
                self.list.addItem(_item(key, words[key], wanted, key in self._always))
        self._pin()
        self.list.setCurrentRow(0)
        self._show_current()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are ticked, in their order."""
        return tuple(
            item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    @property
    def key(self) -> str:
        """The key of the current row."""
        item = self.list.currentItem()
        return item.data(_KEY) if item else ""

    def tick(self, key: str, wanted: bool = True) -> None:
        """Tick a row, or take the tick away."""
        for item in self._items():
            if item.data(_KEY) == key and key not in self._always:
                item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    def choose(self, key: str) -> None:
        """Make a row the current one."""
        for item in self._items():
            if item.data(_KEY) == key:
                self.list.setCurrentItem(item)

    def note(self, key: str, words: str) -> None:
        """Show a few words at the end of a row."""
        with QSignalBlocker(self.list):
            for item in self._items():
                if item.data(_KEY) == key:
                    item.setData(_NOTE, words)
        self.list.viewport().update()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if not self._may_move(row, by):
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentItem(item)
        self.changed.emit()

    def _may_move(self, row: int, by: int) -> bool:
        least = 1 if self._always else 0
        return row >= least and least <= row + by < self.list.count()

    def _settle_soon(self, *_: object) -> None:
        self._later.start()

    def _settle(self) -> None:
        """Put what stands first for good where it belongs, and tell."""
        self._pin()
        self._show_current()
        self.changed.emit()

    def _pin(self) -> None:
        if not self._always or not self.list.count():
            return
        row = next(
            (row for row, item in enumerate(self._items()) if item.data(_KEY) == self._always[0]), 0
        )
        if row:
            self.list.insertItem(0, self.list.takeItem(row))

    def _show_current(self, *_: object) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(self._may_move(row, -1))
        self.down.setEnabled(self._may_move(row, 1))
        self.chosen.emit(self.key)


class _List(QListWidget):
    """The rows; they are dragged among each other only, or moved by Alt and an arrow."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "checks")
        self.setItemDelegate(_Row(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look().px(26 * _ROWS))
        self.setMinimumWidth(look().px(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row with Alt and an arrow; all else as in every list."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """Draws a row as the style does, and its note at the end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        note = index.data(_NOTE) or ""
        metrics = option.fontMetrics
        room = metrics.horizontalAdvance(note) + look().px(18) if note else 0
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        style = option.widget.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, ground, painter, option.widget)
        inner = QStyleOptionViewItem(option)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            inner.rect = option.rect.adjusted(room, 0, 0, 0)
        else:
            inner.rect = option.rect.adjusted(0, 0, -room, 0)
        super().paint(painter, inner, index)
        if note:
            painter.save()
            painter.setPen(QColor(look().tokens.muted))
            side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            placed = QStyle.visualAlignment(option.direction, side)
            edge = look().px(8)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # "6 %" in any language
            flags = placed | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(option.rect.adjusted(edge, 0, -edge, 0), flags, note)
            painter.restore()


def _item(key: str, words: str, ticked: bool, pinned: bool) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_KEY, key)
    flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
    item.setFlags(flags & ~Qt.ItemFlag.ItemIsUserCheckable if pinned else flags)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
