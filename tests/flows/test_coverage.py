"""The coverage in the real window: a measure started, a law cited, undone, exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan import coverage as entered
from nap_desktop.plan.coverage import Cell
from nap_desktop.ui.coverage.view import CoverageView
from tests.flows.desk import Desk
from tests.support import many_measures

CELL = Cell("II.BW.05.DEV", "B", "enforcement")


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def coverage(desk: Desk) -> CoverageView:
    """Bring the coverage to the front and return it."""
    desk.act("coverage")
    assert desk.window.views is not None
    view = desk.window.views.front
    assert isinstance(view, CoverageView)
    return view


def test_a_measure_is_started_in_a_cell_and_written_in_the_draft(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = coverage(desk)
    before = desk.plan
    assert view.grid.go_to(CELL)
    QTest.keyClick(view.grid, Qt.Key.Key_Return)

    assert desk.window.views is not None and desk.window.views.name == "draft"
    node = desk.window.views.node
    assert desk.plan.get(node, "rows") == CELL.place
    assert desk.plan.get(node, "provisions") == "OP2"
    assert desk.plan.get(node, "categories") == "B"
    desk.act("undo")
    assert desk.plan == before


def test_a_law_is_kept_over_a_restart_and_stands_in_word(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    plan_id = desk.library.add_plan(many_measures(40))
    desk.window.open_plan(plan_id)
    view = coverage(desk)
    assert view.grid.go_to(CELL)
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    QTest.keyClicks(view.panel.form.lines["law_title"], "Law on biosafety")
    QTest.keyClicks(view.panel.form.lines["law_number"], "88")
    QTest.keyClick(view.panel.form.lines["law_number"], Qt.Key.Key_Return)

    desk.window.show_shelf()
    desk.window.open_plan(plan_id)
    [law] = entered.of_cell(desk.plan, CELL)
    assert law.get("law_number") == "88"

    for name in ("annex.docx", "annex.pdf"):
        target = tmp_path / name
        desk.window.acts.coverage.write(desk.plan, target)
        qtbot.waitUntil(target.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not desk.window.acts.coverage.is_busy, timeout=20_000)
    with ZipFile(tmp_path / "annex.docx") as opened:
        assert "Law on biosafety" in opened.read("word/document.xml").decode()
    assert (tmp_path / "annex.pdf").read_bytes().startswith(b"%PDF")


def test_undo_brings_back_the_cell_that_was_cleared(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(40)))
    view = coverage(desk)
    view.grid.go_to(CELL)
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    view.grid.go_to(Cell("OP10", "N", "framework"))
    desk.act("undo")

    assert not entered.entries(desk.plan)
    assert view.grid.cell == CELL
