"""The header of the table: captions, and below each a field that filters its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QWidget

from nap_desktop.services.measure_rows import EMPTY
from nap_desktop.ui.look import look

_FIELD = 26  # px at 100 %
_NARROWEST = 56
Offers = Callable[[str], Sequence[tuple[str, str]]]


class ValueFilter(QComboBox):
    """Offers the values that a column holds now; they are looked up when the list opens."""

    def __init__(self, key: str, offers: Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._offers = key, offers
        self.setProperty("role", "cell-filter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(self.tr("All"), "")

    def fill(self) -> None:
        """Offer what is there now; the choice stays."""
        chosen, words = self.currentData(), self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("All"), "")
            self.addItem(self.tr("(empty)"), EMPTY)
            for code, name in self._offers(self._key):
                self.addItem(name, code)
            place = self.findData(chosen)
            if place < 0:
                self.addItem(words, chosen)
                place = self.count() - 1
            self.setCurrentIndex(place)

    def showPopup(self) -> None:
        """Look the values up, and show them as wide as they are."""
        self.fill()
        wide = max(self.width(), min(look().px(320), self.view().sizeHintForColumn(0) + 30))
        self.view().setMinimumWidth(wide)
        super().showPopup()


class FilterHeader(QHeaderView):
    """A header with a row of fields.

    filtered: what is typed or chosen in the fields changed.
    """

    filtered = Signal()

    def __init__(self, offers: Offers, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._offers = offers
        self._fields: list[tuple[str, QLineEdit | ValueFilter]] = []
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self.filtered)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look().px(_NARROWEST))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for moved in (self.sectionResized, self.sectionMoved, self.geometriesChanged):
            moved.connect(self.place_fields)

    def show_fields(self, columns: Sequence[tuple[str, str, bool]]) -> None:
        """Make the fields of columns: key, caption, whether its values are few."""
        for _, field in self._fields:
            field.hide()
            field.deleteLater()
        self._fields = [(key, self._made(key, words, few)) for key, words, few in columns]
        self.updateGeometries()

    def _made(self, key: str, words: str, few: bool) -> QLineEdit | ValueFilter:
        name = self.tr("Filter: {column}").format(column=words)
        if few:
            choice = ValueFilter(key, self._offers, self)
            choice.setAccessibleName(name)
            choice.activated.connect(self.filtered)
            return choice
        line = QLineEdit(self)
        line.setProperty("role", "cell-filter")
        line.setClearButtonEnabled(True)
        line.setAccessibleName(name)
        line.setPlaceholderText(self.tr("Filter"))
        line.textChanged.connect(self._pause.start)
        line.returnPressed.connect(self.parentWidget().setFocus)
        return line

    def words(self) -> tuple[tuple[str, str], ...]:
        """Return what is typed, by column."""
        lines = ((key, field.text()) for key, field in self._fields if isinstance(field, QLineEdit))
        return tuple(
            (key, text) for key, text in lines if text.strip() and not self._asks_empty(text)
        )

    def values(self) -> tuple[tuple[str, str], ...]:
        """Return what is chosen, by column."""
        found: list[tuple[str, str]] = []
        for key, field in self._fields:
            if isinstance(field, QLineEdit):
                found += [(key, EMPTY)] if self._asks_empty(field.text()) else []
            elif field.currentData():
                found.append((key, str(field.currentData())))
        return tuple(found)

    def _asks_empty(self, text: str) -> bool:
        return text.strip().casefold() == self.tr("(empty)").casefold()

    def show_wish(self, words: dict[str, str], values: dict[str, str]) -> None:
        """Fill the fields in again, after they were made anew."""
        for key, field in self._fields:
            if isinstance(field, QLineEdit):
                asks = self.tr("(empty)") if values.get(key) == EMPTY else ""
                field.setText(words.get(key, asks))
            elif values.get(key):
                field.fill()
                field.setCurrentIndex(max(0, field.findData(values[key])))
        self._pause.stop()

    def clear_fields(self) -> None:
        """Empty all fields without telling."""
        for _, field in self._fields:
            if isinstance(field, QLineEdit):
                field.clear()
            else:
                field.setCurrentIndex(0)
        self._pause.stop()

    def field(self, key: str) -> QLineEdit | ValueFilter:
        """Return the field of a column."""
        return dict(self._fields)[key]

    # -- geometry --

    def sizeHint(self) -> QSize:
        """Leave room for the fields below the captions."""
        hint = super().sizeHint()
        hint.setHeight(hint.height() + look().px(_FIELD) + 6)
        return hint

    def updateGeometries(self) -> None:
        """Keep the captions above the fields."""
        self.setViewportMargins(0, 0, 0, look().px(_FIELD) + 6)
        super().updateGeometries()
        self.place_fields()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fields in their places."""
        super().resizeEvent(event)
        self.place_fields()

    def place_fields(self, *_: object) -> None:
        """Put each field below its caption."""
        top = self.height() - look().px(_FIELD) - 4
        for place, pair in enumerate(self._fields):
            left = self.viewport().x() + self.sectionViewportPosition(place)
            width = self.sectionSize(place)
            pair[1].setGeometry(left + 3, top, max(width - 6, 10), look().px(_FIELD))
            pair[1].setVisible(width > 20)
