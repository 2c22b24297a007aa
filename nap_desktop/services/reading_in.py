"""Reads a file of somebody else in a process of its own, which is not trusted.

The process gets the bytes and gives back blocks through a narrow format; it has 1 GB of memory,
limited time, no network and no way to write. Whatever becomes of it, this program gets a Source or
a NapError.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most
from nap_desktop.base.progress import Progress

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.kinds import Foreign
    from nap_desktop.documents.incoming.source import Source

READ_IN = "--read-in"  # the one argument by which the frozen program becomes the reading process
LARGEST = 64_000_000  # bytes of a file
LARGEST_RESULT = 100_000_000  # bytes on the wire; 5,000 rows have about 6 million
SECONDS = 20.0
SECONDS_FOR_MB = 2.0  # more for each million bytes
MOST_SECONDS = 90.0
_LOOK = 0.05  # seconds between two looks at whether it is done or no longer wanted
_LETTING_GO = 2.0  # seconds
_SECONDS_TO_CONVERT = 90.0
_CODE = re.compile(r"file_[a-z_]{2,30}")
_FACT = re.compile(r"[a-z_]{1,30}")
_KEPT = ("HOME", "USERPROFILE", "APPDATA", "SYSTEMROOT", "TMP", "TEMP", "LANG", "LC_ALL")


def read_file(path: Path, progress: Progress | None = None) -> Source:
    """Return what is in a file: .docx, .xlsx, .csv, .pdf, and others through LibreOffice.

    Raises Cancelled, and NapError: `cannot_read`, `too_large`, `file_empty`, `file_unknown`
    (kind), `file_locked`, `file_macros`, `file_damaged` (reason), `file_too_large` (what),
    `file_unsafe` (what), `file_no_text`, `file_too_slow`, `file_needs_libreoffice` (kind),
    `file_not_converted` (reason).
    """
    return read_bytes(read_at_most(path, LARGEST), path, progress)


def read_bytes(content: bytes, path: Path, progress: Progress | None = None) -> Source:
    """Return what is in a file whose bytes are at hand; the errors of `read_file`."""
    from nap_desktop.documents.incoming.kinds import foreign
    from nap_desktop.documents.incoming.wire import from_wire

    progress = progress or Progress()
    kind = foreign(content)
    if kind is not None:
        content = _converted(content, kind, path, progress)
    answer = _asked("read", content, path, progress)
    try:
        return from_wire(answer)._replace(name=path.name)
    except NapError as error:
        raise NapError("file_damaged", path=path, reason="reader") from error


def _converted(content: bytes, kind: Foreign, path: Path, progress: Progress) -> bytes:
    """Return the file as LibreOffice saves it, after what it would fetch has been taken out."""
    from nap_desktop.services import libreoffice

    if libreoffice.found() is None:
        raise NapError("file_needs_libreoffice", path=path, kind=kind.kind)
    cleaned = _asked("clean", content, path, progress)
    try:
        return libreoffice.converted(
            cleaned, kind.ending, kind.wanted, progress=progress, timeout=_SECONDS_TO_CONVERT
        )
    except NapError as error:
        reason = error.facts.get("reason", "nothing")
        raise NapError("file_not_converted", path=path, reason=reason) from error


def command() -> list[str]:
    """Return how this program is started as the reading process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_IN]
    # -P: nothing that lies in the folder where the program was started is imported
    return [sys.executable, "-P", "-m", "nap_desktop.documents.incoming.child"]


def _asked(act: str, content: bytes, path: Path, progress: Progress) -> bytes:
    """Return the answer of the reading process. Raises NapError or Cancelled."""
    wish = json.dumps({"act": act, "name": path.name})
    seconds = min(SECONDS + SECONDS_FOR_MB * len(content) / 1_000_000, MOST_SECONDS)
    given = f"{wish}\n".encode("ascii") + content
    raw, status = _run(command(), given, seconds, path, progress)
    head, _, rest = raw.partition(b"\n")
    if head == b"ok":
        return rest
    raise _failure(head, status, path)


def _failure(head: bytes, status: int, path: Path) -> NapError:
    """Return what went wrong, in codes that this program knows; no words of the process count."""
    if head.startswith(b"no ") and len(head) < 1_000:
        with suppress(ValueError, TypeError, AttributeError):
            told = {str(key): str(value) for key, value in json.loads(head[3:]).items()}
            code = told.pop("code", "")
            facts = {
                key: value
                for key, value in told.items()
                if key in ("kind", "reason", "what") and _FACT.fullmatch(value)
            }
            if _CODE.fullmatch(code):
                return NapError(code, path=path, **facts)
    if os.name != "nt" and -status == signal.SIGXCPU:
        return NapError("file_too_slow", path=path)
    return NapError("file_damaged", path=path, reason="reader")


def _run(
    words: list[str], given: bytes, seconds: float, path: Path, progress: Progress
) -> tuple[bytes, int]:
    """Return what a process answers, and its exit status; it is ended with all that it started."""
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise NapError("file_damaged", path=path, reason="reader") from error
    answer: list[bytes] = []
    hands = (
        Thread(target=_give, args=(process, given), daemon=True),
        Thread(target=_take, args=(process, answer), daemon=True),
    )
    try:
        for hand in hands:
            hand.start()
        _wait(hands[1], seconds, path, progress)
    finally:
        _end(process)
        _let_go(process, hands)
    raw = b"".join(answer)
    if len(raw) > LARGEST_RESULT:
        raise NapError("file_too_large", path=path, what="result")
    return raw, process.returncode


def _environment() -> dict[str, str]:
    import nap_desktop

    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = str(Path(nap_desktop.__file__).resolve().parent.parent)
    return {**kept, "PYTHONPATH": home, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _give(process: subprocess.Popen[bytes], given: bytes) -> None:
    with suppress(OSError, ValueError):
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()


def _take(process: subprocess.Popen[bytes], answer: list[bytes]) -> None:
    with suppress(OSError, ValueError):
        assert process.stdout is not None
        answer.append(process.stdout.read(LARGEST_RESULT + 1))


def _wait(hand: Thread, seconds: float, path: Path, progress: Progress) -> None:
    end = time.monotonic() + seconds
    while hand.is_alive():
        progress.report(0, 0)
        hand.join(_LOOK)
        if time.monotonic() > end:
            raise NapError("file_too_slow", path=path)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LOOK * 4 if process.stdout is not None else 0)
    if process.poll() is None:
        with suppress(OSError):
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _let_go(process: subprocess.Popen[bytes], hands: tuple[Thread, Thread]) -> None:
    """Close what leads to an ended process; one that it set free may hold on to the other ends."""
    for hand, way in zip(hands, (process.stdin, process.stdout), strict=True):
        hand.join(_LETTING_GO)
        if not hand.is_alive() and way is not None:
            with suppress(OSError):
                way.close()


__all__ = ["LARGEST", "READ_IN", "command", "read_bytes", "read_file"]
