"""Tells when a window has been painted for the first time: the rest is made then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


def after_first_paint(widget: QWidget, act: Callable[[], None]) -> None:
    """Call `act` once, right after the window of a widget that is shown has been painted."""
    window = widget.window().windowHandle()
    if window is None or window.isExposed():
        QTimer.singleShot(0, widget, act)
    else:
        _FirstPaint(window, widget, act)


class _FirstPaint(QObject):
    """Waits for a window to be exposed: Qt paints it while it is told of that."""

    def __init__(self, window: QWindow, widget: QWidget, act: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Call back when all that is done by this event is over."""
        is_expose = event.type() == QEvent.Type.Expose
        if is_expose and isinstance(watched, QWindow) and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._widget, self._act)
        return False
