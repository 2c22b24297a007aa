"""The line in which a title is typed in its row: kept at each pause, several pasted lines told."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from nap_desktop.ui.widgets.line import Line

_PAUSE = 400  # ms without a key before what is typed is kept
_LONGEST = 2_000  # ms after the first key


class TitleLine(Line):
    """One title; `is_new` while its item was added to be typed.

    paused: the person has stopped typing for a moment.
    pasted: text of several lines was pasted; it is not in the line.
    """

    paused = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget, is_new: bool) -> None:
        super().__init__(parent)
        self.is_new = is_new
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self._on_time)
        self.textEdited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_time(self) -> None:
        self._stop()
        self.paused.emit()

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for no pause any more: a line that is hidden is closed."""
        self._stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of several pasted lines instead of squeezing them into one."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QApplication.clipboard().text().strip("\r\n")
            if "\n" in text or "\r" in text:
                self.pasted.emit(text)
                return
        super().keyPressEvent(event)
