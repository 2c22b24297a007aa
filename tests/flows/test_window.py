"""What the window itself promises: the shelf at start, dialogs, the bar, the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.ui.look import look
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()
    look().show("light", 1.0)


def test_the_shelf_shows_the_plans_at_once(desk: Desk) -> None:
    for name in ("One", "Two"):
        desk.library.new_plan(name)
    desk.close()
    desk.open()

    assert desk.window.shelf.plans.list.model().rowCount() == 2


def test_the_first_window_fits_on_the_screen(tmp_path: Path, qtbot: Any) -> None:
    desk = Desk(tmp_path, qtbot)
    desk.window.hide()
    desk.window._restore_geometry()
    room = QGuiApplication.primaryScreen().availableGeometry()

    # the least size of the window is larger than the screen of some test platforms
    least = desk.window.minimumSize()
    assert desk.window.width() <= max(room.width(), least.width())
    assert desk.window.height() <= max(room.height() - 40, least.height())
    desk.close()


def test_a_version_is_saved_through_its_dialog(desk: Desk) -> None:
    desk.act("sample")

    def use(dialog: Any) -> None:
        dialog.name.setText("Sent to ministries")
        dialog.act_button.click()

    desk.in_dialog("save_version", use)

    kept = desk.library.versions.list(desk.plan.root)
    assert kept[0].name == "Sent to ministries"
    assert "Sent to ministries" in desk.window.bar.text


def test_a_wording_is_inserted_from_the_guidance(desk: Desk) -> None:
    desk.act("sample")
    page = desk.window.page
    assert page is not None
    section = desk.plan.of_kind("section")[3]
    page.outline.view.choose(section)
    had = len(desk.plan.of_kind("measure"))
    page.side.guidance.show_provision("OP3d")

    page.side.guidance.insert(1)

    assert len(desk.plan.of_kind("measure")) == had + 1
    made = desk.plan.nodes[page.node]
    assert rich_text.plain(made.get("text")) and made.get("provisions") == "OP3d"


def test_undo_in_the_bar_takes_back_what_the_bar_tells_and_nothing_else(desk: Desk) -> None:
    desk.act("sample")
    page, bridge = desk.window.page, desk.window.bridge
    assert page is not None and bridge is not None
    page.outline.view.choose(desk.plan.of_kind("measure")[0])
    desk.act("delete")
    assert desk.window.bar.text

    node = desk.plan.of_kind("measure")[1]
    bridge.do("Change", lambda plan: edits.set_field(plan, node, "priority", "low"))

    assert not desk.window.bar.text


def test_settings_are_kept_and_shown(desk: Desk) -> None:
    def use(dialog: Any) -> None:
        dialog.name.setText("B. Writer")
        dialog.theme.setCurrentIndex(dialog.theme.findData("contrast"))
        dialog.act_button.click()

    desk.in_dialog("settings", use)

    assert desk.library.author == "B. Writer" and look().theme == "contrast"
    assert desk.window.settings.get("name") == "B. Writer"


def test_settings_that_are_left_change_nothing(desk: Desk) -> None:
    desk.window.acts.looks.use("light", 1.0)

    desk.in_dialog(
        "settings", lambda dialog: dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    )

    assert look().theme == "light" and desk.window.settings.get("theme") == "light"


def test_a_backup_is_made_and_brought_back_from_the_window(desk: Desk) -> None:
    desk.library.new_plan("Kept in the backup")
    desk.in_dialog("settings", lambda dialog: dialog.backup_button.click())
    desk.library.new_plan("Made later")
    desk.act("sample")
    (backup, *_) = desk.library.backups.list()

    desk.window.acts.settings.restore(backup.path)

    assert desk.window.bridge is None
    assert [card.title for card in desk.library.cards()] == ["Kept in the backup"]
    assert len(desk.library.backups.list()) == 2


def test_every_dialog_of_the_menus_opens(desk: Desk) -> None:
    desk.act("sample")
    for name in ("new_plan", "export", "versions", "save_version", "settings", "keys", "about"):
        desk.in_dialog(name, lambda dialog: dialog.windowTitle())


def test_an_export_folder_that_is_gone_is_not_offered(desk: Desk, tmp_path: Path) -> None:
    desk.window.settings.put("export folder", str(tmp_path / "unplugged"))
    desk.act("sample")

    assert desk.window.acts.files.exports.first_choice(desk.plan).target.parent.is_dir()


def test_a_comment_in_a_narrow_window_brings_the_side_and_its_button(desk: Desk) -> None:
    desk.act("sample")
    desk.window.resize(1000, 700)
    QTest.qWait(1)
    assert not desk.window.actions_by_name["side"].isChecked()

    desk.act("comment")

    assert desk.window.actions_by_name["side"].isChecked()


def test_the_period_is_told_as_people_write_it(desk: Desk) -> None:
    desk.act("sample")
    bridge = desk.window.bridge
    assert bridge is not None
    root = desk.plan.root
    bridge.do("Change", lambda plan: edits.set_field(plan, root, "period_start", "2027-Q2"))

    assert "Q2 2027" in desk.window.status._plan.text()
    assert "2027-Q2" not in desk.window.status._plan.text()


def test_the_item_that_was_shown_is_shown_again(desk: Desk) -> None:
    desk.act("sample")
    page = desk.window.page
    assert page is not None
    node = desk.plan.of_kind("measure")[7]
    page.outline.view.choose(node)
    desk.act("shelf")
    desk.act("sample")

    assert page.node == node


def test_every_action_of_the_menus_does_something(desk: Desk) -> None:
    desk.act("sample")
    acts = desk.window.acts

    assert [act for act in desk.window.actions_by_name.acts() if not callable(acts.call(act))] == []


def test_acts_on_the_plan_do_nothing_while_none_is_open(desk: Desk) -> None:
    acts = desk.window.acts

    assert acts.call("outline.cut") is None and acts.call("views.bring draft") is None


@pytest.mark.parametrize("field", ["name", "institution"])
def test_enter_at_the_first_start_opens_nothing(qtbot: Any, field: str) -> None:
    from nap_desktop.ui.library.first_start import FirstStart

    dialog = FirstStart()
    qtbot.addWidget(dialog)
    dialog.show()

    QTest.keyClick(getattr(dialog, field), Qt.Key.Key_Return)

    assert dialog.isVisible()


def test_the_language_of_the_screen_is_chosen_at_the_first_start(qtbot: Any) -> None:
    from nap_desktop.ui.library.first_start import FirstStart

    dialog = FirstStart(languages=("en", "fr", "ar"), spoken="fr")
    qtbot.addWidget(dialog)
    assert dialog.choice.language == "fr" and not dialog.language_note.text()

    dialog.language.setCurrentIndex(dialog.language.findText("العربية"))

    assert dialog.choice.language == "ar"
    assert dialog.language_note.text() == "Used from the next start on."


@pytest.mark.parametrize(("chosen", "kept"), [("fr", "fr"), ("en", "")])
def test_the_language_of_the_first_start_is_kept_if_it_is_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, chosen: str, kept: str
) -> None:
    from nap_desktop.ui import language
    from nap_desktop.ui.library.first_start import FirstChoice, FirstStart

    monkeypatch.setattr(language, "known", lambda: ["en", "fr"])
    monkeypatch.setattr(language, "spoken", lambda _: "en")
    monkeypatch.setattr(FirstStart, "ask", lambda *_: FirstChoice(language=chosen))

    desk.window.acts.files.welcome()

    assert desk.window.settings.get("language", "") == kept


def test_the_panes_of_the_draft_are_offered_beside_the_draft_alone(desk: Desk) -> None:
    desk.act("sample")
    desk.act("table")
    assert not desk.window.actions_by_name["side"].isEnabled()

    desk.act("draft")
    assert desk.window.actions_by_name["side"].isEnabled()


def test_the_export_stays_in_reach_in_a_narrow_window(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    bar = desk.window.tool_bar
    for width in (900, 1024, 1366):
        desk.window.resize(width, 700)
        qtbot.waitUntil(
            lambda wanted=width: (
                bar.width() == wanted
                and bar._main.isVisible()
                and bar._main.geometry().right() <= wanted
            )
        )
