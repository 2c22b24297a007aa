"""One line above the window in which everything can be asked for by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from nap_desktop.services.offering import Thing, Things
from nap_desktop.ui.look import look
from nap_desktop.ui.palette.things import ThingDelegate, ThingsModel
from nap_desktop.ui.widgets.line import Line

_WIDEST, _ROWS, _TOP = 640, 10, 56  # px at 100 %, rows, px
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QFrame):
    """Offers things; the keyboard stays in its line.

    taken: the code of the thing that is wanted.
    left:  nothing is wanted any more.
    """

    taken = Signal(str)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._things = Things(())
        self._recent: list[str] = []
        self.line = Line(self)
        self.model = ThingsModel(self)
        self.list = QListView(self)
        self.nothing = QLabel(self.tr("Nothing is called so."), self)
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Command palette"))
        self.line.setPlaceholderText(self.tr("What do you want to do, or where to go?"))
        self.line.setAccessibleName(self.tr("Command palette"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ThingDelegate(self.list))
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(10, 4, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(lambda: self._take(self.list.currentIndex()))
        self.line.left.connect(self._on_left)
        self.list.clicked.connect(self._take)
        self.line.installEventFilter(self)

    def offer(self, things: list[Thing], recent: list[str]) -> None:
        """Show things to choose from."""
        self._things, self._recent = Things(things), recent
        self.line.clear()
        self._offer()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offer(self, *_: object) -> None:
        self.model.show(self._things.fitting(self.line.text(), self._recent))
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(count > 0)
        self.nothing.setVisible(not count)
        self.place()

    def place(self) -> None:
        """Stand at the top of the window, in its middle, as high as what is offered."""
        window = self.parentWidget()
        rows = min(self.model.rowCount(), _ROWS)
        if rows:
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + 4)
        width = min(look().px(_WIDEST), window.width() - 60)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, _TOP)

    def _take(self, index: QModelIndex) -> None:
        thing = self.model.thing(index.row()) if index.isValid() else None
        if thing is not None:
            self.hide()
            self.taken.emit(thing.code)

    def _on_left(self) -> None:
        if self.isVisible():
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the line move through the list, and Escape leave."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TO_LIST:
                self._move(Qt.Key(event.key()))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._on_left()
                return True
        return super().eventFilter(watched, event)

    def _move(self, key: Qt.Key) -> None:
        count = self.model.rowCount()
        if not count:
            return
        step = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_ROWS,
            Qt.Key.Key_PageDown: _ROWS,
        }[key]
        row = self.list.currentIndex().row() + step
        row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(row))
