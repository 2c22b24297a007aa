"""Paints the cells of a comparison: a shape and a word, and texts with their changed words marked."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nap_desktop.services.comparison import CompareRow, Mark
from nap_desktop.ui.compare.model import ROW, THEN, WHAT, CompareModel, Index
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.difference import difference, replaced
from nap_desktop.ui.widgets.side_text import breakable

_PAD, _INDENT, _SHAPE = 8, 12, 14
_DEEPEST = 4  # levels that are set in; more would leave no room for words
_KEPT = 400  # texts that are kept set


class CompareDelegate(QStyledItemDelegate):
    """Sets each text once for a width; the heights of rows are asked of it only where they are seen."""

    def __init__(self, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._set: dict[tuple[int, int, int], QTextDocument] = {}
        look().changed.connect(self.forget)
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Set all texts anew."""
        self._set.clear()

    def helpEvent(self, *_: QEvent) -> bool:
        """Say nothing more: all words are there."""
        return False

    def height(self, row: CompareRow, widths: tuple[int, int]) -> int:
        """Return how high a row must be where the two texts have these widths."""
        least = look().px(22) * max(len(row.marks), 1)
        texts = (self._document(row, column, width) for column, width in enumerate(widths, THEN))
        tallest = max(document.size().height() for document in texts)
        return int(max(tallest, least)) + look().px(_PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell as it is before it is seen."""
        return QSize(look().px(120), look().px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style sheet says, then what the cell tells."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        row: CompareRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == WHAT:
            self._paint_marks(painter, option, row)
        else:
            self._paint_text(painter, option, row, index.column())
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CompareRow
    ) -> None:
        tokens, px = look().tokens, look().px
        font = look().font(12)
        painter.setFont(font)
        for number, mark in enumerate(row.marks):
            line = option.rect.adjusted(px(_PAD), px(4), -px(4), 0)
            line.setHeight(px(22))
            line.translate(0, px(22) * number)
            shape = line.adjusted(0, 0, px(_SHAPE) - line.width(), 0)
            shape = QStyle.visualRect(option.direction, line, shape)
            side = px(_SHAPE)
            room = QRectF(shape.left(), shape.center().y() - side / 2 + 0.5, side, side)
            paint_mark(painter, room, mark)
            words = line.adjusted(px(_SHAPE + 6), 0, 0, 0)
            words = QStyle.visualRect(option.direction, line, words)
            painter.setPen(QColor(tokens.text))
            flags = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            painter.drawText(
                words,
                int(flags | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter),
                self._model.mark_word(mark),
            )

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CompareRow, column: int
    ) -> None:
        px = look().px
        document = self._document(row, column, option.rect.width())
        left = _indent(row) if option.direction == Qt.LayoutDirection.LeftToRight else px(_PAD)
        painter.translate(option.rect.left() + left, option.rect.top() + px(_PAD) / 2)
        painter.setClipRect(QRectF(0, 0, option.rect.width() - left, option.rect.height()))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(look().tokens.text))
        document.documentLayout().draw(painter, context)

    def _document(self, row: CompareRow, column: int, width: int) -> QTextDocument:
        """Return a text set for a width; the last few hundred are kept."""
        room = max(width - _indent(row) - look().px(_PAD), 40)
        place = (id(row), column, room)  # rows live until the model is reset
        known = self._set.get(place)
        if known is not None:
            return known
        if len(self._set) > _KEPT:
            self._set.clear()
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(look().font(13))
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(wrap)
        document.setHtml(as_cell(row, column))
        document.setTextWidth(room)
        self._set[place] = document
        return document


def _indent(row: CompareRow) -> int:
    return look().px(_PAD + _INDENT * min(row.depth, _DEEPEST))


def as_cell(row: CompareRow, column: int) -> str:
    """Return one side of a row as HTML: number and caption, and words that differ marked.

    Words of then that are no more are struck through, words of now that are new underlined.
    """
    tokens = look().tokens
    is_then = column == THEN
    words = row.old if is_then else row.new
    number = row.old_number if is_then else row.new_number
    there = "deleted" if not is_then else "new"
    if there in row.marks:
        return f'<span style="color:{tokens.faint}">—</span>'
    lead = (
        f'<span style="color:{tokens.accent}"><b>{html.escape(number)}</b></span> '
        if number
        else ""
    )
    if row.caption:
        small = look().px(11)
        style = f"color:{tokens.muted};font-size:{small}px"
        lead += f'<span style="{style}">{html.escape(row.caption)}</span><br>'
    if "changed" not in row.marks:
        return lead + _escaped(words)
    return lead + (_marked(row, is_then) or f'<span style="color:{tokens.faint}">—</span>')


def _marked(row: CompareRow, is_then: bool) -> str:
    """Return one side of two texts, what the other side lacks marked by a line and a ground."""
    tokens = look().tokens
    pieces = difference(row.old, row.new) if row.is_text else replaced(row.old, row.new)
    if row.old == row.new:
        return _escaped(row.new)
    mine, line = ("old", "line-through") if is_then else ("new", "underline")
    ground = tokens.soft_attention if is_then else tokens.soft_accent
    style = f"text-decoration:{line};background-color:{ground}"
    shown: list[str] = []
    for piece in pieces:
        if piece.kind == mine:
            shown.append(f'<span style="{style}">{_escaped(piece.text)}</span>')
        elif piece.kind in ("same", "gap"):
            shown.append(_escaped(piece.text))
    return "".join(shown)


def _escaped(text: str) -> str:
    return html.escape(breakable(text)).replace("\n", "<br>")


def paint_mark(painter: QPainter, room: QRectF, mark: Mark) -> None:
    """Draw what happened: a plus, a minus, two arrows, or a stroke that becomes another."""
    tokens = look().tokens
    ring = room.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent if mark != "deleted" else tokens.attention), 1.5))
    middle, reach = ring.center(), ring.width() * 0.26
    if mark in ("new", "deleted"):
        painter.drawEllipse(ring)
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        if mark == "new":
            painter.drawLine(middle - QPointF(0, reach), middle + QPointF(0, reach))
    elif mark == "moved":
        for side, way in ((-0.24, -1), (0.24, 1)):
            at = middle + QPointF(ring.width() * side, 0)
            tip = at + QPointF(0, way * ring.height() * 0.42)
            painter.drawLine(at - QPointF(0, way * ring.height() * 0.42), tip)
            painter.drawLine(tip, tip + QPointF(-2.6, -way * 3.2))
            painter.drawLine(tip, tip + QPointF(2.6, -way * 3.2))
    else:
        painter.drawRect(ring.adjusted(1, 1, -1, -1))
        painter.drawLine(
            middle - QPointF(reach, reach * 0.55), middle + QPointF(reach, -reach * 0.55)
        )
        painter.drawLine(
            middle + QPointF(-reach, reach * 0.55), middle + QPointF(reach, reach * 0.55)
        )
