"""Where the program keeps its own files: library, settings, log, backups."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

LIBRARY_NAME = "plans.nap"
_NAME = "NAP Desktop"


class Places(NamedTuple):
    """The folders in use: data (library and backups), settings file, log file."""

    library: Path
    settings: Path
    log: Path

    @property
    def backups(self) -> Path:
        """The folder of the library's backups, beside the library."""
        return backups_of(self.library)


def backups_of(library: Path) -> Path:
    """Return the folder that holds the backups of one library."""
    return library.with_name(library.stem + " backups")


def places(library: Path | None = None) -> Places:
    """Return where everything lives.

    A file named `portable` beside the program keeps all files beside it, for a stick. A
    `library` given by hand moves the library alone.
    """
    beside = _program_folder()
    if (beside / "portable").is_file():
        data, log = beside / "NAP data", beside / "NAP data"
    else:
        data, log = _of_the_platform()
    return Places(library or data / LIBRARY_NAME, data / "settings.json", log / "nap.log")


def _of_the_platform() -> tuple[Path, Path]:
    """Return the folders for data and log that the platform has for a person's programs."""
    if sys.platform == "linux":
        # platformdirs says the same (XDG Base Directory Specification 0.8), but is slow to import
        share = os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
        state = os.environ.get("XDG_STATE_HOME", "").strip() or "~/.local/state"
        return Path(share).expanduser() / _NAME, Path(state).expanduser() / _NAME / "log"
    from platformdirs import user_data_path, user_log_path

    return user_data_path(_NAME, appauthor=False), user_log_path(_NAME, appauthor=False)


def _program_folder() -> Path:
    """Return the folder of the frozen program, else the one that holds the package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent.parent
