"""The window is painted first; what follows loses nothing that is done before it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.base.settings import Settings
from nap_desktop.plan.labels import title
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.plan_page import PlanPage


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Iterator[MainWindow]:
    library = OpenLibrary.open(tmp_path / "plans.nap")
    made = MainWindow(library, Settings(tmp_path / "settings.json"))
    made.resize(1366, 768)
    made.open_sample()
    yield made
    made.close()
    library.close()


def page_of(window: MainWindow) -> PlanPage:
    assert window.page is not None
    return window.page


def test_a_plan_that_is_opened_before_the_window_is_shown_has_no_form_yet(
    window: MainWindow,
) -> None:
    assert page_of(window).panes.editor is None and page_of(window).panes.side is None


def test_the_form_and_the_guidance_follow_the_first_paint(window: MainWindow, qtbot: Any) -> None:
    page = page_of(window)

    with qtbot.waitSignal(page.completed):
        window.show()

    assert page.panes.editor is not None and page.panes.editor.isVisible()
    assert page.editor._node == page.node
    qtbot.waitUntil(lambda: page.panes.side is not None and page.panes.side.isVisible())


def test_the_panes_keep_their_widths_when_they_are_made(window: MainWindow, qtbot: Any) -> None:
    page = page_of(window)
    with qtbot.waitSignal(page.completed):
        window.show()
        before = page.panes.sizes()
    qtbot.waitUntil(lambda: page.panes.side is not None)

    assert page.panes.sizes() == before


def test_a_side_pane_that_is_hidden_is_not_made(window: MainWindow, qtbot: Any) -> None:
    page = page_of(window)
    window.show_side(False)
    with qtbot.waitSignal(page.completed):
        window.show()
    qtbot.wait(100)

    assert page.panes.side is None and not page.panes.shows_side


def test_what_is_typed_into_the_outline_before_all_is_there_is_kept(
    window: MainWindow, qtbot: Any
) -> None:
    page = page_of(window)
    window.show()
    assert page.panes.editor is None
    page.outline.view.setFocus()

    QTest.keyClick(page.outline.view, Qt.Key.Key_Return)
    line = page.outline.view.line
    assert line is not None
    QTest.keyClicks(line, "Typed at once")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panes.editor is not None)
    page.flush()

    assert window.bridge is not None
    plan = window.bridge.plan
    assert "Typed at once" in {title(plan, node) for node in plan.nodes if node in plan.parents}


def test_a_form_that_is_asked_for_before_the_first_paint_is_there(window: MainWindow) -> None:
    page = page_of(window)

    page.editor.focus_first()

    assert page.editor._node == page.node and page.panes.editor is page.editor
