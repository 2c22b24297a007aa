"""Sheets from the command line: the ending chooses the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from tests.cli.running import nap


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plan = nap(tmp_path, "new", "Plan")
    nap(tmp_path, "add", plan, "measure", "--text", "Train officers")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "start"),
    [("plan.xlsx", b"PK"), ("plan.csv", b"\xef\xbb\xbfCode,No."), ("plan.docx", b"PK")],
)
def test_the_ending_chooses_the_form(folder: Path, name: str, start: bytes) -> None:
    assert nap(folder, "export", "Plan", "--to", folder / name) == str(folder / name)
    assert (folder / name).read_bytes().startswith(start)


def test_costs_are_written_on_request(folder: Path) -> None:
    nap(folder, "export", "Plan", "--to", folder / "costs.csv", "--costs")

    assert b"Whole period" in (folder / "costs.csv").read_bytes()


@pytest.mark.parametrize("words", [("plan.odt",), ("plan.docx", "--costs")])
def test_another_ending_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(NapError) as failure:
        nap(folder, "export", "Plan", "--to", folder / words[0], *words[1:])
    assert failure.value.code == "wrong_ending" and not (folder / words[0]).exists()
