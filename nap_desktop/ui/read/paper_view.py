"""The pages as they are read: by mouse and keyboard, with a selection, hits and a chosen item."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.paper.ink import Source
from nap_desktop.ui.read import marks
from nap_desktop.ui.read.desk import Desk
from nap_desktop.ui.read.flow import Spot, joined, nearest
from nap_desktop.ui.read.laid import Laid, Stand
from nap_desktop.ui.read.search import Hit, Search
from nap_desktop.ui.read.spots import Spot as Place
from nap_desktop.ui.read.spots import at

_KEYS = Qt.Key
_BIGGER = 1.1


class PaperView(Desk):
    """Pages that can be read, searched, copied from, and clicked to be edited.

    edited: where a person clicked, or pressed Enter. came: to an item with the keyboard.
    stepped: the next hit is wanted (1), or the one before (-1).
    """

    edited = Signal(object)
    came = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection = marks.Selection()
        self.search: Search | None = None
        self.hit: Hit | None = None
        self.item: NodeId = ""
        self._nth = 0
        self._hover: tuple[int, Place] | None = None
        self._pressed: QPointF | None = None
        self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def show_laid(self, laid: Laid | None) -> None:
        """Show a document; what was selected or found in another is forgotten."""
        self.selection.clear()
        self.search = self.hit = self._hover = None
        super().show_laid(laid)

    # Items.

    def show_item(self, node: NodeId) -> bool:
        """Choose an item and bring it into sight; return whether it is laid."""
        stands = self.laid.stands(node) if self.laid is not None else []
        is_other = node != self.item
        self.item, self._nth = node, self._nth if not is_other else 0
        self.viewport().update()
        if not stands:
            return False
        if any(self._is_seen(stand) for stand in stands):
            return True
        self._nth = min(self._nth, len(stands) - 1)
        self._bring_item(stands[self._nth])
        return True

    def _is_seen(self, stand: Stand) -> bool:
        y = self.height_of(stand)
        return self.top <= y < self.bottom - 40 / self.scale

    def _bring_item(self, stand: Stand) -> None:
        spots = self._spots_of(stand.page, self.item)
        high = max((spot.y + spot.high for spot in spots), default=stand.y) - stand.y
        self.bring(stand, high)

    def _spots_of(self, page: int, node: NodeId) -> list[Place]:
        return [spot for spot in self.spots(page) if node and spot.source.node == node]

    def go(self, step: int) -> None:
        """Choose the next item, or the one before, and bring it into sight."""
        laid = self.laid
        if laid is None or not laid.order:
            return
        stands = laid.stands(self.item)
        if stands and any(self._is_seen(stand) for stand in stands):
            stand = stands[min(self._nth, len(stands) - 1)]
            place = laid.order.index((stand, self.item)) + step
        else:
            body = self.body_at(QPointF(0, 0)) or (0, 0.0, 0.0)
            place = laid.place_of(Stand(body[0], body[2])) - (step < 0)
        stand, node = laid.order[min(max(place, 0), len(laid.order) - 1)]
        self.item, self._nth = node, laid.stands(node).index(stand)
        self._bring_item(stand)
        self.setAccessibleDescription(self.words_of_item())
        self.viewport().update()
        self.came.emit(node)

    def words_of_item(self) -> str:
        """Return what the page says of the chosen item, for whoever listens to it."""
        stands = self.laid.stands(self.item) if self.laid is not None else []
        if not stands:
            return ""
        page = stands[min(self._nth, len(stands) - 1)].page
        boxes = self._spots_of(page, self.item)
        found = [
            (line, line.text(line.start, line.end))
            for line in self.lines(page)
            if any(box.holds(*line.middle) for box in boxes)
        ]
        return joined(found).strip()

    def edit_item(self) -> None:
        """Ask for the chosen item to be edited."""
        if self.item:
            self.edited.emit(Source(self.item))

    # Selecting.

    def select_all(self) -> None:
        """Select all that is laid."""
        if self.laid is None or not self.laid.sheets:
            return
        last = self.laid.laid - 1
        lines = self.lines(last)
        self.selection.begin = Spot(0, 0, 0)
        self.selection.end = (
            Spot(last, len(lines) - 1, lines[-1].end) if lines else Spot(last, 0, 0)
        )
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The text that is selected; cells divided by tabs."""
        ends = self.selection.ends
        if ends is None:
            return ""
        pages = range(ends[0].page, ends[1].page + 1)
        return marks.selected_text(
            list(self.selection.of(page, self.lines(page))) for page in pages
        )

    def copy(self) -> None:
        """Put what is selected on the clipboard; the chosen item if nothing is."""
        if text := self.selected or self.words_of_item():
            QGuiApplication.clipboard().setText(text)

    def _spot_at(self, point: QPointF) -> Spot | None:
        body = self.body_at(point)
        if body is None:
            return None
        page, x, y = body
        lines = self.lines(page)
        place = nearest(lines, x, y)
        return Spot(page, place, lines[place].letter_at(x)) if place >= 0 else None

    # Found words.

    def show_hits(self, search: Search | None, hit: Hit | None) -> None:
        """Mark what was found, and one of the hits more than the others."""
        self.search, self.hit = search, hit
        self.viewport().update()

    def bring_hit(self, hit: Hit) -> None:
        """Bring words that were found into sight."""
        lines = self.lines(hit.spot.page)
        line = lines[min(hit.spot.line, len(lines) - 1)]
        box = line.rect(hit.spot.letter, hit.spot.letter + hit.long)
        self.bring(Stand(hit.spot.page, box.top()), box.height())
        self.bring_across(box.left(), box.width(), hit.spot.page)

    # The mouse.

    def place_at(self, point: QPointF) -> tuple[int, Place] | None:
        """Return the page and what can be clicked at a point of the window."""
        body = self.body_at(point)
        if body is None:
            return None
        found = at(self.spots(body[0]), body[1], body[2])
        return (body[0], found) if found is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or to click."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed, self._drags = event.position(), not self.selection.is_empty
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.selection.begin:
            self.selection.end = self._spot_at(event.position())
        else:
            self.selection.begin = self._spot_at(event.position())
            self.selection.end = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, or show what is under the mouse."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_hover(event.position())
            return
        far = (event.position() - self._pressed).manhattanLength()
        if far < QGuiApplication.styleHints().startDragDistance() and self.selection.is_empty:
            return
        self._drags = True
        self._show_hover(None)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.selection.end = self._spot_at(event.position())
        y = round(event.position().y())
        beyond = min(y, 0) or max(y - self.viewport().height(), 0)
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + beyond)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click, unless something was selected."""
        clicks = self._pressed is not None and not self._drags
        self._pressed = None
        self._show_hover(event.position())
        if event.button() == Qt.MouseButton.LeftButton and clicks:
            self._click(event.position())

    def _click(self, point: QPointF) -> None:
        found = self.place_at(point)
        if found is None:
            return
        spot = found[1]
        if spot.heading >= 0:
            self.show_heading(spot.heading)
        else:
            self.edited.emit(spot.source)

    def show_heading(self, place: int) -> bool:
        """Bring a heading to the top, by its place among the blocks; return whether it is laid."""
        stand = self.laid.headings.get(place) if self.laid is not None else None
        if stand is not None:
            self.bring(stand, at_top=True)
        return stand is not None

    def _show_hover(self, point: QPointF | None) -> None:
        found = self.place_at(point) if point is not None else None
        if found != self._hover:
            self._hover = found
            shapes = Qt.CursorShape
            shape = shapes.PointingHandCursor if found is not None else shapes.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing as under the mouse."""
        self._show_hover(None)
        super().leaveEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; what was under the mouse no longer is."""
        self._hover = None
        super().scrollContentsBy(dx, dy)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, go from item to item, edit."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        with_ctrl = held == Qt.KeyboardModifier.ControlModifier
        bar = self.verticalScrollBar()
        free = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        match key:
            case _KEYS.Key_N | _KEYS.Key_P if free:
                self.go(1 if key == _KEYS.Key_N else -1)
            case _KEYS.Key_Down | _KEYS.Key_Up if with_ctrl:
                self.go(1 if key == _KEYS.Key_Down else -1)
            case _KEYS.Key_Return | _KEYS.Key_Enter if free:
                self.edit_item()
            case _KEYS.Key_F3 if free:
                back = held == Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
            case _KEYS.Key_Home:
                bar.setValue(bar.minimum())
            case _KEYS.Key_End:
                bar.setValue(bar.maximum())
            case _KEYS.Key_Space:
                back = held == Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
            case _KEYS.Key_Plus | _KEYS.Key_Minus if free:
                self.zoom_by(_BIGGER if key == _KEYS.Key_Plus else 1 / _BIGGER)
            case _KEYS.Key_A if with_ctrl:
                self.select_all()
            case _KEYS.Key_Escape if not self.selection.is_empty:
                self.selection.clear()
                self.viewport().update()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the chosen item."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the chosen item no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages, and that they have the keyboard."""
        super().paintEvent(event)
        marks.paint_focus(self)

    def paint_over(self, painter: QPainter, place: int) -> None:
        """Draw the chosen item, hits, the selection and what is under the mouse."""
        rtl = self.laid is not None and self.laid.document.rtl
        marks.paint_item(painter, self._spots_of(place, self.item), self.hasFocus(), rtl)
        if self.search is not None:
            marks.paint_hits(painter, self.search, self.hit, place, self.lines(place))
        if not self.selection.is_empty:
            marks.paint_selection(painter, self.selection, place, self.lines(place))
        if self._hover is not None and self._hover[0] == place:
            marks.paint_hover(painter, self._hover[1])
