"""The measures without dates beside the chart: dragged into it, or given dates by a key or a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.ids import NodeId
from nap_desktop.services.timeline import Line, Timeline
from nap_desktop.ui.look import look
from nap_desktop.ui.timeline import words
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import draw_words

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_FORM = "application/x-nap-undated"
_ROW = 40  # px at 100 %


def carried_node(data: QMimeData) -> NodeId:
    """Return the measure that is being dragged; empty for anything else."""
    return bytes(data.data(_FORM).data()).decode() if data.hasFormat(_FORM) else ""


class UndatedModel(QAbstractListModel):
    """Measures without dates, in outline order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline: Timeline | None = None
        self.nodes: list[NodeId] = []

    def show(self, timeline: Timeline | None, nodes: Sequence[NodeId]) -> None:
        """Show measures of a timeline."""
        self.beginResetModel()
        self.timeline, self.nodes = timeline, list(nodes)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many measures there are."""
        return 0 if parent.isValid() else len(self.nodes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that measures can be chosen and dragged."""
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        )

    def mimeTypes(self) -> list[str]:
        """Return the form in which a measure is dragged."""
        return [_FORM]

    def mimeData(self, indexes: Any) -> QMimeData:
        """Return the measure that is dragged."""
        data = QMimeData()
        if indexes:
            data.setData(_FORM, self.nodes[indexes[0].row()].encode())
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return number and title; with the time in words and the lead body for screen readers."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        if self.timeline is None:
            return None
        line = Line(self.nodes[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.line(self.timeline, line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.in_full(self.timeline, line)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words.in_full(self.timeline, line))
            case Qt.ItemDataRole.UserRole:
                said = (self.timeline.bar(line.node).wording, self.timeline.lead(line.node))
                return " · ".join(filter(None, said))
        return None


class _Rows(QStyledItemDelegate):
    """Draws number and title, and below them the time in words and the lead body."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(0, look().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one measure."""
        tokens, room = look().tokens, option.rect  # type: ignore[attr-defined]
        state, flag = option.state, QStyle.StateFlag  # type: ignore[attr-defined]
        side = option.direction  # type: ignore[attr-defined]
        painter.save()
        if state & flag.State_Selected:
            painter.fillRect(room, QColor(tokens.soft_accent))
        elif state & flag.State_MouseOver:
            painter.fillRect(room, QColor(tokens.hover))
        if state & flag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        inside = room.adjusted(look().px(10), 3, -look().px(8), -3)
        half = inside.height() // 2
        below = index.data(Qt.ItemDataRole.UserRole)
        painter.setFont(look().font(12))
        painter.setPen(QColor(tokens.text))
        first = inside.adjusted(0, 0, 0, -half) if below else inside
        draw_words(painter, first, index.data(), side)
        painter.setFont(look().font(11))
        painter.setPen(QColor(tokens.muted))
        if below:
            draw_words(painter, inside.adjusted(0, half, 0, 0), below, side)
        painter.restore()


class _List(QListView):
    """The list; Enter gives dates."""

    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give dates by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
            return
        super().keyPressEvent(event)


class Undated(QWidget):
    """Measures without dates, what can be done with them, and a button for it.

    asked: the current measure is to have dates. chosen: a person came to one. opened: double click.
    """

    asked = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = UndatedModel(self)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        self.hint = QLabel(self.tr("Drag one into the chart, or give it dates by Enter."), self)
        self.hint.setProperty("role", "caption")
        self.hint.setWordWrap(True)
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Measures without dates"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.give = QPushButton(self.tr("Give dates"), self)
        self._lay_out()
        self.list.asked.connect(self._ask)
        self.give.clicked.connect(self._ask)
        self.list.doubleClicked.connect(lambda index: self.opened.emit(self._node(index)))
        self.list.selectionModel().currentChanged.connect(
            lambda index, _: self.chosen.emit(self._node(index)) if self.list.hasFocus() else None
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        for label in (self.title, self.hint):
            label.setContentsMargins(10, 0, 8, 0)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_nodes(self, timeline: Timeline | None, nodes: Sequence[NodeId]) -> None:
        """Show measures; the current one stays, or the next takes its place."""
        here = self.list.currentIndex().row()
        before = self.node
        if list(nodes) != self.model.nodes or timeline is not self.model.timeline:
            self.model.show(timeline, nodes)
            place = self.model.nodes.index(before) if before in self.model.nodes else here
            if place >= 0 and self.model.nodes:
                last = len(self.model.nodes) - 1
                self.list.setCurrentIndex(self.model.index(min(place, last)))
        else:
            self.list.viewport().update()
        self.title.setText(self.tr("Without dates ({count})").format(count=len(nodes)))
        self.give.setEnabled(bool(nodes))

    @property
    def node(self) -> NodeId:
        """The current measure; empty for none."""
        return self._node(self.list.currentIndex())

    def _node(self, index: Index) -> NodeId:
        held = self.model.nodes
        return held[index.row()] if index.isValid() and index.row() < len(held) else ""

    def _ask(self) -> None:
        if not self.node and self.model.nodes:
            self.list.setCurrentIndex(self.model.index(0))
        if self.node:
            self.asked.emit(self.node)
