"""Two states side by side: found by key, marked by word, and brought back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.services.comparison import side_by_side
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.compare.back_bar import offered
from nap_desktop.ui.compare.delegate import as_cell
from nap_desktop.ui.compare.model import NOW, THEN, CompareModel
from nap_desktop.ui.compare.sources import Back, CompareActs, Source
from nap_desktop.ui.compare.window import CompareWindow
from nap_desktop.ui.look import look
from nap_desktop.ui.tasks import Tasks


@pytest.fixture
def made(qtbot: Any, bridge: Bridge, sample: Plan) -> CompareWindow:
    """The sample beside what became of it: one measure changed, one deleted, one moved, one new."""
    first, second, third = sample.of_kind("measure")[:3]
    bridge.do("1", lambda now: edits.set_field(now, first, "text", rich_text.rich("Other words")))
    bridge.do("2", lambda now: edits.set_field(now, first, "end", "2031"))
    bridge.do("3", lambda now: edits.delete(now, [second]))
    bridge.do("4", lambda now: edits.move(now, [third], now.parents[first], 0))
    bridge.do("5", lambda now: edits.add(now, "measure", now.parents[first]))
    brought: list[Back] = []
    sources = [Source("now", "Now"), Source("version 1", "Draft 1", "yesterday")]
    acts = CompareActs(
        lambda: sources,
        lambda code: sample if code == "version 1" else bridge.plan,
        brought.append,
        lambda: None,
    )
    window = CompareWindow(acts, bridge, Tasks(None))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.brought = brought  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.compared):
        window.refresh()
    window.show()
    return window


def marks(window: CompareWindow) -> list[str]:
    model = window.model
    words = (model.index(row, 0).data() for row in range(model.rowCount()))
    return [word for word in words if word]


def test_each_change_is_told_by_a_word(made: CompareWindow) -> None:
    assert {"Moved", "Changed", "Deleted", "New"} <= set(marks(made))
    assert "change" in made.count.text()


def test_the_model_keeps_its_promises(sample: Plan) -> None:
    model = CompareModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    after = apply_all(sample, edits.delete(sample, sample.of_kind("measure")[:2]))

    model.show(side_by_side(sample, after), "Then", "Now")
    changed = model.rowCount()
    model.show_only_changed(False)

    assert 0 < changed < model.rowCount()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Then"


def test_f8_goes_from_change_to_change_and_round(made: CompareWindow) -> None:
    count = made.model.changes
    seen = []
    for _ in range(count + 1):
        seen.append(made.table.currentIndex().row())
        made.step(1)

    assert len(set(seen[:count])) == count and seen[count] == seen[0]
    made.step(-1)
    made.step(-1)
    assert made.table.currentIndex().row() == seen[count - 1 if count > 1 else 0]


def test_words_of_then_are_struck_through_and_words_of_now_underlined(qapp: Any) -> None:
    look().show("light", 1.0)
    before = Plan.empty("plan")
    before = apply_all(before, edits.set_field(before, "plan", "title", "Plan of ten steps"))
    after = apply_all(before, edits.set_field(before, "plan", "title", "Plan of forty steps <all>"))
    (row,) = [row for row in side_by_side(before, after) if row.marks]

    then, now = as_cell(row, THEN), as_cell(row, NOW)

    assert "line-through" in then and ">ten</span>" in then and "forty" not in then
    assert (
        "underline" in now
        and ">forty</span>" in now
        and "&lt;" in now
        and "ten" not in now.split("<br>")[1]
    )


def test_what_can_be_brought_back_depends_on_what_happened(sample: Plan) -> None:
    first, second, third, fourth = sample.of_kind("measure")[:4]
    after = apply_all(sample, edits.delete(sample, [second]))
    after = apply_all(after, edits.set_field(after, first, "end", "2031"))
    after = apply_all(after, edits.move(after, [third], after.parents[first], 0))
    after = apply_all(after, edits.add(after, "measure", after.parents[fourth]))
    rows = {(row.node, row.key): row for row in side_by_side(sample, after)}
    new = next(row for row in rows.values() if row.marks == ("new",))
    section = sample.of_kind("section")[0]

    assert offered(sample, after, rows[second, "text"]) == ["item"]
    assert offered(sample, after, rows[first, "end"]) == ["field", "item"]
    assert offered(sample, after, rows[third, "text"])[0] == "place"
    assert offered(sample, after, new) == []
    assert offered(sample, after, rows[section, "heading"]) == ["item", "below"]
    assert offered(sample, after, None) == []


def test_the_first_button_brings_back_what_is_chosen(made: CompareWindow, sample: Plan) -> None:
    second = sample.of_kind("measure")[1]
    made.table.go_to(made.model.find(second, "text"))

    made.bar.first.click()
    made.bar.asked.emit("plan")

    (item, whole) = made.brought  # type: ignore[attr-defined]
    assert (item.act, item.node, item.then) == ("item", second, sample)
    assert (whole.act, whole.when) == ("plan", "Draft 1")


def test_the_window_follows_the_plan(made: CompareWindow, bridge: Bridge, qtbot: Any) -> None:
    before = made.model.changes

    with qtbot.waitSignal(made.compared):
        bridge.undo()

    assert made.model.changes < before


def test_equal_states_and_failures_are_said(made: CompareWindow, qtbot: Any) -> None:
    made.then.setCurrentIndex(0)
    made.now.setCurrentIndex(made.now.findData("version 1"))
    with qtbot.waitSignal(made.compared):
        made.compare()
    assert made.empty.isVisible() and "Nothing differs" in made.empty.text()

    def fails(_: str) -> Plan:
        raise NapError("past_is_gone")

    made._acts = CompareActs(made._acts.sources, fails, print, print)
    made.compare()
    assert "cannot be read" in made.empty.text() and not made.bar.first.isEnabled()


def test_without_any_version_the_next_step_is_said(qtbot: Any, bridge: Bridge) -> None:
    saved: list[str] = []
    acts = CompareActs(
        lambda: [Source("now", "Now")], lambda _: bridge.plan, print, lambda: saved.append("x")
    )
    window = CompareWindow(acts, bridge, Tasks(None))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.refresh()
    window.show()

    assert window.save_button.isVisible() and "Save a version" in window.empty.text()
    window.save_button.click()
    assert saved == ["x"]


def test_enter_goes_to_the_item_and_its_field(
    made: CompareWindow, sample: Plan, qtbot: Any
) -> None:
    first = sample.of_kind("measure")[0]
    made.table.go_to(made.model.find(first, "end"))

    with qtbot.waitSignal(made.goes) as went:
        QTest.keyClick(made.table, Qt.Key.Key_Return)

    assert went.args == [first, "end"]


def test_rows_in_sight_are_as_high_as_their_texts(made: CompareWindow, sample: Plan) -> None:
    made.only.setChecked(False)
    made.resize(760, 500)
    made.table.fit()

    heights = {made.table.rowHeight(row) for row in range(6)}

    assert len(heights) > 1
