"""The grid itself: keys, heads of groups across all columns, numbers that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nap_desktop.plan.labels import title
from nap_desktop.services.measure_cells import field_at
from nap_desktop.ui.look import look
from nap_desktop.ui.table.cell_words import wrapped
from nap_desktop.ui.table.delegate import CellDelegate, Keep
from nap_desktop.ui.table.header import FilterHeader, Offers
from nap_desktop.ui.table.model import MeasureModel
from nap_desktop.ui.widgets.words import draw_words

_NUMBER, _WITH_TITLE = 62, 230  # px at 100 %: the numbers alone, and with the titles
_HEAD = 30


class NumberHeader(QHeaderView):
    """The numbers at the side; with the titles while the measures' own text is out of sight."""

    def __init__(self, model: MeasureModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.with_titles = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(look().px(20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def sizeHint(self) -> QSize:
        """Return the width of numbers, or of numbers and titles."""
        return QSize(look().px(_WITH_TITLE if self.with_titles else _NUMBER), 0)

    def show_titles(self, shown: bool) -> None:
        """Show the titles beside the numbers, or the numbers alone."""
        if shown != self.with_titles:
            self.with_titles = shown
            self.updateGeometry()
            self.geometriesChanged.emit()
            self.parentWidget().updateGeometries()  # type: ignore[attr-defined]

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one number."""
        tokens, node = look().tokens, self._model.node(logical)
        painter.fillRect(rect, QColor(tokens.panel if node else tokens.ground))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not node:
            return
        pad, height = look().px(8), painter.fontMetrics().lineSpacing()
        room = rect.adjusted(pad, look().px(5), -pad, 0)
        painter.setPen(QColor(tokens.muted))
        number = self._model.cells.numbers.get(node, "")
        line = QRect(room.left(), room.top(), room.width(), height)
        draw_words(painter, line, number, self.layoutDirection())
        if not self.with_titles:
            return
        wide = look().px(_NUMBER - 8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = room.adjusted(0 if mirrored else wide, 0, -wide if mirrored else 0, 0)
        painter.setPen(QColor(tokens.text))
        most = max(1, (rect.height() - look().px(8)) // height)
        words = title(self._model.cells.plan, node)
        for place, text in enumerate(wrapped(words, look().px(13), room.width(), most)):
            at = QRect(room.left(), room.top() + place * height, room.width(), height)
            draw_words(painter, at, text, self.layoutDirection(), True)


class Grid(QTableView):
    """Shows a model of measures.

    chosen:  the measure that the keyboard came to. opened: the measure and the column to edit in
    the draft. toggled: the code of the group to fold or unfold. cleared: Delete was pressed.
    flipped: Space was pressed on a flag.
    """

    chosen = Signal(str)
    opened = Signal(str, str)
    toggled = Signal(str)
    cleared = Signal()
    flipped = Signal()

    def __init__(self, model: MeasureModel, keep: Keep, offers: Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.header = FilterHeader(offers, self)
        self.side = NumberHeader(model, self)
        self.delegate = CellDelegate(model, keep, self)
        self._has_low_rows = False
        self.setHorizontalHeader(self.header)
        self.setVerticalHeader(self.side)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_up()

    def _set_up(self) -> None:
        self.setProperty("role", "measures")
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.setAccessibleName(self.tr("Measures"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setCornerButtonEnabled(False)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.side.sectionDoubleClicked.connect(self._open_row)
        self.delegate.left.connect(self._go_on)
        self._model.modelReset.connect(self.size_rows)
        self._model.rowsInserted.connect(self.size_rows)
        self.header.setStretchLastSection(True)
        self.header.setSortIndicatorShown(True)  # a table view takes it away from a new header
        look().changed.connect(self.size_rows)

    def size_rows(self, *_: object) -> None:
        """Give rows the height of their lines, and heads of groups that of one."""
        line = self.fontMetrics().lineSpacing()
        height = self.delegate.lines * line + look().px(10)
        if self.side.defaultSectionSize() != height:
            self.side.setDefaultSectionSize(height)
        if not self._model.wish.group and not self._has_low_rows:
            return
        self._has_low_rows = bool(self._model.wish.group)
        low = look().px(_HEAD)
        for row in range(len(self._model.rows)):
            wanted = low if self._model.head(row) is not None else height
            if self.side.sectionSize(row) != wanted:
                self.side.resizeSection(row, wanted)

    def _on_scrolled(self, value: int) -> None:
        columns = self._model.columns
        shown = value > 0 and "text" in columns and columns.index("text") < value
        if shown != self.side.with_titles:
            self.side.show_titles(shown)
            if value < self.horizontalScrollBar().maximum():  # there is less room than before
                self.header.setOffsetToSectionPosition(value)
                self.viewport().update()
        self.header.place_fields()

    # -- the keyboard's place --

    @property
    def place(self) -> tuple[str, str]:
        """The measure and the column of the cell that has the keyboard; empty for none."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        return self._model.node(index.row()), self._model.columns[index.column()]

    def go_to(self, node: str, key: str = "") -> bool:
        """Bring a measure's cell into sight, with the keyboard on it; False if it is not shown."""
        rows = self._model.rows_of(node)
        if not rows:
            return False
        column = self._model.columns.index(key) if key in self._model.columns else None
        if column is None:
            column = max(0, self.currentIndex().column())
        current = self.currentIndex()
        row = current.row() if current.row() in rows else rows[0]
        index = self._model.index(row, min(column, len(self._model.columns) - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which measure it is now."""
        super().currentChanged(current, previous)
        node = self._model.node(current.row()) if current.isValid() else ""
        if node and node != self._model.node(previous.row()):
            self.chosen.emit(node)

    def _go_on(self, down: int, right: int) -> None:
        self.setFocus()
        at = self.currentIndex()
        row, column = at.row() + down, at.column() + right
        while down and self._model.head(row) is not None:
            row += down
        index = self._model.index(row, column)
        if index.isValid() and (down or right):
            self.setCurrentIndex(index)

    def _open_row(self, row: int) -> None:
        if node := self._model.node(row):
            self.opened.emit(node, "")

    # -- keys and clicks --

    def edit(self, *given: object) -> object:
        """Begin to write; note whether typing began it, for then the words give way."""
        typed = QAbstractItemView.EditTrigger.AnyKeyPressed
        self.delegate.replaces = len(given) == 3 and given[1] == typed
        return super().edit(*given)  # type: ignore[call-overload]

    def edit_here(self) -> None:
        """Begin to write into the current cell; a flag is turned."""
        index = self.currentIndex()
        if index.isValid() and _is_flag(self._model.columns[index.column()]):
            self.flipped.emit()
        elif self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def edit_all(self) -> None:
        """Let one value be written for all chosen cells of the column."""
        self.delegate.for_all = True
        self.edit_here()
        self.delegate.for_all = self.delegate.editor is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the table."""
        if not self._is_own(event):
            super().keyPressEvent(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        head = self._model.head(index.row()) if index.isValid() else None
        node, key = self.place
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if head is not None:
                self.toggled.emit(head.code)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control and node:
                if len(self.selectedIndexes()) > 1:
                    self.edit_all()
                else:
                    self.opened.emit(node, key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if node:
                self.edit_here()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not control:
                self.cleared.emit()
            case Qt.Key.Key_Space if node and _is_flag(key):
                self.flipped.emit()
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold the group whose head is clicked."""
        row = self.rowAt(event.position().toPoint().y())
        head = self._model.head(row)
        if head is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(self._model.index(row, max(0, self.currentIndex().column())))
            self.toggled.emit(head.code)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change a flag; write into any other cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._model.head(index.row()) is not None:
            return
        if index.isValid() and _is_flag(self._model.columns[index.column()]):
            self.flipped.emit()
            return
        super().mouseDoubleClickEvent(event)

    # -- heads of groups --

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the heads of groups across them."""
        super().paintEvent(event)
        if not self._model.wish.group or not self._model.rows:
            return
        painter = QPainter(self.viewport())
        row = max(0, self.rowAt(0))
        while row < len(self._model.rows):
            top = self.rowViewportPosition(row)
            if top > self.viewport().height():
                break
            if self._model.head(row) is not None:
                self._paint_head(painter, row, top)
            row += 1
        painter.end()

    def _paint_head(self, painter: QPainter, row: int, top: int) -> None:
        head, tokens = self._model.head(row), look().tokens
        if head is None:
            return
        rect = QRect(0, top, self.viewport().width(), self.rowHeight(row) - 1)
        is_here = self.currentIndex().row() == row
        painter.fillRect(rect, QColor(tokens.soft_accent if is_here else tokens.ground))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = ("◂" if mirrored else "▸") if head.is_folded else "▾"
        words = head.words or self.tr("(empty)")
        painter.setFont(look().font(13, bold=True))
        painter.setPen(QColor(tokens.text))
        room = rect.adjusted(look().px(10), 0, -look().px(10), 0)
        draw_words(painter, room, f"{arrow}  {words}   ({head.count})", self.layoutDirection())
        if is_here and self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _is_flag(key: str) -> bool:
    field = field_at(key)
    return field is not None and field.type == "flag"
