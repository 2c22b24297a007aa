"""Disks that fail: faults at every step of writing, small and pulled file systems."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

REASONS = {
    errno.ENOSPC: "No space left on device",
    errno.EIO: "Input/output error",
    errno.ENOENT: "No such file or directory",
    errno.EROFS: "Read-only file system",
}


class _File:
    """A file that asks before each write; what fails has written the first half."""

    def __init__(self, file: Any, step: Callable[[str], None]) -> None:
        self._file, self._step = file, step

    def __enter__(self) -> _File:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        """Write, or write half and fail."""
        try:
            self._step("write")
        except OSError:
            self._file.write(content[: len(content) // 2])
            raise
        self._file.write(content)

    def flush(self) -> None:
        """Flush."""
        self._file.flush()

    def fileno(self) -> int:
        """Return the handle."""
        return int(self._file.fileno())


class Disk:
    """Counts the steps of writing and fails at one of them, and at all that follow.

    at: the step that fails, from 0; none if negative. steps: what has been done, by name.
    """

    def __init__(self, at: int = -1, number: int = errno.ENOSPC) -> None:
        self._at, self._number = at, number
        self.steps: list[str] = []

    @property
    def has_failed(self) -> bool:
        """Whether the fault was met."""
        return 0 <= self._at < len(self.steps)

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if 0 <= self._at < len(self.steps):
            raise OSError(self._number, REASONS[self._number])

    @contextmanager
    def in_place(self) -> Iterator[Disk]:
        """Put the disk under whatever is written inside."""
        fdopen, places = os.fdopen, [(tempfile, "mkstemp"), (tempfile, "mkdtemp"), (os, "fsync")]
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in (*places, (Path, "replace"), (Path, "chmod"), (Path, "read_bytes")):
                patch.setattr(owner, name, self._asking(getattr(owner, name), name))
            patch.setattr(os, "fdopen", lambda *to: _File(fdopen(*to), self._step))
            yield self

    def _asking(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def asked(*given: Any, **more: Any) -> Any:
            self._step(name)
            return real(*given, **more)

        return asked


@contextmanager
def small_disk(folder: Path, size: str = "64k") -> Iterator[Path]:
    """Mount a file system of a few kilobytes, as a stick is; skip the test where nobody may."""
    if sys.platform != "linux":
        pytest.skip("only Linux can mount a file system for a test")
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("file systems may be mounted by root alone")
    try:
        yield folder
    finally:
        pull(folder)


def pull(folder: Path) -> None:
    """Take a file system away under whoever uses it, as a stick that is pulled."""
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
