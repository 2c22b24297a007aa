"""Clauses through the real window: kept, found again, put into the plan, one Undo each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def _dialog(desk: Desk) -> Any:
    desk.act("clauses")
    return desk.window.acts.beside.open["clauses"]


def _choose(desk: Desk, node: str) -> None:
    page = desk.window.page
    assert page is not None
    page.outline.view.choose(node)
    page.show_node(node)


def test_an_item_is_kept_and_put_into_another_plan(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    node = desk.plan.of_kind("measure")[0]
    text = desk.plan.get(node, "text")
    _choose(desk, node)
    desk.act("keep_clause")
    assert "among the clauses" in desk.window.bar.text

    desk.window.open_plan(desk.library.new_plan("Another"))
    dialog = _dialog(desk)
    dialog.sources.setCurrentIndex(dialog.sources.findData("own"))
    dialog.show_source()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)

    assert [desk.plan.get(n, "text") for n in desk.plan.of_kind("measure")] == [text]
    dialog.undo_button.click()
    assert desk.plan.of_kind("measure") == [] and desk.plan.bodies == ()


def test_a_starting_wording_is_found_and_put_after_the_item_shown(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    here = desk.plan.of_kind("measure")[3]
    _choose(desk, here)
    dialog = _dialog(desk)
    dialog.search.setText("strategic trade controls law")
    qtbot.waitUntil(lambda: 0 < len(dialog.rows.model_of_rows.rows) < 20)

    dialog.act_button.click()

    siblings = desk.plan.siblings(here)
    made = siblings[siblings.index(here) + 1]
    assert desk.plan.get(made, "text") and desk.window.page.node == made  # type: ignore[union-attr]


def test_measures_of_another_plan_are_offered(desk: Desk) -> None:
    desk.act("sample")
    count = len(desk.plan.of_kind("measure"))
    sample = desk.plan.root
    desk.window.open_plan(desk.library.new_plan("Another"))
    dialog = _dialog(desk)

    dialog.sources.setCurrentIndex(dialog.sources.findData(sample))
    dialog.show_source()

    assert len(dialog.rows.model_of_rows.rows) == count


def test_a_deleted_clause_is_brought_back(desk: Desk) -> None:
    desk.act("sample")
    _choose(desk, desk.plan.of_kind("measure")[0])
    desk.act("keep_clause")
    dialog = _dialog(desk)
    dialog.sources.setCurrentIndex(dialog.sources.findData("own"))
    dialog.show_source()

    QTest.keyClick(dialog.rows, Qt.Key.Key_Delete)
    assert dialog.rows.model_of_rows.rows == []

    dialog.back_button.click()
    assert len(dialog.rows.model_of_rows.rows) == 1


def test_the_undo_of_the_bar_forgets_the_clause(desk: Desk) -> None:
    desk.act("sample")
    _choose(desk, desk.plan.of_kind("measure")[0])
    desk.act("keep_clause")

    desk.window.bar._do()

    assert desk.window.acts.clauses.kept.own() == []


def test_a_damaged_file_is_told_and_the_programs_own_wordings_stay(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "clauses.json").write_text("{", encoding="utf-8")
    desk.act("sample")

    dialog = _dialog(desk)

    assert "clauses.json" in dialog.warning.text.text().replace("\u200b", "")
    assert dialog.rows.model_of_rows.rows


def test_the_plan_itself_is_no_clause(desk: Desk) -> None:
    desk.act("sample")
    _choose(desk, desk.plan.root)

    desk.act("keep_clause")

    assert "Choose an item" in desk.window.bar.text
