"""Measures typed one after the other in the outline, as a delegate does who must keep up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from nap_desktop.plan.labels import title
from nap_desktop.ui.outline.title_line import TitleLine
from nap_desktop.ui.outline.view import OutlineView
from nap_desktop.ui.plan_page import PlanPage
from tests.flows.desk import Desk
from tests.flows.test_drafting import from_template

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    from_template(made)
    yield made
    made.close()


def page_of(desk: Desk) -> PlanPage:
    assert desk.window.page is not None
    return desk.window.page


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def steps(desk: Desk) -> int:
    assert desk.window.bridge is not None
    return len(desk.window.bridge.history._done)


def start(desk: Desk) -> str:
    """Choose the first measure in the outline and return its id."""
    node = desk.plan.of_kind("measure")[0]
    page_of(desk).outline.view.choose(node)
    page_of(desk).outline.view.setFocus()
    return node


def test_twenty_measures_are_typed_with_nothing_but_enter_between_them(desk: Desk) -> None:
    first = start(desk)
    row = desk.plan.row(first)

    for number in range(20):
        press(Qt.Key.Key_Return)
        desk.type(f"Measure {number}")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)

    made = desk.plan.siblings(first)[row + 1 : row + 21]
    assert [title(desk.plan, node) for node in made] == [f"Measure {n}" for n in range(20)]
    view = page_of(desk).outline.view
    assert view.current == made[-1] and view.hasFocus() and view.line is None


def test_enter_on_an_empty_line_leaves_neither_item_nor_step(desk: Desk) -> None:
    first = start(desk)
    before, done = desk.plan, steps(desk)

    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), TitleLine)
    press(Qt.Key.Key_Return)

    assert desk.plan == before and steps(desk) == done
    assert page_of(desk).outline.view.current == first


def test_escape_ends_the_typing_and_keeps_the_words(desk: Desk) -> None:
    first = start(desk)
    press(Qt.Key.Key_Return)
    desk.type("Half a sentence")
    press(Qt.Key.Key_Escape)

    made = desk.plan.siblings(first)[desk.plan.row(first) + 1]
    assert title(desk.plan, made) == "Half a sentence"
    assert isinstance(QApplication.focusWidget(), OutlineView)


def test_escape_gives_an_old_title_back(desk: Desk) -> None:
    first = start(desk)
    before = title(desk.plan, first)
    page_of(desk).outline.view.rename()
    desk.type("Other words")
    press(Qt.Key.Key_Escape)

    assert title(desk.plan, first) == before


def test_tab_demotes_while_typing_and_the_typing_goes_on(desk: Desk) -> None:
    section, before = desk.plan.of_kind("section")[1], len(desk.plan.of_kind("section"))
    page_of(desk).outline.view.choose(section)
    press(Qt.Key.Key_Return)
    desk.type("Border")
    press(Qt.Key.Key_Tab)
    desk.type(" control")

    assert page_of(desk).flush()
    made = desk.plan.under(section)[-1]
    assert title(desk.plan, made) == "Border control"

    press(Qt.Key.Key_Backtab, SHIFT)
    desk.type("s")
    press(Qt.Key.Key_Return)
    assert title(desk.plan, made) == "Border controls"
    assert desk.plan.parents[made] == desk.plan.parents[section]
    press(Qt.Key.Key_Escape)
    assert len(desk.plan.of_kind("section")) == before + 1


def test_words_in_a_row_are_kept_after_a_pause(desk: Desk, qtbot: Any) -> None:
    first = start(desk)
    press(Qt.Key.Key_Return)
    desk.type("Kept without Enter")

    made = desk.plan.siblings(first)[desk.plan.row(first) + 1]
    qtbot.waitUntil(lambda: title(desk.plan, made) == "Kept without Enter", timeout=2_000)
    assert isinstance(QApplication.focusWidget(), TitleLine)


def test_control_enter_opens_the_form_and_there_adds_the_next(desk: Desk) -> None:
    first = start(desk)
    press(Qt.Key.Key_Return)
    desk.type("One")
    press(Qt.Key.Key_Return, CONTROL)
    assert isinstance(QApplication.focusWidget(), QTextEdit)
    desk.type(" and more")
    press(Qt.Key.Key_Return, CONTROL)
    desk.type("Two")
    press(Qt.Key.Key_Escape)

    row = desk.plan.row(first)
    made = desk.plan.siblings(first)[row + 1 : row + 3]
    assert [title(desk.plan, node) for node in made] == ["One and more", "Two"]
    assert page_of(desk).outline.view.hasFocus()


def test_several_pasted_lines_become_several_items_in_one_step(desk: Desk) -> None:
    first = start(desk)
    press(Qt.Key.Key_Return)
    done = steps(desk)
    QApplication.clipboard().setText("1. Adopt a list\n2. Train officers\n\n3. Inform industry\n")
    press(Qt.Key.Key_V, CONTROL)
    desk.type(" early")
    press(Qt.Key.Key_Escape)

    row = desk.plan.row(first)
    made = desk.plan.siblings(first)[row + 1 : row + 4]
    titles = [title(desk.plan, node) for node in made]
    assert titles == ["Adopt a list", "Train officers", "Inform industry early"]
    assert steps(desk) == done + 2


def test_an_open_line_is_kept_when_the_window_closes(desk: Desk, tmp_path: Path) -> None:
    first = start(desk)
    plan_id = desk.plan.root
    press(Qt.Key.Key_Return)
    desk.type("Last words")
    desk.close()

    desk.open()
    desk.window.open_plan(plan_id)
    made = desk.plan.siblings(first)[desk.plan.row(first) + 1]
    assert title(desk.plan, made) == "Last words"


def test_undo_of_a_deletion_selects_what_came_back(desk: Desk) -> None:
    start(desk)
    acts, view = desk.window.actions_by_name, page_of(desk).outline.view
    three = list(desk.plan.of_kind("measure")[:3])
    view.choose_all(three)
    acts["delete"].trigger()
    view.choose(desk.plan.of_kind("section")[-1])

    acts["undo"].trigger()
    assert view.selected == three

    acts["redo"].trigger()
    assert view.current in desk.plan.nodes
    assert not set(view.selected) & set(three)


def test_undo_shows_the_item_and_the_field_that_it_changed(desk: Desk) -> None:
    node = start(desk)
    page, acts = page_of(desk), desk.window.actions_by_name
    page.editor.focus_field("note")
    desk.type("A note")
    page.outline.view.setFocus()
    page.outline.view.choose(desk.plan.of_kind("section")[-1])

    acts["undo"].trigger()

    assert page.outline.view.current == node == page.node
    assert not desk.plan.get(node, "note")
    assert page.editor._form is not None
    assert page.editor._form.fields["note"].isVisible()


def test_undo_of_a_new_body_stays_at_its_measure(desk: Desk) -> None:
    node = start(desk)
    page = page_of(desk)
    page.editor.focus_field("partners")
    desk.type("Coast Guard")
    press(Qt.Key.Key_Return)

    desk.window.actions_by_name["undo"].trigger()

    assert page.node == node and not desk.plan.get(node, "partners")
