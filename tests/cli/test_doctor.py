"""`nap doctor` says what is odd in a letterhead, as sentences or as data, and mends it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.letterheads import hostile


def nap(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nap_desktop.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "blank.docx"
    path.write_bytes(hostile())
    return path


def test_a_letterhead_is_examined_and_mended(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "mended.docx"
    done = nap("doctor", file, "--lang", "ru", "--repair", "--to", target)

    assert done.returncode == 0 and not done.stderr
    assert "macros" in done.stdout and str(target) in done.stdout
    assert nap("doctor", target).stdout.startswith("Nothing is missing")
    assert file.read_bytes() == hostile()


def test_findings_come_as_data(file: Path) -> None:
    data = json.loads(nap("doctor", file, "--json", "--repair").stdout)

    assert data["repaired"] == str(file.with_name("blank (mended).docx"))
    assert {"code", "facts", "words", "repairable"} == set(data["findings"][0])


def test_a_refusal_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99)
    done = nap("doctor", tmp_path / "old.docx")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and ".doc" in done.stderr

    ending = nap("doctor", tmp_path / "old.docx", "--to", tmp_path / "x.pdf")
    assert ending.returncode == 1 and ".docx" in ending.stderr
