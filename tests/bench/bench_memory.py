"""The memory of a window with 5,000 items open, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.rows import Row, at_most

_SCRIPT = """
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from nap_desktop.base.settings import Settings
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from tests.support import many_measures
app = QApplication([])
look()
with tempfile.TemporaryDirectory() as scratch:
    library = OpenLibrary.open(Path(scratch) / "plans.nap")
    window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
    window.resize(1366, 768)
    window.show()
    window.open_plan(library.add_plan(many_measures(5_000)))
    library.warm_up()
    loop = QEventLoop()
    QTimer.singleShot(3_000, loop.quit)
    loop.exec()
    used = [line for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line]
    print("used", used[0].split()[1])
    window.close()
    library.close()
"""


def measure() -> list[Row]:
    """Return the resident memory in megabytes; only Linux tells it in this way."""
    if sys.platform != "linux":
        return []
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, cwd=root
    )
    used = int(found.stdout.rsplit("used", 1)[1])
    return [at_most("Memory with 5,000 items open", used / 1024, 250, "MB")]
