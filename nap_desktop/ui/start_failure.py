"""What is said when the library cannot be opened, before there is a window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from nap_desktop.base.errors import NapError
from nap_desktop.services import backup
from nap_desktop.ui.messages import sentence

_MENDED_BY_A_BACKUP = ("damaged_library", "not_a_library", "no_such_library")


def _tr(text: str) -> str:
    return QCoreApplication.translate("start_failure", text)


def tell(error: Exception, library: Path | None = None) -> bool:
    """Say why the program cannot start, on standard error and, where there is a screen, in a box.

    Return whether the person has put a backup in the library's place, so that it can be tried again.
    """
    sys.stderr.write(sentence(error) + "\n")
    if QGuiApplication.platformName() == "offscreen":
        return False
    code = error.code if isinstance(error, NapError) else ""
    cards = backup.listed(library) if library and code in _MENDED_BY_A_BACKUP else []
    chosen = _ask(sentence(error), _tr("Close") if not cards else _tr("Quit"), bool(cards))
    return bool(cards) and library is not None and chosen == "restore" and _restored(library)


def ask_about_missing(library: Path) -> bool:
    """Tell that a library is gone while its backups are there; return whether to start at all."""
    if library.exists() or QGuiApplication.platformName() == "offscreen":
        return True
    if not backup.listed(library):
        return True
    words = _tr(
        "The library {path} is not there any more, but its backups are. Bring one back, or start"
        " with an empty library; the backups stay in either case."
    ).format(path=library)
    match _ask(words, _tr("Quit"), True, _tr("Start empty")):
        case "restore":
            return _restored(library)
        case "go on":
            return True
        case _:
            return False


def _ask(words: str, leave: str, offers_restore: bool, go_on: str = "") -> str:
    """Return "restore", "go on" or "leave"."""
    box = QMessageBox()
    box.setWindowTitle("NAP Desktop")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    restore = None
    if offers_restore:
        restore = box.addButton(_tr("Restore a backup…"), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(go_on, QMessageBox.ButtonRole.ActionRole) if go_on else None
    box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.exec()
    clicked = box.clickedButton()
    if restore is not None and clicked is restore:
        return "restore"
    return "go on" if other is not None and clicked is other else "leave"


def _restored(library: Path) -> bool:
    """Let a backup be chosen and put it in the library's place; return whether that was done."""
    from nap_desktop.ui.settings.backups import RestoreDialog

    path = RestoreDialog.ask(backup.listed(library), backup.verified, backup.plans_in)
    if path is None:
        return False
    try:
        backup.restore_closed(library, path)
    except (NapError, OSError) as error:
        return tell(error)
    return True
