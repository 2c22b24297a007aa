"""How long the timeline of 5,000 measures takes, beside the same rectangles painted without a model."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.timeline.view import TimelineView
from tests.bench.opened import opened
from tests.bench.rows import Row, at_most, ratio
from tests.bench.waiting import wait

_COUNT = 5_000
_KEYS = ("b", "br", "bro", "brok", "broke")
_TIMES, _IN_A_ROW = 9, 20


def measure() -> list[Row]:
    """Return showing, moving, filtering and painting: as limits, painting also as a ratio."""
    with opened(_COUNT) as window:
        return _rows(window)


def _rows(window: MainWindow) -> list[Row]:
    views = window.views
    assert views is not None
    first = _shown(lambda: views.bring("timeline"))
    view = views.front
    assert isinstance(view, TimelineView)
    wait(2_000)  # words for a search are worked out ahead
    switches: list[float] = []
    for _ in range(5):
        _shown(lambda: views.bring("draft"))
        switches.append(_shown(lambda: views.bring("timeline")))
    view.grid.setCurrentIndex(view.model.index(1, 0))
    moves = max(_shown(lambda: view.nudge("move", 1)) for _ in range(5))
    groups = max(_shown(lambda place=place: _group(view, place)) for place in (1, 2, 3, 0))
    keys = max(_shown(lambda key=key: _type(view, key)) for key in _KEYS)
    _shown(lambda: _type(view, ""))
    painted = _median(view.grid.viewport())
    bare = _bare(view)
    return [
        at_most("Timeline of 5,000 measures, shown the first time", first * 1000, 200, "ms"),
        at_most("Switching to the timeline again", max(switches) * 1000, 150, "ms"),
        at_most("A bar moved, kept and shown", moves * 1000, 100, "ms"),
        at_most("Other groups of the timeline", groups * 1000, 200, "ms"),
        at_most("Filter of the timeline, slowest key", keys * 1000, 50, "ms"),
        at_most("Painting the bars that are seen", painted * 1000, 20, "ms"),
        ratio("Painting the timeline", painted, bare, 4.0, "the same bars and lines without model"),
    ]


def _bare(view: TimelineView) -> float:
    """Return how long the plainest way to the same picture takes."""
    room = view.grid.viewport().rect()
    boxes = []
    for place in range(view.model.rowCount()):
        top = view.grid.rowViewportPosition(place)
        if top + view.grid.rowHeight(place) >= 0 and top < room.height():
            boxes.append(view.grid.box(place) or QRectF(view.grid.room(place)))
    plain = _Boxes(boxes, view.grid.scale.per_month * 3)
    plain.resize(room.size())
    plain.show()
    wait(100)
    bare = _median(plain)
    plain.close()
    return bare


def _group(view: TimelineView, place: int) -> None:
    view.controls.group.setCurrentIndex(place)
    view.controls.group.activated.emit(place)


def _type(view: TimelineView, words: str) -> None:
    view.controls.search.setText(words)
    view._arrange()  # the pause between two keys is no work


class _Boxes(QWidget):
    """The plainest way to the same picture: a line for each quarter, a box and a ring for each bar."""

    def __init__(self, boxes: list[QRectF], apart: float) -> None:
        super().__init__()
        self._boxes = boxes
        self._apart = apart

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw all lines and boxes."""
        painter = QPainter(self)
        painter.setPen(QColor(look().tokens.line))
        for place in range(int(self.width() / self._apart)):
            x = round(place * self._apart)
            painter.drawLine(x, 0, x, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(11))
        for box in self._boxes:
            painter.setPen(QColor(look().tokens.accent))
            painter.setBrush(QColor(look().tokens.panel))
            painter.drawRoundedRect(box, 4, 4)
            painter.drawEllipse(QRectF(box.left() + 6, box.center().y() - 6, 12, 12))
            painter.drawText(QRect(box.toRect()).adjusted(24, 0, 0, 0), 0, "Under way")


def _median(widget: QWidget) -> float:
    """Return the seconds that painting a widget takes; many times in a row, for either is short."""
    taken = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        for _ in range(_IN_A_ROW):
            widget.repaint()
        taken.append((time.perf_counter() - begin) / _IN_A_ROW)
    return sorted(taken)[_TIMES // 2]


def _shown(act: Callable[[], object]) -> float:
    """Return the seconds until an act is done and painted."""
    begin = time.perf_counter()
    act()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.perf_counter() - begin
