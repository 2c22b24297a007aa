"""The row above the chart: filter, groups, steps, zoom, what has no dates, the annex."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.services.timeline import GROUPINGS, ZOOMS, Wish
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.flow import FlowLayout

_SEARCH = 170  # px at 100 %


class Controls(QWidget):
    """What a person wishes to see.

    wished: a group, the steps or the zoom were changed. typed: a letter was typed into the filter.
    """

    wished = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.group = QComboBox(self)
        self.steps = self._toggle(self.tr("Steps"))
        self.steps.setToolTip(self.tr("Show the steps below each measure"))
        self.zooms = QButtonGroup(self)
        self.undated = self._toggle("")
        self.undated.setToolTip(self.tr("Show the measures that have no dates"))
        self.export = QPushButton(self.tr("Export…"), self)
        self.print = QPushButton(self.tr("Print…"), self)
        self._set_up()
        self._add_zooms()
        self._lay_out()
        self.search.textChanged.connect(self.typed)
        self.group.activated.connect(self.wished)
        self.steps.clicked.connect(self.wished)
        self.zooms.idClicked.connect(self.wished)
        look().changed.connect(self._on_look)

    def _toggle(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setProperty("role", "quiet")
        self._widen(button)
        return button

    def _widen(self, button: QPushButton) -> None:
        bold = QFontMetrics(look().font(13, bold=True))  # as it is while it is checked
        button.setMinimumWidth(bold.horizontalAdvance(button.text()) + look().px(20))

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Filter: words, body"))
        self.search.setAccessibleName(self.tr("Filter the measures"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(look().px(_SEARCH))
        self._mark = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        names = {
            "section": self.tr("By section"),
            "lead": self.tr("By lead body"),
            "provisions": self.tr("By provision"),
            "": self.tr("No groups"),
        }
        for code in GROUPINGS:
            self.group.addItem(names[code], code)
        self.group.setAccessibleName(self.tr("Group by"))

    def _add_zooms(self) -> None:
        names = {
            "years": self.tr("Years"),
            "quarters": self.tr("Quarters"),
            "months": self.tr("Months"),
        }
        for place, code in enumerate(ZOOMS):
            button = self._toggle(names[code])
            button.setToolTip(self.tr("Zoom (plus and minus, Ctrl+wheel)"))
            self.zooms.addButton(button, place)

    def _lay_out(self) -> None:
        """Put what is wished for first and the rest at the end; below it where room is short."""
        first, last = QWidget(self), QWidget(self)
        row, end = QHBoxLayout(first), QHBoxLayout(last)
        for layout in (row, end):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        for widget in (self.search, self.group, self.steps):
            row.addWidget(widget)
        row.addSpacing(8)
        for button in self.zooms.buttons():
            row.addWidget(button)
        end.addStretch(1)
        for widget in (self.undated, self.export, self.print):
            end.addWidget(widget)
        flow = FlowLayout(None, 8, last)
        flow.addWidget(first)
        flow.addWidget(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(flow)

    def _on_look(self) -> None:
        self._mark.setIcon(icon("search", "muted"))
        self.search.setFixedWidth(look().px(_SEARCH))
        for button in (self.steps, self.undated, *self.zooms.buttons()):
            if isinstance(button, QPushButton):
                self._widen(button)

    def wish(self, folded: frozenset[str]) -> Wish:
        """Return what is wished for."""
        return Wish(
            str(self.group.currentData() or ""),
            ZOOMS[max(self.zooms.checkedId(), 0)],
            self.steps.isChecked(),
            self.search.text(),
            folded,
        )

    def show_wish(self, wish: Wish) -> None:
        """Show what is wished for."""
        with QSignalBlocker(self.search):
            self.search.setText(wish.words)
        self.group.setCurrentIndex(max(self.group.findData(wish.group), 0))
        self.steps.setChecked(wish.steps)
        self.zooms.button(ZOOMS.index(wish.zoom)).setChecked(True)

    def zoom(self, way: int) -> bool:
        """Go one step in (1) or out (-1); return whether there is one."""
        place = self.zooms.checkedId() + way
        if not 0 <= place < len(ZOOMS):
            return False
        self.zooms.button(place).setChecked(True)
        return True

    def count_undated(self, count: int) -> None:
        """Say how many measures have no dates."""
        self.undated.setText(self.tr("Without dates ({count})").format(count=count))
        self.undated.setVisible(count > 0)
        self._widen(self.undated)
