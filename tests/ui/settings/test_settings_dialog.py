"""Settings: seen at once, taken back by Cancel; backups: verified before they come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.services.backup import BackupCard
from nap_desktop.ui.look import look
from nap_desktop.ui.settings.backups import RestoreDialog
from nap_desktop.ui.settings.choice import SettingsActs, SettingsChoice, size_in_words
from nap_desktop.ui.settings.dialog import SettingsDialog

CARDS = [BackupCard(Path(f"/b/{n}.nap"), f"2026-11-2{n}T10:00:00Z", 340_000) for n in (4, 3)]
BEFORE = SettingsChoice("A. Drafter", "MFA", "light", 1.0, "en")


@pytest.fixture(autouse=True)
def old_look(qapp: Any) -> Iterator[None]:
    look().show("light", 1.0)
    yield
    look().show("light", 1.0)


def dialog(qtbot: Any, **acts: Any) -> SettingsDialog:
    given: dict[str, Any] = {
        "library": Path("/home/a/plans.nap"),
        "languages": ["en", "fr"],
        "backups": lambda: CARDS,
        "back_up": lambda: None,
        "restore": lambda _: None,
        "open_folder": lambda _: None,
    }
    made = SettingsDialog(BEFORE, SettingsActs(**{**given, **acts}))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_goes_in_comes_out(qtbot: Any) -> None:
    assert dialog(qtbot).choice == BEFORE


def test_looks_are_seen_at_once_and_cancel_takes_them_back(qtbot: Any) -> None:
    made = dialog(qtbot)
    made.theme.setCurrentIndex(made.theme.findData("dark"))
    made.scale.setCurrentIndex(made.scale.findData(1.5))
    assert (look().theme, look().scale) == ("dark", 1.5)

    made.leave_button.click()

    assert (look().theme, look().scale) == ("light", 1.0)


def test_keep_hands_out_what_is_chosen(qtbot: Any) -> None:
    made = dialog(qtbot)
    made.institution.setText(" Ministry  of Justice ")
    made.theme.setCurrentIndex(made.theme.findData("contrast"))

    made.act_button.click()

    assert made.choice == SettingsChoice("A. Drafter", "Ministry of Justice", "contrast", 1.0, "en")


def test_another_language_is_said_to_come_with_the_next_start(qtbot: Any) -> None:
    made = dialog(qtbot)
    assert made.language_note.isHidden()

    made.language.setCurrentIndex(made.language.findData("fr"))

    assert not made.language_note.isHidden()


def test_a_backup_that_fails_is_told_in_the_dialog(qtbot: Any) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    made = dialog(qtbot, back_up=full)

    made.backup_button.click()

    assert made.warning.isVisible() and made.warning.text.text()


def test_the_folder_of_the_library_is_opened(qtbot: Any) -> None:
    opened: list[Path] = []
    made = dialog(qtbot, open_folder=opened.append)

    made.folder_button.click()

    assert opened == [Path("/home/a")]


def test_without_backups_nothing_can_be_restored(qtbot: Any) -> None:
    assert not dialog(qtbot, backups=lambda: []).restore_button.isEnabled()


def test_the_newest_backup_is_chosen_and_verified(qtbot: Any) -> None:
    verified: list[Path] = []
    made = RestoreDialog(CARDS, verified.append, lambda _: ["Plan A", "Plan B"])
    qtbot.addWidget(made)

    assert made.choice == CARDS[0].path and verified[-1] == CARDS[0].path
    assert "Plan A; Plan B" in made.about.text() and made.act_button.isEnabled()


def test_a_damaged_backup_cannot_be_brought_back(qtbot: Any) -> None:
    def damaged(_: Path) -> None:
        raise NapError("damaged_backup", path="/b/4.nap")

    made = RestoreDialog(CARDS, damaged)
    qtbot.addWidget(made)

    assert not made.act_button.isEnabled() and made.warning.text.text()


def test_sizes_are_told_in_few_letters() -> None:
    assert [size_in_words(size) for size in (10, 340_000, 2_140_000)] == [
        "1\u00a0kB",
        "340\u00a0kB",
        "2.1\u00a0MB",
    ]
