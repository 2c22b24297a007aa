"""Texts and pages for the narrow panel at the side: they wrap and never scroll sideways."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_LONG_WORD = re.compile(r"\S{33,}")
_MAY_BREAK = "\u200b"


class SideText(QLabel):
    """Plain text that wraps at any width and can be selected."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._align()
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the side where the language of the screen begins."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)

    def setText(self, text: str) -> None:
        """Show a text; very long words get places where they may break."""
        super().setText(breakable(text))


def breakable(text: str) -> str:
    """Return a text whose words of more than 32 letters may break after every 24."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(word: re.Match[str]) -> str:
    letters = word[0]
    return _MAY_BREAK.join(letters[at : at + 24] for at in range(0, len(letters), 24))


def overline(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the small capital heading above a part of a page."""
    label = SideText(text.upper(), "overline", parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a line between two parts."""
    line = QFrame(parent)
    line.setProperty("role", "hairline")
    return line


class SidePage(QScrollArea):
    """A column of widgets that scrolls up and down only and can be read with the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("role", "panel")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(content)  # a stretch, for an alignment would squeeze what wraps
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(16, 14, 16, 20)
        self.column.setSpacing(6)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.setWidget(content)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, to those who came here by it."""
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._use_role("side" if by_key else "side-quiet")
        super().focusInEvent(event)

    def _use_role(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def add(self, widget: QWidget, above: int = 0) -> None:
        """Add a widget below the others, `above` pixels of air before it."""
        if above:
            self.column.addSpacing(above)
        self.column.addWidget(widget)

    def clear(self) -> None:
        """Take all widgets away."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
