"""Prints the table of all measurements: `python -m tests.bench [part of a name …]`.

Every figure is a median of one run, beside its floor in the same run; machines are noisy, ratios
less so. `--check` exits with 1 if a limit is not kept.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    bench_coverage,
    bench_export_typing,
    bench_find,
    bench_import,
    bench_library_search,
    bench_memory,
    bench_open,
    bench_pack,
    bench_past,
    bench_read,
    bench_read_docx,
    bench_reading_in,
    bench_start,
    bench_table,
    bench_timeline,
    bench_typing,
    bench_word,
)
from tests.bench.rows import Row, table

BENCHES = (
    bench_start,
    bench_open,
    bench_typing,
    bench_table,
    bench_coverage,
    bench_timeline,
    bench_read,
    bench_find,
    bench_past,
    bench_library_search,
    bench_export_typing,
    bench_word,
    bench_pack,
    bench_import,
    bench_reading_in,
    bench_read_docx,
    bench_memory,
)


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit status."""
    wanted = [part for part in arguments if not part.startswith("-")]
    rows: list[Row] = []
    for bench in BENCHES:
        if not wanted or any(part in bench.__name__ for part in wanted):
            rows += bench.measure()
    sys.stdout.write(table(rows) + "\n")
    return 1 if "--check" in arguments and not all(row.is_kept for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
