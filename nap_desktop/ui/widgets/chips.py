"""Chips: a short list of named things in a line, each removable by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from nap_desktop.ui.look import icon_pixmap, look
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import draw_words

_PAD = 9
_CROSS = 12
_WIDEST = 280


@dataclass(frozen=True, slots=True)
class Thing:
    """What a chip stands for: its code, its short words, and what the tooltip says more."""

    code: str
    text: str
    more: str = ""


class Chip(QAbstractButton):
    """One thing. Click or Enter: `clicked`; the cross, Delete or Backspace: `removed`.

    stepped: the arrow keys go on to the neighbour (-1 or 1).
    """

    removed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget, accent: bool = False) -> None:
        super().__init__(parent)
        self.thing = Thing("", "")
        self._accent = accent
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_thing(self, thing: Thing) -> None:
        """Stand for a thing."""
        self.thing = thing
        self.setText(thing.text)
        self.setToolTip(plain_tip(thing.more))
        self.setAccessibleName(thing.text)
        self.setAccessibleDescription(self.tr("Delete removes it"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the words and the cross."""
        metrics = self.fontMetrics()
        words = min(metrics.horizontalAdvance(self.text()), look().px(_WIDEST))
        width = words + look().px(2 * _PAD + _CROSS + 3)
        return QSize(width, max(metrics.height() + look().px(6), look().px(24)))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the beginning of the words can be read."""
        return QSize(look().px(60), self.sizeHint().height())

    def _cross(self) -> QRect:
        size = look().px(_CROSS)
        rect = QRect(self.width() - size - look().px(6), (self.height() - size) // 2, size, size)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.soft_accent if self._accent else tokens.hover
        ring = tokens.accent if self.hasFocus() else tokens.outline if self.underMouse() else ground
        painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(ground))
        radius = self.height() / 2 - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._paint_words(painter)
        live = self.underMouse() or self.hasFocus()
        colour = tokens.text if live else tokens.accent if self._accent else tokens.muted
        if not self.isEnabled():
            return
        rect = self._cross()
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(rect, icon_pixmap("close", colour, round(rect.width() * ratio)))

    def _paint_words(self, painter: QPainter) -> None:
        tokens = look().tokens
        painter.setPen(QColor(tokens.accent if self._accent else tokens.text))
        pad = look().px(_PAD)
        room = QRect(pad, 0, self.width() - 2 * pad - look().px(_CROSS), self.height())
        room = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        draw_words(painter, room, self.text(), self.layoutDirection())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove at the cross, click elsewhere."""
        at: QPoint = event.position().toPoint()
        if self._cross().adjusted(-4, -6, 6, 6).contains(at):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a chip."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Left:
                self.stepped.emit(1 if mirrored else -1)
            case Qt.Key.Key_Right:
                self.stepped.emit(-1 if mirrored else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


class ChipRow(QWidget):
    """Chips in lines, and behind them the widget that adds one.

    removed: the code of the chip that goes. clicked: the code of the chip that was chosen.
    """

    removed = Signal(str)
    clicked = Signal(str)

    def __init__(self, adder: QWidget, accent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accent = accent
        self._adder = adder
        self._chips: list[Chip] = []
        self._count = 0
        adder.setParent(self)
        self._flow = FlowLayout(self, gap=5, fills=adder)
        self._flow.addWidget(adder)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show these and no others; chips are used again."""
        focused = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        while len(self._chips) < len(things):
            self._add_chip()
        self._count = len(things)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(things))
            if place < len(things) and chip.thing != things[place]:
                chip.show_thing(things[place])
        if focused is not None and focused >= len(things):
            self.focus_last()
        self._flow.invalidate()
        self.updateGeometry()

    def _add_chip(self) -> None:
        chip = Chip(self, self._accent)
        chip.removed.connect(self._on_removed)
        chip.clicked.connect(self._on_clicked)
        chip.stepped.connect(self._on_stepped)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)

    def focus_last(self) -> None:
        """Bring the keyboard to the last chip, or to the adder if there is none."""
        target = self._chips[self._count - 1] if self._count else self._adder
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_last(self) -> None:
        """Ask for the last chip to go."""
        if self._count:
            self.removed.emit(self._chips[self._count - 1].thing.code)

    def _on_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removed.emit(chip.thing.code)

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.clicked.emit(chip.thing.code)

    def _on_stepped(self, way: int) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        place = self._chips.index(chip) + way
        if place >= self._count:
            self._adder.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self._chips[place].setFocus(Qt.FocusReason.OtherFocusReason)
