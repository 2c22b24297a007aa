"""Every screen for those who see or click little: names and roles for all, a key for everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from nap_desktop.ui.menus import MENUS, Entry
from tests.flows.desk import Desk

VIEWS = ("draft", "table", "coverage", "timeline", "read", "room")
BESIDE = ("clauses", "directory", "concurrence", "review", "assistance", "events", "compare")
BELOW = ("checks", "what_next", "all_comments", "plan_history", "find_in_plan")
# The system's own dialogs, and acts that need something chosen first, are no screens of ours.


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    made.close()


def _nameless(widget: QWidget) -> list[str]:
    """Return the widgets below one that take the keyboard and tell no name or no role."""
    found = []
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible() or one.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if _is_part(one):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        if told is None or not told.isValid():
            found.append(f"{type(one).__name__}: no interface")
        elif told.role() == QAccessible.Role.NoRole:
            found.append(f"{type(one).__name__}: no role")
        elif not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} in {type(one.parent()).__name__}: no name")
    return found


def _is_part(one: QWidget) -> bool:
    """Return whether a widget is an inner part of one of Qt's own, which speaks for it, or words."""
    parent = one.parentWidget()
    if isinstance(one, QLabel):  # takes the keyboard by the mouse alone, and is its own name
        return True
    if isinstance(parent, QComboBox | QAbstractSpinBox) and isinstance(one, QLineEdit):
        return True
    return isinstance(parent, QAbstractScrollArea) and one is parent.viewport()


def test_the_shelf_tells_names(tmp_path: Path, qtbot: Any) -> None:
    desk = Desk(tmp_path, qtbot)
    desk.library.new_plan("A plan")
    for place in range(3):
        desk.window.shelf.show_page(place)
        assert _nameless(desk.window) == []
    desk.close()


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_tells_names(desk: Desk, qtbot: Any, name: str) -> None:
    assert desk.window.views is not None and desk.window.page is not None
    desk.window.page.outline.view.choose(desk.plan.of_kind("measure")[12])
    desk.window.views.bring(name)
    qtbot.wait(200)

    assert _nameless(desk.window) == []


@pytest.mark.parametrize("name", BESIDE)
def test_every_window_beside_the_plan_tells_names(desk: Desk, qtbot: Any, name: str) -> None:
    desk.act(name)
    qtbot.wait(100)

    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    assert len(tops) > 1 and [_nameless(top) for top in tops] == [[] for _ in tops]


@pytest.mark.parametrize("name", BELOW)
def test_every_pane_below_the_views_tells_names(desk: Desk, qtbot: Any, name: str) -> None:
    desk.act(name)
    qtbot.wait(300)

    assert _nameless(desk.window) == []


@pytest.mark.parametrize(("title", "entries"), MENUS, ids=[title for title, _ in MENUS])
def test_every_act_has_a_letter_of_its_own_in_its_menu(
    title: str, entries: tuple[Entry, ...]
) -> None:
    letters = Counter(
        entry.text[entry.text.index("&") + 1].casefold()
        for entry in entries
        if entry.name and "&" in entry.text
    )
    without = [entry.name for entry in entries if entry.name and "&" not in entry.text]

    assert "&" in title and without == []
    assert {letter: count for letter, count in letters.items() if count > 1} == {}
