"""The tour: five cards, each beside the part of the window that it tells about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SideText

_WIDTH, _GAP = 340, 12  # px at 100 %


class Stop(NamedTuple):
    """One step of the tour: its words, and the widget that it is about, asked for when it is shown."""

    title: str
    text: str
    about: Callable[[], QWidget | None]


class Tour(QFrame):
    """A card over the window, and a frame around what it tells about. over: the tour has ended."""

    over = Signal()

    def __init__(self, stops: Sequence[Stop], window: QWidget) -> None:
        super().__init__(window)
        self._stops = list(stops)
        self.place = 0
        self.ring = QFrame(window)
        self._count = QLabel(self)
        self._title = SideText("", "heading", self)
        self._text = SideText("", "", self)
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.leave_button = QPushButton(self.tr("&End the tour"), self)
        self._set_up()
        window.installEventFilter(self)
        self.show_stop(0)

    def _set_up(self) -> None:
        self.setProperty("role", "tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ring.setProperty("role", "ring")
        self.ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count.setProperty("role", "caption")
        self.next_button.setProperty("role", "primary")
        self.leave_button.setProperty("role", "link")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        for widget in (self._count, self._title, self._text):
            column.addWidget(widget)
        column.addLayout(row)
        self.back_button.clicked.connect(lambda: self.show_stop(self.place - 1))
        self.next_button.clicked.connect(self._next)
        self.leave_button.clicked.connect(self.end)

    def show_stop(self, place: int) -> None:
        """Show one step; a place outside of the tour is passed over."""
        if not 0 <= place < len(self._stops):
            return
        self.place = place
        stop = self._stops[place]
        self._count.setText(
            self.tr("{place} of {count}").format(place=place + 1, count=len(self._stops))
        )
        self._title.setText(stop.title)
        self._text.setText(stop.text)
        self.setAccessibleName(f"{stop.title}. {stop.text}")
        self.back_button.setEnabled(place > 0)
        last = place == len(self._stops) - 1
        self.next_button.setText(self.tr("&Begin") if last else self.tr("&Next"))
        self._put()
        self.show()
        self.raise_()
        self.next_button.setFocus()

    def _next(self) -> None:
        if self.place == len(self._stops) - 1:
            self.end()
        else:
            self.show_stop(self.place + 1)

    def end(self) -> None:
        """Leave the tour."""
        self.parentWidget().removeEventFilter(self)
        self.ring.hide()
        self.hide()
        self.ring.deleteLater()
        self.deleteLater()
        self.over.emit()

    def _put(self) -> None:
        """Stand beside what the step is about, inside the window."""
        window = self.parentWidget()
        width = look().px(_WIDTH)
        self.setFixedWidth(width)
        self.resize(width, self.layout().heightForWidth(width))  # type: ignore[union-attr]
        about = self._stops[self.place].about()
        self.ring.setVisible(about is not None)
        if about is None:
            self.move(window.rect().center() - self.rect().center())
            return
        place = QRect(about.mapTo(window, QPoint()), about.size())
        self.ring.setGeometry(place)
        self.ring.raise_()
        self.move(_beside(place, self.size().width(), self.height(), window.rect()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._put()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end the tour and the arrows go on and back."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self._next()
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.show_stop(self.place - 1)
            case _:
                super().keyPressEvent(event)


def _beside(about: QRect, width: int, height: int, window: QRect) -> QPoint:
    """Return where a card stands: at the right of what it is about, else left, else inside it."""
    gap = look().px(_GAP)
    if about.right() + gap + width <= window.right():
        x = about.right() + gap
    elif about.left() - gap - width >= 0:
        x = about.left() - gap - width
    else:
        x = min(max(about.left() + gap, 0), window.right() - width)
    y = about.top() + gap
    if x < about.right() and x + width > about.left() and about.height() < height:
        y = about.bottom() + gap if about.bottom() + gap + height <= window.bottom() \
            else about.top() - gap - height  # fmt: skip
    return QPoint(x, min(max(y, gap), max(window.bottom() - height - gap, 0)))
