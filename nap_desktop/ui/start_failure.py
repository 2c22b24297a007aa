"""What is said when the library cannot be opened, before there is a window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from nap_desktop.ui.messages import sentence


def tell(error: Exception) -> None:
    """Say why the program cannot start, on standard error and, where there is a screen, in a box."""
    words = sentence(error)
    sys.stderr.write(words + "\n")
    if QGuiApplication.platformName() == "offscreen":
        return
    box = QMessageBox()
    box.setWindowTitle("NAP Desktop")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.addButton(
        QCoreApplication.translate("start_failure", "Close"), QMessageBox.ButtonRole.RejectRole
    )
    box.exec()
