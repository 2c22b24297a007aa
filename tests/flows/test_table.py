"""The table in the real window: filter, write, fill down, paste, undo, and what a restart keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from nap_desktop.ui.table.view import TableView
from tests.flows.desk import Desk
from tests.support import many_measures


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def table(desk: Desk) -> TableView:
    """Bring the table to the front and return it."""
    desk.act("table")
    assert desk.window.views is not None
    view = desk.window.views.front
    assert isinstance(view, TableView)
    return view


def test_a_filtered_column_is_filled_pasted_undone_and_kept(desk: Desk, qtbot: Any) -> None:
    plan_id = desk.library.add_plan(many_measures(60))
    desk.window.open_plan(plan_id)
    view = table(desk)
    view.search.setText("inspectors")
    qtbot.waitUntil(lambda: len(view.model.rows) == 15)
    nodes = [str(node) for node in view.model.rows]
    column = view.model.columns.index("end")

    view.grid.setCurrentIndex(view.model.index(0, column))
    QTest.keyClicks(view.grid, "3")
    editor = view.grid.delegate.editor
    assert editor is not None
    editor.setProperty("text", "30.06.2030")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.plan.get(nodes[0], "end") == "2030-06-30"

    flag = QItemSelectionModel.SelectionFlag
    view.grid.setCurrentIndex(view.model.index(0, column))
    for row in range(15):
        view.grid.selectionModel().select(view.model.index(row, column), flag.Select)
    desk.act("duplicate")  # its key fills down here
    assert {desk.plan.get(node, "end") for node in nodes} == {"2030-06-30"}
    filled = desk.plan

    data = QMimeData()
    data.setText("Q1 2029\r\nQ2 2029\r\n")
    QGuiApplication.clipboard().setMimeData(data)
    view.grid.setCurrentIndex(view.model.index(3, column))
    desk.act("paste")
    assert [desk.plan.get(node, "end") for node in nodes[3:5]] == ["2029-Q1", "2029-Q2"]
    view.grid.setCurrentIndex(view.model.index(0, 0))
    desk.act("undo")
    assert desk.plan == filled
    assert view.grid.place == (nodes[3], "end") or view.grid.place == (nodes[4], "end")

    desk.close()
    desk.open()
    desk.window.open_plan(plan_id)
    assert desk.plan == filled
    assert desk.window.views is not None and desk.window.views.name == "table"


def test_what_is_written_in_a_cell_is_kept_when_the_window_closes(desk: Desk) -> None:
    plan_id = desk.library.add_plan(many_measures(20))
    desk.window.open_plan(plan_id)
    view = table(desk)
    view.grid.setCurrentIndex(view.model.index(2, view.model.columns.index("end")))
    desk.act("rename")
    editor = view.grid.delegate.editor
    assert editor is not None
    editor.setProperty("text", "2031")
    node = view.model.node(2)
    desk.close()

    desk.open()
    desk.window.open_plan(plan_id)
    assert desk.plan.get(node, "end") == "2031"


def test_a_measure_is_inserted_below_and_a_number_leads_to_the_draft(desk: Desk) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(20)))
    view = table(desk)
    node = view.model.node(4)
    view.grid.setCurrentIndex(view.model.index(4, 0))
    desk.act("add_measure")
    editor = view.grid.delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "Draw up a register")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    measures = desk.plan.of_kind("measure")
    added = measures[measures.index(node) + 1]
    assert view.model.cells.text(added, "text") == "Draw up a register"

    view.grid.side.sectionDoubleClicked.emit(5)
    assert desk.window.views is not None and desk.window.views.name == "draft"
    assert desk.window.views.node == added
