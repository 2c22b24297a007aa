"""The line to which a group folds: its name, and in short what it holds."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from nap_desktop.ui.editor.rows import GUTTER, LABELS
from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.widgets.words import draw_words

_SIGN = 12


class FoldLine(QAbstractButton):
    """Click, Enter or Space folds and unfolds.

    small: only the sign, beside the first row of a group that is unfolded.
    """

    def __init__(self, name: str, parent: QWidget, small: bool = False) -> None:
        super().__init__(parent)
        self._name, self._summary, self._folded, self._small = name, "", True, small
        self._empty = False
        across = QSizePolicy.Policy.Fixed if small else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)

    def tell(self, folded: bool, summary: str, empty: bool) -> None:
        """Show whether the group is folded and what it holds; `empty`: the summary names its fields."""
        if (folded, summary, empty) == (self._folded, self._summary, self._empty):
            return
        self._folded, self._summary, self._empty = folded, summary, empty
        state = self.tr("folded") if folded else self.tr("unfolded")
        self.setAccessibleDescription(f"{state}. {summary}")
        self.setToolTip(self.tr("Unfold") if folded else self.tr("Fold"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        width = look().px(GUTTER) if self._small else 200
        return QSize(width, max(self.fontMetrics().height() + look().px(6), look().px(24)))

    def minimumSizeHint(self) -> QSize:
        """Return a size that any column has."""
        return QSize(look().px(GUTTER) if self._small else 60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, the name and the summary."""
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        self._paint_sign(painter)
        if self._small:
            return
        painter.setPen(QColor(tokens.muted))
        labels = look().px(LABELS)
        name = QRect(look().px(GUTTER), 0, labels - 8, self.height())
        if not self._folded or self.fontMetrics().horizontalAdvance(self._name) > labels - 8:
            name.setRight(self.width())
        self._draw(painter, name, self._name)
        if self._folded:
            painter.setPen(QColor(tokens.faint if self._empty else tokens.text))
            start = max(
                look().px(GUTTER) + labels,
                look().px(GUTTER + 12) + self.fontMetrics().horizontalAdvance(self._name),
            )
            self._draw(
                painter, QRect(start, 0, self.width() - start - 4, self.height()), self._summary
            )

    def _paint_sign(self, painter: QPainter) -> None:
        tokens = look().tokens
        size = look().px(_SIGN)
        rect = QRect(look().px(2), (self.height() - size) // 2, size, size)
        rect = QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
        colour = tokens.text if self.underMouse() or self.hasFocus() else tokens.faint
        name = "unfold" if self._folded else "fold"
        ratio = self.devicePixelRatioF()
        picture = icon_pixmap(name, colour, round(size * ratio))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and self._folded:
            picture = picture.transformed(QTransform().scale(-1, 1))
        painter.drawPixmap(rect, picture)

    def _draw(self, painter: QPainter, room: QRect, words: str) -> None:
        direction = self.layoutDirection()
        draw_words(painter, QStyle.visualRect(direction, self.rect(), room), words, direction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with Enter, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
