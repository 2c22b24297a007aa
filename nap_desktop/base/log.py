"""The log: what the program did and where it failed, never what a plan says.

Python's own `logging` is imported with the first line: it is slow to import, and a good start
writes none.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

_NAME = "nap_desktop"
_SIZE = 512_000  # bytes; one older file of this size is kept


class _Place:
    """Where the log goes; nowhere until `start`."""

    path: Path | None = None


def start(path: Path) -> None:
    """Write the log to `path` from now on: half a megabyte at most, and one older file."""
    _Place.path = path


def _logger() -> Logger:
    """Return the logger, its file opened at first use; a file that cannot be opened is done without."""
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger(_NAME)
    path, _Place.path = _Place.path, None
    if path is None:
        return logger
    logger.setLevel(logging.INFO)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=1, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
    return logger


def note(what: str) -> None:
    """Log that something was done; `what` holds no text of a plan."""
    _logger().info(what)


def fault(error: BaseException) -> str:
    """Log where a failure happened and return that; its values are left out.

    The message of an exception may quote a plan, so only its type and places are kept.
    """
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    account = f"{type(error).__name__} at {places}"
    _logger().error(account)
    return account
