"""Has LibreOffice turn one file into another, where it is installed: privately, briefly, offline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Cancelled, Progress

TIMEOUT = 180.0  # seconds; a plan of 2,000 measures takes a minute on a slow laptop
_LOOK = 0.2  # seconds between two looks at whether it is done or no longer wanted
_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
# A proxy that is not there: what a document asks of the network finds none.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")


def found() -> Path | None:
    """Return the program, or None where it is not installed."""
    for name in _NAMES:
        if path := shutil.which(name):
            return Path(path)
    for place in _PLACES.get(sys.platform, ()):
        if Path(place).is_file():
            return Path(place)
    return None


def converted(
    content: bytes,
    ending: str,
    wanted: str,
    *,
    progress: Progress | None = None,
    timeout: float = TIMEOUT,
) -> bytes:
    """Return a file in another format; endings without the point ("docx", "pdf").

    Works in a folder of its own with a profile of its own, so that neither a window of
    LibreOffice that is open nor its settings are touched.
    Raises NapError `no_libreoffice` or `libreoffice_failed` (reason), and Cancelled.
    """
    program = found()
    if program is None:
        raise NapError("no_libreoffice")
    with tempfile.TemporaryDirectory(prefix="nap-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"file.{ending}"
        source.write_bytes(content)
        _run(_command(program, folder, source, wanted), folder, progress or Progress(), timeout)
        result = folder / "out" / f"file.{wanted}"
        if not result.is_file() or not result.stat().st_size:
            raise NapError("libreoffice_failed", reason="nothing")
        return result.read_bytes()


def _command(program: Path, folder: Path, source: Path, wanted: str) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        *_without_network(),
        str(program),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        wanted,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


def _without_network() -> list[str]:
    """Return what to put before a command so that it has no network, nothing where that is refused.

    `unshare` gives it one of its own, with nothing in it (Linux).
    """
    tool = shutil.which("unshare") if sys.platform == "linux" else None
    if tool is None:
        return []
    prefix = [tool, "--user", "--map-current-user", "--net", "--"]
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return prefix if tried.returncode == 0 else []


def _run(command: list[str], folder: Path, progress: Progress, timeout: float) -> None:
    """Run the program to its end, or end it and all that it started."""
    environment = {**os.environ, **dict.fromkeys(_PROXIES, _NOWHERE), "HOME": str(folder)}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise NapError("libreoffice_failed", reason=error.strerror or error) from error
    try:
        _wait(process, progress, timeout)
    except BaseException:
        _end(process)
        raise


def _wait(process: subprocess.Popen[bytes], progress: Progress, timeout: float) -> None:
    for _ in range(max(round(timeout / _LOOK), 1)):
        progress.report(0, 0)
        try:
            process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue
        return
    raise NapError("libreoffice_failed", reason="timeout")


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        process.kill()
    else:
        import signal

        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.wait()


__all__ = ["TIMEOUT", "Cancelled", "converted", "found"]
