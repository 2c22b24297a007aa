"""The longest time for which the window does not answer while one types into 5,000 items."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from nap_desktop.base.settings import Settings
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from tests.bench.rows import Row, at_most
from tests.bench.waiting import wait
from tests.support import many_measures

_WORDS = "Adopt a list of controlled dual-use goods and keep it under review every year. "
_ROUNDS = 3


def measure() -> list[Row]:
    """Return the longest block and the median delay of a key, in milliseconds."""
    app = QApplication.instance() or QApplication([])
    look()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap")
        library.warm_up()
        plan_id = library.add_plan(many_measures(5_000))
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.resize(1366, 768)
        window.show()
        window.open_plan(plan_id)
        wait(3_000)
        longest = _type(window)
        window.close()
        library.close()
    del app
    return [at_most("Longest block while typing into 5,000 items", longest * 1000, 50, "ms")]


def _type(window: MainWindow) -> float:
    """Type several rounds and return the longest time that events waited, in seconds.

    That is the median of the longest of each round, for other programs share the machine.
    """
    page = window.page
    assert page is not None and window.bridge is not None
    page.outline.view.choose(window.bridge.plan.of_kind("measure")[2_500])
    page.editor.focus_field("text")
    wait(1_500)
    target = QApplication.focusWidget()
    assert isinstance(target, QTextEdit)
    return statistics.median(_type_once(target) for _ in range(_ROUNDS))


def _type_once(target: QTextEdit) -> float:
    longest = 0.0
    for sign in _WORDS:
        begin = time.perf_counter()
        QTest.keyClicks(target, sign)
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - begin, wait(25))
    return longest
