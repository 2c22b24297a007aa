"""Writing a file: at every moment the old or the new one is there, whole."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nap_desktop.base import files
from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most, write_whole
from nap_desktop.plan.tree import Plan
from nap_desktop.services import letterhead
from nap_desktop.services.open_json import read_plan
from nap_desktop.services.sentences import sentence
from nap_desktop.services.sheet_import import read_sheet

OLD, NEW = b"old " * 4_000, b"new " * 4_000
CALLS = ("mkstemp", "fdopen", "write", "fsync", "read", "replace", "chmod", "fsync_folder")


class DiskFaultError(OSError):
    """A fault that the test puts in."""


def break_at(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one step of writing a file fail as a bad disk does."""

    def fail(*_: object, **__: object) -> None:
        raise DiskFaultError(28, "No space left on device")

    real_fdopen = os.fdopen

    def half(handle: int, mode: str) -> object:
        file = real_fdopen(handle, mode)
        write = file.write

        class Half:
            """Takes half of what it is given, then fails."""

            def __enter__(self) -> Half:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, content: bytes) -> None:
                write(content[: len(content) // 2])
                fail()

        return Half()

    places: dict[str, tuple[object, str, object]] = {
        "mkstemp": (tempfile, "mkstemp", fail),
        "fdopen": (os, "fdopen", fail),
        "write": (os, "fdopen", half),
        "fsync": (os, "fsync", fail),
        "read": (Path, "read_bytes", lambda self: b"rubbish"),
        "replace": (Path, "replace", fail),
        "chmod": (Path, "chmod", fail),
        "fsync_folder": (files, "sync_folder", fail),
    }
    monkeypatch.setattr(*places[call])  # type: ignore[call-overload]


def straight(target: Path, content: bytes) -> None:
    """Write as most programs do: onto the old file."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_TRUNC), "wb") as file:
        file.write(content)


def state(target: Path, call: str, write: Callable[[Path, bytes], None]) -> bytes:
    """Return what a file holds after a write that failed at one call."""
    target.write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        break_at(call, patch)
        with contextlib.suppress(OSError, NapError):
            write(target, NEW)
    return target.read_bytes()


@pytest.mark.parametrize("call", CALLS)
def test_a_fault_leaves_the_old_or_the_new_file_whole(tmp_path: Path, call: str) -> None:
    assert state(tmp_path / "plan.docx", call, write_whole) in (OLD, NEW)


@pytest.mark.parametrize("call", CALLS[:-1])
def test_a_fault_is_told_and_leaves_no_litter(tmp_path: Path, call: str) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        break_at(call, patch)
        with pytest.raises(NapError) as told:
            write_whole(target, NEW)

    assert told.value.code == "cannot_write" and told.value.facts["path"] == str(target)
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["plan.docx"]


def test_a_disk_that_gives_back_something_else_is_told_in_words(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        break_at("read", patch)
        with pytest.raises(NapError) as told:
            write_whole(tmp_path / "plan.docx", NEW)

    assert told.value.facts["reason"] == "read_back"
    assert "what was written does not read back" in sentence(told.value)


def test_these_faults_do_break_a_file_that_is_written_straight(tmp_path: Path) -> None:
    assert state(tmp_path / "plan.docx", "write", straight) not in (OLD, NEW)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"

    write_whole(target, OLD)
    write_whole(target, NEW)

    assert target.read_bytes() == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["plan.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(OLD)
    target.chmod(0o640)

    write_whole(target, NEW)

    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(NapError) as told:
        write_whole(tmp_path / "nowhere" / "plan.docx", NEW)

    assert told.value.code == "cannot_write"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").mkdir()

    with pytest.raises(NapError):
        write_whole(tmp_path / "plan.docx", NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["plan.docx"]


def test_a_target_that_another_program_holds_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "_PAUSE", 0)
    write_whole(tmp_path / "plan.docx", NEW)

    assert len(tries) == 3 and (tmp_path / "plan.docx").read_bytes() == NEW


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(OLD)

    assert read_at_most(path, len(OLD)) == OLD
    with pytest.raises(NapError, match="too_large") as told:
        read_at_most(path, len(OLD) - 1)
    assert told.value.facts["path"] == str(path) and str(path) in sentence(told.value)
    with pytest.raises(NapError, match="cannot_read"):
        read_at_most(tmp_path, 1)


@pytest.mark.parametrize(
    "read",
    [
        read_plan,
        lambda path: read_sheet(path, Plan.empty()),
        letterhead.examine,
    ],
)
def test_no_file_from_elsewhere_is_read_without_end(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(70_000_000)

    with pytest.raises(NapError, match="too_large") as told:
        read(path)
    assert told.value.facts["most"] in ("50 MB", "64 MB")
