"""Versions and earlier days compared and brought back, through the real window and a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.ui.compare.window import CompareWindow
from nap_desktop.ui.look import look
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    made.library.versions.save(made.plan.root, "Draft 1", "For opinions")
    yield made
    made.close()
    look().show("light", 1.0)


def compared(desk: Desk, qtbot: Any) -> CompareWindow:
    desk.act("compare")
    window = desk.window.acts.compare.opened
    assert window is not None
    qtbot.waitUntil(lambda: window._states is not None)
    return window


def test_a_field_an_item_and_the_plan_come_back_from_a_version(desk: Desk, qtbot: Any) -> None:
    first, second = desk.plan.of_kind("measure")[:2]
    version = desk.plan
    bridge = desk.window.bridge
    assert bridge is not None
    bridge.do("Text", lambda now: edits.set_field(now, first, "text", rich_text.rich("Other")))
    bridge.do("Delete", lambda now: edits.delete(now, [second]))
    window = compared(desk, qtbot)
    assert window.then.currentText() == "Draft 1"

    window.table.go_to(window.model.find(first, "text"))
    with qtbot.waitSignal(window.compared):
        window.bar.first.click()
    assert desk.plan.get(first, "text") == version.get(first, "text")
    assert second not in desk.plan.nodes and window.message.isVisible()

    window.table.go_to(window.model.find(second, "text"))
    with qtbot.waitSignal(window.compared):
        window.bar.first.click()
    assert desk.plan == version

    desk.act("undo")
    desk.act("undo")
    before = desk.plan
    window.bar.asked.emit("plan")
    assert desk.plan == version
    desk.act("undo")
    assert desk.plan == before


def test_the_plan_of_this_morning_can_be_compared(desk: Desk, qtbot: Any) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    first = desk.plan
    bridge.do("Title", lambda now: edits.set_field(now, now.root, "title", "Another title"))
    window = compared(desk, qtbot)

    window.then.setCurrentIndex(window.then.findText("This morning"))
    with qtbot.waitSignal(window.compared):
        window.then.activated.emit(window.then.currentIndex())

    assert window._states == (first, desk.plan) and window.model.changes == 1


def test_a_version_is_shown_beside_now_from_its_dialog(desk: Desk, qtbot: Any) -> None:
    desk.in_dialog("versions", lambda dialog: dialog.beside_button.click())

    window = desk.window.acts.compare.opened
    assert window is not None and window.isVisible()
    qtbot.waitUntil(lambda: window.empty.text().startswith("Nothing differs"))


def test_the_whole_plan_comes_back_from_the_dialog_of_versions(desk: Desk) -> None:
    version, bridge = desk.plan, desk.window.bridge
    assert bridge is not None
    bridge.do("Title", lambda now: edits.set_field(now, now.root, "title", "Another title"))

    desk.in_dialog("versions", lambda dialog: dialog.bring_action.trigger())

    assert desk.plan == version and "Draft 1" in desk.window.bar.text


def test_a_step_of_the_history_is_compared_with_now(desk: Desk, qtbot: Any) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    for words in ("One", "Two"):
        bridge.do("Title", lambda now, w=words: edits.set_field(now, now.root, "title", w))
    bridge.do("State", lambda now: edits.set_field(now, now.root, "state", "Elsewhere"))
    desk.act("plan_history")
    panel = desk.window.acts.below.pane.history
    panel.list.selectRow(1)

    panel.compare_button.click()

    window = desk.window.acts.compare.opened
    assert window is not None
    qtbot.waitUntil(lambda: window._states is not None)
    assert window._states[0].get(desk.plan.root, "title") == "Two"
    desk.act("shelf")
    assert desk.window.acts.compare.opened is None
