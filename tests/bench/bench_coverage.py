"""How long the coverage of 5,000 measures takes, beside the same rectangles painted without a model."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.coverage.view import CoverageView
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from tests.bench.opened import opened
from tests.bench.rows import Row, at_most, ratio
from tests.bench.waiting import wait

_COUNT = 5_000
_KEYS = ("b", "br", "bro", "brok", "broke")
_TIMES = 9


def measure() -> list[Row]:
    """Return showing, following, filtering and painting: as limits, painting also as a ratio."""
    with opened(_COUNT) as window:
        return _rows(window)


def _rows(window: MainWindow) -> list[Row]:
    views = window.views
    assert views is not None
    first = _shown(lambda: views.bring("coverage"))
    view = views.front
    assert isinstance(view, CoverageView) and window.bridge is not None
    wait(500)
    switches: list[float] = []
    for _ in range(5):
        _shown(lambda: views.bring("draft"))
        switches.append(_shown(lambda: views.bring("coverage")))
    space = max(_shown(lambda: _stand(view)) for _ in range(5))
    follow = max(_shown(lambda n=n: _change(window, n)) for n in range(5))
    keys = max(_shown(lambda key=key: _type(view, key)) for key in _KEYS)
    _shown(lambda: _type(view, ""))
    painted = _median(view.grid.viewport())
    boxes = [
        view.grid.visualRect(view.model.index(row, column))
        for row in range(view.model.rowCount())
        for column in range(view.model.columnCount())
    ]
    room = view.grid.viewport().rect()
    plain = _Boxes([box for box in dict.fromkeys(map(_key, boxes)) if QRect(*box).intersects(room)])
    plain.resize(room.size())
    plain.show()
    wait(100)
    bare = _median(plain)
    plain.close()
    return [
        at_most("Coverage of 5,000 measures, shown the first time", first * 1000, 200, "ms"),
        at_most("Switching to the coverage again", max(switches) * 1000, 150, "ms"),
        at_most("An entry in the coverage, kept and shown", space * 1000, 100, "ms"),
        at_most("A change of a measure's basis, kept and shown", follow * 1000, 100, "ms"),
        at_most("Filter of the coverage, slowest key", keys * 1000, 50, "ms"),
        at_most("Painting the cells that are seen", painted * 1000, 20, "ms"),
        ratio(
            "Painting the coverage", painted, bare, 3.0, "the same boxes and words without model"
        ),
    ]


def _key(box: QRect) -> tuple[int, int, int, int]:
    return (box.x(), box.y(), box.width(), box.height())


def _stand(view: CoverageView) -> None:
    view.grid.cycled.emit()


def _change(window: MainWindow, place: int) -> None:
    assert window.bridge is not None

    def make(plan: Plan) -> list[Change]:
        node = plan.of_kind("measure")[place]
        return edits.set_field(plan, node, "rows", "II.NW.01.MAN")

    window.bridge.do("Rows", make)


def _type(view: CoverageView, words: str) -> None:
    view.search.setText(words)
    view._typing.stop()  # the pause between two keys is no work
    view._arrange()


class _Boxes(QWidget):
    """The plainest way to the same picture: a rounded box and two words at each place."""

    def __init__(self, boxes: list[tuple[int, int, int, int]]) -> None:
        super().__init__()
        self._boxes = boxes

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw all boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(12))
        for box in self._boxes:
            painter.setPen(QColor(look().tokens.line))
            painter.setBrush(QColor(look().tokens.soft_accent))
            painter.drawRoundedRect(QRectF(*box).adjusted(2.5, 3.5, -2.5, -3.5), 5, 5)
            painter.drawEllipse(box[0] + 8, box[1] + 12, 10, 10)
            painter.setPen(QColor(look().tokens.accent))
            painter.drawText(QRect(*box), Qt.AlignmentFlag.AlignCenter, "not discussed")


def _median(widget: QWidget) -> float:
    """Return the seconds that painting a widget takes."""
    taken = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        widget.repaint()
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[_TIMES // 2]


def _shown(act: Callable[[], object]) -> float:
    """Return the seconds until an act is done and painted."""
    begin = time.perf_counter()
    act()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.perf_counter() - begin
