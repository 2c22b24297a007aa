"""Whole stories of earlier plans: read, corrected, made a plan, rows, a template, a successor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import ORIGINALS
from nap_desktop.services.importing import open_document
from nap_desktop.services.remembered import remembered
from nap_desktop.ui.importing.choice import PLAN, ROWS, ImportChoice
from nap_desktop.ui.importing.dialog import ImportDialog
from nap_desktop.ui.importing.dragging import FIELD, ROLE, load
from nap_desktop.ui.importing.paper import TakenRole
from nap_desktop.ui.importing.remembered import RememberedDialog
from tests.documents.incoming.earlier import earlier_plan
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def dialog(desk: Desk, tmp_path: Path, qtbot: Any) -> ImportDialog:
    earlier_plan(tmp_path / "Plan of 2016.docx")
    made = desk.window.acts.importing.dialog(open_document(tmp_path / "Plan of 2016.docx"))
    qtbot.addWidget(made)
    made.show()
    return made


def row_with(dialog: ImportDialog, words: str) -> int:
    rows = dialog.paper.paper.rows
    return next(at for at, row in enumerate(rows) if any(words in cell.text for cell in row.cells))


def headings(dialog: ImportDialog) -> list[str]:
    plan = dialog.reading.draft.plan
    kinds = ("section", "objective")
    return [plan.get(node, "heading") for node in plan.walk() if plan.nodes[node].kind in kinds]


def correct(dialog: ImportDialog, qtbot: Any, words: str, role: str) -> None:
    before = dialog.reading
    dialog.paper.choose(row_with(dialog, words))
    dialog.paper.corrected.emit(role)
    qtbot.waitUntil(lambda: dialog.reading is not before, timeout=10_000)


def test_an_earlier_plan_is_kept_as_a_plan_and_taken_back_at_once(
    desk: Desk, dialog: ImportDialog
) -> None:
    assert dialog.choice.kind == PLAN
    desk.window.acts.importing.finish(dialog.choice)

    plan = desk.plan
    assert plan.get(plan.root, "state") == "Republic of Varlandia"
    assert [plan.get(one, "heading") for one in plan.of_kind("objective")] == ["Borders", "Exports"]
    assert len(plan.of_kind("measure")) == 4
    assert "Plan of 2016.docx" in plan.get(plan.of_kind("measure")[0], "source")

    desk.window.bar._do()
    assert desk.window.bridge is None and desk.library.cards() == []


def test_nothing_is_kept_before_finish(desk: Desk, dialog: ImportDialog) -> None:
    dialog.reject()

    assert desk.library.cards() == []


def test_a_row_that_is_no_measure_teaches_the_rows_that_look_alike(
    dialog: ImportDialog, qtbot: Any
) -> None:
    assert "Exports" in headings(dialog)
    correct(dialog, qtbot, "Exports", "left_out")

    assert "Exports" not in headings(dialog) and "Borders" not in headings(dialog)

    dialog.undo()
    assert "Exports" in headings(dialog)


def test_a_column_is_taken_for_another_field_in_all_tables_alike(
    dialog: ImportDialog, qtbot: Any
) -> None:
    dialog.paper.choose(row_with(dialog, "Train officers"))
    before = dialog.reading
    column = next(
        at for at, box in enumerate(dialog.columns.boxes) if box.currentData() == "result"
    )
    dialog.columns.corrected.emit(column, "indicator")
    qtbot.waitUntil(lambda: dialog.reading is not before, timeout=10_000)

    plan = dialog.reading.draft.plan
    held = [plan.nodes[node].fields for node in plan.of_kind("measure")]
    assert all("indicator" in fields and "result" not in fields for fields in held)


def test_paper_and_outline_lead_to_each_other(dialog: ImportDialog) -> None:
    dialog.paper.choose(row_with(dialog, "Train officers"))

    assert "Train officers" in dialog.outline.currentIndex().data()


def test_corrections_are_offered_for_the_next_document_made_alike(
    desk: Desk, dialog: ImportDialog, qtbot: Any
) -> None:
    correct(dialog, qtbot, "Exports", "left_out")
    desk.window.acts.importing.finish(dialog.choice)
    again = desk.window.acts.importing.dialog(dialog.reading)
    qtbot.addWidget(again)

    assert again._offered is not None and again._offered.name == "Plan of 2016"


def test_remembered_corrections_are_renamed_used_and_forgotten(
    desk: Desk, dialog: ImportDialog, qtbot: Any
) -> None:
    correct(dialog, qtbot, "Exports", "left_out")
    desk.window.acts.importing.finish(dialog.choice)
    again = desk.window.acts.importing.dialog(open_document(desk._folder / "Plan of 2016.docx"))
    qtbot.addWidget(again)
    assert not again.tools.remembered.isHidden() and "Exports" in headings(again)

    def rename_and_use() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, RememberedDialog)
        shown.list.item(0).setText("as in the plan of 2016")
        shown.accept()

    QTimer.singleShot(0, rename_and_use)
    wait_for_other(again, qtbot, again.show_remembered)
    assert "Exports" not in headings(again)
    [one] = remembered(desk.window.settings.get("import shapes", {}))
    assert one.name == "as in the plan of 2016"

    def forget() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, RememberedDialog)
        qtbot.keyClick(shown.list, Qt.Key.Key_Delete)
        assert not shown.act_button.isEnabled()
        shown.reject()

    QTimer.singleShot(0, forget)
    again.show_remembered()
    assert desk.window.settings.get("import shapes", {}) == {}


def test_rows_join_the_open_plan_without_those_it_has_already(
    desk: Desk, dialog: ImportDialog, qtbot: Any
) -> None:
    desk.window.acts.importing.finish(dialog.choice)
    before = desk.plan
    QTimer.singleShot(0, lambda: _accept(QApplication.activeModalWidget()))
    desk.window.acts.importing.finish(ImportChoice(ROWS, dialog.reading))

    assert len(desk.plan.of_kind("measure")) == len(before.of_kind("measure"))
    assert len(desk.plan.of_kind("objective")) == 2 * len(before.of_kind("objective"))
    assert desk.plan.bodies == before.bodies

    desk.act("undo")
    assert desk.plan == before


def _accept(dialog: Any) -> None:
    assert isinstance(dialog, QDialog)
    dialog.accept()


def test_a_template_is_made_of_the_open_plan_and_a_plan_of_the_template(desk: Desk) -> None:
    desk.act("sample")
    desk.in_dialog("save_template", lambda dialog: (dialog.name.setText("Own"), dialog.accept()))
    card = desk.window.acts.templates.kept.cards()[0]

    assert card.own and card.name == "Own"

    def choose(dialog: Any) -> None:
        dialog.title.setText("From my own")
        dialog.list.choose(card.id)
        dialog.accept()

    desk.in_dialog("new_plan", choose)
    plan = desk.plan
    assert plan.get(plan.root, "title") == "From my own"
    assert plan.of_kind("measure") and plan.bodies == ()


def test_the_plan_that_follows_carries_what_is_unfinished(desk: Desk) -> None:
    desk.act("sample")
    old = desk.plan
    desk.in_dialog("successor", lambda dialog: dialog.accept())

    new = desk.plan
    assert new.root != old.root and new.get(new.root, "previous") == old.root
    assert 0 < len(new.of_kind("measure")) < len(old.of_kind("measure"))


def test_what_became_of_the_plan_before_is_shown_item_by_item(desk: Desk) -> None:
    desk.act("sample")
    old = desk.plan
    desk.in_dialog("successor", lambda dialog: dialog.accept())
    shown: list[tuple[str, str]] = []

    def look(dialog: Any) -> None:
        for word in ("= Carried over", "– Not carried over"):
            found = dialog.tree.findItems(word, Qt.MatchFlag.MatchRecursive, 1)
            shown.extend((item.text(0), word) for item in found)
        dialog.show()
        right = dialog.tree.viewport().width()
        assert dialog.tree.columnViewportPosition(1) + dialog.tree.columnWidth(1) <= right

    desk.in_dialog("fates", look)

    measures = [words for words, word in shown if word == "– Not carried over"]
    gone = set(old.of_kind("measure")) - set(desk.plan.of_kind("measure"))
    assert len(measures) == len(gone) > 0


def test_a_plan_that_follows_none_says_so(desk: Desk) -> None:
    desk.act("sample")
    desk.act("fates")

    assert "follows none" in desk.window.bar.text


def test_each_line_of_a_cell_becomes_a_measure(desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    earlier_plan(tmp_path / "plan.docx", first="Train officers\nBuy radios")
    dialog = desk.window.acts.importing.dialog(open_document(tmp_path / "plan.docx"))
    qtbot.addWidget(dialog)
    before = dialog.reading
    count = len(before.draft.plan.of_kind("measure"))
    dialog.paper.choose(row_with(dialog, "Train officers"))
    dialog.paper.split.emit()
    qtbot.waitUntil(lambda: dialog.reading is not before, timeout=10_000)

    assert len(dialog.reading.draft.plan.of_kind("measure")) == count + 1


def drop(widget: Any, at: QPointF, kind: str, what: str) -> None:
    """Drop a role or a field on a widget."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    data = load(kind, what)
    widget.dragEnterEvent(QDragEnterEvent(at.toPoint(), copy, data, left, none))
    widget.dropEvent(QDropEvent(at, copy, data, left, none))


def wait_for_other(dialog: ImportDialog, qtbot: Any, act: Any) -> None:
    before = dialog.reading
    act()
    qtbot.waitUntil(lambda: dialog.reading is not before, timeout=10_000)


def on_paper(dialog: ImportDialog, words: str, share: float = 0.5) -> QPointF:
    """Return a place on the row that holds words, `share` of the way to its right edge."""
    dialog.paper.choose(row_with(dialog, words))
    rect = dialog.paper.visualRect(dialog.paper.paper.index(row_with(dialog, words)))
    return QPointF(rect.left() + 104 + (rect.width() - 104) * share, rect.center().y())


def test_a_role_is_dragged_onto_a_row(dialog: ImportDialog, qtbot: Any) -> None:
    at = on_paper(dialog, "Exports")
    wait_for_other(dialog, qtbot, lambda: drop(dialog.paper, at, ROLE, "left_out"))

    assert "Exports" not in headings(dialog)


def test_a_field_is_dragged_onto_the_column_of_a_row(dialog: ImportDialog, qtbot: Any) -> None:
    at = on_paper(dialog, "Train officers", 0.99)
    fields = [box.currentData() for box in dialog.columns.boxes]
    wait_for_other(dialog, qtbot, lambda: drop(dialog.paper, at, FIELD, "risks"))

    assert [box.currentData() for box in dialog.columns.boxes] == [*fields[:-1], "risks"]


def test_a_field_is_dragged_onto_the_head_of_a_column(dialog: ImportDialog, qtbot: Any) -> None:
    dialog.paper.choose(row_with(dialog, "Train officers"))
    head = dialog.columns.heads[-1]
    wait_for_other(dialog, qtbot, lambda: drop(head, QPointF(4, 4), FIELD, "risks"))

    assert dialog.columns.boxes[-1].currentData() == "risks"


def measure_texts(dialog: ImportDialog) -> list[str]:
    plan = dialog.reading.draft.plan
    return [plain(plan.get(node, "text")) for node in plan.of_kind("measure")]


def test_a_key_makes_a_row_a_part_of_the_one_above_and_undo_takes_it_back(
    dialog: ImportDialog, qtbot: Any
) -> None:
    before = measure_texts(dialog)
    row = row_with(dialog, before[1])
    dialog.paper.choose(row)
    wait_for_other(dialog, qtbot, lambda: qtbot.keyClick(dialog.paper, Qt.Key.Key_J))

    assert measure_texts(dialog)[0] == f"{before[0]}\n{before[1]}"
    assert dialog.paper.paper.index(row).data(TakenRole) == "more"

    dialog.undo()
    assert measure_texts(dialog) == before


def test_the_end_of_a_line_is_drawn_to_another_item(dialog: ImportDialog, qtbot: Any) -> None:
    before = measure_texts(dialog)
    row = row_with(dialog, before[1])
    dialog.paper.choose(row)
    QApplication.processEvents()
    node = dialog.paper.paper.node(row)
    target = dialog.paper.paper.node(row_with(dialog, before[0]))
    end = QPointF(dialog.links.width() - 2, dialog.links._outline_heights()[node])
    index = dialog.outline._model.index_of(target)
    centre = dialog.outline.visualRect(index).center()
    there = dialog.links.mapFromGlobal(dialog.outline.viewport().mapToGlobal(centre))

    def draw() -> None:
        left = Qt.MouseButton.LeftButton
        qtbot.mousePress(dialog.links, left, pos=end.toPoint())
        qtbot.mouseMove(dialog.links, there)
        qtbot.mouseRelease(dialog.links, left, pos=there)

    wait_for_other(dialog, qtbot, draw)
    assert measure_texts(dialog)[0] == f"{before[0]}\n{before[1]}"


def test_a_row_cannot_become_a_part_of_an_item_below_it(dialog: ImportDialog) -> None:
    before = dialog.reading
    texts = measure_texts(dialog)
    node = dialog.paper.paper.node(row_with(dialog, texts[1]))
    dialog.links.given.emit(row_with(dialog, texts[0]), node)

    assert dialog._wanted == 0 and dialog.reading is before
    assert "stands above it" in dialog.account.text()


def test_every_imported_item_has_its_source_beside_it(desk: Desk, dialog: ImportDialog) -> None:
    desk.window.acts.importing.finish(dialog.choice)
    plan = desk.plan
    held = [plan.under(node, ORIGINALS) for node in plan.of_kind("measure")]

    assert all(len(one) == 1 for one in held)
    assert plan.get(held[0][0], "document") == "Plan of 2016.docx"
    assert plan.get(held[0][0], "table") == "1"
