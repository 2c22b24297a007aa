"""Plain words that wrap over a few lines and then end in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import draw_words


class ClampedText(QWidget):
    """A title of at most `lines` lines; the whole of it is in the tooltip."""

    def __init__(self, size: int, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._lines = size, lines
        self._text, self._faint = "", False
        self._measured: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._on_look()
        look().changed.connect(self._on_look)

    def tell(self, text: str, faint: bool = False) -> None:
        """Show words; `faint` where they stand in for words that are missing."""
        if (text, faint) == (self._text, self._faint):
            return
        self._text, self._faint = text, faint
        self._measured.clear()
        self.setAccessibleName(text)
        self._tell_if_cut()
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        """Return that narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        if width not in self._measured:
            self._measured[width] = len(self._laid_out(width)[0])
        return max(1, self._measured[width]) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """Return a size for one line."""
        return QSize(200, self.heightForWidth(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(60, self.fontMetrics().lineSpacing())

    def _laid_out(self, width: int) -> tuple[list[str], bool]:
        """Return the lines that are shown, and whether words are left out."""
        layout = QTextLayout(self._text[:2_000], self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        encoded = self._text[:2_000].encode("utf-16-le", "surrogatepass")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            start, length = line.textStart() * 2, line.textLength() * 2
            if len(lines) == self._lines - 1 and start + length < len(encoded):
                rest = encoded[start:].decode("utf-16-le", "replace")
                elide = Qt.TextElideMode.ElideRight
                lines.append(self.fontMetrics().elidedText(rest, elide, width))
                return lines, True
            lines.append(encoded[start : start + length].decode("utf-16-le", "replace"))
        return lines, False

    def _tell_if_cut(self) -> None:
        cut = self.width() > 0 and self._laid_out(self.width())[1]
        self.setToolTip(plain_tip(self._text) if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._tell_if_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        tokens = look().tokens
        painter.setPen(QColor(tokens.faint if self._faint else tokens.text))
        height = self.fontMetrics().lineSpacing()
        for place, line in enumerate(self._laid_out(self.width())[0]):
            room = QRect(0, place * height, self.width(), height)
            draw_words(painter, room, line.rstrip(), self.layoutDirection(), not self._faint)

    def _on_look(self) -> None:
        self.setFont(look().font(self._size, bold=True))
        self._measured.clear()
        self.updateGeometry()
