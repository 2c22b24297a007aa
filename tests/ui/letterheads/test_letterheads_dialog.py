"""The dialog of letterheads: looked at, mended, kept, removed, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from nap_desktop.services.letterhead import Letterheads, Remark, examine, repair
from nap_desktop.ui.letterheads.dialog import LetterheadsDialog
from nap_desktop.ui.letterheads.doctor import Doctor
from nap_desktop.ui.look import look
from tests.documents.letterheads import hostile, ministry
from tests.ui.dropping import drop

LANGUAGES = (("en", "English"), ("ru", "Russian"), ("ar", "Arabic"))


@pytest.fixture
def kept(tmp_path: Path) -> Letterheads:
    return Letterheads(tmp_path / "plans.nap")


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "Blank <b>MFA.docx"
    path.write_bytes(hostile())
    return path


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot: Any, kept: Letterheads, asked: list[str]) -> Iterator[LetterheadsDialog]:
    def look_into(path: Path, lang: str) -> list[Remark]:
        asked.append(lang)
        return examine(path, lang)

    acts = (kept.add, repair, kept.remove, kept.bring_back, kept.rename)
    made = LetterheadsDialog(Doctor(LANGUAGES, kept.cards, look_into, *acts))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def said(dialog: LetterheadsDialog) -> str:
    labels = dialog.view.widget().findChildren(QLabel)
    return "\n".join(label.text().replace("\u200b", "") for label in labels)


def wait(qtbot: Any, dialog: LetterheadsDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in said(dialog), timeout=10_000)


def test_an_empty_list_says_what_to_do(dialog: LetterheadsDialog) -> None:
    assert "Drop a Word file" in said(dialog) and dialog.choose_button.isDefault()
    for widget in (dialog.kept, dialog.act_button, dialog.copy_button, dialog.undo_button):
        assert not widget.isVisible()


def test_a_file_that_is_dropped_is_looked_at_and_nothing_is_kept(
    qtbot: Any, dialog: LetterheadsDialog, blank: Path, kept: Letterheads
) -> None:
    assert drop(dialog, blank)

    wait(qtbot, dialog, "macros")
    assert "SET RIGHT IN THE COPY" in said(dialog) and kept.cards() == []
    assert dialog.name.text() == "Blank <b>MFA" and dialog.act_button.isEnabled()


def test_several_files_or_no_word_file_are_not_taken(
    dialog: LetterheadsDialog, blank: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").touch()

    assert not drop(dialog, tmp_path / "a.pdf") and not drop(dialog, blank, blank)


def test_nothing_of_a_foreign_file_is_shown_as_rich_text(
    qtbot: Any, dialog: LetterheadsDialog, blank: Path
) -> None:
    dialog.look_at(blank)
    wait(qtbot, dialog, "macros")

    for label in dialog.view.widget().findChildren(QLabel):
        assert not label.pixmap().isNull() or label.textFormat() == Qt.TextFormat.PlainText
    assert "Blank <b>MFA.docx" in said(dialog)


def test_mend_and_keep_keeps_a_mended_copy(
    qtbot: Any, dialog: LetterheadsDialog, blank: Path, kept: Letterheads
) -> None:
    dialog.look_at(blank)
    wait(qtbot, dialog, "macros")
    dialog.name.setText("Foreign ministry")

    dialog.act_button.click()

    wait(qtbot, dialog, "Nothing is missing or odd")
    assert [card.name for card in kept.cards()] == ["Foreign ministry"]
    assert "is kept" in dialog.told.text() and not dialog.act_button.isVisible()
    assert blank.read_bytes() == hostile()


def test_a_name_is_needed(qtbot: Any, dialog: LetterheadsDialog, blank: Path) -> None:
    dialog.look_at(blank)
    wait(qtbot, dialog, "macros")

    dialog.name.setText("  ")
    assert not dialog.act_button.isEnabled() and dialog.copy_button.isEnabled()
    dialog.name.setText("a")
    assert dialog.act_button.isEnabled()


@pytest.mark.parametrize(
    ("content", "words"), [(b"%PDF", "not a Word file"), (b"", "is empty"), (None, "No such file")]
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "bad.docx"
    if content is not None:
        path.write_bytes(content)

    dialog.look_at(path)

    wait(qtbot, dialog, words)
    assert not dialog.act_button.isEnabled() and not dialog.copy_button.isEnabled()
    dialog.name.setText("all the same")
    assert not dialog.act_button.isEnabled()


def test_a_mended_copy_goes_where_it_is_wished(
    qtbot: Any,
    dialog: LetterheadsDialog,
    blank: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.look_at(blank)
    wait(qtbot, dialog, "macros")
    wished = str(tmp_path / "mended v2.1")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (wished, ""))

    dialog.copy_button.click()

    qtbot.waitUntil(lambda: "mended v2.1.docx" in dialog.told.text(), timeout=10_000)
    assert examine(tmp_path / "mended v2.1.docx") == [] and dialog.card is None
    assert dialog.act_button.isEnabled()


def test_what_is_removed_comes_back(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, kept: Letterheads
) -> None:
    (tmp_path / "a.docx").write_bytes(ministry())
    for name in ("Health", "Customs"):
        kept.add(tmp_path / "a.docx", name)
    dialog.refresh("Health")
    wait(qtbot, dialog, "Nothing is missing")

    dialog.remove_button.click()
    qtbot.waitUntil(lambda: "“Health” is removed" in dialog.told.text())
    assert [card.name for card in kept.cards()] == ["Customs"] and dialog.undo_button.isVisible()
    dialog.undo_button.click()

    qtbot.waitUntil(lambda: dialog.card is not None and dialog.card.name == "Health")
    assert [card.name for card in kept.cards()] == ["Customs", "Health"]
    assert not dialog.undo_button.isVisible()


def written(dialog: LetterheadsDialog, words: str) -> None:
    """Write a name over that of the chosen letterhead, as a person does."""
    dialog.rename_button.click()
    [line] = dialog.list.viewport().findChildren(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_kept_letterhead_gets_another_name_and_its_old_one_back(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, kept: Letterheads
) -> None:
    (tmp_path / "a.docx").write_bytes(ministry())
    for name in ("Health", "Customs"):
        kept.add(tmp_path / "a.docx", name)
    dialog.refresh("Health")
    wait(qtbot, dialog, "Nothing is missing")

    written(dialog, "Ministry of Health")
    qtbot.waitUntil(lambda: "“Health” is now called “Ministry of Health”" in dialog.told.text())
    assert [card.name for card in kept.cards()] == ["Customs", "Ministry of Health"]
    assert dialog.card is not None and dialog.card.name == "Ministry of Health"

    dialog.undo_button.click()
    qtbot.waitUntil(lambda: dialog.card is not None and dialog.card.name == "Health")
    assert [card.name for card in kept.cards()] == ["Customs", "Health"]


def test_an_empty_name_changes_nothing(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, kept: Letterheads
) -> None:
    (tmp_path / "a.docx").write_bytes(ministry())
    kept.add(tmp_path / "a.docx", "Health")
    dialog.refresh()
    wait(qtbot, dialog, "Nothing is missing")

    written(dialog, "   ")

    assert dialog.list.item(0).text() == "Health" and not dialog.told.text()


def test_a_letterhead_that_is_gone_keeps_its_name_on_the_screen(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, kept: Letterheads
) -> None:
    (tmp_path / "a.docx").write_bytes(ministry())
    card = kept.add(tmp_path / "a.docx", "Health")
    dialog.refresh()
    wait(qtbot, dialog, "Nothing is missing")
    card.path.unlink()

    written(dialog, "Ministry")

    qtbot.waitUntil(lambda: "no letterhead Health" in dialog.warning.text.text())
    assert dialog.list.item(0).text() == "Health"


def test_it_is_looked_at_for_the_language_that_is_chosen(
    qtbot: Any, dialog: LetterheadsDialog, blank: Path, asked: list[str]
) -> None:
    dialog.look_at(blank)
    wait(qtbot, dialog, "macros")

    dialog.language.setCurrentIndex(2)

    qtbot.waitUntil(lambda: asked == ["en", "ar"])


def test_a_letterhead_that_is_gone_is_told(
    qtbot: Any, dialog: LetterheadsDialog, tmp_path: Path, kept: Letterheads
) -> None:
    (tmp_path / "a.docx").write_bytes(ministry())
    card = kept.add(tmp_path / "a.docx")
    dialog.refresh()
    wait(qtbot, dialog, "Nothing is missing")
    card.path.unlink()

    dialog.remove_button.click()

    qtbot.waitUntil(lambda: "no letterhead a" in dialog.warning.text.text())


def test_many_letterheads_scroll_and_it_fits_small_screens(
    dialog: LetterheadsDialog, kept: Letterheads
) -> None:
    kept.folder.mkdir()
    for number in range(80):
        (kept.folder / f"{number} {'long ' * 14}name.docx").write_bytes(b"")
    for scale in (1.0, 1.5):
        look().show("light", scale)
        dialog.refresh()
        hint = dialog.minimumSizeHint()
        assert hint.width() <= 1024 and hint.height() <= 700, (scale, hint)
    look().show("light", 1.0)
    assert dialog.list.verticalScrollBar().maximum() > 0
