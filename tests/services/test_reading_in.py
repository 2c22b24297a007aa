"""A strange file is read by a process that is not trusted, and nothing of it harms the program."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Cancelled, Progress
from nap_desktop.documents.incoming.reading import read
from nap_desktop.documents.incoming.source import lines
from nap_desktop.services import libreoffice, reading_in
from nap_desktop.services.reading_in import read_bytes, read_file
from nap_desktop.services.sentences import sentence
from tests.documents.incoming.pdfs_at_hand import drawn
from tests.documents.incoming.sheets_at_hand import rows, texts

SHEET = rows(("No", "Measure"), (1, "Train"))
posix = pytest.mark.skipif(os.name == "nt", reason="limits of resources are those of POSIX")


def acts(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have a program of ours stand in for the reading process."""
    monkeypatch.setattr(reading_in, "command", lambda: [sys.executable, "-P", "-c", code])


def refused(content: bytes = SHEET, name: str = "F.xlsx") -> tuple[str, ...]:
    with pytest.raises(NapError) as failure:
        read_bytes(content, Path(name))
    assert "nobody foresaw" not in sentence(failure.value)
    facts = {key: fact for key, fact in failure.value.facts.items() if key != "path"}
    return (failure.value.code, *facts.values())


@pytest.mark.parametrize(
    ("content", "name"),
    [(SHEET, "a.xlsx"), (b"a;b\nc;d\n", "a.csv"), (drawn([["No", "M"], ["1", "x"]]), "a.pdf")],
)
def test_the_process_gives_what_the_reader_gives(content: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert read_file(path) == read(content, name)


@pytest.mark.parametrize("module", ["nap_desktop", "nap_desktop.cli"])
def test_the_frozen_program_can_be_the_reading_process(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [sys.executable, "-P", "-m", module, reading_in.READ_IN]
    monkeypatch.setattr(reading_in, "command", lambda: words)

    assert read_bytes(SHEET, Path("a.xlsx")) == read(SHEET, "a.xlsx")


def test_what_it_is_counts_and_not_what_it_is_called() -> None:
    assert read_bytes(SHEET, Path("plan.docx")).kind == "xlsx"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"", "a.docx", ("file_empty",)),
        (b"<html><p>x", "a.docx", ("file_unknown", "web_page")),
        (b"words", "a.docx", ("file_unknown", "other")),
        (b"PK\x03\x04x", "a.docx", ("file_damaged", "zip")),
    ],
)
def test_what_cannot_be_read_has_one_sentence(
    content: bytes, name: str, expected: tuple[str, ...]
) -> None:
    assert refused(content, name) == expected


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(NapError, match="cannot_read"):
        read_file(tmp_path / "none.docx")


def test_a_cancelled_reading_ends_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    acts(monkeypatch, "import time; time.sleep(60)")
    progress = Progress()
    Timer(0.3, progress.cancel).start()
    begun = time.monotonic()

    with pytest.raises(Cancelled):
        read_bytes(SHEET, Path("F.xlsx"), progress)

    assert time.monotonic() - begun < 5


@posix
def test_what_the_process_started_ends_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "note"
    acts(
        monkeypatch,
        "import subprocess, time, pathlib\n"
        "one = subprocess.Popen(['sleep', '60'])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(one.pid))\n"
        "time.sleep(60)",
    )
    monkeypatch.setattr(reading_in, "SECONDS", 1.5)

    assert refused() == ("file_too_slow",)
    pid = int(note.read_text("utf-8"))
    for _ in range(50):
        if not _runs(pid):
            return
        time.sleep(0.1)
    raise AssertionError("it still runs")


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text("utf-8")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "import os; os.abort()",
        "print('ok')",
        "print('ok'); print('[' * 100000)",
        "print('ok'); print('{\"looks\": 1}')",
        "print('no {\"code\": 1}')",
        "print('no [1]')",
        "print('no ' + 'x' * 5000)",
        'print(\'no {"code": "cannot_read", "path": "/etc/passwd"}\')',
        "import sys; sys.stdout.buffer.write(b'\\xff' * 1000)",
    ],
)
def test_whatever_the_process_answers_is_one_sentence(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts(monkeypatch, code)

    assert refused() == ("file_damaged", "reader")


def test_facts_are_codes_and_never_words_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    told = '{"code": "file_unknown", "kind": "Call 555 now", "more": "x"}'
    acts(monkeypatch, f"print('no ' + {told!r})")

    assert refused() == ("file_unknown",)


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_in, "LARGEST_RESULT", 100_000)
    acts(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 10000)")

    assert refused() == ("file_too_large", "result")


@posix
@pytest.mark.parametrize(
    "act",
    [
        "bytearray(2_000_000_000)",
        "open('/tmp/nap-written', 'w')",
        "open('/etc/passwd').read()",
        "__import__('os').open('/tmp/nap-written', 65)",
        "__import__('os').remove('/tmp/none')",
        "__import__('os').system('true')",
        "__import__('os').fork()",
        "__import__('subprocess').run(['true'])",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('socket').getaddrinfo('localhost', 80)",
    ],
)
def test_the_process_can_do_none_of_this(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    acts(
        monkeypatch,
        "import socket, subprocess, os\n"
        "from nap_desktop.documents.incoming.confined import limit, watch\n"
        "noticed = []\n"
        "limit(1_000_000_000, 20)\n"
        "watch(noticed.append)\n"
        f"try:\n    {act}\n"
        'except (MemoryError, PermissionError):\n    print(\'no {"code": "file_refused"}\')\n',
    )

    with pytest.raises(NapError, match="file_refused"):
        read_bytes(SHEET, Path("F.xlsx"))


def test_without_libreoffice_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "found", lambda: None)

    assert refused(b"{\\rtf1 x}", "a.rtf") == ("file_needs_libreoffice", "rtf")


@pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not here")
def test_a_text_of_another_program_is_read_through_libreoffice() -> None:
    source = read_bytes(b"{\\rtf1\\ansi Train all officers\\par}", Path("a.rtf"))

    assert [line.text for line in lines(source.blocks) if line.text] == ["Train all officers"]
    assert source.name == "a.rtf"


@pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not here")
def test_a_sheet_of_another_program_is_read_through_libreoffice() -> None:
    ods = libreoffice.converted(SHEET, "xlsx", "ods")

    assert texts(read_bytes(ods, Path("a.ods")).blocks[0]) == [["No", "Measure"], ["1", "Train"]]
