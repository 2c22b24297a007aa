"""The coverage behind a bridge: what cells say, the keys of a cell, what is entered beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.base.settings import Settings
from nap_desktop.plan import coverage as entered
from nap_desktop.plan import edits
from nap_desktop.plan.coverage import DISCUSSED, NOT_APPLICABLE, UNCLEAR, Cell
from nap_desktop.plan.schema import codes
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.coverage.view import CoverageView
from nap_desktop.ui.look import look

KEYS = Qt.Key
ROW = Cell("II.CW.04.STK", "C", "framework")
HEAD = Cell("OP2", "C", "framework")
NPT = Cell("I.01.NPT", "", "adherence")


@pytest.fixture
def view(qtbot: Any, bridge: Bridge, tmp_path: Path) -> Iterator[CoverageView]:
    made = CoverageView(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(made.model, mode)
    made.show_plan(bridge)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.show_plan(None)
    del tester


def go(view: CoverageView, cell: Cell) -> None:
    """Put the keyboard on a cell, and let the panel follow."""
    assert view.grid.go_to(cell)
    view.grid.setFocus()
    view._panel_soon.timeout.emit()


def standing(bridge: Bridge, cell: Cell) -> str:
    return entered.standing(entered.of_cell(bridge.plan, cell))


def said(view: CoverageView, cell: Cell) -> str:
    return str(view.model.index_of(cell).data())


def test_space_goes_round_and_undo_takes_it_back(view: CoverageView, bridge: Bridge) -> None:
    go(view, ROW)
    seen = []
    for _ in range(3):
        QTest.keyClick(view.grid, KEYS.Key_Space)
        seen.append(standing(bridge, ROW))
    assert seen == [DISCUSSED, UNCLEAR, ""]

    assert bridge.undo() and standing(bridge, ROW) == UNCLEAR
    assert bridge.undo() and bridge.undo() and not entered.of_cell(bridge.plan, ROW)


def test_several_cells_are_discussed_in_one_step(
    view: CoverageView, bridge: Bridge, memory: Any
) -> None:
    go(view, ROW)
    first = view.model.index_of(ROW)
    for down in (1, 2):
        index = view.model.index(first.row() + down, first.column())
        view.grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(view.grid, KEYS.Key_Space)

    assert len(memory.kept) == 1 and len(entered.entries(bridge.plan)) == 3


def test_enter_starts_a_measure_with_its_basis(view: CoverageView, bridge: Bridge) -> None:
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda *given: asked.append(given))
    go(view, ROW)
    QTest.keyClick(view.grid, KEYS.Key_Return)

    [(node, key)] = asked
    assert key == "text" and bridge.plan.nodes[node].kind == "measure"
    assert bridge.plan.get(node, "provisions") == "OP2"
    assert bridge.plan.get(node, "rows") == ROW.place
    assert codes(bridge.plan.get(node, "categories")) == ["C"]


def test_a_law_is_cited_changed_and_removed(view: CoverageView, bridge: Bridge, qtbot: Any) -> None:
    go(view, ROW)
    QTest.keyClick(view.grid, KEYS.Key_F2)
    form = view.panel.form
    QTest.keyClicks(form.lines["law_title"], "Criminal Code")
    QTest.keyClicks(form.lines["law_date"], "3 June 2019")
    QTest.keyClick(form.lines["law_date"], KEYS.Key_Return)
    [law] = entered.of_cell(bridge.plan, ROW)
    assert (law.get("law_title"), law.get("law_date")) == ("Criminal Code", "2019-06-03")
    qtbot.waitUntil(lambda: said(view, ROW) == "law cited" and len(view.panel.laws.rows) == 1)

    view.panel.laws.rows[0].click()
    form.lines["law_article"].setText("217")
    QTest.keyClick(form.lines["law_article"], KEYS.Key_Return)
    [law] = entered.of_cell(bridge.plan, ROW)
    assert law.get("law_article") == "217" and not form.node

    qtbot.waitUntil(lambda: "217" in view.panel.laws.rows[0].accessibleName())
    view.panel.laws.crosses[0].click()
    assert not entered.of_cell(bridge.plan, ROW)
    assert bridge.undo() and len(entered.of_cell(bridge.plan, ROW)) == 1


def test_what_is_no_date_is_said_and_nothing_is_kept_yet(
    view: CoverageView, bridge: Bridge
) -> None:
    go(view, ROW)
    form = view.panel.form
    QTest.keyClicks(form.lines["law_title"], "Customs Code")
    QTest.keyClicks(form.lines["law_date"], "last summer")
    QTest.keyClick(form.lines["law_date"], KEYS.Key_Return)

    assert form.hint.isVisible() and not entered.of_cell(bridge.plan, ROW)


def test_a_law_half_written_is_kept_when_a_person_goes_on(
    view: CoverageView, bridge: Bridge
) -> None:
    go(view, ROW)
    QTest.keyClicks(view.panel.form.lines["law_title"], "Customs Code")
    QTest.keyClicks(view.panel.form.lines["law_date"], "last summer")
    go(view, HEAD)

    [law] = entered.of_cell(bridge.plan, ROW)
    assert law.get("law_title") == "Customs Code" and law.get("law_number") == "last summer"
    assert not view.panel.form.lines["law_title"].text()
    assert not entered.of_cell(bridge.plan, HEAD)


def test_what_does_not_apply_has_a_reason(view: CoverageView, bridge: Bridge, qtbot: Any) -> None:
    go(view, ROW)
    view.panel.chips[NOT_APPLICABLE].click()
    qtbot.waitUntil(view.panel.reason.isVisible)
    QTest.keyClicks(view.panel.reason, "No chemical industry")
    assert view.flush()

    [entry] = entered.of_cell(bridge.plan, ROW)
    assert entry.get("standing") == NOT_APPLICABLE
    assert entry.get("reason") == "No chemical industry"


def test_delete_clears_what_is_entered_and_says_so(view: CoverageView, bridge: Bridge) -> None:
    told: list[tuple[str, bool]] = []
    view.told.connect(lambda *given: told.append(given))
    go(view, ROW)
    view.acts.cite([ROW], {"law_title": "Criminal Code"})
    QTest.keyClick(view.grid, KEYS.Key_Delete)

    assert not entered.of_cell(bridge.plan, ROW)
    assert told[-1][1] is True


def test_the_view_follows_the_plan(view: CoverageView, bridge: Bridge, qtbot: Any) -> None:
    before = view.model.state(view.model.index_of(ROW)).measures
    measure = bridge.plan.of_kind("measure")[0]
    bridge.do("Rows", lambda plan: edits.set_field(plan, measure, "rows", ROW.place))

    qtbot.waitUntil(lambda: view.model.state(view.model.index_of(ROW)).measures == before + 1)
    assert bridge.undo()
    qtbot.waitUntil(lambda: view.model.state(view.model.index_of(ROW)).measures == before)


def test_a_row_with_one_answer_is_one_cell(view: CoverageView) -> None:
    go(view, NPT)
    index = view.model.index_of(NPT)

    assert view.grid.columnSpan(index.row(), 0) == len(view.model.places)
    assert view.grid.chosen() == [NPT]


def test_what_the_form_does_not_ask_for_is_no_cell(view: CoverageView, bridge: Bridge) -> None:
    only_nuclear = Cell("III.NW.15.REG", "N", "framework")
    line = next(
        row
        for row, one in enumerate(view.model.lines)
        if not one.is_group and not one.single and ("C", "framework") not in one.cells
    )
    column = view.model.places.index(("C", "framework"))
    view.grid.setCurrentIndex(view.model.index(line, column))
    view._panel_soon.timeout.emit()
    QTest.keyClick(view.grid, KEYS.Key_Space)

    assert only_nuclear.category == "N" and view.grid.cell is None
    assert not view.panel.body.isVisible() and not entered.entries(bridge.plan)


def test_provisions_only_and_folding(view: CoverageView) -> None:
    view.rows.click()
    assert {line.is_group for line in view.model.lines} == {True}
    view.rows.click()
    go(view, HEAD)
    view.toggle_fold()
    assert [one.code for one in view.model.lines if one.group == "OP2"] == ["OP2"]
    assert view.grid.cell == HEAD
    view.unfold_all()
    assert len([one for one in view.model.lines if one.group == "OP2"]) == 16


def test_a_filter_that_fits_nothing_says_so(view: CoverageView, qtbot: Any) -> None:
    view.search.setText("no such words")
    qtbot.waitUntil(lambda: not view.model.lines)

    assert view.nothing.isVisible()
    view.search.clear()
    qtbot.waitUntil(lambda: bool(view.model.lines))
    assert not view.nothing.isVisible()


def test_a_line_stays_while_it_is_worked_on_though_the_filter_fits_no_more(
    view: CoverageView, bridge: Bridge
) -> None:
    view.shown.setCurrentIndex(view.shown.findData("not_discussed"))
    view.shown.activated.emit(view.shown.currentIndex())
    go(view, ROW)
    QTest.keyClick(view.grid, KEYS.Key_Space)
    view._refresh_soon.timeout.emit()

    assert view.grid.cell == ROW


def test_columns_for_radiological_material_come_and_go(
    view: CoverageView, bridge: Bridge, qtbot: Any
) -> None:
    view.radiological.click()
    qtbot.waitUntil(lambda: view.model.columnCount() == 8)
    assert bridge.undo()
    qtbot.waitUntil(lambda: view.model.columnCount() == 6)
    assert not view.radiological.isChecked()


def test_every_cell_is_told_to_screen_readers(view: CoverageView) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    index = view.model.index_of(ROW)
    told = str(view.model.data(index, role))

    assert "Stockpile" in told and "Chemical" in told and "Legal framework" in told
    for row in range(view.model.rowCount()):
        for column in range(view.model.columnCount()):
            assert view.model.index(row, column).data(role)


def test_a_measure_chosen_elsewhere_brings_its_cell(view: CoverageView, bridge: Bridge) -> None:
    held = view.model.coverage
    assert held is not None
    measure = next(node for node in bridge.plan.of_kind("measure")
                   if "OP3d" in bridge.plan.get(node, "provisions"))  # fmt: skip
    view.show_node(measure)

    here = view.grid.cell
    assert here is not None and measure in held.measures_of(here)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("direction", ["left", "right"])
def test_it_is_painted_in_every_look(view: CoverageView, theme: str, direction: str) -> None:
    mirrored = direction == "right"
    view.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    look().show(theme, 1.3)
    view.acts.cite([ROW], {"law_title": "Criminal Code"})
    view.acts.stand([HEAD], NOT_APPLICABLE, "None")

    assert not view.grab().isNull()
    look().show("light", 1.0)
