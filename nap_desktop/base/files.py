"""The only way in which the program writes a file other than its library, and reads a strange one."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

from nap_desktop.base.errors import NapError

_TRIES = 5
_PAUSE = 0.1  # seconds; a virus scanner or an indexer lets go within a few of these


def read_at_most(path: Path, most: int) -> bytes:
    """Return a file that has no more bytes than `most`; of a larger one no more than that is read.

    Raises NapError `cannot_read` (path, reason) or `too_large` (path, most).
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise NapError("cannot_read", path=path, reason=error.strerror or error) from error
    if len(content) > most:
        raise NapError("too_large", path=path, most=f"{most // 1_000_000:,} MB")
    return content


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that at every moment the old or the new one is there, whole.

    Temporary file in the same folder, fsync, read back, replace, fsync of the folder.
    Raises NapError `cannot_write` (path, reason); the file that was there is then untouched.
    """
    try:
        _write(target, content)
    except OSError as error:
        raise NapError("cannot_write", path=target, reason=error.strerror or error) from error


def _write(target: Path, content: bytes) -> None:
    import tempfile  # slow to import, and not wanted at start-up

    if target.exists() and not target.is_file():
        raise OSError(None, "no_file")  # a device ("/dev/full") would be replaced by the file
    handle, name = tempfile.mkstemp(prefix=".nap-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != content:
            raise OSError(None, "read_back")
        _keep_mode(temporary, target)
        _replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # some network folders know no fsync; the file is in place
        sync_folder(target.parent)


def _keep_mode(temporary: Path, target: Path) -> None:
    """Give the new file the rights of the old one, or those that a new file has."""
    if os.name == "nt":
        return
    mask = os.umask(0)
    os.umask(mask)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask
    temporary.chmod(mode)


def _replace(temporary: Path, target: Path) -> None:
    """Put a file or folder in place; another program may hold the target for a moment (Windows)."""
    for attempt in range(_TRIES):
        try:
            temporary.replace(target)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def place_folder(temporary: Path, target: Path) -> None:
    """Give a whole folder its name, beside where it stands; nothing is ever put in another's place.

    Raises FileExistsError if there is something of that name, or another OSError.
    """
    if target.exists() or target.is_symlink():
        raise FileExistsError(errno.EEXIST, "exists", str(target))
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o777 & ~mask)
    _replace(temporary, target)
    with contextlib.suppress(OSError):
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut; Windows needs and allows none of this."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
