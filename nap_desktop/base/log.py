"""The log: what the program did and where it failed, never what a plan says."""

from __future__ import annotations

import contextlib
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

log = logging.getLogger("nap_desktop")


def start(path: Path) -> None:
    """Write the log to `path`, half a megabyte at most and one older file; do without if it cannot be."""
    log.setLevel(logging.INFO)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=512_000, backupCount=1, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)


def fault(error: BaseException) -> str:
    """Log where an unforeseen failure happened and return that; its values are left out.

    The message of an exception may quote a plan, so only its type and places are kept.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    account = f"{type(error).__name__} at {places}"
    log.error(account)
    return account
