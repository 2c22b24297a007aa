"""The table of the coverage: frozen titles, cells that share the room, the keys of a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nap_desktop.plan.coverage import Cell
from nap_desktop.ui.coverage.delegate import CellDelegate
from nap_desktop.ui.coverage.heads import GROUP_HEIGHT, ROW_HEIGHT, SideHead, TopHead
from nap_desktop.ui.coverage.model import CoverageModel
from nap_desktop.ui.look import look

_NARROWEST, _WIDEST = 102, 190  # px at 100 %, of a column


class CoverageGrid(QTableView):
    """Shows a coverage.

    came:     a person came to another cell. started: Enter. cycled: Space. cleared: Delete.
    opened:   F2, or a second click: the entry is to be written. folded: the code of a paragraph.
    """

    came = Signal()
    started = Signal()
    cycled = Signal()
    cleared = Signal()
    opened = Signal()
    folded = Signal(str)

    def __init__(self, model: CoverageModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = model
        self._kept: tuple[Cell, ...] = ()
        self.setHorizontalHeader(TopHead(model, self))
        self.side = SideHead(model, self)
        self.setVerticalHeader(self.side)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Coverage"))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_columns)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.side.sectionClicked.connect(self._on_title)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.arranged.connect(self._arrange)
        look().changed.connect(self._arrange)

    # -- lines and columns --

    def _keep_place(self) -> None:
        here = self.cell
        self._kept = (here,) if here else ()

    def _arrange(self) -> None:
        """Give lines their heights and join the cells of lines with a single answer."""
        self.clearSpans()
        wide = len(self._lines.places)
        heights = [ROW_HEIGHT, GROUP_HEIGHT]
        for row, line in enumerate(self._lines.lines):
            self.setRowHeight(row, look().px(heights[line.is_group]))
            if wide > 1 and (line.single or not line.cells):
                self.setSpan(row, 0, 1, wide)
        self._fit_columns()
        self.updateGeometries()
        if not (self._kept and self.go_to(self._kept[0])) and self._lines.lines and wide:
            self.setCurrentIndex(self._lines.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fitting.start()

    def _fit_columns(self) -> None:
        count = len(self._lines.places)
        if not count:
            return
        width = self.viewport().width() // count
        width = min(max(width, look().px(_NARROWEST)), look().px(_WIDEST))
        for column in range(count):
            self.setColumnWidth(column, width)

    # -- where a person is --

    @property
    def cell(self) -> Cell | None:
        """The current cell."""
        return self._lines.cell(self.currentIndex())

    def chosen(self) -> list[Cell]:
        """Return the selected cells, top to bottom; the current one if none is."""
        found = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        found.sort(key=lambda index: (index.row(), index.column()))
        cells = (self._lines.cell(index) for index in found)
        return list(dict.fromkeys(cell for cell in cells if cell))

    def go_to(self, cell: Cell) -> bool:
        """Come to a cell; return whether it is shown."""
        index = self._lines.index_of(cell)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell that a person came to another cell."""
        super().currentChanged(current, previous)
        self.side.viewport().update()
        self.came.emit()

    def _on_title(self, row: int) -> None:
        line = self._lines.lines[row]
        self.setCurrentIndex(self._lines.index(row, 0))
        if line.is_group:
            self.folded.emit(line.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a cell."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = {
            Qt.Key.Key_Return: self.started,
            Qt.Key.Key_Enter: self.started,
            Qt.Key.Key_Space: self.cycled,
            Qt.Key.Key_Delete: self.cleared,
            Qt.Key.Key_Backspace: self.cleared,
            Qt.Key.Key_F2: self.opened,
        }
        signal = keys.get(Qt.Key(event.key())) if plain else None
        if signal is None:
            super().keyPressEvent(event)
            return
        signal.emit()
