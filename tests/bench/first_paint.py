"""What is imported when the window with the sample plan has been painted for the first time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = """
import json, sys
from nap_desktop import app
def say(word):
    if word != "ready":
        return
    names = {}
    for module in [held for name, held in sys.modules.items() if name.startswith("nap_desktop")]:
        for name, held in vars(module).items():
            home = str(getattr(held, "__module__", ""))
            if home.startswith("PySide6.") and getattr(held, "__name__", "") == name:
                names.setdefault(home, set()).add(name)
    names = {home: sorted(held) for home, held in names.items()}
    print(json.dumps([sorted(sys.modules), names]), flush=True)
app._say = say
sys.exit(app.main())
"""


class Imported(NamedTuple):
    """All modules, and which names our own took from each module of PySide6."""

    modules: list[str]
    qt: dict[str, list[str]]


def imported_at_first_paint() -> Imported:
    """Return what a process of its own has imported by then."""
    with tempfile.TemporaryDirectory() as scratch:
        wishes = ["--library", f"{scratch}/plans.nap", "--sample", "--quit-after-start"]
        environment = {**os.environ, "HOME": scratch, "XDG_DATA_HOME": scratch}
        for _ in range(2):  # the first start makes the library and its sample
            done = subprocess.run(
                [sys.executable, "-c", _SCRIPT, *wishes],
                env=environment,
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
    return Imported(*json.loads(done.stdout.splitlines()[-1]))


def same_imports(imported: Imported) -> str:
    """Return the lines that import from PySide6 what the window imports before it is painted."""
    return "".join(
        f"from {home} import {', '.join(names)}\n" for home, names in sorted(imported.qt.items())
    )
