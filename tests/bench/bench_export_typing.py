"""The longest time for which the window does not answer while 1,000 measures are exported beside it."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from nap_desktop.base.settings import Settings
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.word.export_choice import Format
from tests.bench.rows import Row, at_most
from tests.bench.waiting import wait
from tests.support import many_measures

MEASURES = 1_000
ROUNDS = 3
_LIMIT = 50
_WORDS = "Adopt a list of controlled dual-use goods. "


def measure() -> list[Row]:
    """Return the longest blocks, medians of several exports, in milliseconds."""
    app = QApplication.instance() or QApplication([])
    look().show("light", 1.0)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap")
        library.warm_up()
        plan_id = library.add_plan(many_measures(MEASURES))
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.settings.put("export folder", scratch)
        window.resize(1366, 768)
        window.show()
        window.open_plan(plan_id)
        _begin_to_type(window)
        rows = [_row(window, form) for form in ("docx", "pdf")]
        window.close()
        library.close()
    del app
    return rows


def _row(window: MainWindow, form: Format) -> Row:
    _export_and_type(window, form)  # what is imported at first use
    blocks = [_export_and_type(window, form) for _ in range(ROUNDS)]
    name = f"Longest block while exporting {MEASURES:,} measures to {form}"
    return at_most(name, statistics.median(blocks) * 1000, _LIMIT, "ms")


def _begin_to_type(window: MainWindow) -> None:
    page = window.page
    assert page is not None and window.bridge is not None
    page.outline.view.choose(window.bridge.plan.of_kind("measure")[MEASURES // 2])
    page.editor.focus_field("text")
    wait(2_500)


def _export_and_type(window: MainWindow, form: Format) -> float:
    """Type until an export is done and return the longest time that events waited, in seconds."""
    assert window.bridge is not None
    acts, plan = window.acts.files.exports, window.bridge.plan
    choice = acts.first_choice(plan)
    target = choice.target.with_suffix(f".{form}")
    target.unlink(missing_ok=True)
    acts.write(plan, replace(choice, target=target, format=form))
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    longest, place = 0.0, 0
    while acts.is_busy:
        begin = time.perf_counter()
        QTest.keyClicks(field, _WORDS[place % len(_WORDS)])
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - begin, wait(20))
        place += 1
    assert target.is_file()
    wait(3_000)  # what was typed is kept; not part of this figure
    return longest
