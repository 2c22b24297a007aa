"""Where the program keeps its own files: library, settings, log, backups."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_log_path

LIBRARY_NAME = "plans.nap"
_NAME = "NAP Desktop"


@dataclass(frozen=True, slots=True)
class Places:
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
        data = user_data_path(_NAME, appauthor=False)
        log = user_log_path(_NAME, appauthor=False)
    return Places(library or data / LIBRARY_NAME, data / "settings.json", log / "nap.log")


def _program_folder() -> Path:
    """Return the folder of the frozen program, else the one that holds the package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent.parent
