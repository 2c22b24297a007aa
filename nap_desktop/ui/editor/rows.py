"""The lines of a form: captions, fields, and hints below them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.text_fields import RichField
from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.widgets.format_bar import FormatBar
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import draw_words

GUTTER = 18  # where the fold signs stand
LABELS = 148  # the column of captions left of fields
GAP = 8
_SIGN = 13
_WIDEST_HINT = 260


class Caption(QLabel):
    """The caption of a field; it belongs to it for those who listen, too."""

    def __init__(self, text: str, field: QWidget | None, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        if field is not None:
            self.setBuddy(field)


class Lock(QWidget):
    """The sign of what stays on the laptop, with its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = QLabel(self.tr("stay on this laptop"), self)
        self._words.setProperty("role", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        self._on_look()
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        size = look().px(13)
        ratio = self.devicePixelRatioF()
        picture = icon_pixmap("private", look().tokens.muted, round(size * ratio))
        self._sign.setPixmap(picture)
        self._sign.setScaledContents(True)
        self._sign.setFixedSize(QSize(size, size))


class Hints(QWidget):
    """What may want another look, in amber with its sign, on one line beside its field.

    It takes room across, never down, so that the form does not jump while one types; words that
    find no room are in the tooltip.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said: dict[str, str] = {}
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        look().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text

    def say(self, source: str, words: str) -> None:
        """Show the words of one source; empty words take them back."""
        if self._said.get(source, "") == words:
            return
        self._said[source] = words
        self._text = " ".join(" ".join(filter(None, self._said.values())).split())
        self.setAccessibleName(self._text)
        self.setToolTip(plain_tip(self._text))
        self.updateGeometry()
        self.update()
        self.setVisible(bool(self._text))

    def sizeHint(self) -> QSize:
        """Return a size for the sign and the words, as far as there is room for them."""
        font = look().font(12)
        words = QFontMetrics(font).horizontalAdvance(self._text) + 2
        width = GAP + look().px(_SIGN) + 5 + min(words, look().px(_WIDEST_HINT))
        return QSize(width, look().px(20))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the sign."""
        return QSize(GAP + look().px(_SIGN), look().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign and the words."""
        tokens, size, direction = look().tokens, look().px(_SIGN), self.layoutDirection()
        painter = QPainter(self)
        painter.setFont(look().font(12))
        painter.setPen(QColor(tokens.attention))
        sign = QRect(GAP, (self.height() - size) // 2, size, size)
        picture = icon_pixmap("warning", tokens.attention, round(size * self.devicePixelRatioF()))
        painter.drawPixmap(QStyle.visualRect(direction, self.rect(), sign), picture)
        start = GAP + size + 5
        room = QRect(start, 0, self.width() - start, self.height())
        draw_words(painter, QStyle.visualRect(direction, self.rect(), room), self._text, direction)


class AboveCell(QWidget):
    """A field with its caption above it; the format bar comes at the end of the caption's line.

    captioned: False where the line above says already what this is; it takes hints and bar then.
    """

    def __init__(self, field: FieldEdit, parent: QWidget, captioned: bool = True) -> None:
        super().__init__(parent)
        self.hints = Hints(self)
        self.bar = FormatBar(field.edit, self) if isinstance(field, RichField) else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self._holder = QWidget(self)
        if captioned:
            self._fill_head(field)
            column.addWidget(self._holder)
        column.addWidget(field)
        column.addStretch(1)
        self._on_look()
        look().changed.connect(self._on_look)

    def _fill_head(self, field: FieldEdit) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Caption(field.caption, field, "caption", self))
        if field.field.stays:
            head.addWidget(Lock(self))
        head.addWidget(self.hints)
        head.addStretch(1)
        if self.bar is not None:
            head.addWidget(self.bar)
        self._holder.setLayout(head)

    def _on_look(self) -> None:
        self._holder.setFixedHeight(look().px(20))


class LeftLabel(Caption):
    """A caption left of a field, in the column that all rows share."""

    def __init__(self, text: str, field: QWidget | None, parent: QWidget) -> None:
        super().__init__(text, field, "label", parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._on_look()
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.setFixedWidth(look().px(LABELS - 8))
