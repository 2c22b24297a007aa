"""Stories of letterheads and of kinds of documents through the real window and real files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nap_desktop.ui.letterheads.dialog import LetterheadsDialog
from nap_desktop.ui.profiles.dialog import ProfileDialog
from nap_desktop.ui.word.export_dialog import ExportDialog
from tests.documents.letterheads import hostile
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.window.settings.put("export folder", str(tmp_path))
    made.window.acts.files.open_sample()
    yield made
    made.close()


def export(desk: Desk, qtbot: Any, target: Path, choose: Callable[[ExportDialog], object]) -> None:
    def use(dialog: ExportDialog) -> None:
        choose(dialog)
        dialog.target.setText(str(target))
        qtbot.waitUntil(dialog.act_button.isEnabled, timeout=10_000)
        dialog.act_button.click()

    desk.in_dialog("export", use)
    qtbot.waitUntil(lambda: not desk.window.acts.files.exports.is_busy, timeout=30_000)


def parts_of(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name.endswith(".xml")]
        return "\n".join(file.read(name).decode() for name in names)


def test_a_letterhead_is_kept_and_the_file_wears_it(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    blank = tmp_path / "Ministry.docx"
    blank.write_bytes(hostile())

    def keep(dialog: LetterheadsDialog) -> None:
        dialog.look_at(blank)
        qtbot.waitUntil(dialog.act_button.isEnabled, timeout=10_000)
        dialog.act_button.click()
        qtbot.waitUntil(lambda: dialog.card is not None, timeout=10_000)

    desk.in_dialog("letterheads", keep)
    blank.unlink()

    def choose(dialog: ExportDialog) -> None:
        dialog.letterhead.setCurrentIndex(1)
        dialog.letterhead.activated.emit(1)
        assert dialog.letterhead.currentText() == "Ministry"

    export(desk, qtbot, tmp_path / "plan.docx", choose)

    written = parts_of(tmp_path / "plan.docx")
    assert "МИНИСТЕРСТВО" in written and "vbaProject" not in written
    again = desk.window.acts.files.exports.first_choice(desk.plan)
    assert again.letterhead is not None and again.letterhead.stem == "Ministry"


def test_letterheads_are_there_without_an_open_plan(desk: Desk, qtbot: Any) -> None:
    desk.act("shelf")

    desk.in_dialog("letterheads", lambda dialog: dialog.reject())


def test_a_kind_of_document_of_ones_own_is_made_and_exported(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    def make(dialog: ProfileDialog) -> None:
        dialog.title.clear()
        QTest.keyClicks(dialog.title, "Round table")
        for part in ("contents", "abbreviations", "summary", "bodies", "signatures"):
            dialog.parts.parts.tick(part, False)
        dialog.page.watermark.setText("ROUND TABLE COPY")
        dialog.act_button.click()

    def choose(dialog: ExportDialog) -> None:
        def on_editor() -> None:
            editor = QApplication.activeModalWidget()
            assert isinstance(editor, ProfileDialog)
            make(editor)

        QTimer.singleShot(100, on_editor)
        dialog.change_button.click()
        assert dialog.profile.currentText() == "Round table"
        assert dialog.watermark.placeholderText() == "ROUND TABLE COPY"

    export(desk, qtbot, tmp_path / "plan.docx", choose)

    written = parts_of(tmp_path / "plan.docx")
    assert "ROUND TABLE COPY" in written and "List of bodies" not in written
    again = desk.window.acts.files.exports.first_choice(desk.plan)
    assert again.profile == "round-table" and again.watermark == ""


def test_a_kind_of_document_that_is_gone_gives_way_to_the_full_draft(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    exports = desk.window.acts.files.exports
    exports._profiles.save({**exports._profiles.data("summary"), "name": "ours", "title": "Ours"})

    def choose(dialog: ExportDialog) -> None:
        dialog.profile.setCurrentIndex(dialog.profile.findData("ours"))

    export(desk, qtbot, tmp_path / "plan.docx", choose)
    assert exports.first_choice(desk.plan).profile == "ours"

    exports._profiles.delete("ours")

    assert exports.first_choice(desk.plan).profile == "full"


def test_every_kind_of_document_of_the_sample_is_exported(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    names = [card.name for card in desk.window.acts.files.exports._profiles.cards()]
    assert len(names) == 8
    for name in names:

        def choose(dialog: ExportDialog, name: str = name) -> None:
            dialog.profile.setCurrentIndex(dialog.profile.findData(name))
            dialog.watermark.setText("FOR OPINION")

        export(desk, qtbot, tmp_path / f"{name}.docx", choose)

        assert "FOR OPINION" in parts_of(tmp_path / f"{name}.docx"), name
    last = desk.window.acts.files.exports.first_choice(desk.plan)
    assert (last.profile, last.watermark) == (names[-1], "FOR OPINION")
