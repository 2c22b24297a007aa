"""The read view behind a bridge: keys, mouse, selection, contents, following the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from nap_desktop.base.settings import Settings
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.services.profiles import Profiles
from nap_desktop.services.word_export import Wish
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.read.contents import ContentsModel
from nap_desktop.ui.read.desk import FIT_WIDTH, WHOLE_PAGE
from nap_desktop.ui.read.view import ReadView
from tests.plans_in_languages import plan_in
from tests.support import many_measures

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: Any, bridge: Bridge, tmp_path: Path) -> Iterator[ReadView]:
    made = shown(qtbot, bridge, tmp_path)
    yield made
    made.show_plan(None)
    look().show("light", 1.0)


def shown(qtbot: Any, bridge: Bridge, folder: Path, label: str = "") -> ReadView:
    profiles = Profiles(folder / "profiles")
    made = ReadView(Settings(folder / "settings.json"), profiles, lambda _: Wish(draft_label=label))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_plan(bridge)
    made.show()
    qtbot.waitExposed(made)
    made.paper.setFocus()
    wait(made, qtbot)
    return made


def wait(view: ReadView, qtbot: Any) -> None:
    """Wait until all pages are laid."""
    qtbot.waitUntil(
        lambda: view.laying.is_whole and not view._soon.isActive() and not view._is_stale,
        timeout=20_000,
    )


def point_of(view: ReadView, node: NodeId, key: str, down: float = 90) -> QPoint:
    """Return a point of the window at which a field of an item stands."""
    assert view.paper.laid is not None and view.paper.spread is not None
    view.paper.show_item(node)
    for page in range(view.paper.laid.laid):
        for spot in view.paper.spots(page):
            if (spot.source.node, spot.source.key) == (node, key):
                x, y = view.paper.spread.from_body(page, spot.x + 150, spot.y + down)
                return QPoint(
                    round(view.paper.left + x * view.paper.scale),
                    round((y - view.paper.top) * view.paper.scale),
                )
    raise AssertionError(f"{node} {key} is not on any page")


def press(view: ReadView, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(view.paper, key, held or Qt.KeyboardModifier.NoModifier)


def drag(view: ReadView, begin: QPoint, end: QPoint) -> None:
    port = view.paper.viewport()
    QTest.mousePress(port, LEFT, pos=begin)
    for share in (1, 2, 3):
        QTest.mouseMove(port, begin + (end - begin) * share / 3)
    QTest.mouseRelease(port, LEFT, pos=end)


def scrolled(view: ReadView) -> int:
    return view.paper.verticalScrollBar().value()


# Keys.


def test_arrows_pages_home_and_end_scroll(view: ReadView) -> None:
    most = view.paper.verticalScrollBar().maximum()
    press(view, KEYS.Key_End)
    assert scrolled(view) == most
    press(view, KEYS.Key_Home)
    press(view, KEYS.Key_Down)
    assert 0 < scrolled(view) < 100
    press(view, KEYS.Key_PageDown)
    page = scrolled(view)
    assert page > 400
    press(view, KEYS.Key_Space)
    assert scrolled(view) > page + 400
    press(view, KEYS.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert scrolled(view) == page
    press(view, KEYS.Key_PageUp)
    press(view, KEYS.Key_Up)
    assert scrolled(view) == 0


def test_keys_go_from_item_to_item_and_enter_edits(view: ReadView, bridge: Bridge) -> None:
    came: list[str] = []
    asked: list[tuple[str, str]] = []
    view.chosen.connect(came.append)
    view.edit_asked.connect(lambda *given: asked.append(given))
    measures = bridge.plan.of_kind("measure")
    view.show_node(measures[4])
    press(view, KEYS.Key_N)
    press(view, KEYS.Key_Down, CTRL)
    press(view, KEYS.Key_P)
    press(view, KEYS.Key_Up, CTRL)
    press(view, KEYS.Key_Up, CTRL)

    assert view.paper.laid is not None
    order = [node for _, node in view.paper.laid.order]
    at = order.index(measures[4])
    assert came == [order[at + step] for step in (1, 2, 1, 0, -1)]
    press(view, KEYS.Key_Return)
    assert asked == [(order[at - 1], "")]
    words = rich_text.plain(bridge.plan.get(view.paper.item, "text")).split()
    assert " ".join(words[:3]) in " ".join(view.paper.accessibleDescription().split())


def test_the_first_item_by_key_is_one_that_is_seen(view: ReadView) -> None:
    bar = view.paper.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    view.paper.item = ""
    press(view, KEYS.Key_N)
    assert view.paper.item and abs(bar.value() - before) < 200


def test_going_past_the_last_item_stays_there(view: ReadView) -> None:
    assert view.paper.laid is not None
    last = view.paper.laid.order[-1][1]
    view.show_node(last)
    press(view, KEYS.Key_N)
    assert view.paper.item == last


# The mouse.


def _move(widget: QWidget, to: QPoint) -> None:
    """Move the mouse; the pointer that all tests share may stand there already, which tells nothing."""
    where = QPointF(to)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, widget.mapToGlobal(where), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, moved)


def test_what_is_under_the_mouse_shows_that_it_can_be_clicked(
    view: ReadView, bridge: Bridge
) -> None:
    node = bridge.plan.of_kind("measure")[6]
    port = view.paper.viewport()
    _move(port, point_of(view, node, "result"))
    assert view.paper._hover is not None and view.paper._hover[1].source.key == "result"
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    _move(port, QPoint(3, 3))
    assert view.paper._hover is None and port.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_click_asks_for_the_field(view: ReadView, bridge: Bridge) -> None:
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda *given: asked.append(given))
    node = bridge.plan.of_kind("measure")[6]
    for key in ("text", "result", "lead"):
        QTest.mouseClick(view.paper.viewport(), LEFT, pos=point_of(view, node, key))
    view.paper.verticalScrollBar().setValue(0)
    QTest.mouseClick(view.paper.viewport(), LEFT, pos=point_of(view, bridge.plan.root, "title"))

    assert asked == [
        *((node, key) for key in ("text", "result", "lead")),
        (bridge.plan.root, "title"),
    ]


def test_dragging_selects_and_copies_and_is_no_click(view: ReadView, bridge: Bridge) -> None:
    asked: list[str] = []
    view.edit_asked.connect(lambda node, _: asked.append(node))
    node = bridge.plan.of_kind("measure")[6]
    begin = point_of(view, node, "text", 60)
    drag(view, begin, point_of(view, node, "result", 300))
    view.copy()
    copied = QGuiApplication.clipboard().text()

    assert "\t" in copied and copied == view.paper.selected and not asked
    assert rich_text.plain(bridge.plan.get(node, "text"))[-20:-2] in copied.replace("\n", " ")
    QTest.mouseClick(view.paper.viewport(), LEFT, pos=begin)
    assert view.paper.selection.is_empty and not asked  # the first click only lets go
    drag(view, begin, begin + QPoint(200, 0))
    press(view, KEYS.Key_Escape)
    assert view.paper.selection.is_empty


def test_shift_and_a_click_select_up_to_there(view: ReadView, bridge: Bridge) -> None:
    node = bridge.plan.of_kind("measure")[6]
    begin = point_of(view, node, "text", 60)
    drag(view, begin, begin + QPoint(60, 0))
    short = view.paper.selected
    QTest.mouseClick(
        view.paper.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, begin + QPoint(60, 30)
    )
    assert view.paper.selected.startswith(short) and len(view.paper.selected) > len(short)


def test_all_is_selected_and_the_chosen_item_is_copied_without_a_selection(
    view: ReadView, bridge: Bridge
) -> None:
    press(view, KEYS.Key_A, CTRL)
    first, last = bridge.plan.of_kind("measure")[0], bridge.plan.of_kind("measure")[-1]
    for node in (first, last):
        words = " ".join(rich_text.plain(bridge.plan.get(node, "text")).split()[:3])
        assert words in view.paper.selected
    press(view, KEYS.Key_Escape)
    view.show_node(first)
    view.copy()
    assert " ".join(rich_text.plain(bridge.plan.get(first, "text")).split()[:3]) in (
        QGuiApplication.clipboard().text()
    )


def test_ctrl_and_the_wheel_change_the_size_at_the_mouse(view: ReadView, bridge: Bridge) -> None:
    node = bridge.plan.of_kind("measure")[20]
    point = QPointF(point_of(view, node, "text"))
    before = view.paper.percent
    place = view.paper.place_at(point)
    turned = QWheelEvent(
        *(point, view.paper.mapToGlobal(point), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(CTRL, Qt.ScrollPhase.NoScrollPhase, False),
    )
    view.paper.wheelEvent(turned)
    now = view.paper.place_at(point)

    assert view.paper.percent > before and place is not None and now is not None
    assert now[1].source == place[1].source
    view._here.timeout.emit()
    assert view.frame.zoom.currentIndex() == -1
    assert view.frame.zoom.placeholderText() == f"{view.paper.percent} %"


def test_sizes_and_sheets_change_and_the_place_stays(view: ReadView, bridge: Bridge) -> None:
    node = bridge.plan.of_kind("measure")[20]
    view.show_node(node)
    for zoom in (WHOLE_PAGE, 1.5, 0.5, FIT_WIDTH):
        place = view.frame.zoom.findData(zoom)
        view.frame.zoom.setCurrentIndex(place)
        view.frame.zoom.activated.emit(place)
        assert view.paper.zoom == zoom
    view.frame.paged.click()
    assert view.paper.spread is not None and not view.paper.spread.paged
    assert view.paper.show_item(node) and view.paper.laid is not None
    [stand] = view.paper.laid.stands(node)
    assert view.paper.top - 200 <= view.paper.height_of(stand) <= view.paper.bottom
    view.resize(1000, 700)
    assert view.paper.top - 200 <= view.paper.height_of(stand) <= view.paper.bottom


# Contents and finding.


def test_the_contents_lead_to_headings_and_follow(view: ReadView) -> None:
    model = view.contents.headings
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.contents.setCurrentIndex(model.index(9))
    press_on = view.contents
    QTest.keyClick(press_on, KEYS.Key_Return)
    assert view.paper.laid is not None
    stand = view.paper.laid.headings[model.place(9)]
    most = view.paper.verticalScrollBar().maximum()
    assert 0 <= view.paper.height_of(stand) - view.paper.top < 900 or scrolled(view) == most
    QTest.keyClick(press_on, KEYS.Key_Down)
    later = view.paper.laid.headings[model.place(10)]
    assert later > stand

    view.paper.verticalScrollBar().setValue(0)
    view._here.timeout.emit()
    assert not view.contents.currentIndex().isValid() and not view.contents.selectedIndexes()
    assert view.frame.page.text() == f"Page 1 of {view.paper.laid.count}"
    view.paper.verticalScrollBar().setValue(most // 2)
    view._here.timeout.emit()
    assert view.contents.currentIndex().row() > 3
    del tester


def test_headings_are_listed_with_their_level(view: ReadView) -> None:
    model = view.contents.headings
    words = [model.index(row).data() for row in range(model.rowCount())]
    assert any(one.startswith("\u2003") for one in words) and words[0] == words[0].strip()
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == words[0]
    assert ContentsModel().rowCount() == 0


def test_finding_goes_round_and_back_and_says_what_is_not_there(view: ReadView, qtbot: Any) -> None:
    view.find()
    bar = view.frame.bar
    QTest.keyClicks(bar.line, "customs")
    qtbot.waitUntil(lambda: view.paper.hit is not None and view.finding.is_over)
    seen = {view.paper.hit}
    first, count = bar.count.text(), int(bar.count.text().split()[-1])
    for _ in range(count):
        bar.next.click()
        seen.add(view.paper.hit)
    assert len(seen) == count and bar.count.text() == first
    bar.before.click()
    QTest.keyClick(bar.line, KEYS.Key_F3)
    assert bar.count.text() == first
    press(view, KEYS.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() != first

    bar.line.setText("no such words")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    assert not bar.next.isEnabled()
    bar.line.clear()
    qtbot.waitUntil(lambda: bar.count.text() == "")
    bar.close_button.click()
    assert view.paper.search is None and bar.isHidden()


def test_a_hit_is_brought_into_sight(view: ReadView, bridge: Bridge, qtbot: Any) -> None:
    node = bridge.plan.of_kind("measure")[-1]
    words = rich_text.plain(bridge.plan.get(node, "text"))[:24]
    view.paper.verticalScrollBar().setValue(0)
    view.find()
    view.frame.bar.typed.emit(words)
    qtbot.waitUntil(lambda: view.paper.hit is not None)
    hit = view.paper.hit
    assert hit is not None and view.paper.spread is not None
    seen = view.paper.spread.seen(view.paper.top, view.paper.bottom)
    assert hit.spot.page in seen and scrolled(view) > 0


# Following the plan.


def test_a_change_and_undo_are_read_without_losing_the_place(
    view: ReadView, bridge: Bridge, qtbot: Any
) -> None:
    node, above = bridge.plan.of_kind("measure")[20], bridge.plan.of_kind("measure")[2]
    view.show_node(node)
    point = QPointF(point_of(view, node, "text"))
    value = rich_text.rich("Many words that make the row much higher than it was. " * 12)
    bridge.do("Text", lambda plan: edits.set_field(plan, above, "text", value))
    wait(view, qtbot)

    assert "make the row much higher" in text_of(view)
    found = view.paper.place_at(point)
    assert found is not None and found[1].source.node == node
    bridge.undo()
    wait(view, qtbot)
    assert "make the row much higher" not in text_of(view)
    found = view.paper.place_at(point)
    assert found is not None and found[1].source.node == node


def test_an_item_that_is_gone_leaves_the_place(view: ReadView, bridge: Bridge, qtbot: Any) -> None:
    node = bridge.plan.of_kind("measure")[20]
    view.show_node(node)
    before = scrolled(view)
    bridge.do("Delete", lambda plan: edits.delete(plan, [node]))
    wait(view, qtbot)
    assert abs(scrolled(view) - before) < 700
    press(view, KEYS.Key_Return)
    assert view.paper.item == node  # nothing is asked for what is gone


def test_what_changes_while_nobody_looks_is_composed_when_somebody_does(
    view: ReadView, bridge: Bridge, qtbot: Any
) -> None:
    view.hide()
    document = view.laying.document
    bridge.do("Title", lambda plan: edits.set_field(plan, plan.root, "title", "Another title"))
    qtbot.wait(30)
    assert view.laying.document is document
    view.show()
    wait(view, qtbot)
    assert "Another title" in text_of(view)


def test_a_comment_is_no_reason_to_lay_anew(view: ReadView, bridge: Bridge, qtbot: Any) -> None:
    laid, node = view.paper.laid, bridge.plan.of_kind("measure")[0]
    bridge.do(
        "Comment", lambda plan: edits.add(plan, "comment", node, text=rich_text.rich("Agreed?"))
    )
    wait(view, qtbot)
    assert view.paper.laid is laid


def test_a_large_plan_is_composed_beside_the_window(
    qtbot: Any, memory: Any, tmp_path: Path
) -> None:
    bridge = Bridge(OpenPlan(many_measures(1_600), memory, author="A. Drafter"))
    view = shown(qtbot, bridge, tmp_path)
    node = bridge.plan.of_kind("measure")[1_500]
    view.show_node(node)
    wait(view, qtbot)
    point = QPointF(point_of(view, node, "text"))
    bridge.do("R", lambda plan: edits.set_field(plan, node, "result", rich_text.rich("Far away")))
    bridge.do("R", lambda plan: edits.set_field(plan, node, "end", "2031"))
    wait(view, qtbot)

    assert "Far away" in text_of(view)
    found = view.paper.place_at(point)
    assert found is not None and found[1].source.node == node
    view.show_plan(None)
    assert view.paper.laid is None


# What is chosen above.


def test_a_document_about_a_body_asks_for_the_body(view: ReadView, bridge: Bridge) -> None:
    cards = Profiles(Path("nowhere")).cards()
    name = next(card.name for card in cards if card.scope == "body")
    assert not view.choice.subject.isVisible()
    place = view.choice.profile.findData(name)
    view.choice.profile.setCurrentIndex(place)
    view.choice.profile.activated.emit(place)

    assert view.choice.subject.isVisible() and view.choice.chosen == (name, bridge.plan.bodies[0])
    assert bridge.plan.get(bridge.plan.bodies[0], "name") in text_of(view)
    view.choice.subject.setCurrentIndex(2)
    view.choice.subject.activated.emit(2)
    assert view.wish.subject == bridge.plan.bodies[2]


def test_the_draft_is_called_as_in_the_last_export(
    qtbot: Any, bridge: Bridge, tmp_path: Path
) -> None:
    view = shown(qtbot, bridge, tmp_path, label="Third reading")
    assert "Third reading" in text_of(view) and view.wish.draft_label == "Third reading"
    view.show_plan(None)


def test_a_kind_of_document_that_broke_says_so(view: ReadView, tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    view.choice.profile.addItem("Mine", "mine")
    place = view.choice.profile.findData("mine")
    view.choice.profile.setCurrentIndex(place)
    view.choice.profile.activated.emit(place)

    assert view.frame.notice.isVisible() and view.frame.notice.words.text()
    assert not view.frame.print.isEnabled() and view.paper.laid is None
    view.choice.profile.setCurrentIndex(0)
    view.choice.profile.activated.emit(0)
    assert view.paper.isVisible() and view.frame.print.isEnabled()


def test_an_empty_plan_says_what_to_do(qtbot: Any, memory: Any, tmp_path: Path) -> None:
    bridge = Bridge(OpenPlan(many_measures(0), memory, author="A. Drafter"))
    view = ReadView(Settings(tmp_path / "s.json"), Profiles(tmp_path), lambda _: Wish())
    qtbot.addWidget(view)
    asked: list[str] = []
    view.edit_asked.connect(lambda node, _: asked.append(node))
    view.show_plan(bridge)
    view.show()
    view.show_node(bridge.plan.root)

    assert view.frame.notice.isVisible() and not view.paper.isVisible()
    view.find()
    assert view.frame.bar.isHidden()
    view.frame.notice.act.click()
    assert asked == [bridge.plan.root]
    view.show_plan(None)


def test_another_theme_gives_other_paper_at_the_same_place(view: ReadView, qtbot: Any) -> None:
    bar = view.paper.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    look().show("dark", 1.0)
    wait(view, qtbot)
    image = view.paper.viewport().grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() - 4)

    assert view.paper.colours.is_dark and middle.lightnessF() < 0.3
    assert abs(bar.value() - before) < 60


def test_a_plan_in_arabic_is_read_from_the_right(qtbot: Any, memory: Any, tmp_path: Path) -> None:
    bridge = Bridge(OpenPlan(plan_in("ar"), memory, author="A. Drafter"))
    view = shown(qtbot, bridge, tmp_path)
    node = bridge.plan.of_kind("measure")[1]
    spots = [
        spot
        for page in range(view.paper.laid.laid)  # type: ignore[union-attr]
        for spot in view.paper.spots(page)
        if spot.source.node == node
    ]
    by_key = {spot.source.key: spot.x for spot in reversed(spots)}
    assert by_key["text"] > by_key["result"]
    assert view.contents.layoutDirection() == Qt.LayoutDirection.RightToLeft
    begin = point_of(view, node, "text")
    drag(view, begin + QPoint(160, 0), begin)
    assert view.paper.selected
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.paper.zoom_by(3)
    bar = view.paper.horizontalScrollBar()
    lefts = []
    for value in (0, bar.maximum()):
        bar.setValue(value)
        lefts.append(view.paper.left)
    assert bar.maximum() > 100 and lefts[0] < lefts[1]
    view.show_plan(None)


def test_everything_has_a_name_and_can_be_reached(view: ReadView) -> None:
    view.find()
    reached: set[QWidget] = set()
    widget: QWidget | None = view.frame.listed
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    wanted: list[Any] = [
        *(view.frame.listed, view.choice.profile, view.frame.zoom, view.frame.paged),
        *(view.frame.find, view.frame.pdf, view.frame.print, view.paper, view.contents),
        *(view.frame.bar.line, view.frame.bar.next, view.frame.bar.close_button),
    ]
    for one in wanted:
        assert one in reached and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert one.accessibleName() or one.text()


def text_of(view: ReadView) -> str:
    assert view.paper.laid is not None
    return " ".join(" ".join(sheet.text for sheet in view.paper.laid.sheets).split())


def test_the_menu_of_a_place_offers_to_edit_it(view: ReadView, bridge: Bridge) -> None:
    asked: list[tuple[str, str]] = []
    view.edit_asked.connect(lambda *given: asked.append(given))
    node = bridge.plan.of_kind("measure")[6]
    menu = view.menu_at(point_of(view, node, "result"))
    edit, copy = menu.actions()[:2]
    assert edit.isEnabled() and not copy.isEnabled()
    edit.trigger()
    assert asked == [(node, "result")]
    assert not view.menu_at(QPoint(1, 1)).actions()[0].isEnabled()
