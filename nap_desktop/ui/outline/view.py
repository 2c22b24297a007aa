"""The outline as people use it: keys, drag and drop, folding, several items at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.look import look
from nap_desktop.ui.outline.delegate import OutlineDelegate
from nap_desktop.ui.outline.model import OutlineModel
from nap_desktop.ui.outline.title_line import TitleLine

_INDENT = 16


class OutlineView(QTreeView):
    """A tree of one column; knows ids, not changes.

    chosen:    the id of the current item.
    asked:     the name of an act that a key stands for: "new", "indent", "outdent", "delete" …
    line_left: how the line of a title was left, and whether its item was added to be typed.
    lines_pasted: text of several lines pasted into such a line, and the same.
    typed:     letters in such a line wait to be kept.
    """

    chosen = Signal(str)
    asked = Signal(str)
    line_left = Signal(str, bool)
    lines_pasted = Signal(str, bool)
    typed = Signal()

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[list[NodeId], NodeId | None, int] = ([], None, 0)
        self._folded: set[NodeId] = set()
        self.setModel(model)
        self._delegate = OutlineDelegate(self)
        self._cursor_at = -1
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._delegate.left.connect(self._on_line_left)
        self._delegate.pasted.connect(self.lines_pasted)
        self._delegate.typed.connect(self.typed)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsMoved.connect(self._on_moved)
        look().changed.connect(self._on_look)
        self._on_look()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Outline of the plan"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # What is chosen.

    @property
    def selected(self) -> list[NodeId]:
        """The ids of the selected items, in reading order."""
        rows = self.selectionModel().selectedRows()
        return [self._model.node(index) for index in rows]

    @property
    def current(self) -> NodeId:
        """The id of the current item; the root's if there is none."""
        return self._model.node(self.currentIndex())

    def choose(self, node: NodeId) -> None:
        """Make an item the current and only selected one, unfolding what lies above it."""
        index = self._model.index_of(node)
        if not index.isValid():
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        for above in self._model.plan.ancestors(node):
            self.expand(self._model.index_of(above))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)

    def choose_all(self, nodes: list[NodeId]) -> None:
        """Select several items; the first becomes the current one."""
        if not nodes:
            return
        self.choose(nodes[0])
        rest = QItemSelection()
        for node in nodes[1:]:
            index = self._model.index_of(node)
            if index.isValid():
                rest.append(QItemSelectionRange(index))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(rest, flags)

    # The title in place.

    def rename(self) -> None:
        """Edit the title of the current item in place."""
        if self.currentIndex().isValid() and self.line is None:
            self.edit(self.currentIndex())

    def type_title(self, node: NodeId, is_new: bool = True) -> None:
        """Let the title of an item be typed in its row; `is_new` if it was added for that."""
        self.keep_line()
        if self.line is not None:
            self.setFocus()  # the line closes when the keyboard leaves it
        self._delegate.new_node = node if is_new else ""
        self.choose(node)
        self.setFocus()
        self.rename()
        line = self.line
        if line is not None:
            line.deselect() if self._cursor_at >= 0 else line.end(False)
            if self._cursor_at >= 0:
                line.setCursorPosition(self._cursor_at)
        self._cursor_at = -1

    @property
    def line(self) -> TitleLine | None:
        """The line in which a title is typed now, if any is."""
        widget = self.indexWidget(self.currentIndex())
        if isinstance(widget, TitleLine):
            return widget
        found = [one for one in self.viewport().findChildren(TitleLine) if one.isVisible()]
        return found[0] if found and self.state() == self.State.EditingState else None

    def keep_line(self) -> None:
        """Keep what is typed in a row; the line stays open."""
        if self.line is not None:
            self.commitData(self.line)

    def _on_line_left(self, way: str, is_new: bool, place: int) -> None:
        self._cursor_at = place if way in ("indent", "outdent") else -1
        self.line_left.emit(way, is_new)
        self._cursor_at = -1

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell the item that became the current one."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._model.node(current))

    # Folding.

    def unfold_all_but(self, folded: set[NodeId]) -> None:
        """Show all items but those below `folded`."""
        self._folded = set(folded)
        self._show_folds()

    def unfold_all(self) -> None:
        """Show all items."""
        self.unfold_all_but(set())

    @property
    def folded(self) -> set[NodeId]:
        """The ids of the folded items that the plan still holds."""
        return {node for node in self._folded if node in self._model.plan.nodes}

    def toggle_fold(self) -> None:
        """Fold or unfold the current item."""
        index = self.currentIndex()
        self.setExpanded(index, not self.isExpanded(index))

    def fold_all(self) -> None:
        """Show the topmost items alone."""
        plan = self._model.plan
        self.unfold_all_but({node for node in plan.walk() if plan.under(node)})

    def _show_folds(self) -> None:
        self.blockSignals(True)
        self.expandAll()
        if not self._model.is_filtered:
            for node in self.folded:
                self.collapse(self._model.index_of(node))
        self.blockSignals(False)

    def _on_expanded(self, index: QModelIndex) -> None:
        if not self._model.is_filtered:
            self._folded.discard(self._model.node(index))

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._model.is_filtered:
            self._folded.add(self._model.node(index))

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.expand(parent)
        for row in range(first, last + 1):
            index = self._model.index(row, 0, parent)
            if self._model.node(index) not in self._folded:
                self.expand(index)

    def _on_moved(self, *where: object) -> None:
        new_parent = where[3]
        if isinstance(new_parent, QModelIndex):
            self.expand(new_parent)

    # A reset of the model keeps the place.

    def _keep(self) -> None:
        current = self.currentIndex()
        node = self._model.node(current) if current.isValid() else None
        self._kept = (self.selected, node, self.verticalScrollBar().value())

    def _restore(self) -> None:
        selected, current, scroll = self._kept
        self._show_folds()
        nodes = [node for node in selected if self._model.index_of(node).isValid()]
        if current and self._model.index_of(current).isValid():
            nodes = [current, *[node for node in nodes if node != current]]
        self.choose_all(nodes)
        self.verticalScrollBar().setValue(scroll)

    def _on_look(self) -> None:
        self.setIndentation(look().px(_INDENT))
        self.scheduleDelayedItemsLayout()

    # Keys.

    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave Tab to the outline: it demotes; F6 goes to the next pane."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the keys of an outline into acts; arrows and letters stay Qt's."""
        name = _asked_by(event)
        if name and self.state() != QAbstractItemView.State.EditingState:
            self.asked.emit(name)
            event.accept()
            return
        super().keyPressEvent(event)

    # Dragging.

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the selected items as a small label that leaves the landing place in sight."""
        indexes = self.selectionModel().selectedRows()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        drag.setPixmap(drag_label(self._drag_words(indexes), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-look().px(14), -look().px(10)))
        drag.exec(supportedActions, Qt.DropAction.MoveAction)

    def _drag_words(self, indexes: Sequence[QModelIndex]) -> str:
        if len(indexes) > 1:
            return self.tr("%n items", "", len(indexes))
        return self._model.number(self._model.node(indexes[0])) or self.tr("1 item")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Draw where the items would land."""
        super().dragMoveEvent(event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the drop to the model; the rows move when the plan has changed."""
        super().dropEvent(event)
        QTimer.singleShot(0, self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and while dragging a line where the items would land."""
        super().paintEvent(event)
        if self.state() == QAbstractItemView.State.DraggingState:
            painter = QPainter(self.viewport())
            self._paint_landing(painter)
            painter.end()

    def _paint_landing(self, painter: QPainter) -> None:
        position = self.dropIndicatorPosition()
        where = self.viewport().mapFromGlobal(self.cursor().pos())
        index = self.indexAt(where)
        if not index.isValid():
            return
        rect = self.visualRect(index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look().tokens.accent), 2))
        above = QAbstractItemView.DropIndicatorPosition.AboveItem
        below = QAbstractItemView.DropIndicatorPosition.BelowItem
        if position in (above, below):
            y = rect.top() if position == above else rect.bottom()
            painter.drawLine(rect.left(), y, rect.right() - 6, y)
        elif position == QAbstractItemView.DropIndicatorPosition.OnItem:
            painter.drawRoundedRect(rect.adjusted(1, 2, -7, -2), 6, 6)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Draw a small arrow where something can be folded.

        The column of the arrows keeps its ground, which Qt colours for a selected row.
        """
        painter.fillRect(rect, QColor(look().tokens.panel))
        if not self._model.hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().tokens.muted))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        half = self.indentation() / 2
        x = rect.left() + half if mirrored else rect.right() - half + 1
        painter.translate(QPointF(x, rect.center().y() + 0.5))
        if not self.isExpanded(index):
            painter.rotate(90 if mirrored else -90)
        size = look().px(4)
        painter.drawPolygon(
            QPolygonF([QPointF(-size, -size / 2), QPointF(size, -size / 2), QPointF(0, size * 0.7)])
        )
        painter.restore()


def _asked_by(event: QKeyEvent) -> str:
    """Return the act that a key stands for in an outline; empty for none."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    alt = Qt.KeyboardModifier.AltModifier
    acts = {
        (Qt.Key.Key_Return, none): "new",
        (Qt.Key.Key_Enter, none): "new",
        (Qt.Key.Key_Tab, none): "indent",
        (Qt.Key.Key_Backtab, shift): "outdent",
        (Qt.Key.Key_Backtab, none): "outdent",
        (Qt.Key.Key_Tab, shift): "outdent",
        (Qt.Key.Key_Delete, none): "delete",
        (Qt.Key.Key_Up, alt): "move_up",
        (Qt.Key.Key_Down, alt): "move_down",
        (Qt.Key.Key_Right, alt): "indent",
        (Qt.Key.Key_Left, alt): "outdent",
        (Qt.Key.Key_Space, none): "open",
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "open",
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier): "open",
    }
    return acts.get((Qt.Key(key), held), "")


def drag_label(words: str, ratio: float) -> QPixmap:
    """Return a small picture of words on the accent colour."""
    tokens, font = look().tokens, look().font(12, bold=True)
    metrics = QFontMetrics(font)
    width, height = (
        metrics.horizontalAdvance(words) + look().px(18),
        metrics.height() + look().px(8),
    )
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(0, 0, width, height, 6, 6)
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
