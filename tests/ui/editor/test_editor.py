"""What is typed is kept once, never lost, and shown as the plan has it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.schema import codes
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.editor.bodies_field import BodiesField
from nap_desktop.ui.editor.form import Editor
from tests.ui.editor.conftest import Memory

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def worker(editor: Editor, key: str) -> QWidget:
    """Focus a field and return the widget that takes its keys."""
    editor.focus_field(key)
    form = editor._form
    assert form is not None
    found = form.fields[key].focusProxy()
    assert found is not None
    return found


def rich(editor: Editor, key: str) -> QTextEdit:
    found = worker(editor, key)
    assert isinstance(found, QTextEdit)
    return found


def line(editor: Editor, key: str) -> QLineEdit:
    found = worker(editor, key)
    assert isinstance(found, QLineEdit)
    return found


def text_of(bridge: Bridge, node: str = "M", key: str = "text") -> str:
    return rich_text.plain(bridge.plan.get(node, key))


def test_typing_is_kept_once_after_the_pause_and_folded(
    editor: Editor, bridge: Bridge, memory: Memory, qtbot: QtBot
) -> None:
    field = rich(editor, "text")

    QTest.keyClicks(field, " of goods")
    assert memory.steps == []
    qtbot.waitUntil(lambda: text_of(bridge) == "Adopt a list of goods", timeout=1500)
    QTest.keyClicks(field, " soon")
    qtbot.waitUntil(lambda: text_of(bridge) == "Adopt a list of goods soon", timeout=1500)

    assert memory.steps == ["Typing"] and memory.folds == 1


def test_long_typing_is_kept_after_two_seconds_at_most(
    editor: Editor, memory: Memory, qtbot: QtBot
) -> None:
    field = rich(editor, "text")

    for _ in range(24):
        QTest.keyClicks(field, "x")
        qtbot.wait(100)

    assert memory.steps == ["Typing"]


def test_an_act_keeps_pending_text_first(editor: Editor, bridge: Bridge, memory: Memory) -> None:
    QTest.keyClicks(rich(editor, "text"), "!")

    bridge.do("Delete", lambda plan: edits.delete(plan, ["N"]))

    assert memory.steps == ["Typing", "Delete"] and text_of(bridge) == "Adopt a list!"


def test_another_item_keeps_pending_text_first(editor: Editor, bridge: Bridge) -> None:
    QTest.keyClicks(rich(editor, "text"), "!")

    editor.show_node("N")

    assert text_of(bridge) == "Adopt a list!" and text_of(bridge, "N") == "Train officers"


def test_text_that_cannot_be_kept_waits_and_is_kept_later(
    editor: Editor, bridge: Bridge, memory: Memory, qtbot: QtBot
) -> None:
    told: list[str] = []
    waits: list[bool] = []
    bridge.not_saved.connect(told.append)
    editor.pending.connect(waits.append)
    memory.full = True

    QTest.keyClicks(rich(editor, "text"), "!")
    assert not editor.flush()
    editor.show_node("N")
    editor.show_node("M")
    shown = rich(editor, "text").toPlainText()
    memory.full = False
    qtbot.waitUntil(lambda: text_of(bridge) == "Adopt a list!", timeout=5000)

    assert shown == "Adopt a list!" and told and waits == [True, False]


def test_undo_shows_at_once(editor: Editor, bridge: Bridge) -> None:
    field = rich(editor, "text")
    QTest.keyClicks(field, "!")

    bridge.undo()

    assert field.toPlainText() == "Adopt a list" and text_of(bridge) == "Adopt a list"


def test_a_change_from_elsewhere_leaves_the_cursor_where_it_was(
    editor: Editor, bridge: Bridge
) -> None:
    field = rich(editor, "text")
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)

    value = rich_text.rich("Adopt a long list")
    bridge.do("Replace", lambda plan: edits.set_field(plan, "M", "text", value))

    assert field.toPlainText() == "Adopt a long list" and field.textCursor().position() == 5


def test_dates_are_taken_as_people_type_them(editor: Editor, bridge: Bridge) -> None:
    start = line(editor, "start")
    for sign in "II кв. 2027":  # QTest knows Latin letters only
        QApplication.sendEvent(start, QKeyEvent(QEvent.Type.KeyPress, 0, _NO_MODIFIER, sign))
    worker(editor, "end")

    assert bridge.plan.get("M", "start") == "2027-Q2" and start.text() == "Q2 2027"


def test_a_wording_goes_to_its_own_field_in_one_step(
    editor: Editor, bridge: Bridge, memory: Memory
) -> None:
    start = line(editor, "start")
    QTest.keyClicks(start, "permanent")
    QTest.keyClick(start, Qt.Key.Key_Return)

    assert bridge.plan.get("M", "deadline") == "permanent" and not bridge.plan.get("M", "start")
    assert start.text() == "" and line(editor, "deadline").text() == "permanent"
    assert len(memory.steps) == 1
    bridge.undo()
    assert not bridge.plan.get("M", "deadline")


def test_a_wording_where_none_may_stand_stays_and_is_marked(editor: Editor, bridge: Bridge) -> None:
    editor.show_node("A")
    start = line(editor, "start")
    QTest.keyClicks(start, "some day")
    QTest.keyClick(start, Qt.Key.Key_Return)
    editor.show_node("M")
    editor.show_node("A")

    assert line(editor, "start").text() == "some day" and not bridge.plan.get("A", "start")
    assert line(editor, "start").property("invalid")


def test_an_unknown_name_makes_a_body_in_one_step(
    editor: Editor, bridge: Bridge, memory: Memory
) -> None:
    lead = line(editor, "lead")
    QTest.keyClicks(lead, "Ministry of Health")
    QTest.keyClick(lead, Qt.Key.Key_Return)

    customs, health = bridge.plan.get("M", "lead").split(",")
    assert customs == "B" and bridge.plan.get(health, "name") == "Ministry of Health"
    assert bridge.plan.get(health, "kind") == "ministry" and len(memory.steps) == 1
    bridge.undo()
    assert bridge.plan.bodies == ("B",) and bridge.plan.get("M", "lead") == "B"


def test_a_known_name_completes_and_backspace_takes_it_away(editor: Editor, bridge: Bridge) -> None:
    partners = line(editor, "partners")
    QTest.keyClicks(partners, "cust")
    QTest.keyClick(partners, Qt.Key.Key_Return)
    assert bridge.plan.get("M", "partners") == "B"

    QTest.keyClick(partners, Qt.Key.Key_Backspace)

    assert not bridge.plan.get("M", "partners") and bridge.plan.bodies == ("B",)


def test_a_name_that_is_left_is_not_lost(editor: Editor, bridge: Bridge) -> None:
    QTest.keyClicks(line(editor, "partners"), "Coast Guard")

    assert editor.flush()

    body = bridge.plan.get("M", "partners")
    assert bridge.plan.get(body, "name") == "Coast Guard"


def test_a_number_is_grouped_and_what_is_none_is_said(editor: Editor, bridge: Bridge) -> None:
    amount = line(editor, "amount")
    QTest.keyClicks(amount, "120000,5")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    assert bridge.plan.get("M", "amount") == "120000.5" and amount.text() == "120\u00a0000.5"

    amount.selectAll()
    QTest.keyClicks(amount, "a lot")
    QTest.keyClick(amount, Qt.Key.Key_Return)

    assert bridge.plan.get("M", "amount") == "120000.5" and amount.property("invalid")


def test_a_wording_from_the_guidance_is_one_step_and_overwrites_nothing(
    editor: Editor, bridge: Bridge, memory: Memory
) -> None:
    bridge.do("Change", lambda plan: edits.set_field(plan, "M", "kind", "outreach"))
    fields = {"text": rich_text.rich("Keep it"), "kind": "legislative", "provisions": "OP6"}

    assert editor.insert_wording(fields)

    assert text_of(bridge) == "Adopt a list\nKeep it" and len(memory.steps) == 2
    assert bridge.plan.get("M", "kind") == "outreach"
    assert bridge.plan.get("M", "provisions") == "OP6"


def test_split_and_join_are_one_step_each(editor: Editor, bridge: Bridge, memory: Memory) -> None:
    field = rich(editor, "text")
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)

    assert editor.split_here()
    new = bridge.plan.siblings("M")[1]
    assert text_of(bridge) == "Adopt" and text_of(bridge, new).strip() == "a list"
    assert editor._node == new

    assert memory.steps == ["Split"]


def test_an_item_that_goes_leaves_an_empty_state(editor: Editor, bridge: Bridge) -> None:
    bridge.do("Delete", lambda plan: edits.delete(plan, ["M"]))

    assert editor._node is None and editor._stack.currentWidget() is editor._empty


def test_hints_lead_to_their_field_and_unfold_it(editor: Editor, bridge: Bridge) -> None:
    bridge.do("Change", lambda plan: edits.set_field(plan, "M", "assistance", "1"))

    note = rich(editor, "note")
    form = editor._form
    assert form is not None

    assert note.isVisible() and note.hasFocus()
    assert form._hints["assistance_text"].isVisibleTo(form)


def test_a_title_of_many_lines_is_kept_on_one(editor: Editor, bridge: Bridge) -> None:
    editor.show_node("S")
    field = rich(editor, "heading")
    data = QMimeData()
    data.setText(" and\nborders\x00")

    field.insertFromMimeData(data)
    editor.flush()

    assert bridge.plan.get("S", "heading") == "Export control and borders"


def test_every_field_of_every_kind_has_a_name_for_those_who_listen(
    editor: Editor, bridge: Bridge
) -> None:
    for node in ("P", "S", "M", "A", "B"):
        editor.show_node(node)
        form = editor._form
        assert form is not None
        for field in form.fields.values():
            proxy = field.focusProxy()
            assert proxy is not None
            assert proxy.accessibleName() or getattr(proxy, "text", str)(), field.key


def test_two_new_bodies_in_a_row_are_both_there(editor: Editor, bridge: Bridge) -> None:
    field = bodies_field(editor, "partners")

    for name in ("Ministry of Justice", "Border Guard"):
        QTest.keyClicks(field.line, name)
        QTest.keyClick(field.line, Qt.Key.Key_Return)

    names = [bridge.plan.get(body, "name") for body in codes(bridge.plan.get("M", "partners"))]
    assert names == ["Ministry of Justice", "Border Guard"]
    assert [thing.text for thing in field._shown] == names


def bodies_field(editor: Editor, key: str) -> BodiesField:
    assert editor._form is not None
    field = editor._form.fields[key]
    assert isinstance(field, BodiesField)
    return field


def test_a_pane_narrower_than_the_form_lets_its_end_be_reached(editor: Editor, qtbot: Any) -> None:
    bar = editor._scroll.horizontalScrollBar()
    editor.resize(900, 600)
    qtbot.waitUntil(lambda: bar.maximum() == 0)

    editor.resize(400, 600)

    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.isVisible())
