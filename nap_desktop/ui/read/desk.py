"""The pages on the screen: scrolled, zoomed, painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.services.paper import page
from nap_desktop.ui.look import look
from nap_desktop.ui.read.colours import Colours
from nap_desktop.ui.read.flow import Placed, flow
from nap_desktop.ui.read.laid import Laid, Stand
from nap_desktop.ui.read.spots import Spot, spots
from nap_desktop.ui.read.spread import BETWEEN, Spread

FIT_WIDTH, WHOLE_PAGE = "width", "page"
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_DOTS = 96 / 1440  # px of a twip at 100 %
_KEPT = 8  # pages whose lines and spots are remembered
_STEP = 54  # px of one turn of the wheel or press of an arrow
_LEAST, _MOST = 0.2, 4.0
_NEAR = 90  # px that what is shown is away from the edges of the window


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stands at the top of the window: an item, which of its places, and px above it.

    share: how far down the whole is, for an item that is gone.
    """

    node: NodeId
    nth: int
    above: float
    share: float


class Desk(QAbstractScrollArea):
    """Shows what is laid of a document.

    moved: another part of it is shown, or it is shown in another size.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = Colours(look().tokens)
        self.laid: Laid | None = None
        self.spread: Spread | None = None
        self.zoom: str | float = FIT_WIDTH
        self.scale = _DOTS  # pixels that a twip takes
        self.paged = True
        self._lines: dict[int, list[Placed]] = {}
        self._spots: dict[int, list[Spot]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    # What is shown.

    def show_laid(self, laid: Laid | None) -> None:
        """Show a document from its first page, or nothing."""
        self.laid = laid
        self._lines.clear()
        self._spots.clear()
        self.spread = Spread(laid, self.paged) if laid is not None else None
        self._fit()

    def follow(self) -> None:
        """Make room for the pages that were laid since."""
        if self.spread is None:
            return
        was_seen = self.spread.high < self.bottom
        self.spread.follow()
        high = self.spread.high * self.scale - self.viewport().height()
        self.verticalScrollBar().setMaximum(max(round(high), 0))
        if was_seen:
            self.viewport().update()

    def show_as(self, zoom: str | float, paged: bool) -> None:
        """Use a size (FIT_WIDTH, WHOLE_PAGE or a number) and sheets or one strip; stay at the place."""
        anchor = self.anchor()
        is_other = paged != self.paged
        self.zoom, self.paged = zoom, paged
        if is_other and self.laid is not None:
            self._lines.clear()
            self.spread = Spread(self.laid, paged)
        self._fit()
        self.return_to(anchor)

    def _wanted_scale(self) -> float:
        if not isinstance(self.zoom, str):
            return _DOTS * self.zoom
        room = self.viewport().size()
        wide = self.spread.wide if self.spread is not None else float(page(False).width)
        fitting = room.width() / (wide + 2 * BETWEEN)
        if self.zoom == WHOLE_PAGE:
            fitting = min(fitting, room.height() / (page(False).height + 2 * BETWEEN))
        return min(max(fitting, _DOTS * _LEAST), _DOTS * 1.6)

    @property
    def percent(self) -> int:
        """The size in use, of a hundred."""
        return round(100 * self.scale / _DOTS)

    def _fit(self) -> None:
        """Let the scroll bars reach all that is there."""
        self.scale = scale = self._wanted_scale()
        room = self.viewport().size()
        high = self.spread.high * scale if self.spread is not None else 0
        wide = (self.spread.wide + 2 * BETWEEN) * scale if self.spread is not None else 0
        for bar, most, step in (
            (self.verticalScrollBar(), high - room.height(), room.height()),
            (self.horizontalScrollBar(), wide - room.width() - 1, room.width()),
        ):
            bar.setRange(0, max(round(most), 0))
            bar.setPageStep(max(step - _STEP, 1))
        self.viewport().update()
        self.moved.emit()

    # From the window to the desk and back.

    @property
    def top(self) -> float:
        """The height of the desk that stands at the top of the window."""
        return self.verticalScrollBar().value() / self.scale

    @property
    def bottom(self) -> float:
        """The height of the desk that stands at the lower edge of the window."""
        return (self.verticalScrollBar().value() + self.viewport().height()) / self.scale

    @property
    def left(self) -> float:
        """Where the left edge of the widest page stands in the window, in pixels."""
        room, scale = self.viewport().width(), self.scale
        wide = (self.spread.wide if self.spread is not None else 0.0) * scale
        bar = self.horizontalScrollBar()
        moved = bar.maximum() - bar.value() if self.isRightToLeft() else bar.value()
        return max((room - wide) / 2, BETWEEN * scale) - moved

    def body_at(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point of the window, and the point of its text; None for no page."""
        if self.spread is None or not self.spread.boxes:
            return None
        x, y = (point.x() - self.left) / self.scale, self.top + point.y() / self.scale
        place = self.spread.page_at(y)
        return (place, *self.spread.to_body(place, x, y))

    def lines(self, place: int) -> list[Placed]:
        """Return the lines of a page in reading order."""
        found = self._lines.get(place)
        if found is None and self.laid is not None and self.spread is not None:
            box = self.spread.boxes[place]
            found = flow(self.laid.sheets[place], self.laid.again[place], box.lift)
            _remember(self._lines, place, found)
        return found or []

    def spots(self, place: int) -> list[Spot]:
        """Return what can be clicked on a page."""
        found = self._spots.get(place)
        if found is None and self.laid is not None:
            sheet, after = self.laid.sheets[place], self.laid.again[place]
            found = spots(sheet, after, float(page(sheet.landscape).text_width))
            _remember(self._spots, place, found)
        return found or []

    # Places.

    def anchor(self) -> Anchor | None:
        """Return what to come back to after the document was laid anew."""
        if self.laid is None or self.spread is None or not self.laid.sheets:
            return None
        share = self.top / max(self.spread.high, 1.0)
        here = self.spread.page_at(self.top)
        y = self.spread.to_body(here, 0.0, self.top)[1]
        order, at = self.laid.order, self.laid.place_of(Stand(here, y))
        if at >= len(order):
            return Anchor("", 0, 0.0, share)
        stand, node = order[at]
        above = (self.height_of(stand) - self.top) * self.scale
        return Anchor(node, self.laid.stands(node).index(stand), above, share)

    def has(self, anchor: Anchor, laid: Laid) -> bool:
        """Return whether the place is laid, with what is seen below it."""
        found = laid.stands(anchor.node) if anchor.node else []
        return len(found) > anchor.nth and laid.laid > found[anchor.nth].page + 2

    def return_to(self, anchor: Anchor | None) -> None:
        """Scroll so that an item stands where it stood."""
        if anchor is None or self.laid is None or self.spread is None:
            return
        found = self.laid.stands(anchor.node) if anchor.node else []
        if found:
            stand = found[min(anchor.nth, len(found) - 1)]
            self._scroll_to(self.height_of(stand) * self.scale - anchor.above)
        else:
            self._scroll_to(anchor.share * self.spread.high * self.scale)

    def height_of(self, stand: Stand) -> float:
        """Return the height of the desk at which something begins."""
        return (
            self.spread.from_body(stand.page, 0.0, stand.y)[1] if self.spread is not None else 0.0
        )

    def bring(self, stand: Stand, high: float = 0.0, at_top: bool = False) -> None:
        """Scroll as little as shows what begins somewhere; at_top: to the top of the window."""
        if self.spread is None or stand.page >= len(self.spread.boxes):
            return
        y = self.height_of(stand) * self.scale
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if at_top:
            self._scroll_to(y - 24)
        elif y < bar.value() + 24 or y + min(high * self.scale, room - 2 * _NEAR) > (
            bar.value() + room - 24
        ):
            self._scroll_to(y - _NEAR)

    def bring_across(self, x: float, wide: float, place: int) -> None:
        """Scroll sideways as little as shows a stretch of a page's text."""
        if self.spread is None:
            return
        begin = self.left + self.spread.from_body(place, x, 0.0)[0] * self.scale
        end, room = begin + wide * self.scale, self.viewport().width()
        by = begin - 24 if begin < 24 else max(end - room + 24, 0) if end > room - 24 else 0
        bar = self.horizontalScrollBar()
        bar.setValue(round(bar.value() - by if self.isRightToLeft() else bar.value() + by))

    def _scroll_to(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen, and what lies over their letters."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.colours.desk)
        if self.spread is not None and self.laid is not None:
            scale = self.scale
            top = self.top + event.rect().top() / scale
            bottom = self.top + (event.rect().bottom() + 1) / scale
            hints = QPainter.RenderHint
            painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing)
            for place in self.spread.seen(top, bottom):
                self._paint_page(painter, place, top, bottom)
        painter.end()

    def _paint_page(self, painter: QPainter, place: int, top: float, bottom: float) -> None:
        spread, laid, scale = self.spread, self.laid, self.scale
        if spread is None or laid is None:
            return
        box, paper = spread.boxes[place], page(laid.sheets[place].landscape)
        where = QRectF(
            round(self.left + box.x * scale),
            round((box.y - self.top) * scale),
            round(box.wide * scale),
            round((box.y + box.high - self.top) * scale) - round((box.y - self.top) * scale),
        )
        painter.fillRect(where, self.colours.paper)
        self._paint_edge(painter, where, place)
        painter.save()
        painter.setClipRect(where)
        painter.translate(where.topLeft())
        painter.scale(scale, scale)
        painter.translate(0, -box.cut)
        laid.painter.paint(laid.sheets[place], painter, spread.part(place, top, bottom))
        painter.translate(paper.beside, paper.above)
        self.paint_over(painter, place)
        painter.restore()

    def _paint_edge(self, painter: QPainter, where: QRectF, place: int) -> None:
        boxes = self.spread.boxes if self.spread is not None else []
        painter.setPen(QPen(self.colours.edge, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        box = where.adjusted(0, 0, -1, -1)
        if self.paged:
            painter.drawRect(box)
        else:
            painter.drawLine(box.topLeft(), box.bottomLeft())
            painter.drawLine(box.topRight(), box.bottomRight())
            if not boxes[place].joins:
                painter.drawLine(box.topLeft(), box.topRight())
            if not any(below.joins for below in boxes[place + 1 : place + 2]):
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def paint_over(self, painter: QPainter, place: int) -> None:
        """Draw what lies over the letters of a page; 0, 0 is the corner of its text."""

    # The window.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the window; what stood at its top stays there."""
        super().resizeEvent(event)
        anchor = self.anchor() if self.verticalScrollBar().value() else None
        self._fit()
        self.return_to(anchor)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into the window."""
        self.viewport().update()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size round the place of the mouse."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1, event.position())
        event.accept()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Make the pages larger or smaller; what is at a point of the window stays there."""
        point = at or QPointF(self.viewport().rect().center())
        y, x = self.top + point.y() / self.scale, (point.x() - self.left) / self.scale
        self.zoom = min(max(self.scale / _DOTS * factor, _LEAST), _MOST)
        with QSignalBlocker(self.verticalScrollBar()):
            self._fit()
        self._scroll_to(y * self.scale - point.y())
        off = self.left + x * self.scale - point.x()
        bar = self.horizontalScrollBar()
        bar.setValue(round(bar.value() + (-off if self.isRightToLeft() else off)))
        self.viewport().update()
        self.moved.emit()


def _remember(known: dict[int, Any], place: int, held: Any) -> None:
    """Keep what belongs to a page, and forget what was asked for longest ago."""
    known[place] = held
    while len(known) > _KEPT:
        del known[next(iter(known))]
