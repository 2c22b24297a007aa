"""The page on which a form stands: a column of readable width that scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from nap_desktop.ui.look import look

WIDEST = 820  # a line of text that the eye can follow


class FormPage(QScrollArea):
    """Holds forms in the middle of the pane."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        # seldom: a pane that was drawn narrower than the form must not hide its end
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self.middle = QWidget(self._page)
        self.column = QVBoxLayout(self.middle)
        self.column.setContentsMargins(0, 10, 0, 10)
        across = QHBoxLayout(self._page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addSpacing(6)
        across.addStretch(1)
        across.addWidget(self.middle, 1000)
        across.addStretch(1)
        across.addSpacing(24)
        self.setWidget(self._page)
        self.follow_look()

    def follow_look(self) -> None:
        """Give the column the width that suits the size of the letters."""
        self.middle.setMaximumWidth(look().px(WIDEST))

    def show_cursor(self, widget: QWidget | None) -> None:
        """Scroll to where the keyboard is, if it is on this page."""
        if widget is None or not self._page.isAncestorOf(widget):
            return
        if isinstance(widget, QTextEdit):
            place = widget.viewport().mapTo(self._page, widget.cursorRect().center())
            self.ensureVisible(place.x(), place.y(), 0, look().px(40))
        else:
            self.ensureWidgetVisible(widget, 0, look().px(40))

    def show_field(self, field: QWidget) -> None:
        """Scroll to a field, if it is not folded away."""
        if field.isVisibleTo(self._page):
            self.ensureWidgetVisible(field, 0, look().px(40))
