"""The painted window with the sample plan, against a bare QMainWindow in a process of its own.

Measured from the start of a process to a line that it prints: "ready" right after the window was
painted for the first time, with the outline of the plan, which takes the keyboard; "complete" when
the form of the item shown is there, too. A bare window prints its line at the same moment.

What PySide6 makes of a name (the 93 enums of `Qt`, say) it makes when the name is imported. So the
floor is a bare window whose process imports the same names; against one that imports none, the
figure stands beside it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.bench.first_paint import ROOT, imported_at_first_paint, same_imports
from tests.bench.rows import Row, ratio, told

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
# as the script `nap-desktop` does that pip makes
_OURS = "import sys; from nap_desktop.app import main; sys.exit(main())"
_TIMES = 9
_PATIENCE = 60  # seconds


def measure() -> list[Row]:
    """Return the times to a painted window and to a whole one, warm, runs of all kinds in turn."""
    imports = same_imports(imported_at_first_paint())
    with tempfile.TemporaryDirectory() as scratch:
        ours = [sys.executable, "-c", _OURS, "--library", f"{scratch}/plans.nap"]
        ours += ["--sample", "--quit-after-start"]
        environment = {**os.environ, "HOME": scratch, "XDG_DATA_HOME": scratch}
        # an installed program is compiled; where Python may not keep what it compiles, nothing is
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = f"{scratch}/compiled"
        same = [sys.executable, "-c", imports + _BARE]
        bare = [sys.executable, "-c", _BARE]
        for command in (ours, ours, same, bare):
            _times(command, environment)
        runs = [
            [_times(command, environment) for command in (ours, same, bare)] for _ in range(_TIMES)
        ]
    window, floor, least = (
        statistics.median(one["ready"] for one in of_kind) for of_kind in zip(*runs, strict=True)
    )
    whole = statistics.median(run[0]["complete"] for run in runs)
    name = "Window ready with the sample plan"
    return [
        ratio(name, window, floor, 1.6, "bare QMainWindow, same imports of PySide6"),
        told(f"{name}, against a window that imports no name", window, least, "bare QMainWindow"),
        told(f"{name} and its item to be typed into", whole, floor, "as in the first line"),
    ]


def _times(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """Return the seconds from the start of a process to each line that it prints."""
    begin = time.perf_counter()
    found: dict[str, float] = {}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            found.setdefault(line.strip(), time.perf_counter() - begin)
        process.wait(_PATIENCE)
    if "ready" not in found:
        raise RuntimeError(f"{command[0]} never became ready")
    return found
