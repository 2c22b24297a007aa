"""The table of a comparison: one scroll bar for both sides, rows as high as their texts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nap_desktop.ui.compare.delegate import CompareDelegate
from nap_desktop.ui.compare.model import NOW, THEN, WHAT, CompareModel
from nap_desktop.ui.look import look

_WHAT = 118  # px at 100 % of the first column


class CompareTable(QTableView):
    """Both states row by row; heights are reckoned for the rows in sight only.

    opened: Enter or a double click asks for the item of the row.
    """

    opened = Signal()

    def __init__(self, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self._painter = CompareDelegate(model, self)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        self._fitting.timeout.connect(self.fit)
        self.verticalScrollBar().valueChanged.connect(self.fit)
        model.modelReset.connect(self._fit_anew)
        look().changed.connect(self._fit_anew)
        self.doubleClicked.connect(self.opened)
        self._fit_anew()

    def _set_up(self) -> None:
        self.setItemDelegate(self._painter)
        self.setProperty("role", "rows")
        self.setAccessibleName(self.tr("Both states of the plan"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(THEN, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(NOW, QHeaderView.ResizeMode.Stretch)

    def _fit_anew(self) -> None:
        """Give all rows the height of one line, then those in sight their own."""
        self.setColumnWidth(WHAT, look().px(_WHAT))
        self.verticalHeader().setDefaultSectionSize(look().px(30))
        self._fitting.start()

    def fit(self) -> None:
        """Make the rows in sight as high as their texts."""
        widths = self.columnWidth(THEN), self.columnWidth(NOW)
        row = max(self.rowAt(0), 0)
        bottom = 0
        while row < self._model.rowCount() and bottom < self.viewport().height():
            held = self._model.row(row)
            if held is not None:
                wanted = self._painter.height(held, widths)
                if self.rowHeight(row) != wanted:
                    self.setRowHeight(row, wanted)
            bottom = self.rowViewportPosition(row) + self.rowHeight(row)
            row += 1

    def go_to(self, row: int) -> None:
        """Choose a row and show it with what stands before it."""
        index = self._model.index(row, THEN)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.fit()
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the texts anew for another width."""
        super().resizeEvent(event)
        self._fitting.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon heights once there is a width."""
        super().showEvent(event)
        self._fitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)
