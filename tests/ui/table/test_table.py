"""The table of measures behind a bridge: what it shows, what it writes, what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from nap_desktop.base.settings import Settings
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.table.editors import Choice, PartsLine
from nap_desktop.ui.table.view import TableView

KEYS = Qt.Key


@pytest.fixture
def view(qtbot: Any, bridge: Bridge, tmp_path: Path) -> Iterator[TableView]:
    made = TableView(Settings(tmp_path / "settings.json"))
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


def go(view: TableView, row: int, key: str) -> str:
    """Put the keyboard on a cell and return its measure."""
    view.grid.setCurrentIndex(view.model.index(row, view.model.columns.index(key)))
    view.grid.setFocus()
    return view.model.node(row)


def select(view: TableView, rows: range, key: str) -> list[str]:
    """Choose the cells of one column in several rows and return their measures."""
    go(view, rows[0], key)
    column = view.model.columns.index(key)
    for row in rows:
        flag = QItemSelectionModel.SelectionFlag.Select
        view.grid.selectionModel().select(view.model.index(row, column), flag)
    return [view.model.node(row) for row in rows]


def type_in(view: TableView, words: str, key: Qt.Key = KEYS.Key_Return) -> None:
    """Type over the current cell and end with a key."""
    QTest.keyClicks(view.grid, words[:1])
    editor = view.grid.delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, words[1:])
    QTest.keyClick(editor, key)


def put(text: str = "", html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_every_measure_has_a_row(view: TableView, sample: Plan) -> None:
    assert view.model.rows == sample.of_kind("measure")
    assert view.count.text() == f"{len(view.model.rows)} measure(s)"


def test_typing_a_date_keeps_it_and_goes_down(view: TableView, bridge: Bridge, memory: Any) -> None:
    node = go(view, 2, "end")
    type_in(view, "Q2 2029")

    assert bridge.plan.get(node, "end") == "2029-Q2"
    assert view.grid.place == (view.model.node(3), "end")
    assert len(memory.kept) == 1


def test_tab_goes_to_the_next_cell(view: TableView, bridge: Bridge) -> None:
    node = go(view, 1, "start")
    type_in(view, "2028", KEYS.Key_Tab)

    assert bridge.plan.get(node, "start") == "2028"
    assert view.grid.place == (node, "end")


def test_a_date_that_is_none_stays_in_the_cell_until_it_is_mended(
    view: TableView, bridge: Bridge
) -> None:
    node = go(view, 2, "end")
    before = bridge.plan.get(node, "end")
    type_in(view, "some day")
    assert view.grid.delegate.editor is not None  # it stays open and says why
    view.flush()

    index = view.model.index(2, view.model.columns.index("end"))
    assert index.data() == "some day" and bridge.plan.get(node, "end") == before
    go(view, 2, "end")
    type_in(view, "2030")
    assert bridge.plan.get(node, "end") == "2030" and not view.model.odd


def test_escape_leaves_the_cell_as_it_was(view: TableView, bridge: Bridge, memory: Any) -> None:
    go(view, 0, "end")
    type_in(view, "2035", KEYS.Key_Escape)

    assert not memory.kept and view.grid.delegate.editor is None


def test_text_that_is_not_changed_keeps_its_looks(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    node = go(view, 0, "text")
    looks = rich_text.RichText.of(
        [rich_text.Paragraph((rich_text.Span("Adopt "), rich_text.Span("a list", bold=True)))]
    )
    bridge.do("Bold", lambda plan: edits.set_field(plan, node, "text", rich_text.encode(looks)))
    view.grid.edit(view.grid.currentIndex())
    editor = view.grid.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, KEYS.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "and publish it")
    QTest.keyClick(editor, KEYS.Key_Return)

    held = rich_text.decode(bridge.plan.get(node, "text"))
    assert held.paragraphs[0] == looks.paragraphs[0]
    assert held.plain == "Adopt a list\nand publish it"


def test_a_new_body_is_made_on_the_fly_in_one_step(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    node = go(view, 0, "lead")
    had = len(bridge.plan.bodies)
    type_in(view, "Harbour Police")

    assert len(bridge.plan.bodies) == had + 1 and len(memory.kept) == 1
    assert bridge.plan.get(node, "lead") == bridge.plan.bodies[-1]


def test_space_turns_a_flag(view: TableView, bridge: Bridge) -> None:
    view.columns.show(["text", "assistance"])
    node = go(view, 0, "assistance")
    before = bridge.plan.get(node, "assistance")

    QTest.keyClick(view.grid, KEYS.Key_Space)

    assert bridge.plan.get(node, "assistance") == ("" if before else "1")


def test_control_return_writes_into_all_chosen_cells_as_one_step(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    nodes = select(view, range(1, 6), "end")
    QTest.keyClick(view.grid, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor = view.grid.delegate.editor
    assert editor is not None
    editor.setProperty("text", "2031")
    QTest.keyClick(editor, KEYS.Key_Return)

    assert {bridge.plan.get(node, "end") for node in nodes} == {"2031"}
    assert len(memory.kept) == 1


def test_fill_down_gives_all_chosen_cells_the_highest_value(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    nodes = select(view, range(0, 4), "lead")
    view.duplicate()

    assert len({bridge.plan.get(node, "lead") for node in nodes}) == 1
    assert len(memory.kept) == 1


def test_delete_empties_cells_and_undo_shows_them_again(view: TableView, bridge: Bridge) -> None:
    before = bridge.plan
    nodes = select(view, range(0, 3), "start")
    QTest.keyClick(view.grid, KEYS.Key_Delete)
    assert not any(bridge.plan.get(node, "start") for node in nodes)

    step = bridge.history.next_undo
    assert step is not None and bridge.undo()
    go(view, 9, "text")
    view.show_changed(step.step.changes)
    assert bridge.plan == before
    assert view.grid.place == (nodes[0], "start")


def test_delete_on_whole_rows_deletes_the_measures(view: TableView, bridge: Bridge) -> None:
    before, node = bridge.plan, view.model.node(4)
    told: list[tuple[str, bool]] = []
    view.told.connect(lambda words, undo: told.append((words, undo)))
    view.grid.selectRow(4)
    view.delete()

    assert node not in bridge.plan.nodes and not view.model.rows_of(node)
    assert told == [("1 measure(s) deleted.", True)]
    bridge.undo()
    assert bridge.plan == before and view.model.rows == before.of_kind("measure")


def test_a_block_copied_and_pasted_where_it_was_changes_nothing(
    view: TableView, memory: Any
) -> None:
    view.grid.selectAll()
    view.copy()
    view.paste()

    assert not memory.kept and not view.notice.isVisible()


def test_a_block_from_excel_is_pasted_as_one_step(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    first, second = go(view, 0, "start"), view.model.node(1)
    put("Q1 2027\t30.06.2028\r\n2028\t\r\n")
    view.paste()

    assert bridge.plan.get(first, "start") == "2027-Q1"
    assert bridge.plan.get(first, "end") == "2028-06-30"
    assert (bridge.plan.get(second, "start"), bridge.plan.get(second, "end")) == ("2028", "")
    assert len(memory.kept) == 1


def test_a_table_of_html_is_pasted_cell_by_cell(view: TableView, bridge: Bridge) -> None:
    node = go(view, 0, "start")
    put("2030\n2031", "<table><tr><td>2030</td><td>2031</td></tr></table>")
    view.paste()

    assert (bridge.plan.get(node, "start"), bridge.plan.get(node, "end")) == ("2030", "2031")


def test_a_block_in_the_wrong_columns_is_refused_whole(
    view: TableView, bridge: Bridge, memory: Any
) -> None:
    go(view, 0, "start")
    put("2027\tMinistry of Justice\n2028\tMinistry of Health")
    view.paste()

    assert not memory.kept
    assert "Ministry of Justice" in view.notice.words.text()
    assert view.notice.words.text().startswith("Nothing was pasted.")


def test_one_value_is_pasted_over_many_cells(view: TableView, bridge: Bridge) -> None:
    nodes = select(view, range(2, 7), "priority")
    put("high")
    view.paste()

    assert {bridge.plan.get(node, "priority") for node in nodes} == {"high"}


def test_rows_beyond_the_last_are_added_only_when_asked_for(
    view: TableView, bridge: Bridge
) -> None:
    had = len(view.model.rows)
    go(view, had - 1, "text")
    put("One\nTwo\nThree")
    view.paste()
    assert len(bridge.plan.of_kind("measure")) == had

    view.notice._buttons[0].click()

    assert len(bridge.plan.of_kind("measure")) == had + 2
    assert len(view.model.rows) == had + 2


def test_a_hundred_thousand_lines_are_refused(view: TableView, memory: Any) -> None:
    go(view, 0, "text")
    put("line\n" * 100_000)
    view.paste()

    assert not memory.kept and view.notice.words.text().startswith("Nothing was pasted")


def test_filters_narrow_the_rows_and_show_all_brings_them_back(view: TableView, qtbot: Any) -> None:
    all_rows = len(view.model.rows)
    view.search.setText("customs")
    qtbot.waitUntil(lambda: len(view.model.rows) < all_rows)
    assert view.count.text() == f"{len(view.model.rows)} of {all_rows} measures shown"

    view.show_all_button.click()
    assert len(view.model.rows) == all_rows and not view.show_all_button.isVisible()


def test_a_filter_that_nothing_passes_offers_to_show_all(view: TableView, qtbot: Any) -> None:
    view.search.setText("no such words anywhere")
    qtbot.waitUntil(lambda: not view.model.rows)

    assert view.empty.isVisible()
    view.empty.button.click()
    assert view.model.rows and not view.empty.isVisible()


def test_a_value_can_be_chosen_from_those_that_are_there(view: TableView, bridge: Bridge) -> None:
    field = view.grid.header.field("priority")
    field.fill()  # type: ignore[union-attr]
    place = field.findData("high")  # type: ignore[union-attr]
    field.setCurrentIndex(place)  # type: ignore[union-attr]
    field.activated.emit(place)  # type: ignore[union-attr]

    assert view.model.rows
    assert {bridge.plan.get(str(node), "priority") for node in view.model.rows} == {"high"}


def test_a_click_on_a_caption_sorts_turns_and_goes_back(view: TableView, bridge: Bridge) -> None:
    order = list(view.model.rows)
    column = view.model.columns.index("lead")
    click = view.grid.header.sectionClicked.emit
    click(column)
    leads = [view.model.cells.text(str(node), "lead").casefold() for node in view.model.rows]
    assert view.grid.header.isSortIndicatorShown()
    assert view.grid.header.sortIndicatorSection() == column
    having = [lead for lead in leads if lead]
    assert leads == [*sorted(having), *[""] * (len(leads) - len(having))]
    click(column)
    click(column)
    assert view.model.rows == order


@pytest.mark.parametrize("group", ["section", "lead", "provisions", "year", "priority"])
def test_groups_fold_and_unfold(view: TableView, group: str) -> None:
    view.group.setCurrentIndex(view.group.findData(group))
    view.group.activated.emit(view.group.currentIndex())
    rows = len(view.model.rows)
    head = view.model.head(0)
    assert head is not None

    view.grid.toggled.emit(head.code)
    assert len(view.model.rows) == rows - head.count
    view.grid.toggled.emit(head.code)
    assert len(view.model.rows) == rows


def test_a_measure_added_in_a_grouped_table_is_shown(view: TableView, bridge: Bridge) -> None:
    view.group.setCurrentIndex(1)
    view.group.activated.emit(1)
    go(view, 1, "text")
    had = len(bridge.plan.of_kind("measure"))
    view.add("measure")

    assert len(bridge.plan.of_kind("measure")) == had + 1
    assert view.grid.delegate.editor is not None
    assert view.model.rows_of(view.grid.place[0])


def test_columns_order_and_groups_are_remembered(
    view: TableView, bridge: Bridge, qtbot: Any
) -> None:
    view.columns.show(["end", "text", "lead"])
    view.grid.header.resizeSection(1, 401)
    view.grid.header.sectionClicked.emit(0)
    view.show_plan(None)

    again = TableView(view.columns._settings)
    qtbot.addWidget(again)
    again.show_plan(bridge)
    assert again.model.columns == ["end", "text", "lead"]
    assert again.model.wish.sort == "end"
    assert again.grid.header.sectionSize(1) == 401
    again.show_plan(None)


def test_a_dragged_caption_moves_its_column(view: TableView, qtbot: Any) -> None:
    first, second = view.model.columns[:2]
    view.grid.header.moveSection(0, 1)
    qtbot.waitUntil(lambda: view.model.columns[:2] == [second, first])

    header = view.grid.header
    assert [header.visualIndex(n) for n in range(header.count())] == list(range(header.count()))


def test_an_act_of_very_many_changes_is_shown(view: TableView, bridge: Bridge) -> None:
    nodes = bridge.plan.of_kind("measure")
    changes = [
        change
        for node in nodes
        for key in ("baseline", "target", "source", "deadline", "currency")
        for change in edits.set_field(bridge.plan, node, key, f"{key} of it")
    ]
    assert len(changes) > 200
    go(view, 3, "end")
    bridge.do("Many", changes)

    assert view.grid.place == (nodes[3], "end")


def test_sections_and_measures_that_move_are_followed(view: TableView, bridge: Bridge) -> None:
    sections = bridge.plan.of_kind("section")
    bridge.do("Move", lambda plan: edits.move_down(plan, [sections[0]]))
    measures = bridge.plan.of_kind("measure")
    bridge.do("Move", lambda plan: edits.move_down(plan, [measures[0]]))
    bridge.do("Delete", lambda plan: edits.delete(plan, [plan.parents[measures[5]]]))
    assert view.model.rows == bridge.plan.of_kind("measure")
    bridge.undo()
    assert view.model.rows == bridge.plan.of_kind("measure")


def test_a_double_click_on_a_number_opens_the_draft(view: TableView) -> None:
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda node, key: asked.append((node, key)))
    view.grid.side.sectionDoubleClicked.emit(2)
    go(view, 3, "end")
    QTest.keyClick(view.grid, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked == [(view.model.node(2), ""), (view.model.node(3), "end")]


def test_every_widget_has_a_name(view: TableView) -> None:
    from PySide6.QtGui import QAccessible

    for widget in (*view.findChildren(QWidget), view.grid):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            found = QAccessible.queryAccessibleInterface(widget)
            assert found.text(QAccessible.Text.Name), widget


def test_the_menu_of_a_cell_can_be_shown(view: TableView) -> None:
    go(view, 0, "end")
    menu = view.cell_menu()
    assert any("Fill down" in act.text() for act in menu.actions())
    view.columns.fill(menu)
    shown = [act for act in menu.actions() if act.isChecked()]
    assert [act.text() for act in shown] == ["Measure", *(act.text() for act in shown[1:])]
    shown[1].trigger()
    assert len(view.model.columns) == len(shown) - 1
    menu.deleteLater()


def test_a_choice_is_found_by_its_letter(
    view: TableView, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Choice, "showPopup", lambda _: None)  # the offscreen platform warns of it
    rows = range(len(view.model.rows))
    low = next(row for row in rows if bridge.plan.get(view.model.node(row), "priority") == "low")
    node = go(view, low, "priority")
    QTest.keyClicks(view.grid, "H")

    assert bridge.plan.get(node, "priority") == "high"


def test_words_that_are_no_choice_are_said(view: TableView, memory: Any) -> None:
    view.columns.show(["text", "categories"])
    go(view, 0, "categories")
    type_in(view, "Nuclear; Cosmic")

    editor = view.grid.delegate.editor
    assert not memory.kept and editor is not None and editor.property("invalid")
    view.flush()


def test_an_editor_that_cannot_open_leaves_no_wish_behind(view: TableView) -> None:
    view.columns.show(["text", "code", "end"])
    select(view, range(0, 3), "code")
    view.set_for_all()

    assert view.grid.delegate.editor is None and not view.grid.delegate.for_all


def test_a_name_is_completed_from_the_directory(view: TableView, bridge: Bridge) -> None:
    node = go(view, 0, "lead")
    name = bridge.plan.get(bridge.plan.bodies[3], "name")
    QTest.keyClicks(view.grid, name[:1])
    editor = view.grid.delegate.editor
    assert isinstance(editor, PartsLine)
    QTest.keyClicks(editor, name[1:-1])
    QTest.keyClick(editor, KEYS.Key_Down)
    QTest.keyClick(editor, KEYS.Key_Return)
    assert editor.text() == name
    QTest.keyClick(editor, KEYS.Key_Return)

    assert bridge.plan.get(node, "lead") == bridge.plan.bodies[3]
