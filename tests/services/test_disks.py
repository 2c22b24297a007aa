"""Full disks, read-only ones and pulled sticks: the old file stays, one sentence, no litter."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.base.progress import Progress
from nap_desktop.plan.tree import Plan
from nap_desktop.services.pack import PackChoice, write_pack
from nap_desktop.services.pdf_export import keep_pdf
from nap_desktop.services.sentences import sentence
from nap_desktop.services.sheet_export import export_sheet
from nap_desktop.services.word_export import export_word
from tests.documents.papers import sample
from tests.plan.plans import grow
from tests.services.disks import REASONS, Disk, pull, small_disk

OLD = b"old " * 500
FEW = PackChoice(documents=("act", "letter"))
NUMBERS = sorted(REASONS)

Export = Callable[[Plan, Path], object]
EXPORTS: dict[str, Export] = {
    "plan.docx": export_word,
    "plan.xlsx": export_sheet,
    "plan.csv": export_sheet,
    "costs.xlsx": lambda plan, target: export_sheet(plan, target, kind="finance"),
    "plan.pdf": lambda plan, target: keep_pdf(b"%PDF-1.7 " + b"x" * 200_000, 1, target),
}


def small() -> Plan:
    return grow("s A\n  m B\n  m C")


def steps_of(act: Callable[[], object]) -> int:
    """Return how many steps of writing an act takes on a sound disk, all data having been read."""
    act()
    with Disk().in_place() as disk:
        act()
    return len(disk.steps)


def straight(target: Path, content: bytes) -> None:
    """Write as most programs do: onto the old file."""
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
        file.write(content)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("number", NUMBERS)
def test_an_export_that_fails_at_any_step_leaves_the_old_file(
    tmp_path: Path, name: str, number: int
) -> None:
    target, plan = tmp_path / name, small()
    count = steps_of(lambda: EXPORTS[name](plan, tmp_path / f"other {name}"))
    (tmp_path / f"other {name}").unlink()
    # the last step makes the new name survive a power cut: the file is in place by then
    for at in range(count - 1):
        target.write_bytes(OLD)
        with Disk(at, number).in_place() as disk, pytest.raises(NapError) as told:
            EXPORTS[name](plan, target)

        assert disk.has_failed
        assert told.value.code == "cannot_write"
        assert REASONS[number] in sentence(told.value) and str(target) in sentence(told.value)
        assert target.read_bytes() == OLD, disk.steps
        assert [one.name for one in tmp_path.iterdir()] == [name], disk.steps


def test_the_same_faults_break_a_file_that_is_written_straight(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(OLD)

    with Disk(0).in_place() as disk, pytest.raises(OSError, match="No space left"):
        straight(target, b"new " * 500)

    assert disk.steps == ["write"]
    assert target.read_bytes() not in (OLD, b"new " * 500)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_pack_that_fails_at_any_step_leaves_nothing(tmp_path: Path, number: int) -> None:
    plan = small()
    first = tmp_path / "first"
    first.mkdir()
    names = iter("AB")
    count = steps_of(lambda: write_pack(plan, first, replace(FEW, name=next(names))))
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "old.txt").write_bytes(OLD)
    for at in range(count - 1):
        with Disk(at, number).in_place() as disk, pytest.raises(NapError) as told:
            write_pack(plan, folder, FEW)

        assert disk.has_failed
        assert told.value.code == "cannot_write_pack", disk.steps
        assert REASONS[number] in sentence(told.value)
        assert [one.name for one in folder.iterdir()] == ["old.txt"], disk.steps
    assert (folder / "old.txt").read_bytes() == OLD
    assert count > 4 * 6


def test_after_a_fault_the_same_pack_can_be_written_and_its_receipt_is_right(
    tmp_path: Path,
) -> None:
    plan = small()
    with Disk(9).in_place(), pytest.raises(NapError):
        write_pack(plan, tmp_path, FEW)

    receipt = write_pack(plan, tmp_path, FEW)

    told = json.loads((receipt.folder / "receipt.json").read_text("utf-8"))
    here = {one.name: one for one in receipt.folder.iterdir()}
    assert set(here) == {*(one["name"] for one in told["files"]), "receipt.json", "receipt.txt"}
    for one in told["files"]:
        assert hashlib.sha256(here[one["name"]].read_bytes()).hexdigest() == one["sha256"]


@pytest.mark.parametrize("name", EXPORTS)
def test_a_disk_that_is_really_full_keeps_the_old_file(tmp_path: Path, name: str) -> None:
    with small_disk(tmp_path / "stick", "32k") as stick:
        target = stick / name
        target.write_bytes(OLD)
        (stick / "fill").write_bytes(b"x" * 25_000)
        with pytest.raises(NapError) as told:
            EXPORTS[name](sample(), target)

        assert "No space left on device" in sentence(told.value)
        assert target.read_bytes() == OLD
        assert sorted(one.name for one in stick.iterdir()) == sorted(["fill", name])


def test_a_pack_on_a_disk_that_is_really_full_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick", "200k") as stick:
        with pytest.raises(NapError) as told:
            write_pack(sample(), stick)

        assert told.value.code == "cannot_write_pack"
        assert "No space left on device" in sentence(told.value)
        assert not list(stick.iterdir())


def test_a_read_only_disk_keeps_the_old_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as stick:
        target = stick / "plan.docx"
        target.write_bytes(OLD)
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)

        with pytest.raises(NapError, match="cannot_write") as told:
            export_word(small(), target)
        with pytest.raises(NapError, match="cannot_write_pack"):
            write_pack(small(), stick, FEW)

        assert "Read-only file system" in sentence(told.value)
        assert target.read_bytes() == OLD and list(stick.iterdir()) == [target]


class _Pulled(Progress):
    """Pulls the stick once some documents lie on it."""

    def __init__(self, stick: Path, after: int) -> None:
        super().__init__()
        self._stick, self._after = stick, after

    def report(self, done: int, total: int) -> None:
        """Pull at the right moment."""
        if done == self._after:
            pull(self._stick)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_stick_that_is_pulled_in_the_middle_of_a_pack_is_told(tmp_path: Path, after: int) -> None:
    with small_disk(tmp_path / "stick", "4m") as stick:
        with pytest.raises(NapError) as told:
            write_pack(small(), stick, FEW, _Pulled(stick, after))

        assert told.value.code == "cannot_write_pack"
        assert "No such file or directory" in sentence(told.value)
        assert not list(stick.iterdir())  # where the stick was


def test_a_stick_that_is_pulled_before_an_export_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as stick:
        (stick / "ministry").mkdir()
        target = stick / "ministry" / "plan.docx"
        pull(stick)

        with pytest.raises(NapError, match="cannot_write") as told:
            export_word(small(), target)
        with pytest.raises(NapError, match="no_pack_folder"):
            write_pack(small(), target.parent)

        assert "No such file or directory" in sentence(told.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_is_never_replaced_by_a_file() -> None:
    for write in (export_word, lambda plan, target: write_whole(target, OLD)):
        with pytest.raises(NapError, match="cannot_write") as told:
            write(small(), Path("/dev/full"))

        assert Path("/dev/full").is_char_device()
        assert "no file" in sentence(told.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.docx")

    with pytest.raises(NapError, match="cannot_write"):
        export_word(small(), tmp_path / "plan.docx")

    assert (tmp_path / "plan.docx").is_fifo() and len(list(tmp_path.iterdir())) == 1


def test_numbers_are_those_of_this_system() -> None:
    assert {errno.ENOSPC, errno.EIO, errno.ENOENT, errno.EROFS} == set(REASONS)
