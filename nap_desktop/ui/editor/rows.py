"""The lines of a form: captions, fields, and hints below them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.text_fields import RichField
from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.widgets.format_bar import FormatBar

GUTTER = 18  # where the fold signs stand
LABELS = 112  # the column of captions left of fields
GAP = 8


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
    """What may want another look, in amber with its sign; takes no room while there is nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = QLabel(self)
        self._words.setProperty("role", "hint")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(1)
        self._said: dict[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 2, 0, 2)
        row.setSpacing(5)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._on_look()
        look().changed.connect(self._on_look)
        self.hide()

    def say(self, source: str, words: str) -> None:
        """Show the words of one source; empty words take them back."""
        if self._said.get(source, "") == words:
            return
        self._said[source] = words
        text = "\n".join(filter(None, self._said.values()))
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _on_look(self) -> None:
        size = look().px(13)
        ratio = self.devicePixelRatioF()
        picture = icon_pixmap("warning", look().tokens.attention, round(size * ratio))
        self._sign.setPixmap(picture)
        self._sign.setScaledContents(True)
        self._sign.setFixedSize(QSize(size, size))


class AboveCell(QWidget):
    """A field with its caption above it; the format bar comes at the end of the caption's line."""

    def __init__(self, field: FieldEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.hints = Hints(self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Caption(field.caption, field, "caption", self))
        if field.field.stays:
            head.addWidget(Lock(self))
        head.addStretch(1)
        if isinstance(field, RichField):
            head.addWidget(FormatBar(field.edit, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        holder = QWidget(self)
        holder.setLayout(head)
        holder.setFixedHeight(look().px(20))
        self._holder = holder
        column.addWidget(holder)
        column.addWidget(field)
        column.addWidget(self.hints)
        column.addStretch(1)
        look().changed.connect(self._on_look)

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
