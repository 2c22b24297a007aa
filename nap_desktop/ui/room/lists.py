"""The lists beside the measure: what is parked, and what changed since this morning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SideText, overline

_SIZE = 16  # px at 100 %


class ItemList(QListWidget):
    """Lines of large type. taken: Enter or a double click; deleted: Delete; each the line's id."""

    taken = Signal(str)
    deleted = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setProperty("role", "open")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(_id(item)))

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines, each an id and its words; the one that was chosen stays so."""
        chosen = _id(self.currentItem())
        self.clear()
        for id, words in lines:
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, id)
            if id == chosen:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete."""
        id = _id(self.currentItem())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if id:
                self.taken.emit(id)
            case Qt.Key.Key_Delete if id:
                self.deleted.emit(id)
            case _:
                super().keyPressEvent(event)


def _id(item: QListWidgetItem | None) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""


class RoomLists(QWidget):
    """Both lists and the line in which a thought is parked.

    park:  words to be parked. settled: a thought that is dealt with. asked: an item to go to.
    """

    park = Signal(str)
    settled = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = QLineEdit(self)
        self.parked = ItemList(self.tr("Parked for later"), self)
        self.changed = ItemList(self.tr("Changed since this morning"), self)
        self.hint = SideText(self.tr("Nothing is parked."), "muted", self)
        self.unchanged = SideText(self.tr("Nothing yet."), "muted", self)
        self._lay_out()
        self.line.returnPressed.connect(self._park)
        self.parked.deleted.connect(self.settled)
        self.parked.taken.connect(self.settled)
        self.changed.taken.connect(self.asked)
        look().changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(self.tr("Park a thought, Enter keeps it"))
        self.line.setAccessibleName(self.tr("Park a thought"))
        self.parked.setToolTip(self.tr("Enter or Delete: it is dealt with"))
        self.changed.setToolTip(self.tr("Enter: go there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(overline(self.tr("Parked for later")))
        column.addWidget(self.line)
        column.addWidget(self.hint)
        column.addWidget(self.parked, 3)
        column.addSpacing(12)
        column.addWidget(overline(self.tr("Changed since this morning")))
        column.addWidget(self.unchanged)
        column.addWidget(self.changed, 2)

    def _fit(self) -> None:
        for widget in (self.line, self.parked, self.changed):
            widget.setFont(look().font(_SIZE))

    def _park(self) -> None:
        words = self.line.text().strip()
        if words:
            self.line.clear()
            self.park.emit(words)

    def show_parked(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what is parked."""
        self.parked.show_lines(lines)
        self.hint.setVisible(not lines)

    def show_changed(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what changed since this morning."""
        self.changed.show_lines(lines)
        self.unchanged.setVisible(not lines)
