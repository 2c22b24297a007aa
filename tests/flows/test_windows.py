"""Several windows on one library, files that come in from outside, keys and layout of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMenu

from nap_desktop.plan import edits
from nap_desktop.plan.open_format import to_open
from nap_desktop.ui import single
from nap_desktop.ui.look import look
from tests.flows.desk import Desk
from tests.ui.dropping import drop


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    for window in made.window.windows.all():
        if window is not made.window:
            window.close()
    made.close()


def _plan_file(desk: Desk, folder: Path) -> Path:
    id = desk.library.new_plan("From afar", state="Exampleland")
    path = folder / "plan.json"
    path.write_text(json.dumps(to_open(desk.library.load(id))), encoding="utf-8")
    desk.library.remove_for_good(id)
    return path


def test_what_is_typed_in_one_window_is_seen_in_the_other(desk: Desk) -> None:
    desk.act("sample")
    desk.act("new_window")
    first, second = desk.window.windows.all()
    node = desk.plan.of_kind("measure")[0]
    assert first.bridge is not None and second.bridge is not None

    first.bridge.do("Change", lambda plan: edits.set_field(plan, node, "priority", "low"))
    assert second.bridge.plan.get(node, "priority") == "low"

    second.undoing.undo()
    assert first.bridge.plan.get(node, "priority") != "low"


def test_a_window_that_closes_leaves_the_other_alone(desk: Desk) -> None:
    desk.act("sample")
    desk.act("new_window")
    first, second = desk.window.windows.all()

    second.close()

    assert first.windows.all() == [first] and first.bridge is not None
    node = desk.plan.of_kind("measure")[0]
    assert first.bridge.do("Change", lambda plan: edits.set_field(plan, node, "priority", "low"))


def test_a_new_window_without_a_plan_shows_the_shelf(desk: Desk) -> None:
    desk.act("new_window")
    second = desk.window.windows.all()[1]

    assert second.stack.currentWidget() is second.shelf


def test_a_backup_comes_back_only_when_no_window_holds_a_plan(desk: Desk) -> None:
    desk.act("sample")
    backup = desk.library.backups.make()
    desk.act("new_window")
    assert backup is not None

    desk.window.acts.settings.restore(backup.path)

    assert [window.bridge for window in desk.window.windows.all()] == [None, None]


def test_a_plan_that_is_dropped_on_the_window_is_opened(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    path = _plan_file(desk, tmp_path)

    assert drop(desk.window, path)

    qtbot.waitUntil(lambda: desk.window.bridge is not None)
    assert desk.plan.get(desk.plan.root, "title") == "From afar"
    desk.window.bar._do()  # its Undo
    assert desk.library.cards() == []


def test_what_cannot_be_opened_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    path.write_bytes(b"")

    assert not drop(desk.window, path)
    assert not drop(desk.window, tmp_path / "missing.docx")


def test_a_dropped_file_that_is_no_plan_is_one_sentence(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{", encoding="utf-8")

    assert drop(desk.window, path)

    qtbot.waitUntil(lambda: str(path) in desk.window.bar.text)
    assert desk.library.cards() == []


def test_recent_plans_are_offered_and_opened(desk: Desk) -> None:
    for title in ("One & two", "Three"):
        desk.library.new_plan(title)
    menu = QMenu(desk.window)

    desk.window.acts.give("opening.fill_recent", menu)

    assert {act.text()[4:] for act in menu.actions()} == {"One && two", "Three"}
    menu.actions()[0].trigger()
    assert desk.window.bridge is not None


def test_a_library_without_plans_offers_none(desk: Desk) -> None:
    menu = QMenu(desk.window)

    desk.window.acts.give("opening.fill_recent", menu)

    assert [act.isEnabled() for act in menu.actions()] == [False]


def test_keys_of_ones_own_are_worn_by_all_windows_at_once(desk: Desk) -> None:
    desk.act("new_window")

    def use(dialog: Any) -> None:
        dialog.choose("full_screen")
        dialog.none_button.click()
        dialog.act_button.click()

    desk.in_dialog("change_keys", use)

    for window in desk.window.windows.all():
        assert not window.actions_by_name["full_screen"].shortcuts()
    desk.close()
    desk.open()
    assert not desk.window.actions_by_name["full_screen"].shortcuts()


def test_the_layout_is_as_at_first_again(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    page = desk.window.page
    assert page is not None
    page.panes.setSizes([600, 400, 250])
    desk.act("side")
    desk.act("larger")

    desk.act("reset_layout")

    desk.window.resize(1366, 768)
    qtbot.waitUntil(lambda: min(page.panes.sizes()) > 0)
    outline, _, side = page.panes.sizes()
    assert abs(outline - side) < 5
    assert look().scale == 1.0 and desk.window.settings.get("panes") == ""


def test_another_start_hands_its_file_over(tmp_path: Path, qtbot: Any) -> None:
    taken: list[Path | None] = []
    library = tmp_path / "plans.nap"
    holder = QMenu()
    qtbot.addWidget(holder)
    single.listen_for_others(library, taken.append, holder)
    file = tmp_path / "a plan.docx"

    (tmp_path / "plans.nap.raise").write_bytes(str(file).encode())

    qtbot.waitUntil(lambda: taken == [file])
    assert not (tmp_path / "plans.nap.raise").exists()


def test_a_call_that_nobody_hears_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "_PATIENCE", 0.1)

    assert not single.raise_other(tmp_path / "plans.nap", tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_the_system_opens_is_taken(tmp_path: Path, qtbot: Any) -> None:
    taken: list[Path | None] = []
    holder = QMenu()
    qtbot.addWidget(holder)
    watch = single.open_files_of_the_system(taken.append, holder)

    application = QApplication.instance()
    assert application is not None
    assert watch.eventFilter(application, QFileOpenEvent(str(tmp_path / "a.docx")))
    assert taken == [tmp_path / "a.docx"]
