"""The timeline in the real window: a bar moved, undone, kept over a restart, exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nap_desktop.ui.timeline.view import TimelineView
from tests.flows.desk import Desk
from tests.support import many_measures

LEFT = Qt.MouseButton.LeftButton
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def timeline(desk: Desk) -> TimelineView:
    """Bring the timeline to the front and return it."""
    desk.act("timeline")
    assert desk.window.views is not None
    view = desk.window.views.front
    assert isinstance(view, TimelineView)
    return view


def times(desk: Desk, node: str) -> tuple[str, str]:
    return desk.plan.get(node, "start"), desk.plan.get(node, "end")


def test_a_bar_is_dragged_undone_and_done_again(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = timeline(desk)
    qtbot.wait(30)
    [place] = view.model.places_of("measure-0")
    box = view.grid.box(place)
    assert box is not None
    start = box.center().toPoint()
    end = start + QPoint(round(6 * view.grid.scale.per_month), 0)
    pane = view.grid.viewport()
    QTest.mousePress(pane, LEFT, pos=start)
    QTest.mouseMove(pane, (start + end) / 2)
    view.grid._carry(end)
    QTest.mouseRelease(pane, LEFT, pos=end)

    assert times(desk, "measure-0") == ("2027-Q3", "2029-Q2")
    view.grid.go_to("measure-9")
    desk.act("undo")
    assert times(desk, "measure-0") == ("2027-Q1", "2028") and view.grid.node == "measure-0"
    desk.act("redo")
    assert times(desk, "measure-0") == ("2027-Q3", "2029-Q2")


def test_keys_of_a_bar_are_not_those_of_the_menus(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = timeline(desk)
    before = desk.plan.children
    assert view.grid.go_to("measure-1")
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Right, ALT_SHIFT)
    QTest.keyClick(view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert times(desk, "measure-1") == ("2028-Q3", "2030-Q1") and desk.plan.children == before


def test_the_same_measure_is_shown_in_the_draft_and_back(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = timeline(desk)
    assert view.grid.go_to("measure-1")
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Down)
    desk.act("draft")
    assert desk.window.views is not None and desk.window.views.node == "measure-2"
    desk.window.views.draft.outline.view.choose("measure-25")
    desk.window.views.draft.show_node("measure-25")
    assert timeline(desk).grid.node == "measure-25"
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert desk.window.views.name == "draft" and desk.window.views.node == "measure-25"


def test_what_was_moved_is_there_after_a_restart_and_in_the_annex(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    plan_id = desk.library.add_plan(many_measures(40))
    desk.window.open_plan(plan_id)
    view = timeline(desk)
    view.zoom(1)
    view.grid.go_to("measure-0")
    view.nudge("end", 1)
    desk.close()
    desk.open()
    desk.window.open_plan(plan_id)
    assert times(desk, "measure-0") == ("2027-Q1", "2029-01")
    assert timeline(desk).model.wish.zoom == "months"

    for name in ("annex.docx", "annex.pdf"):
        target = tmp_path / name
        desk.window.acts.timeline.write(desk.plan, target)
        qtbot.waitUntil(target.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not desk.window.acts.timeline.is_busy, timeout=20_000)
    with ZipFile(tmp_path / "annex.docx") as opened:
        assert "January 2029" in opened.read("word/document.xml").decode()
    assert (tmp_path / "annex.pdf").read_bytes().startswith(b"%PDF")


def test_the_annex_is_asked_for_as_it_is_shown(desk: Desk, monkeypatch: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = timeline(desk)
    view.controls.group.setCurrentIndex(1)
    view.controls.group.activated.emit(1)
    view.controls.steps.click()
    acts = desk.window.acts.timeline
    asked: list[str] = []
    monkeypatch.setattr(acts, "export", lambda: asked.append("file"))
    monkeypatch.setattr(acts, "print_annex", lambda: asked.append("paper"))
    view.controls.export.click()
    view.controls.print.click()

    assert asked == ["file", "paper"] and (acts.group, acts.steps) == ("lead", True)
    assert acts.document(desk.plan).blocks
