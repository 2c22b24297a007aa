"""The chart in use: the mouse and the keys that move a bar, measures that are dragged in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nap_desktop.plan.timeline import QUARTER, shift_of
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.timeline import at_place
from nap_desktop.ui.timeline import words
from nap_desktop.ui.timeline.carrying import Carried
from nap_desktop.ui.timeline.chart import TimelineChart
from nap_desktop.ui.timeline.delegate import Mark
from nap_desktop.ui.timeline.model import TimelineModel
from nap_desktop.ui.timeline.scale import Part, part_at
from nap_desktop.ui.timeline.undated import carried_node

_RIGHT = Qt.LayoutDirection.RightToLeft
_REACH = 24  # px from either side within which the chart scrolls while a bar is carried
_PACE = 14  # px that it scrolls each time
_NEAR = 12  # px from the tip of a mark
KEYS = Qt.Key
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_PARTS: dict[Qt.KeyboardModifier, Part] = {
    Qt.KeyboardModifier.AltModifier | _SHIFT: "move",
    _CONTROL: "end",
    _CONTROL | _SHIFT: "begin",
}


class TimelineGrid(TimelineChart):
    """A timeline that is worked on.

    carried: a bar was put down elsewhere: node and `Shift`. nudged: a key takes a part of the
    current bar one step on (1) or back (-1). given: a measure without dates was put at a month:
    node and month. zoomed: one step in (1) or out (-1). opened: Enter or a double click on an
    item. cleared: Delete. folded: the code of a group.
    """

    carried = Signal(str, object)
    nudged = Signal(str, int)
    given = Signal(str, int)
    zoomed = Signal(int)
    opened = Signal()
    cleared = Signal()
    folded = Signal(str)

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._held: Carried | None = None
        self.label = QLabel(self.viewport())
        self.label.setProperty("role", "bubble")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.hide()
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._on_double_click)
        self.side.sectionClicked.connect(self._on_title)
        self.side.sectionDoubleClicked.connect(self._on_title_twice)
        model.modelAboutToBeReset.connect(self.cancel)

    # -- the mouse --

    def part_at(self, at: QPoint) -> tuple[int, Part] | None:
        """Return the row and the part of the bar at a place of the viewport; None beside bars."""
        place = self.rowAt(at.y())
        line, timeline = self._rows.line(place), self._rows.timeline
        if line is None or timeline is None:
            return None
        bar, side = timeline.bar(line.node), self.layoutDirection()
        box = self.box(place)
        part = part_at(box, at.x(), side) if box is not None else None
        if part is not None:
            return place, "move" if bar.is_turned else part
        mark = self.mark_at(place, at)
        return (place, "move") if mark is not None and mark.is_outside else None

    def mark_at(self, place: int, at: QPoint) -> Mark | None:
        """Return the mark at a place of the viewport; None beside marks."""
        line, timeline = self._rows.line(place), self._rows.timeline
        if line is None or timeline is None:
            return None
        marks = self.bars.marks(self.room(place), timeline.bar(line.node), self.box(place))
        return next((one for one in marks if abs(one.tip.x() - at.x()) < _NEAR), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come to a row, and take its bar if there is one below the mouse."""
        super().mousePressEvent(event)
        self.cancel()
        at = event.position().toPoint()
        found = self.part_at(at)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = self._taken(found[0], found[1], self.chart_x(at))
        elif event.button() == Qt.MouseButton.LeftButton:
            place = self.rowAt(at.y())
            row = self._rows.row(place)
            if isinstance(row, Head):
                self.folded.emit(row.code)
            elif self.mark_at(place, at) is not None:
                self.show_bar()

    def _taken(self, place: int, part: Part, x: float) -> Carried | None:
        line, timeline = self._rows.line(place), self._rows.timeline
        if line is None or timeline is None:
            return None
        bar, whole = timeline.bar(line.node), self._rows.whole
        if bar.span is not None and self.scale.shown(bar.span) is None:  # by its mark at the edge
            is_after = bar.span.first > whole.last
            x = self.scale.begin(bar.span.first if is_after else bar.span.last)
        origin = shift_of(bar, whole, self._rows.wish.unit)
        return Carried(line.node, place, part, x, bar, origin, origin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the bar along in whole steps."""
        at = event.position().toPoint()
        held = self._held
        if held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(self.part_at(at))
            return
        if not held.is_moved:
            gone = abs(self.chart_x(at) - held.at)
            if gone < QApplication.startDragDistance() and self.part_at(at):
                return
        self._carry(at)
        near = self.viewport().rect().adjusted(_REACH, 0, -_REACH, 0)
        if near.left() <= at.x() <= near.right():
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _carry(self, at: QPoint) -> None:
        if self._held is None:
            return
        held = self._held = self._held.to(self.chart_x(at), self.scale)
        self.bars.carried = (held.place, held.shown)
        self._say(words.times(held.shift.now) or words.when(held.bar), at)
        self.viewport().update()

    def _say(self, said: str, at: QPoint) -> None:
        """Show words beside the mouse, inside the chart."""
        self.label.setText(said)
        self.label.adjustSize()
        room = self.viewport().rect()
        x = min(max(at.x() - self.label.width() // 2, 4), room.width() - self.label.width() - 4)
        y = at.y() - self.label.height() - 14
        self.label.move(max(x, 4), y if y >= 2 else at.y() + 20)
        self.label.show()
        self.label.raise_()

    def _scroll_on(self) -> None:
        """Scroll the months while a bar is held near a side of the chart."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        bar = self.horizontalScrollBar()
        to_right = at.x() > self.viewport().width() // 2
        way = _PACE if to_right != (self.layoutDirection() == _RIGHT) else -_PACE
        before = bar.value()
        bar.setValue(before + way)
        if self._held is None or bar.value() == before:
            self._scrolling.stop()
            return
        self._carry(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the bar down; where it was taken up, nothing has happened."""
        held = self._held
        self.cancel()
        super().mouseReleaseEvent(event)
        if held is not None and held.is_moved and held.shift.changes:
            self.carried.emit(held.node, held.shift)

    def cancel(self) -> bool:
        """Put the bar back where it was; return whether one was held."""
        was_held = self._held is not None and self._held.is_moved
        self._held = self.bars.carried = None
        self.put_at = None
        self._scrolling.stop()
        self.label.hide()
        self.viewport().update()
        return was_held

    def _show_cursor(self, found: tuple[int, Part] | None) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if found is not None:
            is_edge = found[1] != "move"
            shape = Qt.CursorShape.SizeHorCursor if is_edge else Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _on_double_click(self, index: QModelIndex) -> None:
        if self._rows.line(index.row()) is not None:
            self.opened.emit()

    def _on_title(self, place: int) -> None:
        self.setCurrentIndex(self._rows.index(place, 0))
        row = self._rows.row(place)
        if isinstance(row, Head):
            self.folded.emit(row.code)

    def _on_title_twice(self, place: int) -> None:
        if self._rows.line(place) is not None:
            self.setCurrentIndex(self._rows.index(place, 0))
            self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & _CONTROL and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # -- a measure without dates that is dragged in --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take measures of the list beside the chart."""
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the measure would be put."""
        self._drag_over(event)

    def _drag_over(self, event: QDragMoveEvent) -> None:
        if not carried_node(event.mimeData()):
            event.ignore()
            return
        at = event.position().toPoint()
        self.put_at = self._month_at(at)
        self._say(words.times(at_place(self.put_at, self._rows.wish.unit)), at)
        self.viewport().update()
        event.acceptProposedAction()

    def _month_at(self, at: QPoint) -> int:
        month = self.scale.month_at(self.chart_x(at))
        return month - month % self._rows.wish.unit

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget where the measure would have been put."""
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give a measure the dates of the place where it was dropped."""
        node = carried_node(event.mimeData())
        self.cancel()
        if node:
            event.acceptProposedAction()
            self.given.emit(node, self._month_at(event.position().toPoint()))

    # -- the keys --

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move a bar from the actions of the menus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_arrow = event.key() in (KEYS.Key_Left, KEYS.Key_Right)
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if (is_arrow and held in _PARTS) or (self._held and event.key() == KEYS.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a row."""
        key = KEYS(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (KEYS.Key_Left, KEYS.Key_Right):
            self._sideways(1 if key == KEYS.Key_Right else -1, held)
            return
        if held == Qt.KeyboardModifier.NoModifier or event.text() in ("+", "-"):
            if key == KEYS.Key_Escape and self.cancel():
                return
            if self._plain_key(key):
                return
        super().keyPressEvent(event)

    def _sideways(self, way: int, held: Qt.KeyboardModifier) -> None:
        way = -way if self.layoutDirection() == _RIGHT else way
        if held in _PARTS:
            self.nudged.emit(_PARTS[held], way)
        elif held == Qt.KeyboardModifier.NoModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + way * round(self.scale.per_month * QUARTER))

    def _plain_key(self, key: Qt.Key) -> bool:
        """Do what a key without others stands for; return whether it stands for anything."""
        row = self._rows.row(self.currentIndex().row())
        match key:
            case KEYS.Key_Return | KEYS.Key_Enter | KEYS.Key_F2 | KEYS.Key_Space:
                if isinstance(row, Head):
                    self.folded.emit(row.code)
                elif row is not None and key != KEYS.Key_Space:
                    self.opened.emit()
            case KEYS.Key_Delete | KEYS.Key_Backspace:
                self.cleared.emit()
            case KEYS.Key_Plus | KEYS.Key_Minus:
                self.zoomed.emit(1 if key == KEYS.Key_Plus else -1)
            case KEYS.Key_Home | KEYS.Key_End if self._rows.rows:
                last = len(self._rows.rows) - 1
                self.setCurrentIndex(self._rows.index(0 if key == KEYS.Key_Home else last, 0))
            case _:
                return False
        return True
