"""The command palette in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.ui.palette.palette import Palette
from tests.flows.desk import Desk
from tests.support import many_measures


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def palette(desk: Desk) -> Palette:
    desk.act("palette")
    found: Palette = desk.window.acts.palette.palette
    assert found.isVisible() and found.line.hasFocus()
    return found


def words(shown: Palette) -> list[str]:
    return [shown.model.index(row).data() for row in range(shown.model.rowCount())]


def test_an_act_is_done_and_comes_first_the_next_time(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(30)))
    shown = palette(desk)
    QAbstractItemModelTester(
        shown.model, QAbstractItemModelTester.FailureReportingMode.Fatal, shown
    )
    QTest.keyClicks(shown.line, "measur")
    assert words(shown)[0] == "Measure"
    before = len(desk.plan.of_kind("measure"))
    QTest.keyClick(shown.line, Qt.Key.Key_Return)

    assert not shown.isVisible() and len(desk.plan.of_kind("measure")) == before + 1
    assert words(palette(desk))[0] == "Measure"


def test_an_item_is_shown_in_the_view_in_front(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(30)))
    desk.act("table")
    shown = palette(desk)
    QTest.keyClicks(shown.line, "part 25")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert desk.window.views is not None
    assert desk.window.views.name == "table" and desk.window.views.node == "measure-24"


def test_a_body_shows_the_items_in_which_it_takes_part(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(30)))
    shown = palette(desk)
    QTest.keyClicks(shown.line, "ministry 7")
    assert words(shown)[0] == "Ministry No. 7"
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    page = desk.window.page
    assert page is not None and page.outline.filter.text() == 'body:"Ministry No. 7"'


def test_escape_gives_the_keyboard_back(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    page = desk.window.page
    assert page is not None
    page.outline.view.setFocus()
    shown = palette(desk)
    QTest.keyClicks(shown.line, "no such thing")
    assert shown.nothing.isVisible() and not shown.list.isVisible()
    QTest.keyClick(shown.line, Qt.Key.Key_Escape)
    assert not shown.isVisible() and page.outline.view.hasFocus()


def test_arrows_go_through_the_list_and_what_cannot_be_done_is_left_out(desk: Desk) -> None:
    shown = palette(desk)  # on the shelf: no plan is open
    assert "New plan" in words(shown) and "Find in the plan" not in words(shown)
    QTest.keyClick(shown.line, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 1
    QTest.keyClick(shown.line, Qt.Key.Key_Up)
    QTest.keyClick(shown.line, Qt.Key.Key_Up)
    assert shown.list.currentIndex().row() == shown.model.rowCount() - 1
    QTest.keyClick(shown.line, Qt.Key.Key_Escape)
