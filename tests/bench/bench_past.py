"""History, comparison, hints and comments of 5,000 measures, beside Qt's plainest table of the same."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from nap_desktop.base.settings import Settings
from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.compare.window import CompareWindow
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from tests.bench.rows import Row, at_most, ratio
from tests.bench.waiting import wait
from tests.support import many_measures

_COUNT = 5_000
_STEPS = 400
_TIMES = 9


def measure() -> list[Row]:
    """Return showing and following as limits, scrolling the comparison also as a ratio."""
    app = QApplication.instance() or QApplication([])
    look()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap", author="A")
        library.warm_up()
        plan_id = library.add_plan(many_measures(_COUNT))
        library.versions.save(plan_id, "Draft 1", "")
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.resize(1366, 768)
        window.show()
        window.open_plan(plan_id)
        wait(1_500)
        _work(window)
        wait(1_500)
        rows = [*_below(window), *_compared(window)]
        window.close()
        library.close()
    del app
    return rows


def _work(window: MainWindow) -> None:
    """Do what there is to tell: 400 steps, a thousand texts changed, 500 measures without lead."""
    bridge = window.bridge
    assert bridge is not None
    for n in range(_STEPS):
        node = f"measure-{n * 7}"
        bridge.do("Dates", lambda plan, node=node: edits.set_field(plan, node, "end", "2040"))
    plan = bridge.plan
    texts = [
        change
        for n in range(0, _COUNT, 5)
        for change in edits.set_field(plan, f"measure-{n}", "text", rich(f"Another text, {n}, ???"))
    ]
    leads = [
        change
        for n in range(0, _COUNT, 10)
        for change in edits.set_field(plan, f"measure-{n}", "lead", "")
    ]
    bridge.do("Texts", texts)
    bridge.do("Leads", leads)


def _below(window: MainWindow) -> list[Row]:
    below, bridge = window.acts.below, window.bridge
    assert bridge is not None
    rows: list[Row] = []
    for name, words in (("history", "The history of a plan"), ("checks", "The list of hints")):
        first = _shown(lambda name=name: below.open(name))
        rows.append(at_most(f"{words}, shown the first time", first * 1000, 500, "ms"))
    _shown(lambda: below.open("comments"))
    wait(1_500)
    for name, words in (("checks", "hints"), ("comments", "comments"), ("history", "history")):
        below.open(name)
        wait(1_500)
        times = sorted(_shown(lambda n=n: _change(window, n)) for n in range(5))
        kept = times[len(times) // 2] * 1000
        rows.append(at_most(f"An act kept while the {words} are seen", kept, 100, "ms"))
    below.hide()
    return rows


def _change(window: MainWindow, n: int) -> None:
    assert window.bridge is not None
    words = rich(f"Result {time.monotonic()}")
    window.bridge.do("Result", lambda plan: edits.set_field(plan, f"measure-{n}", "result", words))


def _compared(window: MainWindow) -> list[Row]:
    begun = time.perf_counter()
    window.acts.compare.show()
    found = window.acts.compare.opened
    assert isinstance(found, CompareWindow)
    while found._states is None:
        wait(5)
    shown = time.perf_counter() - begun
    wait(300)
    steps = max(_shown(lambda: found.step(1)) for _ in range(_TIMES))
    found.only.setChecked(False)
    wait(100)
    scroll = _scrolled(found.table)
    plain = _plain(found)
    bare = _scrolled(plain)
    plain.close()
    found.close()
    return [
        at_most("Two states of 5,000 measures side by side", shown * 1000, 3_000, "ms"),
        at_most("The next change", steps * 1000, 100, "ms"),
        ratio("A page of the comparison", scroll, bare, 10.0, "a QStandardItemModel, plain words"),
    ]


def _plain(window: CompareWindow) -> QTableView:
    """Return Qt's own table with the same words, as large."""
    model = QStandardItemModel(window)
    for row in range(window.model.rowCount()):
        cells = [window.model.index(row, column).data() for column in range(3)]
        model.appendRow([QStandardItem(cell) for cell in cells])
    table = QTableView()
    table.setModel(model)
    table.resize(window.table.size())
    table.show()
    wait(200)
    return table


def _scrolled(table: QTableView) -> float:
    """Return the median time of going down a page and painting it."""
    bar = table.verticalScrollBar()
    bar.setValue(0)
    times: list[float] = []
    for _ in range(_TIMES):
        times.append(_shown(lambda: bar.setValue(bar.value() + bar.pageStep())))
    return sorted(times)[_TIMES // 2]


def _shown(act: Callable[[], object]) -> float:
    """Return how long an act takes until all is painted."""
    begun = time.perf_counter()
    act()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return time.perf_counter() - begun
