"""A bar inside the window for small things: it leaves by itself, trouble stays until it is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from nap_desktop.ui.look import icon, look

_MARGIN = 44  # above the lower edge of the window, clear of the status line
_WIDEST = 760


class Bar(QFrame):
    """Says one thing at a time at the bottom of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._action = QPushButton(self)
        self._copy = QPushButton(self.tr("Copy details"), self)
        self._close = QToolButton(self)
        self._act: Callable[[], object] | None = None
        self._details = ""
        self._is_of_last_step = False
        self._seconds = 0
        self._timer = QTimer(self, singleShot=True)
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._action.setProperty("role", "link")
        self._copy.setProperty("role", "link")
        self._close.setAccessibleName(self.tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        for button in (self._action, self._copy, self._close):
            row.addWidget(button)
        self._action.clicked.connect(self._do)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.hide)
        self._timer.timeout.connect(self._leave)

    def tell(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        attention: bool = False,
        seconds: int = 8,
        details: str = "",
        until_next_step: bool = False,
    ) -> None:
        """Say something, with a button for what can be done about it; trouble stays until closed.

        until_next_step: whether the button means the plan's last step, and so ends with the next.
        """
        self._act, self._details = action, details
        self._is_of_last_step = until_next_step
        self._seconds = 0 if attention else seconds
        self._text.setText(text)
        self._action.setText(action_text)
        self._action.setVisible(action is not None)
        self._copy.setVisible(bool(details))
        self._close.setIcon(icon("close", "muted"))
        self.setProperty("role", "bar-attention" if attention else "bar")
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()
        self.place()
        self.raise_()
        self._wait()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def forget_undo(self, *_: object) -> None:
        """Leave if the button would now take back another step than the one that is told."""
        if self._is_of_last_step:
            self._is_of_last_step = False
            self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty if nothing is."""
        return self._text.text() if self.isVisible() else ""

    def place(self) -> None:
        """Stand in the middle of the lower edge of the parent."""
        if not self.isVisible():
            return
        room = self.parentWidget().width() - 80
        width = min(look().px(_WIDEST), room)
        self._text.setMinimumWidth(0)
        natural = self.sizeHint().width() + self._text.fontMetrics().horizontalAdvance(
            self._text.text()
        )
        width = min(width, max(natural, 280))
        self.setFixedWidth(width)
        self.setFixedHeight(max(self.layout().heightForWidth(width), self.sizeHint().height()))
        self.move(
            (self.parentWidget().width() - width) // 2,
            self.parentWidget().height() - self.height() - _MARGIN,
        )

    def _wait(self) -> None:
        if self._seconds:
            self._timer.start(self._seconds * 1000)
        else:
            self._timer.stop()

    def _leave(self) -> None:
        """Go, unless a person is about to use the bar."""
        if self.underMouse() or self.isAncestorOf(QApplication.focusWidget()):
            self._wait()
        else:
            self.hide()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _copy_details(self) -> None:
        QApplication.clipboard().setText(f"{self._text.text()}\n{self._details}")
        self._copy.setText(self.tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Find the right size for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()
