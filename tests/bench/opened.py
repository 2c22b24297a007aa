"""The window of a bench: on a plan of many measures, shown and at rest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from nap_desktop.base.settings import Settings
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from tests.bench.waiting import wait
from tests.support import many_measures


@contextmanager
def opened(count: int) -> Iterator[MainWindow]:
    """Give a window on a plan of `count` measures; it is closed afterwards."""
    app = QApplication.instance() or QApplication([])
    look()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap")
        library.warm_up()
        plan_id = library.add_plan(many_measures(count))
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.resize(1366, 768)
        window.show()
        window.open_plan(plan_id)
        wait(2_000)
        yield window
        window.close()
        library.close()
    del app
