"""The chart: titles and bars that scroll together, lines between years, the line of today."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QLine, QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.timeline import QUARTER, YEAR, Span
from nap_desktop.services.timeline import Row
from nap_desktop.ui.look import look
from nap_desktop.ui.timeline.delegate import BarDelegate
from nap_desktop.ui.timeline.heads import ROW_HEIGHT, SideHead, TopHead, across_line
from nap_desktop.ui.timeline.model import TimelineModel
from nap_desktop.ui.timeline.scale import Scale, scale_for

_RIGHT = Qt.LayoutDirection.RightToLeft


class TimelineChart(QTableView):
    """Shows a timeline.

    came: a person came to another row. today: the day that has a line.
    put_at: the month at which a measure would be put that is dragged in; None for none.
    """

    came = Signal()

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept: Row | None = None
        self._kept_at = 0
        self.put_at: int | None = None
        self.today = datetime.date.today()
        self.scale = Scale(Span(0, 0), 1.0)
        self.top = TopHead(model, self)
        self.setHorizontalHeader(self.top)
        self.side = SideHead(model, self)
        self.setVerticalHeader(self.side)
        self.setModel(model)
        self.bars = BarDelegate(model, self)
        self.setItemDelegate(self.bars)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        self._fitting.timeout.connect(self.fit)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.arranged.connect(self._arrange)
        look().changed.connect(self._arrange)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Timeline"))
        for header in (self.top, self.side):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)

    def _keep_place(self) -> None:
        here = self.currentIndex().row()
        if row := self._rows.row(here):
            self._kept, self._kept_at = row, here

    def _arrange(self) -> None:
        """Give rows their height and the chart its width, and come back to where a person was."""
        self.side.setDefaultSectionSize(look().px(ROW_HEIGHT))
        self.fit()
        self.updateGeometries()
        place = self._rows.place_of(self._kept) if self._kept else 0
        if place < 0:  # what took the place of a row that is gone
            place = min(self._kept_at, len(self._rows.rows) - 1)
        if self._rows.rows:
            self.setCurrentIndex(self._rows.index(place, 0))

    def fit(self) -> None:
        """Let the months fill the room, as the zoom allows; those in the middle stay there."""
        room = max(self.viewport().width(), 1)
        scale = scale_for(self._rows.whole, self._rows.wish.zoom, room, look().scale)
        bar, before = self.horizontalScrollBar(), self.scale
        middle = (bar.value() + room / 2) / before.per_month
        self.scale = self.bars.scale = self.top.scale = scale
        self.top.today_at = scale.place_of(self.today)
        wide = scale.width if self._rows.has_months else room
        if self._rows.columnCount() and self.columnWidth(0) != wide:
            self.setColumnWidth(0, wide)
            self.updateGeometries()
        if before.whole == scale.whole and before != scale:
            bar.setValue(round(middle * scale.per_month - room / 2))
        self.top.viewport().update()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; words and marks that keep to the sides are painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.top.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the months."""
        super().resizeEvent(event)
        self._fitting.start()

    @property
    def node(self) -> NodeId:
        """The item of the current row; empty for a head or none."""
        line = self._rows.line(self.currentIndex().row())
        return line.node if line else ""

    def go_to(self, node: NodeId) -> bool:
        """Come to an item; return whether it is shown."""
        places = self._rows.places_of(node)
        if not places:
            return False
        here = self.currentIndex().row()
        index = self._rows.index(here if here in places else places[0], 0)
        self.setCurrentIndex(index)
        self.show_bar()
        return True

    def show_bar(self) -> None:
        """Scroll so that the current bar begins in sight."""
        place = self.currentIndex().row()
        self._scroll_to_row(place)
        room = self.room(place)
        box = self.box(place)
        if box is None or self.viewport().rect().contains(box.center().toPoint()):
            return
        bar, side = self.horizontalScrollBar(), self.layoutDirection()
        begin = room.right() - box.right() if side == _RIGHT else box.left() - room.left()
        bar.setValue(round(begin) - self.viewport().width() // 4)

    def _scroll_to_row(self, place: int) -> None:
        top, high = self.rowViewportPosition(place), self.rowHeight(place)
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif top + high > self.viewport().height():
            bar.setValue(bar.value() + top + high - self.viewport().height())

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, and leave the months where they are."""
        if index.isValid():
            self._scroll_to_row(index.row())

    def room(self, place: int) -> QRect:
        """Return where a row lies in the viewport, as wide as the chart."""
        return self.visualRect(self._rows.index(place, 0))

    def box(self, place: int) -> QRectF | None:
        line, timeline = self._rows.line(place), self._rows.timeline
        if line is None or timeline is None:
            return None
        return self.bars.box(self.room(place), timeline.bar(line.node), line.is_step)

    def chart_x(self, at: QPoint) -> float:
        """Return a place of the viewport in pixels from the beginning of the chart."""
        room = self.whole_room()
        if self.layoutDirection() == _RIGHT:
            return room.left() + room.width() - at.x()
        return at.x() - room.left()

    def whole_room(self) -> QRect:
        """Return where the whole chart lies in the viewport, as high as the viewport."""
        left = self.columnViewportPosition(0)
        return QRect(left, 0, self.scale.width, self.viewport().height())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell that a person came to another row."""
        super().currentChanged(current, previous)
        self.side.viewport().update()
        self.viewport().update()
        self.came.emit()

    # -- painting --

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines between years and quarters, the rows, the line of today."""
        if self._rows.has_months:
            painter = QPainter(self.viewport())
            self._lines(painter)
            painter.end()
        super().paintEvent(event)
        if self._rows.has_months:
            painter = QPainter(self.viewport())
            self._over(painter)
            painter.end()

    def _lines(self, painter: QPainter) -> None:
        unit = {"months": 1, "quarters": QUARTER, "years": YEAR}[self._rows.wish.zoom]
        tokens, room, seen = look().tokens, self.whole_room(), self.viewport().rect()
        first = self.scale.whole.first - self.scale.whole.first % unit
        lines: dict[str, list[QLine]] = {tokens.line: [], tokens.outline: []}
        for month in range(first, self.scale.whole.last + 2, unit):
            x = round(across_line(room, self.scale.begin(month), self.layoutDirection()))
            if seen.left() - 1 <= x <= seen.right() + 1:
                line = QLine(x, 0, x, seen.height())
                lines[tokens.line if month % YEAR else tokens.outline].append(line)
        for colour, found in lines.items():
            painter.setPen(QColor(colour))
            painter.drawLines(found)

    def _over(self, painter: QPainter) -> None:
        """Draw what lies over the bars: today, and where a measure would be put."""
        room, tokens, side = self.whole_room(), look().tokens, self.layoutDirection()
        if self.top.today_at is not None:
            x = round(across_line(room, self.top.today_at, side))
            painter.setPen(QPen(QColor(tokens.attention), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(x, 0, x, self.viewport().height())
        if self.put_at is not None:
            span = Span(self.put_at, self.put_at + self._rows.wish.unit - 1)
            ground = QColor(tokens.accent)
            ground.setAlpha(60)
            painter.fillRect(self.scale.across(room, span, side), ground)
