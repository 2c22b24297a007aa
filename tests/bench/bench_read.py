"""How long reading 5,000 measures takes to begin, beside a QTextBrowser with the same text."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QTextBrowser

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.read.view import ReadView
from tests.bench.opened import opened
from tests.bench.rows import Row, at_most, ratio
from tests.bench.waiting import wait

_COUNT = 5_000
_LONGEST = 60.0  # s that laying all pages may take before the bench gives up
_TIMES = 9
_FAR = 4_000  # the measure that is changed far down


def measure() -> list[Row]:
    """Return switching, slices of laying, an edit far down, painting and finding."""
    with opened(_COUNT) as window:
        return _rows(window)


def _rows(window: MainWindow) -> list[Row]:
    views = window.views
    assert views is not None
    begin = time.perf_counter()
    first = _shown(lambda: views.bring("read"))
    view = views.front
    assert isinstance(view, ReadView) and window.bridge is not None
    while view.paper.laid is None:
        _shown(_nothing)
    _shown(_nothing)
    page = time.perf_counter() - begin
    slices, whole = _slices(view)
    switches: list[float] = []
    for _ in range(5):
        _shown(lambda: views.bring("draft"))
        switches.append(_shown(lambda: views.bring("read")))
    changed = _changed(window, view)
    painted = _median(view)
    found = _find(view)
    assert view.paper.laid is not None
    plain = _browser("\n".join(sheet.text for sheet in view.paper.laid.sheets))
    return [
        at_most("Switching to Read the first time, 5,000 measures", first * 1000, 150, "ms"),
        ratio("The first page of 5,000 measures", page, plain, 3.0, "QTextBrowser, the same text"),
        at_most("Switching to Read again", max(switches) * 1000, 150, "ms"),
        at_most("Laying all pages: the longest slice", max(slices) * 1000, 100, "ms"),
        ratio("Laying all pages while the window answers", whole, plain, 15.0, "QTextBrowser"),
        at_most("Back from an edit, the window answers", changed[0] * 1000, 150, "ms"),
        at_most("Back from an edit on page 300, read at its place", changed[1] * 1000, 1_000, "ms"),
        at_most("Painting the pages that are seen", painted * 1000, 20, "ms"),
        ratio("Finding a word on all pages", found, plain, 6.0, "QTextBrowser shows them"),
    ]


def _slices(view: ReadView) -> tuple[list[float], float]:
    """Return the seconds of each turn of the loop while pages are laid, and of all."""
    begin = time.perf_counter()
    taken: list[float] = []
    while not _is_whole(view) and time.perf_counter() - begin < _LONGEST:
        taken.append(_shown(_nothing))
    return taken or [0.0], time.perf_counter() - begin


def _is_whole(view: ReadView) -> bool:
    return view.laying.is_whole


def _changed(window: MainWindow, view: ReadView) -> tuple[float, float]:
    """Change a measure far down in the draft, come back, and return both times to its page."""
    assert window.bridge is not None and window.views is not None
    node = window.bridge.plan.of_kind("measure")[_FAR]
    view.show_node(node)
    _shown(lambda: window.views.edit(node, "text"))  # type: ignore[union-attr]
    window.bridge.do(
        "Text", lambda plan: edits.set_field(plan, node, "result", rich_text.rich("Said anew"))
    )
    wait(100)
    begin = time.perf_counter()
    answered = _shown(lambda: window.views.bring("read"))  # type: ignore[union-attr]
    while not _is_read(view, "Said anew") and time.perf_counter() - begin < _LONGEST:
        _shown(_nothing)
    return answered, time.perf_counter() - begin


def _is_read(view: ReadView, words: str) -> bool:
    """Return whether words stand on the pages that are seen."""
    paper = view.paper
    if view.laying.is_coming or paper.laid is None or paper.spread is None:
        return False
    seen = paper.spread.seen(paper.top, paper.bottom)
    return any(words in paper.laid.sheets[page].text for page in seen)


def _find(view: ReadView) -> float:
    while not _is_whole(view):
        _shown(_nothing)
    begin = time.perf_counter()
    view.find()
    view.frame.bar.typed.emit("inspectors")
    while not view.finding.is_over:
        _shown(_nothing)
    return time.perf_counter() - begin


def _median(view: ReadView) -> float:
    """Return the seconds that painting what is seen takes."""
    taken = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        view.paper.viewport().repaint()
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[_TIMES // 2]


def _browser(text: str) -> float:
    """Return the seconds that the plainest reader of Qt takes to show the same text."""
    browser = QTextBrowser()
    browser.resize(1100, 640)

    def show() -> None:
        browser.setPlainText(text)
        browser.show()

    taken = _shown(show)
    browser.close()
    return taken


def _shown(act: Callable[[], object]) -> float:
    """Return the seconds until an act is done and painted."""
    begin = time.perf_counter()
    act()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.perf_counter() - begin


def _nothing() -> None:
    """Wait a moment, as a window does that nobody touches: work beside it goes on."""
    time.sleep(0.001)
