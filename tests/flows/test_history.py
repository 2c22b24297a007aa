"""What was done to a plan, told and brought back, through the real window and a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.ui.history.step_view import LinesView, StepView
from nap_desktop.ui.history.wishes import Wish
from nap_desktop.ui.look import look
from tests.flows.desk import Desk
from tests.storage.libraries import run


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


def say(desk: Desk, node: str, words: str) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    value = rich_text.rich(words)
    assert bridge.do("Typing", lambda plan: edits.set_field(plan, node, "text", value))


def press(page: QWidget) -> None:
    """Press the one button that brings something back."""
    QApplication.processEvents()
    lines = [one for one in page.findChildren(LinesView) if one.isVisibleTo(page)]
    (button,) = [button for one in lines for button in one.findChildren(QPushButton)]
    button.click()


def test_a_deleted_section_comes_back_from_the_history_and_undo_takes_it_away(desk: Desk) -> None:
    first = desk.plan
    section = first.of_kind("section")[3]
    desk.window.page.outline.view.choose(section)
    desk.act("delete")
    say(desk, desk.plan.of_kind("measure")[0], "Written after that")
    assert section not in desk.plan.nodes
    without = desk.plan

    desk.act("plan_history")
    panel = desk.window.acts.below.pane.history
    panel.list.selectRow(1)
    QApplication.processEvents()
    press(panel.page)

    assert list(desk.plan.walk(section)) == list(first.walk(section))
    assert desk.window.page.node == section
    desk.act("undo")
    assert desk.plan == without


def test_the_whole_plan_goes_back_to_a_step_of_an_earlier_day(desk: Desk, qtbot: Any) -> None:
    measure = desk.plan.of_kind("measure")[0]
    say(desk, measure, "One")
    one = desk.plan
    say(desk, desk.plan.of_kind("measure")[1], "Two")
    plan_id = one.root
    desk.close()
    desk.open()
    desk.window.open_plan(plan_id)
    last = desk.plan

    desk.act("plan_history")
    panel = desk.window.acts.below.pane.history
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    panel.back_button.click()

    assert desk.plan == one
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    desk.act("undo")
    assert desk.plan == last


def test_a_field_comes_back_from_the_history_of_its_item(desk: Desk, qtbot: Any) -> None:
    measure = desk.plan.of_kind("measure")[4]
    before = desk.plan.get(measure, "text")
    desk.window.page.outline.view.choose(measure)
    say(desk, measure, "Something else altogether")
    page = desk.window.page
    page.show_side(True)
    page.side.bring_forward("history")
    page.side.history.show_node(measure)
    qtbot.waitUntil(lambda: len(page.side.history.findChildren(StepView)) == 1)

    press(page.side.history)

    assert desk.plan.get(measure, "text") == before


def test_the_pane_opens_and_closes_by_its_key_and_closes_with_the_plan(desk: Desk) -> None:
    say(desk, desk.plan.of_kind("measure")[0], "One")
    desk.act("plan_history")
    pane = desk.window.acts.below.pane
    assert pane.isVisible() and pane.has_focus()

    desk.act("plan_history")
    assert not pane.isVisible() and desk.window.page.outline.view.hasFocus()
    desk.act("plan_history")
    QTest.keyClick(pane.history.list, Qt.Key.Key_Escape)
    assert not pane.isVisible()

    desk.act("plan_history")
    desk.act("shelf")
    assert not pane.isVisible()
    desk.act("sample")
    desk.act("plan_history")
    assert pane.history.model.rowCount() == 1


def test_a_step_without_its_measure_says_what_to_do(desk: Desk) -> None:
    plan = desk.plan
    step = plan.of_kind("step")[0]
    bridge = desk.window.bridge
    assert bridge is not None
    bridge.do("Delete", lambda now: edits.delete(now, [plan.parents[step]]))
    gone = desk.plan

    desk.window.acts.past.take(Wish("item", 0, node=step))

    assert desk.plan == gone
    assert "bring that back first" in desk.window.bar._text.text()


def test_a_text_comes_back_although_later_steps_cannot_be_read(tmp_path: Path, qtbot: Any) -> None:
    desk = Desk(tmp_path, qtbot)
    desk.act("sample")
    measure = desk.plan.of_kind("measure")[0]
    for words in ("One", "Two", "Three"):
        say(desk, measure, words)
    plan_id = desk.plan.root
    desk.close()
    run(tmp_path / "plans.nap", "UPDATE step SET changes = '[[0]]' WHERE number = 2")
    desk.open()
    desk.window.open_plan(plan_id)
    past = desk.window.acts.past

    past.take(Wish("value", 0, node=measure, key="text", value=rich_text.rich("One")))
    assert rich_text.plain(desk.plan.get(measure, "text")) == "One"
    past.take(Wish("plan", 1))

    assert "cannot be read" in desk.window.bar.text
    assert rich_text.plain(desk.plan.get(measure, "text")) == "One"
    desk.close()
    look().show("light", 1.0)
