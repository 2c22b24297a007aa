"""The left side of the import: the document as paper, each row with what it was taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nap_desktop.services.importing import PaperCell, PaperRow
from nap_desktop.ui.importing.dragging import FIELD, ROLE, dragged
from nap_desktop.ui.importing.words import role_words
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole + 1
TakenRole = Qt.ItemDataRole.UserRole + 2
_MOST_LINES = 4
_MARGIN = 104  # px at 100 %, for the words of what a row was taken for
# What the keys of the paper stand for.
KEYS = {
    Qt.Key.Key_1: "heading 1", Qt.Key.Key_2: "heading 2", Qt.Key.Key_3: "heading 3",
    Qt.Key.Key_M: "measure", Qt.Key.Key_T: "text", Qt.Key.Key_X: "left_out", Qt.Key.Key_G: "",
}  # fmt: skip


class PaperModel(QAbstractListModel):
    """The rows of a document; what each was taken for changes with every correction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PaperRow] = ()
        self._taken: list[tuple[str, str]] = []  # role and node by row

    def show_paper(self, rows: Sequence[PaperRow]) -> None:
        """Show another document."""
        self.beginResetModel()
        self.rows = rows
        self._taken = [("", "")] * len(rows)
        self.endResetModel()

    def show_roles(self, roles: Mapping[str, Any]) -> None:
        """Show what each row was taken for now."""
        self._taken = _with_more(self.rows, [_taken(row, roles) for row in self.rows])
        if self.rows:
            ends = self.index(0), self.index(len(self.rows) - 1)
            self.dataChanged.emit(*ends, [TakenRole, Qt.ItemDataRole.AccessibleDescriptionRole])

    def node(self, row: int) -> str:
        """Return the item that a row went into; empty for none."""
        return self._taken[row][1] if 0 <= row < len(self._taken) else ""

    def row_of(self, node: str) -> int:
        """Return the first row that went into an item; -1 for none."""
        return next((at for at, (_, held) in enumerate(self._taken) if held == node), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, its words, or what it was taken for."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " | ".join(cell.text for cell in row.cells)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return role_words(self._taken[index.row()][0])
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(cell.text for cell in row.cells)[:2_000])
            case _ if role == RowRole:
                return row
            case _ if role == TakenRole:
                return self._taken[index.row()][0]
        return None


def _taken(row: PaperRow, roles: Mapping[str, Any]) -> tuple[str, str]:
    """Return role and node of a row: of the first of its lines that went into an item."""
    held = [roles[place] for place in row.places if place in roles]
    best = next((one for one in held if one.node), held[0] if held else None)
    if best is None:
        return "", ""
    return ("measure" if best.name == "field" and row.width else best.name), best.node


def _with_more(rows: Sequence[PaperRow], taken: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return roles and nodes; a row whose item an earlier row made is a part of that one."""
    seen: set[str] = set()
    made: list[tuple[str, str]] = []
    for row, (role, node) in zip(rows, taken, strict=True):
        is_more = role == "measure" and row.width > 0 and node in seen
        made.append(("more", node) if is_more else (role, node))
        seen.add(node)
    return made


class PaperDelegate(QStyledItemDelegate):
    """Draws a line as text and a row of a table as cells side by side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the text needs, up to a few lines."""
        row: PaperRow = index.data(RowRole)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        style = look()  # asked once: a document has thousands of rows
        metrics = QFontMetrics(style.font(12))
        letter, inner, edge = metrics.averageCharWidth(), width - style.px(_MARGIN), style.px(10)
        most = max(
            (
                _lines(cell, max(_width(cell, row, inner) - edge, 20) // letter)
                for cell in row.cells
            ),
            default=1,
        )
        return QSize(width, min(most, _MOST_LINES) * metrics.lineSpacing() + edge)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row and, at its edge, what it was taken for."""
        tokens = look().tokens
        row: PaperRow = index.data(RowRole)
        taken: str = index.data(TakenRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.soft_accent if selected else tokens.field))
        faded = taken in ("left_out", "")
        self._edge(painter, option.rect, taken)
        rect = option.rect.adjusted(look().px(_MARGIN), 0, 0, 0)
        for cell in row.cells:
            self._cell(painter, rect, row, cell, faded)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _edge(self, painter: QPainter, rect: QRect, taken: str) -> None:
        tokens = look().tokens
        edge = QRect(rect.left(), rect.top(), look().px(_MARGIN), rect.height())
        painter.setFont(look().font(11))
        strong = taken.startswith("heading") or taken == "measure"
        painter.setPen(QColor(tokens.accent if strong else tokens.muted))
        words = QFontMetrics(painter.font()).elidedText(
            _SIGNS.get(taken.split(" ")[0], "") + role_words(taken),
            Qt.TextElideMode.ElideRight,
            edge.width() - look().px(14),
        )
        painter.drawText(edge.adjusted(look().px(8), look().px(5), 0, 0), 0, words)

    def _cell(
        self, painter: QPainter, rect: QRect, row: PaperRow, cell: PaperCell, faded: bool
    ) -> None:
        tokens = look().tokens
        whole = rect.width()
        width = _width(cell, row, whole)
        left = rect.left() + (whole * cell.column // row.width if row.width else 0)
        if row.rtl and row.width:
            left = rect.right() - (left - rect.left()) - width
        place = QRect(left, rect.top(), width, rect.height())
        if cell.shaded:
            painter.fillRect(place, QColor(tokens.hover))
        if row.width:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(place.topLeft(), place.bottomLeft())
        painter.setFont(look().font(14 if row.heading == 1 else 12, bold=cell.bold))
        painter.setPen(QColor(tokens.faint if faded else tokens.text))
        flags = int(Qt.TextFlag.TextWordWrap) | int(
            Qt.AlignmentFlag.AlignHCenter
            if row.centred
            else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            if row.rtl
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(
            place.adjusted(look().px(6), look().px(5), -look().px(4), -2), flags, cell.text
        )


_SIGNS = {
    "heading": "▸ ",
    "measure": "● ",
    "text": "≡ ",
    "cover": "◇ ",
    "left_out": "– ",
    "field": "· ",
    "more": "↳ ",
}


def _width(cell: PaperCell, row: PaperRow, whole: int) -> int:
    return whole * cell.columns // row.width if row.width else whole


def _lines(cell: PaperCell, letters: int) -> int:
    """Return about how many lines a cell has of so many letters; exact ones would cost too much."""
    return sum(1 + len(part) // max(letters, 1) for part in cell.text.split("\n"))


class PaperView(QListView):
    """The document; digits and letters say what the chosen rows are.

    corrected: the role that a person gives to the chosen rows, "" for "as the program thinks".
    split:     each line of the chosen rows is a measure.
    joined:    the chosen rows belong to the item above.
    named:     row, column and the field that was dropped there.
    """

    corrected = Signal(str)
    split = Signal()
    joined = Signal()
    named = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperModel(self)
        self.setModel(self.paper)
        self.setItemDelegate(PaperDelegate(self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The document"))
        self.setAcceptDrops(True)

    def chosen(self) -> list[PaperRow]:
        """Return the rows that are selected, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.paper.rows[row] for row in rows]

    def choose(self, row: int) -> None:
        """Make a row the current one and show it."""
        if row >= 0:
            index = self.paper.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and letters as corrections."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        role = KEYS.get(Qt.Key(event.key())) if plain else None
        if plain and event.key() == Qt.Key.Key_L:
            self.split.emit()
        elif plain and event.key() == Qt.Key.Key_J:
            self.joined.emit()
        elif role is None:
            super().keyPressEvent(event)
        else:
            self.corrected.emit(role)

    # What is dragged here: a role onto rows, a field onto a column.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a role or a field come in."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take a role over any row, a field over one of a table."""
        index = self.indexAt(event.position().toPoint())
        is_role = dragged(event.mimeData(), ROLE) is not None
        is_field = dragged(event.mimeData(), FIELD) is not None
        in_table = index.isValid() and self.paper.rows[index.row()].width > 0
        if index.isValid() and (is_role or (is_field and in_table)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Correct the row, or the column, on which something was dropped."""
        here = event.position().toPoint()
        index = self.indexAt(here)
        role, field = dragged(event.mimeData(), ROLE), dragged(event.mimeData(), FIELD)
        if not index.isValid():
            return
        event.acceptProposedAction()
        if role is not None:
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self.corrected.emit(role)
        elif field is not None:
            self.named.emit(index.row(), self._column_at(index.row(), here.x()), field)

    def _column_at(self, row: int, x: int) -> int:
        """Return the column of a table at a place on the paper."""
        held = self.paper.rows[row]
        margin = look().px(_MARGIN)
        inner = max(self.viewport().width() - margin, 1)
        share = min(max((x - margin) / inner, 0.0), 0.999)
        return int((1 - share if held.rtl else share) * held.width)
