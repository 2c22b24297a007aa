"""The window, ready with the sample plan, against a bare QMainWindow in a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.rows import Row, ratio

_BARE = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
app = QtWidgets.QApplication([])
def ready():
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    app.quit()
class Window(QtWidgets.QMainWindow):
    def paintEvent(self, event):
        QtCore.QTimer.singleShot(0, ready)
window = Window()
window.show()
app.exec()
"""
_TIMES = 9


def measure() -> list[Row]:
    """Return the time to a ready window, warm, runs of both kinds taken in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        ours = [sys.executable, "-m", "nap_desktop", "--library", f"{scratch}/plans.nap"]
        ours += ["--sample", "--quit-after-start"]
        environment = {**os.environ, "HOME": scratch, "XDG_DATA_HOME": scratch}
        # an installed program is compiled; where Python may not keep what it compiles, nothing is
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = f"{scratch}/compiled"
        bare = [sys.executable, "-c", _BARE]
        for command in (ours, ours, bare):
            _time_to_ready(command, environment)
        pairs = [
            (_time_to_ready(ours, environment), _time_to_ready(bare, environment))
            for _ in range(_TIMES)
        ]
    value, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [ratio("Window ready with the sample plan", value, floor, 1.6, "bare QMainWindow")]


def _time_to_ready(command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of a process to its line "ready"."""
    begin = time.perf_counter()
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=root
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("ready"):
                break
        else:
            raise RuntimeError(f"{command[0]} never became ready")
        taken = time.perf_counter() - begin
        process.stdout.read()
    return taken
