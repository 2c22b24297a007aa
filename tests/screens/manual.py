"""Takes the pictures of the manual from the real program: `python -m tests.screens.manual`."""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "" if os.environ.get("DISPLAY") else "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from nap_desktop.base.settings import Settings
from nap_desktop.services.importing import open_document
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.word_export import word_file
from nap_desktop.ui import language
from nap_desktop.ui.main_window import MainWindow

FOLDER = Path(__file__).parents[2] / "resources" / "manual" / "pictures"
_SIZE = (1280, 760)
_BESIDE = (1040, 620)
_COLOURS = 128  # a picture of a screen has few, and the program is to stay small


def main() -> None:
    """Take all pictures, in the light theme."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    language.use(app, "en")
    with tempfile.TemporaryDirectory() as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap", author="A. Drafter")
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.acts.looks.use("light", 1.0)
        window.resize(*_SIZE)
        window.show()
        for name, widget in _screens(window, Path(scratch)):
            _settle(700)
            picture = widget.grab().toImage()
            picture.convertTo(picture.Format.Format_Indexed8)
            picture.save(str(FOLDER / f"{name}.png"), "PNG", 0)
        window.close()
        library.close()
    app.quit()


def _screens(window: MainWindow, scratch: Path) -> Iterator[tuple[str, QWidget]]:
    window.acts.files.open_sample()
    window.show_shelf()
    yield "shelf", window
    window.acts.files.open_sample()
    assert window.page is not None and window.bridge is not None and window.views is not None
    plan = window.bridge.plan
    node = plan.of_kind("measure")[12]
    window.page.outline.view.choose(node)
    yield "draft", window
    for view in ("table", "coverage", "timeline", "read"):
        window.views.bring(view)
        yield view, window
    window.views.bring("draft")
    window.page.outline.view.choose(node)
    window.acts.take("looks.room")
    window.showNormal()
    window.resize(*_SIZE)
    yield "room", window
    window.acts.take("looks.room")
    for name in ("clauses", "directory"):
        window.actions_by_name[name].trigger()
        dialog = window.acts.beside.open[name]
        dialog.resize(*_BESIDE)
        yield name, dialog
        dialog.close()
    yield "import", _reading(window, scratch)


def _reading(window: MainWindow, scratch: Path) -> QWidget:
    assert window.bridge is not None
    path = scratch / "Plan of 2021.docx"
    content, _ = word_file(window.bridge.plan, "decree", "", datetime.date(2026, 1, 15), "one")
    path.write_bytes(content)
    dialog = window.acts.importing.dialog(open_document(path))
    dialog.show()
    dialog.resize(*_SIZE)
    return dialog


def _settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
