"""The lines between the paper and the outline: which row went into which item."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QTreeView, QWidget

from nap_desktop.ui.importing.outline import NodeRole
from nap_desktop.ui.importing.paper import PaperView
from nap_desktop.ui.importing.words import tr
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip

_WIDTH = 56
_NEAR = 9.0  # px around the end of a line in which it can be taken hold of


class _Pulled(NamedTuple):
    """A line that is held: its row and item, which end, where the other end is, and the mouse."""

    row: int
    node: str
    on_paper: bool
    fixed: QPointF
    end: QPointF


class Links(QWidget):
    """Draws a line for each row that is seen and whose item is seen too.

    given: a row of the paper and the item to which a person drew its line.
    """

    given = Signal(int, str)

    def __init__(self, paper: PaperView, outline: QTreeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._outline = outline
        self._pulled: _Pulled | None = None
        self.setMouseTracking(True)
        self.setToolTip(plain_tip(tr("Draw the end of a line to another item or row")))
        self.setFixedWidth(look().px(_WIDTH))
        for bar in (paper.verticalScrollBar(), outline.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
        paper.selectionModel().selectionChanged.connect(self.update)
        outline.expanded.connect(self.update)
        outline.collapsed.connect(self.update)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the lines of what is seen on both sides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = look().tokens
        heights = self._outline_heights()
        current = self._paper.currentIndex().row()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for row, at in self._paper_heights():
            to = heights.get(self._paper.paper.node(row))
            if to is None:
                continue
            strong = row == current
            painter.setPen(
                QPen(QColor(tokens.accent if strong else tokens.line), 2 if strong else 1)
            )
            left, right = (self.width(), 0) if mirrored else (0, self.width())
            path = QPainterPath(QPointF(left, at))
            middle = self.width() / 2
            path.cubicTo(QPointF(middle, at), QPointF(middle, to), QPointF(right, to))
            painter.drawPath(path)
        if self._pulled is not None:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
            painter.drawLine(self._pulled.fixed, self._pulled.end)

    # A line drawn to another item or row.

    def _end_at(self, here: QPointF) -> _Pulled | None:
        """Return the line whose end is at a place; None if there is none."""
        heights = self._outline_heights()
        is_left = here.x() < self.width() / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        on_paper = is_left != mirrored
        ends = [
            (abs((at if on_paper else heights[node]) - here.y()), row, at, node)
            for row, at in self._paper_heights()
            if (node := self._paper.paper.node(row)) in heights
        ]
        if not ends or min(ends)[0] > _NEAR:
            return None
        _, row, at, node = min(ends)
        far = self.width() if is_left else 0
        fixed = QPointF(far, heights[node] if on_paper else at)
        return _Pulled(row, node, on_paper, fixed, here)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the end of a line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pulled = self._end_at(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the line that is held, or show that there is one to hold."""
        if self._pulled is not None:
            self._pulled = self._pulled._replace(end=event.position())
            self.update()
            return
        near = self._end_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give the row to the item on which the line was let go."""
        pulled, self._pulled = self._pulled, None
        self.update()
        if pulled is None:
            return
        here = event.globalPosition().toPoint()
        view = self._paper if pulled.on_paper else self._outline
        index = view.indexAt(view.viewport().mapFromGlobal(here))
        if not index.isValid():
            return
        if pulled.on_paper:
            self.given.emit(index.row(), pulled.node)
        else:
            self.given.emit(pulled.row, index.data(NodeRole))

    def _paper_heights(self) -> list[tuple[int, float]]:
        """Return the rows of paper that are seen, and where their middles are."""
        view = self._paper
        index = view.indexAt(view.viewport().rect().topLeft())
        found: list[tuple[int, float]] = []
        row = max(index.row(), 0)
        while row < view.paper.rowCount():
            rect = view.visualRect(view.paper.index(row))
            if rect.top() > view.viewport().height():
                break
            if row == 0 or view.paper.node(row) != view.paper.node(row - 1) or not found:
                found.append((row, self._here(view.viewport(), rect.center().y())))
            row += 1
        return found

    def _outline_heights(self) -> dict[str, float]:
        view = self._outline
        found: dict[str, float] = {}
        index: QModelIndex = view.indexAt(view.viewport().rect().topLeft())
        while index.isValid():
            rect = view.visualRect(index)
            if rect.top() > view.viewport().height():
                break
            found[index.data(NodeRole)] = self._here(view.viewport(), rect.center().y())
            index = view.indexBelow(index)
        return found

    def _here(self, viewport: QWidget, y: int) -> float:
        return float(self.mapFromGlobal(viewport.mapToGlobal(viewport.rect().topLeft())).y() + y)
