"""A list that pops up, is searched by typing, and takes and gives back things by Enter or click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.tips import plain_tip

_CODE = Qt.ItemDataRole.UserRole
_MOST = 12


class Picker(QFrame):
    """Offers things with a check mark each.

    toggled: the code that a person took or gave back; the list stays open for more.
    """

    toggled = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(name)
        self._things: Sequence[Thing] = ()
        self._near: frozenset[str] = frozenset()
        self._taken: set[str] = set()
        self.search = QLineEdit(self)
        self.only_near = QCheckBox(self)
        self.list = QListView(self)
        self.nothing = QLabel(self.tr("Nothing matches."), self)
        self._below: QWidget | None = None
        self._model = QStandardItemModel(self)
        self._set_up(name)
        self.search.textChanged.connect(self._filter)
        self.only_near.toggled.connect(self._filter)
        self.list.clicked.connect(self._toggle)

    def _set_up(self, name: str) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(name)
        self.search.installEventFilter(self)
        self.list.setModel(self._model)
        self.list.setProperty("role", "popup-list")
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(6, 2, 6, 4)
        self.nothing.hide()
        for widget in (self.search, self.only_near, self.list, self.nothing):
            column.addWidget(widget)

    def offer(
        self,
        things: Sequence[Thing],
        taken: Sequence[str],
        near: frozenset[str] = frozenset(),
        near_words: str = "",
    ) -> None:
        """Offer things, some taken already; `near` are those that are shown first unless asked."""
        self._things, self._taken, self._near = things, set(taken), near
        self.only_near.setText(near_words)
        self.only_near.setChecked(bool(near))
        self.only_near.setVisible(bool(near))
        self.search.clear()
        self._filter()

    def pop_up(self, below: QWidget) -> None:
        """Show the list under a widget, inside the screen."""
        self._below = below
        self._fit()
        self.show()
        self.search.setFocus()

    def _fit(self) -> None:
        """Be as high as what is offered now, at the widget that asked."""
        if self._below is None:
            return
        rows = min(self._model.rowCount(), _MOST)
        screen = self._below.screen().availableGeometry()
        row = max(self.list.sizeHintForRow(0), look().px(24)) if rows else 0
        height = self.search.sizeHint().height() + row * rows + look().px(22)
        height += 0 if rows else self.nothing.sizeHint().height()
        height += self.only_near.sizeHint().height() + 6 if self.only_near.isVisibleTo(self) else 0
        self.resize(min(look().px(460), screen.width() - 20), height)
        self.move(self._place(self._below))

    def _place(self, below: QWidget) -> QPoint:
        screen: QRect = below.screen().availableGeometry()
        corner = below.rect().bottomLeft()
        if below.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = below.rect().bottomRight() - QPoint(self.width(), 0)
        at = below.mapToGlobal(corner + QPoint(0, 4))
        if at.y() + self.height() > screen.bottom():
            at.setY(below.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        across = min(max(at.x(), screen.left()), screen.right() - self.width())
        return QPoint(across, max(at.y(), screen.top()))

    def _filter(self, *_: object) -> None:
        near = self._near if self.only_near.isChecked() and self.only_near.isVisibleTo(self) else ()
        offered = [one for one in self._things if not near or one.code in {*near, *self._taken}]
        self._model.clear()
        for thing in _matching(offered, self.search.text()):
            self._model.appendRow(self._item(thing))
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.nothing.setVisible(not self._model.rowCount())
        self.list.setVisible(self._model.rowCount() > 0)
        if self.isVisible():
            self._fit()

    def _item(self, thing: Thing) -> QStandardItem:
        words = "  ".join(filter(None, (thing.text, thing.more)))
        item = QStandardItem(words)
        item.setData(thing.code, _CODE)
        item.setToolTip(plain_tip(words))
        item.setEditable(False)
        taken = thing.code in self._taken
        item.setCheckState(Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        return item

    def _toggle(self, index: QModelIndex) -> None:
        code = index.data(_CODE)
        if not code:
            return
        self._taken ^= {code}
        held = code in self._taken
        item = self._model.itemFromIndex(index)
        item.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
        self.toggled.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of a list work while words are typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.setCurrentIndex(self._model.index(min(row + 1, last), 0))
                case Qt.Key.Key_Up:
                    self.list.setCurrentIndex(self._model.index(max(row - 1, 0), 0))
                case Qt.Key.Key_PageDown:
                    self.list.setCurrentIndex(self._model.index(min(row + _MOST, last), 0))
                case Qt.Key.Key_PageUp:
                    self.list.setCurrentIndex(self._model.index(max(row - _MOST, 0), 0))
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._toggle(self.list.currentIndex())
                case Qt.Key.Key_Escape | Qt.Key.Key_Tab:
                    self.hide()
                case _:
                    return False
            return True
        return super().eventFilter(watched, event)


def _matching(things: Sequence[Thing], typed: str) -> list[Thing]:
    """Return the things in whose names all that was typed stands, then those with all its words."""
    whole, words = bare(typed), typed.casefold().split()
    first = [one for one in things if whole in bare(f"{one.code} {one.text} {one.more}")]
    others = [one for one in things if one not in first and _holds_each(one, words)]
    return [*first, *others]


def _holds_each(thing: Thing, words: Sequence[str]) -> bool:
    text = f"{thing.code} {thing.text} {thing.more}".casefold().replace("\u00a0", " ")
    return all(word in text for word in words)


def bare(words: str) -> str:
    """Return words without blanks, brackets and full stops, as "OP 3 (d)", "3(d)" and "3d" agree."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())
