"""Stories of exports through the real window and real files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nap_desktop.base.settings import Settings
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.word.export_dialog import ExportDialog
from tests.support import many_measures


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Iterator[MainWindow]:
    library = OpenLibrary.open(tmp_path / "plans.nap", author="A. Drafter")
    made = MainWindow(library, Settings(tmp_path / "settings.json"))
    made.settings.put("export folder", str(tmp_path))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.acts.files.open_sample()
    yield made
    made.close()
    library.close()


def answer(window: MainWindow, qtbot: Any, **wishes: Any) -> None:
    """Export by the menu's act and answer the dialog as a person would."""

    def on_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        for name, value in wishes.items():
            match name:
                case "format":
                    dialog.format.setCurrentIndex(dialog.format.findData(value))
                case "label":
                    dialog.label.clear()
                    QTest.keyClicks(dialog.label, value)
                case "target":
                    dialog.target.setText(str(value))
        dialog.act_button.click()

    QTimer.singleShot(200, on_dialog)
    window.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: not window.acts.files.exports.is_busy, timeout=30_000)


def test_a_word_file_and_a_pdf_are_written(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    answer(window, qtbot, label="Second draft", target=tmp_path / "plan")
    with zipfile.ZipFile(tmp_path / "plan.docx") as file:
        assert b"Second draft" in file.read("word/document.xml")
    assert "plan.docx" in window.bar.text

    answer(window, qtbot, format="pdf", target=tmp_path / "plan")

    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert "plan.pdf" in window.bar.text


def test_the_last_choices_come_back_for_the_same_plan(
    window: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    answer(window, qtbot, format="pdf", label="Third draft", target=folder / "plan")
    assert window.bridge is not None

    again = window.acts.files.exports.first_choice(window.bridge.plan)
    other = window.acts.files.exports.first_choice(many_measures(1))

    assert (again.format, again.draft_label) == ("pdf", "Third draft")
    assert again.target.parent == folder and again.target.suffix == ".pdf"
    assert (other.format, other.draft_label) == ("docx", "")


def test_a_file_that_another_program_holds_gets_another_name(
    window: MainWindow, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "plan.docx"
    held.write_bytes(b"old")
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    answer(window, qtbot, target=held)
    assert "open in another program" in window.bar.text and held.read_bytes() == b"old"

    assert window.bar._action.text() == "Save as plan (2).docx"
    window.bar._action.click()
    qtbot.waitUntil(lambda: not window.acts.files.exports.is_busy, timeout=30_000)

    assert zipfile.is_zipfile(tmp_path / "plan (2).docx") and held.read_bytes() == b"old"


def test_a_folder_that_is_gone_is_told_and_nothing_else(
    window: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    assert window.bridge is not None
    acts, plan = window.acts.files.exports, window.bridge.plan
    choice = replace(acts.first_choice(plan), target=tmp_path / "gone" / "plan.docx")

    acts.write(plan, choice)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)

    assert "could not be written" in window.bar.text


def test_an_export_that_is_stopped_leaves_the_old_file(
    window: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    plan = many_measures(600)
    acts = window.acts.files.exports

    acts.write(plan, replace(acts.first_choice(plan), target=target, format="pdf"))
    assert window.status._stop.isVisible() and "plan.pdf" in window.status._busy.text()
    window.status._stop.click()
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)

    assert target.read_bytes() == b"old" and "stopped" in window.bar.text
    assert not window.status._stop.isVisible()
    assert not list(tmp_path.glob(".nap-*"))


def test_the_plan_is_printed_beside_the_window(
    window: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert window.bridge is not None

    window.acts.files.exports.print_on(window.bridge.plan, printer)
    qtbot.waitUntil(lambda: not window.acts.files.exports.is_busy, timeout=30_000)

    assert re.fullmatch(r"1\d page\S* were sent to the printer\.", window.bar.text)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_a_second_export_waits_until_the_first_is_written(
    window: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    assert window.bridge is not None
    exports, plan = window.acts.files.exports, window.bridge.plan
    choice = exports.first_choice(plan)
    first = replace(choice, target=tmp_path / "first.pdf", format="pdf")

    exports.write(plan, first)
    exports.write(plan, replace(choice, target=tmp_path / "second.docx"))

    assert "still being written" in window.bar.text
    qtbot.waitUntil(lambda: not exports.is_busy, timeout=30_000)
    assert first.target.is_file() and not (tmp_path / "second.docx").exists()
