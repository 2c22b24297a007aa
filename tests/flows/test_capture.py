"""Quick capture in the real window: line after line, one undo each, from every view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from nap_desktop.plan.text import plain
from nap_desktop.ui.capture.line import CaptureLine
from tests.flows.desk import Desk
from tests.support import many_measures


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def capture(desk: Desk) -> CaptureLine:
    desk.act("capture")
    found: CaptureLine = desk.window.acts.capture.line
    assert found.isVisible() and found.line.hasFocus()
    return found


def enter(shown: CaptureLine, words: str) -> None:
    shown.line.setText(words)
    QTest.keyClick(shown.line, Qt.Key.Key_Return)


def chips(shown: CaptureLine) -> list[str]:
    return [chip.text() for chip in shown.chips.findChildren(QLabel) if chip.isVisible()]


@pytest.mark.parametrize("view", ["draft", "table", "coverage"])
def test_lines_become_measures_in_order_with_one_undo_each(desk: Desk, view: str) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(25)))
    page = desk.window.page
    assert page is not None and desk.window.views is not None
    page.outline.view.choose("measure-24")
    desk.act(view)
    before = desk.plan
    shown = capture(desk)
    enter(shown, "First thing @ministry no. 3 !Q2 2028 #3d")
    one = desk.plan
    enter(shown, "Second thing @Newbody")

    last = desk.plan.under("section-1")[-2:]
    assert [plain(desk.plan.get(node, "text")) for node in last] == ["First thing", "Second thing"]
    assert desk.plan.get(last[0], "lead") == "body-2" and desk.plan.get(last[0], "end") == "2028-Q2"
    assert shown.isVisible() and shown.line.hasFocus() and not shown.line.text()
    assert desk.window.views.node == last[1] and desk.window.views.name == view
    desk.act("undo")
    assert desk.plan == one
    desk.act("undo")
    assert desk.plan == before
    QTest.keyClick(shown.line, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_chips_show_what_was_understood_before_enter(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    shown = capture(desk)
    shown.line.setText("Do it @Newbody !2028 #OP3d !soon")
    assert chips(shown) == ["New body: Newbody", "End: 2028", "OP\u00a03\u00a0(d)"]
    assert "!soon" in shown.told.text()
    shown.line.setText("@Newbody")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert len(desk.plan.of_kind("measure")) == 3 and shown.line.text() == "@Newbody"


def test_a_body_is_completed_from_the_list(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    shown = capture(desk)
    QTest.keyClicks(shown.line, "Train @minis")
    assert shown.list.isVisible() and shown.list.count() == 6
    QTest.keyClick(shown.line, Qt.Key.Key_Down)
    QTest.keyClick(shown.line, Qt.Key.Key_Down)
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.line.text() == 'Train @"Ministry No. 2" '
    QTest.keyClicks(shown.line, "@12")
    QTest.keyClick(shown.line, Qt.Key.Key_Tab)
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    node = desk.window.views.node if desk.window.views else ""
    assert desk.plan.get(node, "lead") == "body-1,body-11"


def test_the_line_closes_with_the_plan(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    shown = capture(desk)
    desk.window.show_shelf()
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=5_000)
