"""What a person can set, and what the settings can have done, as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.services.backup import BackupCard


@dataclass(frozen=True, slots=True)
class SettingsChoice:
    """Name and institution put on one's own edits, the looks (`look.py`), the screen's language."""

    name: str = ""
    institution: str = ""
    theme: str = "system"
    scale: float = 1.0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SettingsActs:
    """What the settings show and can have done; each may raise NapError or OSError.

    library:     the file that holds the plans. languages: codes of those the screen can speak.
    backups:     all backups, newest first. back_up: makes one now.
    restore:     puts a backup in the library's place. open_folder: shows a folder.
    """

    library: Path
    languages: Sequence[str]
    backups: Callable[[], Sequence[BackupCard]]
    back_up: Callable[[], object]
    restore: Callable[[Path], object]
    open_folder: Callable[[Path], object]
    plans_in: Callable[[Path], Sequence[str]] | None = None
    verify: Callable[[Path], object] | None = None


def size_in_words(size: int) -> str:
    """Return a size in bytes as people read it; no unit is translated, for these are symbols."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{size / 1_000_000:.1f}\u00a0MB"
