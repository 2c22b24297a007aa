"""The room mode through the real window: large, quick to leave, everything kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.tree import DISCUSSION
from nap_desktop.services import room
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()


def _enter(desk: Desk, place: int = 2) -> Any:
    node = desk.plan.of_kind("measure")[place]
    page = desk.window.page
    assert page is not None and desk.window.views is not None
    page.outline.view.choose(node)
    page.show_node(node)
    desk.act("room")
    return desk.window.views.front


def test_the_frame_goes_and_comes_back(desk: Desk) -> None:
    view = _enter(desk)
    window = desk.window
    assert window.isFullScreen() and not window.status.isVisible()

    QTest.keyClick(view, Qt.Key.Key_Escape)

    assert window.views is not None and window.views.name == "draft"
    assert not window.isFullScreen() and window.status.isVisible()
    assert window.menuBar().maximumHeight() > 1000


def test_what_is_dictated_is_kept_and_shown_in_the_draft(desk: Desk) -> None:
    view = _enter(desk)
    field = view.measure.field("text")
    field.setFocus()
    QTest.keyClicks(field, "As dictated: ")

    desk.act("room")

    page = desk.window.page
    assert page is not None and page.node == view.node
    assert rich_text.plain(desk.plan.get(view.node, "text")).startswith("As dictated: ")


def test_the_keys_go_from_measure_to_measure(desk: Desk) -> None:
    view = _enter(desk, 2)
    measures = desk.plan.of_kind("measure")

    view.go(1)
    assert view.node == measures[3]
    view.go(-1)
    view.go(-1)
    assert view.node == measures[1]


def test_a_new_measure_is_begun_right_after_and_undone_by_one_key(desk: Desk) -> None:
    view = _enter(desk)
    here, before = view.node, desk.plan

    view.new_button.click()
    assert desk.plan.siblings(view.node).index(view.node) == desk.plan.row(here) + 1

    desk.act("undo")
    assert desk.plan == before and view.node in desk.plan.nodes


def test_thoughts_are_parked_with_the_plan_and_settled(desk: Desk, qtbot: Any) -> None:
    view = _enter(desk)
    QTest.keyClicks(view.lists.line, "Ask Customs for numbers")
    QTest.keyClick(view.lists.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.lists.parked.count() == 1)
    (thought,) = room.parked(desk.plan)
    assert desk.plan.parents[thought] == desk.plan.root

    view.lists.parked.setCurrentRow(0)
    QTest.keyClick(view.lists.parked, Qt.Key.Key_Delete)

    assert room.parked(desk.plan) == [] and thought in desk.plan.under(desk.plan.root, DISCUSSION)


def test_what_changed_today_is_listed_the_last_first(desk: Desk, qtbot: Any) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    one, other = desk.plan.of_kind("measure")[:2]
    for node in (one, other):
        bridge.do("Change", lambda plan, n=node: edits.set_field(plan, n, "priority", "low"))
    view = _enter(desk)

    qtbot.waitUntil(lambda: view.lists.changed.count() == 2)
    first = view.lists.changed.item(0).data(Qt.ItemDataRole.UserRole)
    assert first == other
    view.lists.changed.setCurrentRow(1)
    QTest.keyClick(view.lists.changed, Qt.Key.Key_Return)
    assert view.node == one


def test_what_was_done_before_this_morning_is_not_listed(desk: Desk) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    node = desk.plan.of_kind("measure")[0]
    bridge.do("Change", lambda plan: edits.set_field(plan, node, "priority", "low"))
    tomorrow = datetime.datetime.now() + datetime.timedelta(days=1)

    done = bridge.history.done

    assert room.changed_since(desk.plan, done, room.this_morning(datetime.datetime.now())) == [node]
    assert room.changed_since(desk.plan, done, room.this_morning(tomorrow)) == []


def test_a_plan_left_in_the_room_mode_opens_in_the_draft(desk: Desk) -> None:
    _enter(desk)

    desk.act("close_plan")
    assert not desk.window.isFullScreen() and desk.window.status.isVisible()
    desk.act("sample")

    assert desk.window.views is not None and desk.window.views.name == "draft"


def test_a_plan_without_measures_offers_to_begin_one(desk: Desk) -> None:
    desk.window.open_plan(desk.library.new_plan("Empty"))
    desk.act("room")
    assert desk.window.views is not None
    view: Any = desk.window.views.front

    view.new_button.click()

    assert len(desk.plan.of_kind("measure")) == 1 and view.measure.field("text").isVisible()


def test_of_a_section_the_first_measure_below_it_is_shown(desk: Desk) -> None:
    page = desk.window.page
    assert page is not None and desk.window.views is not None
    section = next(
        n
        for n in desk.plan.of_kind("section")
        if any(desk.plan.nodes[one].kind == "measure" for one in desk.plan.walk(n))
    )
    page.outline.view.choose(section)
    page.show_node(section)

    desk.act("room")

    view: Any = desk.window.views.front
    assert desk.plan.nodes[view.node].kind == "measure"
    assert section in desk.plan.ancestors(view.node)
