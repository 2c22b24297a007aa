"""How long it takes to read large files of others, and how much memory the reading process needs."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import sys
import time
from pathlib import Path

from openpyxl import Workbook, load_workbook

from nap_desktop.documents.incoming.sheets import read_csv, read_xlsx
from nap_desktop.services import libreoffice
from nap_desktop.services.reading_in import read_bytes
from nap_desktop.services.word_export import Wish, word_bytes
from tests.bench.rows import Row, at_most, median_time, ratio
from tests.support import many_measures

_ROWS = 5_000
_DAY = datetime.date(2026, 11, 25)
_MEMORY = 600.0  # MB, of the process that reads
_SECONDS = 10.0  # in another process, from bytes to blocks
_PDF_SECONDS = 3.0  # for 200 measures; 0.4 s of it is reading
# what the system tells of a process that ended counts the memory of the one that began it, too
_SCRIPT = """
import sys
from nap_desktop.documents.incoming import child
with open("/proc/self/status") as status:
    child.main()
    status.seek(0)
    used = [line for line in status.read().splitlines() if line.startswith("VmHWM")]
    sys.stderr.write("used " + used[0].split()[1])
"""
_LINE = ("State budget", "2027", "2028", "Ministry of Trade; Customs Administration")


def measure() -> list[Row]:
    """Return the figures; the floor of a workbook is what openpyxl needs to open it."""
    book = _book()
    read = median_time(lambda: read_xlsx(book, "F.xlsx"), 3)
    opened = median_time(lambda: load_workbook(io.BytesIO(book)), 3)
    rows = [ratio("A workbook of 5,000 rows, read", read, opened, 1.6, "openpyxl opens it")]
    plain = "".join(f"{n};{';'.join(_LINE)}\n" for n in range(_ROWS)).encode("utf-8")
    took = median_time(lambda: read_csv(plain, "F.csv"), 3)
    rows.append(at_most("A CSV file of 5,000 rows, read", took, 1.0, "s"))
    word = word_bytes(many_measures(_ROWS), Wish(), _DAY, "x")[0]
    largest = 0.0
    for name, content in (("a.docx", word), ("a.xlsx", book)):
        begun = time.perf_counter()
        read_bytes(content, Path(name))
        took = time.perf_counter() - begun
        rows.append(at_most(f"{name[2:]} of 5,000 rows, in its process", took, _SECONDS, "s"))
        if sys.platform == "linux":
            largest = max(largest, memory_of_reading(name, content))
    if largest:
        rows.append(at_most("Memory of the reading process", largest, _MEMORY, "MB"))
    if libreoffice.found():
        rows.append(_pdf())
    return rows


def _pdf() -> Row:
    from nap_desktop.services.pdf_export import pdf_of_word

    content = pdf_of_word(word_bytes(many_measures(200), Wish(), _DAY, "x")[0])
    took = median_time(lambda: read_bytes(content, Path("a.pdf")), 3)
    return at_most("A PDF of 200 measures, in its process", took, _PDF_SECONDS, "s")


def memory_of_reading(name: str, content: bytes) -> float:
    """Return how much memory the reading process takes at its height, in MB; on Linux only."""
    wish = json.dumps({"act": "read", "name": name}).encode("ascii")
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run(
        [sys.executable, "-c", _SCRIPT], input=wish + b"\n" + content, capture_output=True,
        check=True, cwd=root,
    )  # fmt: skip
    assert found.stdout.startswith(b"ok\n"), found.stdout[:200]
    return int(found.stderr.rsplit(b"used", 1)[1]) / 1024


def _book() -> bytes:
    work = Workbook()
    for number in range(_ROWS):
        work.active.append([number, f"Train all officers of unit {number}", *_LINE])
    buffer = io.BytesIO()
    work.save(buffer)
    return buffer.getvalue()
