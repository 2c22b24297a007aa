"""A full disk costs the act that did not fit: no file is ever half a file, and no stub a backup."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nap_desktop.base.settings import Settings
from nap_desktop.services.backup import listed, verified
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.word_export import export_word
from nap_desktop.storage.codec import to_text
from tests.storage.libraries import opened, with_a_plan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
LIMITS = (1, 500, 4_096, 8_192, 16_384, 30_000, 50_000, 70_000, 90_000, 120_000)
CODES = {
    "settings": {""},  # a wish that is lost costs nobody anything
    "export": {"", "cannot_write"},
    "backup": {"", "cannot_back_up"},
    "take in": {"", "cannot_back_up", "cannot_write", "disk_full"},
    "restore": {"", "cannot_back_up", "cannot_write", "disk_full"},
}


def _desk(folder: Path) -> Path:
    """Return a folder with a library, a backup of it, an older Word file and settings."""
    path = with_a_plan(folder / "a.nap")
    with opened(path) as library:
        library.backups.make()
        export_word(library.load("plan"), folder / "plan.docx")
    Settings(folder / "settings.json").put("name", "before")
    return path


def _work(folder: Path, limit: int, *more: str) -> dict[str, str]:
    """Let a child work on a full disk and return the code of each of its failures, if any."""
    command = [sys.executable, "-m", "tests.flows.full_disk_child", str(folder), str(limit), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pairs = (line.partition("=") for line in done.stdout.splitlines())
    return {act: code for act, _, code in pairs}


def _is_word_file(path: Path) -> bool:
    return zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None


@pytest.mark.parametrize("limit", LIMITS)
def test_a_full_disk_leaves_every_file_old_or_new(tmp_path: Path, limit: int) -> None:
    path = _desk(tmp_path)
    with opened(path) as library:
        before = to_text(library.load("plan"))

    told = _work(tmp_path, limit)

    assert told.keys() == CODES.keys()
    assert all(code in CODES[act] for act, code in told.items()), told
    assert _is_word_file(tmp_path / "plan.docx")
    assert Settings(tmp_path / "settings.json").get("name", "") in ("before", "n" * 3_000)
    for card in listed(path):
        verified(card.path)
    with opened(path) as library:
        _check(library, before)
    assert not list(tmp_path.rglob(".nap-*"))


def _check(library: OpenLibrary, before: str) -> None:
    assert library.verify() == [] and to_text(library.load("plan")) == before
    assert len(library.cards()) in (1, 2)


def test_the_smallest_disk_refuses_and_the_largest_takes_all(tmp_path: Path) -> None:
    for name in ("small", "large"):
        (tmp_path / name).mkdir()
        _desk(tmp_path / name)
    small, large = _work(tmp_path / "small", 1), _work(tmp_path / "large", 10**9)

    assert small["export"] == "cannot_write" and small["backup"] == "cannot_back_up"
    assert set(large.values()) == {""}


def test_the_trial_would_see_a_file_that_is_written_straight(tmp_path: Path) -> None:
    _desk(tmp_path)
    told = _work(tmp_path, 4_096, "straight")

    assert told["export"] == "OSError" and not _is_word_file(tmp_path / "plan.docx")
