"""The box that tells the version, the licence and where the plans are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from nap_desktop import __version__


def _tr(text: str) -> str:
    return QCoreApplication.translate("about", text)


def show_about(parent: QWidget, library: Path) -> None:
    """Show the version, the licence and where the plans are."""
    dialog = about(parent, library)
    dialog.exec()
    dialog.deleteLater()


def about(parent: QWidget, library: Path) -> QDialog:
    """Return the box that tells the version, the licence and where the plans are."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("About NAP Desktop"))
    box = QVBoxLayout(dialog)
    box.setContentsMargins(28, 24, 28, 20)
    box.setSpacing(10)
    for text, role in (
        (_tr("NAP Desktop {version}").format(version=__version__), "title"),
        (_tr("Draft a voluntary National Implementation Action Plan for resolution 1540 (2004). "
             "Offline: nothing leaves this computer unless you export it."), "muted"),
        (_tr("Your plans are kept in {path}").format(path=library), ""),
        (_tr("Apache License 2.0. Qt is used under the LGPL 3; the Noto fonts under the SIL Open "
             "Font License 1.1."), "caption"),
    ):  # fmt: skip
        label = QLabel(text, dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(label)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    box.addWidget(buttons)
    dialog.setMinimumWidth(460)
    return dialog
