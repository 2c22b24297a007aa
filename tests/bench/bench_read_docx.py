"""How long a table of 5,000 rows of somebody else's Word file takes to read: against a raw walk
that collects the same text, and against pandoc reading the same file to JSON."""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.word.names import w
from tests.bench.bench_reading_in import memory_of_reading
from tests.bench.bench_word import _worked, _worked_below
from tests.bench.rows import Row, at_most, ratio
from tests.documents.incoming.docx_at_hand import docx

_ROWS, _COLUMNS, _ROUNDS = 5_000, 6, 5
_FLOOR = "raw walk for the same text"
_LIMITS = {"": 2.0, " with revisions and comments": 3.0}
_PANDOC = 6.0  # times as fast
_MEMORY = 600.0  # MB
_T, _GONE, _P, _TC, _TR = w("t"), w("delText"), w("p"), w("tc"), w("tr")
_SAID = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="20"/>'
    '<w:szCs w:val="20"/><w:lang w:val="en-GB"/></w:rPr>'
)
_CELL = (
    '<w:tcPr><w:tcW w:w="1500" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    '<w:vAlign w:val="center"/></w:tcPr>'
)


def measure() -> list[Row]:
    """Return the figures, medians of several rounds in which reader and floor take turns."""
    rows: list[Row] = []
    for name, limit in _LIMITS.items():
        content = large_file(bool(name))
        value, floor = _medians(content)
        rows.append(ratio(f"Reading 5,000 rows{name}, CPU time", value, floor, limit, _FLOOR))
        if not name and shutil.which("pandoc"):
            rows.append(_against_pandoc(content, value))
        if sys.platform == "linux":
            title = f"Memory of a process that reads 5,000 rows{name}"
            rows.append(at_most(title, memory_of_reading("a.docx", content), _MEMORY, "MB"))
    return rows


def _medians(content: bytes) -> tuple[float, float]:
    values: list[float] = []
    floors: list[float] = []
    for _ in range(_ROUNDS):
        values.append(_worked(lambda: read_docx(content)))
        floors.append(_worked(lambda: _raw(content)))
    return statistics.median(values), statistics.median(floors)


def _raw(content: bytes) -> list[list[list[str]]]:
    """Return the text of each paragraph of each cell, and nothing else."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
        if "word/comments.xml" in file.namelist():
            comments = etree.fromstring(file.read("word/comments.xml"))
            [node.text for node in comments.iter(_T)]
    return [
        [
            ["".join([node.text or "" for node in p.iter(_T, _GONE)]) for p in tc.iter(_P)]
            for tc in tr.iter(_TC)
        ]
        for tr in root.iter(_TR)
    ]


def _against_pandoc(content: bytes, value: float) -> Row:
    command = ["pandoc", "-f", "docx", "-t", "json", "-o", "plan.json", "plan.docx"]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.docx").write_bytes(content)
        other = _worked_below(lambda: subprocess.run(command, check=True, cwd=folder))
    return Row(
        "Reading 5,000 rows, pandoc to JSON, CPU time",
        f"{value * 1000:.1f} ms",
        f"{other * 1000:.1f} ms (pandoc)",
        f"{other / value:.1f} × faster",
        f"{_PANDOC:g} × faster",
        other / value >= _PANDOC,
    )


def large_file(is_tracked: bool) -> bytes:
    """Return a file as Word writes it: 5,000 rows of 6 cells, tracked and commented on or not."""
    rows = "".join(
        f"<w:tr>{''.join(_cell(row, column, is_tracked) for column in range(_COLUMNS))}</w:tr>"
        for row in range(_ROWS)
    )
    comments = "".join(
        f'<w:comment w:id="{row}" w:author="B"><w:p><w:r><w:t>Remark {row}</w:t></w:r></w:p>'
        "</w:comment>"
        for row in range(_ROWS)
    )
    body = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>"
    return docx(body, {"comments": comments} if is_tracked else None)


def _cell(row: int, column: int, is_tracked: bool) -> str:
    inside = _run(f"Words of row {row} in column {column}, which say what is done and by whom")
    if is_tracked:
        mark = f'w:id="{row * 20 + column}" w:author="A" w:date="2016-04-02T10:00:00Z"'
        inside += f"<w:ins {mark}>{_run(' and more')}</w:ins>"
        inside += f"<w:del {mark}>{_run('less', 'delText')}</w:del>"
        if column == 0:
            inside = f'<w:commentRangeStart w:id="{row}"/>{inside}<w:commentRangeEnd w:id="{row}"/>'
            inside += f'<w:r><w:commentReference w:id="{row}"/></w:r>'
    said = f'<w:pPr><w:spacing w:after="0"/><w:jc w:val="left"/>{_SAID}</w:pPr>'
    return f'<w:tc>{_CELL}<w:p w:rsidR="00A14B2C" w:rsidRDefault="00A14B2C">{said}{inside}</w:p></w:tc>'


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r w:rsidRPr="00A14B2C">{_SAID}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
