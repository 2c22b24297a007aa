"""Where in the plans the words of a search stand; one that is chosen is opened there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.two_lines import SECOND, TwoLines

if TYPE_CHECKING:
    from nap_desktop.services.library_search import FoundPlace

_MOST = 50  # places that a search gives
_LONGEST = 70  # letters of a title
_PLACE = Qt.ItemDataRole.UserRole + 1


class _Rows(QListWidget):
    """The places; Enter opens one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the current place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class PlaceList(QWidget):
    """Shown only while there are places.

    place_requested: the id of a plan, the item in it, and the key of its field or "".
    """

    place_requested = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: list[FoundPlace] = []
        self.heading = QLabel(self)
        self.rows = _Rows(self)
        self.heading.setProperty("role", "overline")
        self.rows.setItemDelegate(TwoLines(self.rows))
        self.rows.setProperty("role", "open")
        self.rows.setAccessibleName(self.tr("Places in the texts of the plans"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.rows, 1)
        self.rows.itemActivated.connect(self._open)
        self.rows.itemClicked.connect(self._open)
        look().changed.connect(self.rows.scheduleDelayedItemsLayout)
        self.hide()

    def show_places(self, places: Sequence[FoundPlace]) -> None:
        """List places, or hide where there are none."""
        self._places = list(places)
        self.rows.clear()
        for place in self._places:
            words = f"{place.before}{place.words}{place.after}"
            where = " · ".join(filter(None, (place.plan_title, place.item_title[:_LONGEST])))
            item = QListWidgetItem(" ".join(words.split()))
            item.setData(SECOND, where)
            item.setData(_PLACE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}. {where}")
            self.rows.addItem(item)
        said = (
            self.tr("In the texts") if len(places) < _MOST else self.tr("In the texts, the first")
        )
        self.heading.setText(said.upper())
        if places:
            self.rows.setCurrentRow(0)
        self.setVisible(bool(places))

    def _open(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        self.place_requested.emit(place.plan, place.item, place.key)
