"""Renews the golden files: `python -m tests.golden`. Look at `git diff tests/golden` afterwards."""

from __future__ import annotations

import sys

from tests.golden.dump import FOLDER, golden

for name, lines in golden().items():
    (FOLDER / name).write_text(lines, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{name}\n")
