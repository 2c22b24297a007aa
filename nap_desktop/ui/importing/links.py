"""The lines between the paper and the outline: which row went into which item."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QTreeView, QWidget

from nap_desktop.ui.importing.outline import NodeRole
from nap_desktop.ui.importing.paper import PaperView
from nap_desktop.ui.look import look

_WIDTH = 56


class Links(QWidget):
    """Draws a line for each row that is seen and whose item is seen too."""

    def __init__(self, paper: PaperView, outline: QTreeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._outline = outline
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
