"""The timeline behind a bridge: bars that are dragged, stretched and nudged, and what stands beside."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from nap_desktop.base.settings import Settings
from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.plan.timeline import Times
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.timeline.view import TimelineView
from tests.support import many_measures

KEYS, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
TODAY = datetime.date(2028, 2, 10)


@pytest.fixture
def bridge(qapp: Any, memory: Any) -> Bridge:
    """Forty measures of 2027 to 2031; measure-0 goes from 2027-Q1 to 2028."""
    look().show("light", 1.0)
    return Bridge(OpenPlan(many_measures(40), memory, author="A. Drafter"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def view(qtbot: Any, bridge: Bridge, settings: Settings) -> Iterator[TimelineView]:
    made = TimelineView(settings)
    qtbot.addWidget(made)
    made.grid.today = TODAY
    made.resize(1366, 700)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(one, mode) for one in (made.model, made.undated.model)]
    made.show_plan(bridge)
    made.show()
    qtbot.waitExposed(made)
    qtbot.wait(20)
    yield made
    made.show_plan(None)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    del testers


def times(bridge: Bridge, node: str) -> Times:
    return Times(bridge.plan.get(node, "start"), bridge.plan.get(node, "end"))


def give(view: TimelineView, bridge: Bridge, node: str, **fields: str) -> None:
    """Give a measure other fields, and let the view follow."""
    for key, value in fields.items():
        bridge.do("Test", lambda plan, k=key, v=value: edits.set_field(plan, node, k, v))
    view._refresh()


def go(view: TimelineView, node: str) -> None:
    assert view.grid.go_to(node)
    view.grid.setFocus()


def box(view: TimelineView, node: str) -> Any:
    """Return where the bar of an item is painted."""
    [place] = view.model.places_of(node)
    found = view.grid.box(place)
    assert found is not None
    return found


def point(view: TimelineView, node: str, part: str) -> QPoint:
    """Return a point by which a bar is held."""
    room = box(view, node)
    across = {"begin": room.left() + 2, "end": room.right() - 2, "move": room.center().x()}[part]
    return QPoint(round(across), round(room.center().y()))


def drag(view: TimelineView, node: str, part: str, months: int, drop: bool = True) -> QPoint:
    """Take a bar by a part so many months on."""
    go(view, node)
    start = point(view, node, part)
    end = start + QPoint(round(months * view.grid.scale.per_month), 3)
    pane = view.grid.viewport()
    QTest.mousePress(pane, LEFT, pos=start)
    for at in (start + (end - start) / 2, end):
        move(view, at)
    if drop:
        QTest.mouseRelease(pane, LEFT, pos=end)
    return end


def move(view: TimelineView, at: QPoint) -> None:
    """Move the mouse with its button held."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    pane = view.grid.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(pane.mapToGlobal(at)), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(pane, event)


def test_a_bar_is_moved_in_quarters_and_one_undo_takes_it_back(
    view: TimelineView, bridge: Bridge, memory: Any
) -> None:
    drag(view, "measure-0", "move", 7)

    assert times(bridge, "measure-0") == ("2027-Q3", "2029-Q2") and len(memory.kept) == 1
    assert bridge.undo() and times(bridge, "measure-0") == ("2027-Q1", "2028")


def test_a_bar_that_is_moved_by_years_stays_as_precise(view: TimelineView, bridge: Bridge) -> None:
    drag(view, "measure-0", "move", 12)

    assert times(bridge, "measure-0") == ("2028-Q1", "2029")


def test_a_bar_is_stretched_by_either_edge(view: TimelineView, bridge: Bridge) -> None:
    drag(view, "measure-0", "begin", 3)
    assert times(bridge, "measure-0") == ("2027-Q2", "2028")
    view._refresh()
    drag(view, "measure-0", "end", -12)
    assert times(bridge, "measure-0") == ("2027-Q2", "2027")


def test_a_label_says_what_the_dates_become_and_escape_puts_the_bar_back(
    view: TimelineView, bridge: Bridge, memory: Any
) -> None:
    end = drag(view, "measure-0", "move", 3, drop=False)
    assert view.grid.label.isVisible() and view.grid.label.text() == "Q2 2027 – Q1 2029"

    QTest.keyClick(view.grid, KEYS.Key_Escape)
    assert not view.grid.label.isVisible()
    QTest.mouseRelease(view.grid.viewport(), LEFT, pos=end)
    assert not memory.kept and times(bridge, "measure-0") == ("2027-Q1", "2028")


def test_a_drag_onto_itself_does_nothing(view: TimelineView, memory: Any) -> None:
    for months in (0, 1):
        drag(view, "measure-0", "move", months)
    end = drag(view, "measure-0", "move", 9, drop=False)
    back = point(view, "measure-0", "move")
    move(view, back)
    QTest.mouseRelease(view.grid.viewport(), LEFT, pos=back)

    assert end != back and not memory.kept


def test_a_click_on_a_bar_chooses_it_and_changes_nothing(view: TimelineView, memory: Any) -> None:
    QTest.mouseClick(view.grid.viewport(), LEFT, pos=point(view, "measure-3", "begin"))

    assert view.grid.node == "measure-3" and not memory.kept


def test_months_are_the_step_of_the_closest_zoom(view: TimelineView, bridge: Bridge) -> None:
    view.zoom(1)
    drag(view, "measure-0", "end", 1)
    assert times(bridge, "measure-0") == ("2027-Q1", "2029-01")
    assert bridge.undo()
    view.zoom(-1)
    view.zoom(-1)
    assert view.model.wish.zoom == "years"


def test_keys_move_and_stretch_by_a_quarter(view: TimelineView, bridge: Bridge) -> None:
    go(view, "measure-0")
    QTest.keyClick(view.grid, KEYS.Key_Right, ALT_SHIFT)
    assert times(bridge, "measure-0") == ("2027-Q2", "2029-Q1")
    QTest.keyClick(view.grid, KEYS.Key_Left, CONTROL)
    assert times(bridge, "measure-0") == ("2027-Q2", "2028")
    QTest.keyClick(view.grid, KEYS.Key_Left, CONTROL_SHIFT)
    assert times(bridge, "measure-0") == ("2027-Q1", "2028")
    assert view.grid.node == "measure-0"


def test_keys_back_and_forth_end_at_the_very_same_dates(
    view: TimelineView, bridge: Bridge, memory: Any
) -> None:
    give(view, bridge, "measure-0", start="2027", end="2028-01-31")
    go(view, "measure-0")
    for key in [KEYS.Key_Right] * 5 + [KEYS.Key_Left] * 5:
        QTest.keyClick(view.grid, key, ALT_SHIFT)

    assert times(bridge, "measure-0") == ("2027", "2028-01-31")
    assert len(memory.kept) == 12
    for _ in range(10):
        assert bridge.undo()
    assert times(bridge, "measure-0") == ("2027", "2028-01-31")


def test_keys_are_mirrored_where_one_reads_from_the_right(
    view: TimelineView, bridge: Bridge, qtbot: Any
) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.wait(30)
    go(view, "measure-0")
    QTest.keyClick(view.grid, KEYS.Key_Left, ALT_SHIFT)
    assert times(bridge, "measure-0") == ("2027-Q2", "2029-Q1")
    view._refresh()
    assert box(view, "measure-0").right() > box(view, "measure-1").right()

    start = point(view, "measure-0", "end")  # at the right: where it begins
    end = start + QPoint(round(3 * view.grid.scale.per_month), 2)
    QTest.mousePress(view.grid.viewport(), LEFT, pos=start)
    move(view, end)
    QTest.mouseRelease(view.grid.viewport(), LEFT, pos=end)
    assert times(bridge, "measure-0") == ("2027-Q1", "2029-Q1")


def test_arrows_choose_and_enter_edits_in_the_draft(view: TimelineView) -> None:
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda *given: asked.append(given))
    go(view, "measure-0")
    QTest.keyClick(view.grid, KEYS.Key_Down)
    QTest.keyClick(view.grid, KEYS.Key_Return)

    assert asked == [("measure-1", "start")]


def test_whoever_leaves_finds_the_same_item_in_the_draft(view: TimelineView) -> None:
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    go(view, "measure-0")
    QTest.keyClick(view.grid, KEYS.Key_Down)

    assert view.flush() and chosen == ["measure-1"]


def test_a_permanent_measure_is_a_band_from_end_to_end(
    view: TimelineView, bridge: Bridge, memory: Any
) -> None:
    give(view, bridge, "measure-0", start="", end="", deadline="permanent")
    room = box(view, "measure-0")
    assert room.width() > view.grid.scale.width - 4 and "measure-0" not in view.undated.model.nodes

    told: list[str] = []
    view.told.connect(lambda said, _: told.append(said))
    go(view, "measure-0")
    kept = len(memory.kept)
    QTest.keyClick(view.grid, KEYS.Key_Right, ALT_SHIFT)
    assert len(memory.kept) == kept and "permanent" in told[-1].casefold()
    QTest.keyClick(view.grid, KEYS.Key_Right, CONTROL_SHIFT)
    assert times(bridge, "measure-0") == ("2027-Q2", "")


def test_what_ends_before_it_begins_is_moved_but_not_stretched(
    view: TimelineView, bridge: Bridge
) -> None:
    give(view, bridge, "measure-0", start="2029", end="2027")
    told: list[str] = []
    view.told.connect(lambda said, _: told.append(said))
    go(view, "measure-0")
    QTest.keyClick(view.grid, KEYS.Key_Right, CONTROL)
    assert told and times(bridge, "measure-0") == ("2029", "2027")
    QTest.keyClick(view.grid, KEYS.Key_Right, ALT_SHIFT)
    assert times(bridge, "measure-0") == ("2029-Q2", "2028-Q1")


def test_a_measure_outside_the_period_has_a_mark_by_which_it_is_fetched(
    view: TimelineView, bridge: Bridge
) -> None:
    give(view, bridge, "measure-0", start="2035-Q1", end="2035-Q2")
    [place] = view.model.places_of("measure-0")
    assert view.grid.box(place) is None
    assert "after the period" in view.model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole)

    go(view, "measure-0")
    line = view.model.line(place)
    assert line is not None and view.model.timeline is not None
    [mark] = view.grid.bars.marks(
        view.grid.room(place), view.model.timeline.bar(line.node), view.grid.box(place)
    )
    start = mark.tip.toPoint() - QPoint(3, 0)
    end = QPoint(round(view.grid.room(0).left() + view.grid.scale.begin(2028 * 12) + 5), start.y())
    QTest.mousePress(view.grid.viewport(), LEFT, pos=start)
    move(view, end)
    QTest.mouseRelease(view.grid.viewport(), LEFT, pos=end)
    assert times(bridge, "measure-0") == ("2028-Q1", "2028-Q2")


def test_a_measure_without_dates_is_dragged_in(view: TimelineView, bridge: Bridge) -> None:
    give(view, bridge, "measure-5", start="", end="")
    assert view.undated.model.nodes == ["measure-5"] and view.undated.isVisible()
    data = view.undated.model.mimeData([view.undated.model.index(0)])
    at = QPointF(view.grid.scale.begin(2029 * 12 + 4) + 4, 200)
    buttons, none = LEFT, Qt.KeyboardModifier.NoModifier
    action, grid = Qt.DropAction.CopyAction, view.grid
    QApplication.sendEvent(
        grid.viewport(), QDragEnterEvent(at.toPoint(), action, data, buttons, none)
    )
    assert grid.label.text() == "Q2 2029"
    QApplication.sendEvent(grid.viewport(), QDropEvent(at, action, data, buttons, none))

    assert times(bridge, "measure-5") == ("2029-Q2", "2029-Q2")
    assert view.grid.node == "measure-5" and not view.undated.model.nodes
    assert not view.undated.isVisible()


def test_the_first_of_all_is_dragged_in(view: TimelineView, bridge: Bridge) -> None:
    nodes = bridge.plan.of_kind("measure")
    bridge.do(
        "Clear",
        lambda plan: [
            change
            for node in nodes
            for key in ("start", "end")
            for change in edits.set_field(plan, node, key, "")
        ],
    )
    view._refresh()
    assert view.empty.isVisible() and not view.model.rows
    data = view.undated.model.mimeData([view.undated.model.index(0)])
    action, none, words = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, view.empty.words
    at = words.rect().center()  # the words are no hindrance
    QApplication.sendEvent(words, QDragEnterEvent(at, action, data, LEFT, none))
    QApplication.sendEvent(words, QDropEvent(QPointF(at), action, data, LEFT, none))

    x = view.grid.chart_x(words.mapTo(view.grid.viewport(), at))
    year = 2027 + int(x / view.grid.scale.per_month) // 12
    assert bridge.plan.get("measure-0", "start").startswith(str(year))
    assert view.grid.node == "measure-0" and not view.empty.isVisible()


def test_other_things_are_not_dropped_into_the_chart(view: TimelineView) -> None:
    data = QMimeData()
    data.setText("2029")
    at, none = QPoint(300, 200), Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, LEFT, none)
    QApplication.sendEvent(view.grid.viewport(), event)

    assert not event.isAccepted() and not view.grid.label.isVisible()


def test_dates_are_given_by_a_key_and_taken_away_by_another(
    view: TimelineView, bridge: Bridge
) -> None:
    told: list[tuple[str, bool]] = []
    view.told.connect(lambda *given: told.append(given))
    go(view, "measure-5")
    QTest.keyClick(view.grid, KEYS.Key_Delete)
    assert times(bridge, "measure-5") == ("", "") and told[-1][1]
    view._refresh()
    assert view.grid.node == "measure-6"  # what took its place
    view.undated.list.setFocus()
    QTest.keyClick(view.undated.list, KEYS.Key_Return)

    assert times(bridge, "measure-5") == ("2028-Q1", "2028-Q1")  # the quarter of today
    assert told[-1] == ("1.6: Q1 2028", True)
    assert bridge.undo() and bridge.undo() and times(bridge, "measure-5") == ("2028-Q2", "2029")


def test_groups_fold_and_the_wishes_of_a_plan_are_remembered(
    view: TimelineView, bridge: Bridge, settings: Settings, qtbot: Any
) -> None:
    view.controls.group.setCurrentIndex(1)
    view.controls.group.activated.emit(1)
    heads = [row for row in view.model.rows if isinstance(row, Head)]
    assert len(heads) == 12 and heads[0].words == "Ministry No. 1"
    view.grid.setCurrentIndex(view.model.index(0, 0))
    QTest.keyClick(view.grid, KEYS.Key_Space)
    assert isinstance(view.model.rows[1], Head)
    view.zoom(1)
    view.show_plan(None)

    again = TimelineView(settings)
    qtbot.addWidget(again)
    again.show_plan(bridge)
    assert again.model.wish == again.controls.wish(frozenset({heads[0].code}))
    assert (again.model.wish.group, again.model.wish.zoom) == ("lead", "months")
    again.unfold_all()
    assert len(again.model.rows) == 52
    again.fold_all()
    assert len(again.model.rows) == 12
    again.show_plan(None)


def test_the_wheel_zooms_with_control_held(view: TimelineView) -> None:
    pane = view.grid.viewport()
    at = QPointF(200, 200)
    for turn, zoom in ((120, "months"), (120, "months"), (-120, "quarters"), (-120, "years")):
        event = QWheelEvent(
            at, QPointF(pane.mapToGlobal(at)), QPoint(), QPoint(0, turn),
            Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(pane, event)
        assert view.model.wish.zoom == zoom


def test_words_narrow_the_rows_and_nothing_found_says_so(view: TimelineView, qtbot: Any) -> None:
    view.find()
    QTest.keyClicks(view.controls.search, "no such words")
    qtbot.waitUntil(lambda: not view.model.rows)
    assert view.empty.isVisible() and "filter" in view.empty.words.text()
    view.empty.button.click()
    qtbot.waitUntil(lambda: bool(view.model.rows))
    assert not view.empty.isVisible()


def test_a_plan_without_measures_says_what_to_do(qtbot: Any, settings: Settings) -> None:
    class Nobody:
        def keep(self, _: Any) -> int:
            return 1

    look().show("light", 1.0)
    bridge = Bridge(OpenPlan(Plan.empty(), Nobody()))  # type: ignore[arg-type]
    view = TimelineView(settings)
    qtbot.addWidget(view)
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda *given: asked.append(given))
    view.resize(1024, 600)
    view.show_plan(bridge)
    view.show()
    assert view.empty.isVisible() and view.no_period.isVisible()
    view.empty.button.click()
    [measure] = bridge.plan.of_kind("measure")
    view.no_period.button.click()
    assert asked == [(measure, "text"), (bridge.plan.root, "period_start")]
    view._refresh()
    view.empty.button.click()
    assert bridge.plan.get(measure, "start")
    view.show_plan(None)


def test_each_row_is_read_whole_by_a_screen_reader(view: TimelineView, bridge: Bridge) -> None:
    go(view, "measure-0")
    cell = QAccessible.queryAccessibleInterface(view.grid).focusChild()
    said = cell.text(QAccessible.Text.Name)

    assert said.startswith("1.1 Adopt the control list, part 1")
    assert "Q1 2027 – 2028" in said and "Ministry No. 1" in said
    head = view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert head.startswith("1 Field of work 1, 20 measure")


def test_a_tip_shows_what_people_wrote_letter_by_letter(view: TimelineView, bridge: Bridge) -> None:
    give(view, bridge, "measure-0", text=rich('<img src="file:///etc/hostname">'))
    [place] = view.model.places_of("measure-0")

    assert "&lt;img" in view.model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole)
    tip = view.model.headerData(place, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip


def test_steps_are_shown_where_they_are_wished_for(view: TimelineView, bridge: Bridge) -> None:
    bridge.do("Step", lambda plan: edits.add(plan, "step", "measure-0", start="2027-Q2"))
    view._refresh()
    assert not any(getattr(row, "is_step", False) for row in view.model.rows)
    view.controls.steps.click()
    [step] = bridge.plan.under("measure-0")
    go(view, step)
    QTest.keyClick(view.grid, KEYS.Key_Right, CONTROL)
    assert times(bridge, step) == ("2027-Q2", "2027-Q3")


def test_undo_comes_back_to_the_bar(view: TimelineView, bridge: Bridge) -> None:
    drag(view, "measure-0", "move", 3)
    go(view, "measure-30")
    changes = [*edits.set_field(bridge.plan, "measure-0", "start", "2027-Q1")]
    assert bridge.undo()
    view.show_changed(changes)

    assert view.grid.node == "measure-0"


def test_a_bar_in_the_hand_is_let_go_when_the_plan_changes(
    view: TimelineView, bridge: Bridge, memory: Any, qtbot: Any
) -> None:
    end = drag(view, "measure-0", "move", 3, drop=False)
    bridge.do("Elsewhere", lambda plan: edits.delete(plan, ["measure-0"]))
    qtbot.waitUntil(lambda: not view.model.places_of("measure-0"))
    QTest.mouseRelease(view.grid.viewport(), LEFT, pos=end)

    assert len(memory.kept) == 1


def test_a_full_disk_leaves_the_bar_where_it_was(
    view: TimelineView, bridge: Bridge, memory: Any
) -> None:
    memory.full = True
    drag(view, "measure-0", "move", 3)

    assert times(bridge, "measure-0") == ("2027-Q1", "2028")


def test_every_act_has_a_way_by_the_menu_of_the_row(view: TimelineView, bridge: Bridge) -> None:
    go(view, "measure-0")
    acts = {act.text().split("\t")[0]: act for act in view.row_menu().actions()}
    acts["End later"].trigger()
    assert times(bridge, "measure-0") == ("2027-Q1", "2029-Q1")
    acts["Take the dates away"].trigger()
    assert times(bridge, "measure-0") == ("", "")
