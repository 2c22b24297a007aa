"""A window on a library in a folder, as the whole stories of these tests use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from nap_desktop.base.settings import Settings
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.main_window import MainWindow


class Desk:
    """A window that can be closed and opened again."""

    def __init__(self, folder: Path, qtbot: Any) -> None:
        self._folder = folder
        self._qtbot = qtbot
        self.open()

    def open(self) -> None:
        self.library = OpenLibrary.open(self._folder / "plans.nap", author="A. Drafter")
        self.window = MainWindow(self.library, Settings(self._folder / "settings.json"))
        self.window.resize(1366, 768)
        self.window.show()
        self._qtbot.waitExposed(self.window)

    def close(self) -> None:
        self.window.close()
        self.library.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def plan(self) -> Plan:
        assert self.window.bridge is not None
        return self.window.bridge.plan

    def act(self, name: str) -> None:
        """Choose an action of the menus."""
        self.window.actions_by_name[name].trigger()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert self.window.page is not None
        QTest.keyClick(self.window.page.outline.view, key, held)

    def type(self, words: str) -> None:
        """Type into the text that has the keyboard."""
        QTest.keyClicks(QApplication.focusWidget(), words)

    def in_dialog(self, name: str, use: Callable[[Any], object]) -> None:
        """Choose an action that opens a dialog, and use the dialog; it is closed in any case."""
        used: list[QDialog] = []

        def found() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                return
            used.append(dialog)
            try:
                use(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, found)
        self.act(name)
        assert used, f"{name} opened no dialog"
