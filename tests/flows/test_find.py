"""Finding in the real window: in the item, in the plan, replaced, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from nap_desktop.plan import edits
from nap_desktop.plan.text import plain, rich
from nap_desktop.ui.find.bar import FindBar
from nap_desktop.ui.find.panel import FindPanel
from tests.flows.desk import Desk
from tests.support import many_measures

CATASTROPHE = r"(a+)+$"


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def panel_of(desk: Desk, act: str = "find_in_plan") -> FindPanel:
    """Open the panel and return it."""
    desk.act(act)
    found: FindPanel = desk.window.acts.find.panel
    assert found.isVisible()
    return found


def search(panel: FindPanel, words: str, qtbot: Any) -> None:
    panel.line.setText(words)
    panel.look_again()
    qtbot.waitUntil(lambda: not panel.search.is_busy, timeout=10_000)


def bar_of(desk: Desk, node: str = "measure-0") -> FindBar:
    """Write in an item, open its bar and return it."""
    page = desk.window.page
    assert page is not None
    page.outline.view.choose(node)
    page.editor.focus_field("text")
    desk.act("find")
    assert page.is_finding
    return page.finding.bar


def test_in_the_plan_chosen_places_are_replaced_as_one_step(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    before = desk.plan
    panel = panel_of(desk)
    QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel
    )
    search(panel, "INSPECTORS", qtbot)
    assert len(panel.model.hits) == 10
    panel.by.setText("inspection staff")
    panel.list.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert len(panel.model.chosen) == 9

    QTest.keyClick(panel.by, Qt.Key.Key_Return)

    assert desk.window.bar.text.startswith("9 ")
    assert "inspectors" in plain(desk.plan.get("measure-1", "text"))
    assert "inspection staff" in plain(desk.plan.get("measure-5", "text"))
    desk.window.bar._action.click()
    assert desk.plan == before
    qtbot.waitUntil(lambda: len(panel.model.hits) == 10, timeout=5_000)
    assert len(panel.model.chosen) == 9


def test_enter_on_a_hit_goes_to_its_field_and_selects_it(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    panel = panel_of(desk)
    search(panel, "result 7 is", qtbot)
    panel.list.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)

    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit) and field.textCursor().selectedText() == "Result 7 is"
    assert desk.window.views is not None and desk.window.views.node == "measure-6"


def test_f3_goes_on_from_hit_to_hit_and_around(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    panel = panel_of(desk)
    search(panel, "part", qtbot)
    seen = []
    for _ in range(4):
        desk.act("find_next")
        assert desk.window.views is not None
        seen.append(desk.window.views.node)
    desk.act("find_previous")
    assert seen == ["measure-0", "measure-1", "measure-2", "measure-0"]
    assert desk.window.views.node == "measure-2"


def test_enter_in_the_line_leaves_the_keyboard_there(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    panel = panel_of(desk)
    search(panel, "part", qtbot)
    QTest.keyClick(panel.line, Qt.Key.Key_Return)

    assert QApplication.focusWidget() is panel.line
    QTest.keyClick(panel.line, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert desk.window.page is not None and desk.window.page.outline.view.hasFocus()


def test_values_and_guidance_are_found_and_not_replaced(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    panel = panel_of(desk)
    panel.guidance.setChecked(True)
    search(panel, "Ministry No. 1", qtbot)
    fixed = [bool(hit.at.fixed) for hit in panel.model.hits]
    assert True in fixed and False in fixed
    assert panel.model.data(panel.model.index(0), Qt.ItemDataRole.CheckStateRole) is None
    search(panel, "transit", qtbot)
    assert panel.model.hits and not panel.replace.isEnabled()
    qtbot.wait(20)  # until the panes have made room
    panel.step(1)
    page = desk.window.page
    assert page is not None
    qtbot.waitUntil(page.side.guidance.isVisible, timeout=5_000)


def test_hits_in_comments_bodies_and_the_plan_lead_there(desk: Desk, qtbot: Any) -> None:
    plan_id = desk.library.add_plan(many_measures(3))
    desk.window.open_plan(plan_id)
    assert desk.window.bridge is not None
    desk.window.bridge.do(
        "", lambda plan: edits.add(plan, "comment", "measure-1", text=rich("Please check this"))
    )
    panel = panel_of(desk)
    page = desk.window.page
    assert page is not None
    search(panel, "please check", qtbot)
    panel.step(1)
    assert page.node == "measure-1" and page.side.comments.isVisible()
    search(panel, "Plan of 3", qtbot)
    panel.step(1)
    assert page.node == desk.plan.root
    search(panel, "Ministry No. 3", qtbot)
    panel.step(1)
    assert page.node == "measure-2"
    panel.step(1)
    directory = desk.window.acts.beside.open["directory"]
    assert directory.rows.node == "body-2"
    directory.close()


@pytest.mark.parametrize("words", ["(", "[a", "*", "(?P<x", "\\"])
def test_a_broken_expression_is_one_sentence_below_the_line(
    desk: Desk, qtbot: Any, words: str
) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    panel = panel_of(desk)
    panel.options.expression.setChecked(True)
    search(panel, words, qtbot)

    assert panel.warn.isVisible() and "no regular expression" in panel.warn.text.text()
    search(panel, "part", qtbot)
    assert not panel.warn.isVisible() and len(panel.model.hits) == 3
    panel.by.setText(r"\3")
    assert panel.warn.isVisible() and "group 3" in panel.warn.text.text()
    panel._replace_chosen()
    assert "part" in plain(desk.plan.get("measure-0", "text"))


def test_an_endless_expression_leaves_the_window_alive(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    assert desk.window.bridge is not None
    endless = rich("a" * 80 + "!")
    desk.window.bridge.do("", lambda plan: edits.set_field(plan, "measure-0", "text", endless))
    monkeypatch.setattr("nap_desktop.services.matching.SECONDS", 0.4)
    panel = panel_of(desk)
    panel.options.expression.setChecked(True)
    panel.line.setText(CATASTROPHE)
    panel.look_again()
    ticks: list[int] = []
    qtbot.waitUntil(lambda: bool(ticks.append(1)) or panel.warn.isVisible(), timeout=10_000)

    assert len(ticks) > 3 and "too long" in panel.warn.text.text()


def test_the_panel_closes_with_the_plan(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    panel = panel_of(desk, "replace")
    desk.window.show_shelf()
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=5_000)
    assert panel.model.rowCount() == 0
    desk.window.open_plan(desk.library.add_plan(many_measures(5).__class__.empty("p2")))
    search(panel_of(desk), "part", qtbot)
    assert panel.model.rowCount() == 0


def test_in_the_item_hits_are_marked_and_replaced(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    before = desk.plan
    bar = bar_of(desk)
    page = desk.window.page
    assert page is not None
    field = page.editor.edit_of("text")
    assert isinstance(field, QTextEdit)
    QTest.keyClicks(bar.line, "the")
    bar.look_again()
    assert len(bar.hits) == 3 and len(field.extraSelections()) == 3  # "the", "together", "the"
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert field.textCursor().selectedText() == "the" and bar.count.text() == "1 of 3"
    desk.act("find_next")
    desk.act("find_next")
    desk.act("find_next")
    assert bar.count.text() == "1 of 3"

    bar.by.setText("the the")
    bar.replace_one()
    assert plain(desk.plan.get("measure-0", "text")).startswith("Adopt the the control")
    assert bar.current == 2 and field.textCursor().selectedText() == "the"
    bar.replace_all()
    desk.act("undo")
    desk.act("undo")
    assert desk.plan == before
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible() and not field.extraSelections()


def test_ctrl_f_beside_the_form_is_still_the_filter(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    page = desk.window.page
    assert page is not None
    page.outline.view.setFocus()
    desk.act("find")

    assert page.outline.filter.hasFocus() and not page.is_finding


def test_the_bar_follows_the_item(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    bar = bar_of(desk)
    bar.line.setText("part 2")
    bar.look_again()
    assert not bar.hits and bar.count.text()
    page = desk.window.page
    assert page is not None
    page.outline.view.choose("measure-1")
    bar.look_again()
    assert len(bar.hits) == 1
    bar.options.expression.setChecked(True)
    bar.line.setText("(")
    bar.look_again()
    desk._qtbot.waitUntil(lambda: bar.warn.isVisible(), timeout=5_000)


def test_what_is_selected_is_sought(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(3)))
    page = desk.window.page
    assert page is not None
    page.outline.view.choose("measure-0")
    page.editor.focus_field("text")
    field = page.editor.edit_of("text")
    assert isinstance(field, QTextEdit)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    assert field.find("control list")
    panel = panel_of(desk)
    assert panel.line.text() == "control list"
    desk.act("find_in_plan")
    assert panel.line.hasFocus()


def test_on_the_shelf_words_lead_to_their_item_in_their_plan(desk: Desk, qtbot: Any) -> None:
    desk.library.add_plan(many_measures(2).__class__.empty("other"))
    plan_id = desk.library.add_plan(many_measures(30))
    page = desk.window.shelf.plans
    desk.window.shelf.refresh()
    assert not page.places.isVisible()
    QTest.keyClicks(page.search, "result 17")
    page.refresh()
    assert page.places.isVisible() and page.places.rows.count() == 1
    QTest.keyClick(page.places.rows, Qt.Key.Key_Return)

    assert desk.plan.root == plan_id
    assert desk.window.views is not None and desk.window.views.node == "measure-16"
    desk.window.show_shelf()
    page.search.setText("no such words")
    page.refresh()
    assert not page.places.isVisible()
