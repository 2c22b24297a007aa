"""Concurrence: answers and remarks are noted in place, each act is one step that can be undone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from nap_desktop.plan import concurrence, edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import CONCURRENCE, REMARKS, Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.concurrence.dialog import ConcurrenceDialog
from nap_desktop.ui.concurrence.remark_dialog import RemarkChoice, RemarkDialog
from nap_desktop.ui.concurrence.remarks_page import keep_remark
from nap_desktop.ui.concurrence.round_dialog import RoundChoice, RoundDialog
from nap_desktop.ui.concurrence.standing import (
    LATE,
    answer_now,
    body_rows,
    item_names,
    remark_rows,
    short_date,
    summary,
)
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.rows_view import RowsModel

TODAY = datetime.date(2026, 1, 10)


@pytest.fixture
def dialog(qtbot: Any, bridge: Bridge) -> Iterator[ConcurrenceDialog]:
    made = ConcurrenceDialog(bridge)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.leave()


def choose(box: Any, code: str) -> None:
    """Choose as a person does."""
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def write(line: Any, words: str) -> None:
    assert isinstance(line, Line)
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def last_step(bridge: Bridge) -> str:
    last = bridge.history.next_undo
    return last.step.name if last else ""


# Values.


def test_every_asked_body_has_a_row_in_the_order_of_the_directory(sample: Plan) -> None:
    (name,) = concurrence.rounds(sample)

    rows = body_rows(sample, name, TODAY)

    assert [sample.parents[row.node] for row in rows] == [
        one.body for one in concurrence.asked(sample, name)
    ]


def test_an_answer_is_late_only_after_its_last_day(sample: Plan) -> None:
    (name,) = concurrence.rounds(sample)
    entry = next(
        one.entry for one in concurrence.asked(sample, name)
        if one.entry and not sample.get(one.entry, "answer")
    )  # fmt: skip
    due = datetime.date.fromisoformat(sample.get(entry, "due"))

    assert answer_now(sample, entry, due) == ""
    assert answer_now(sample, entry, due + datetime.timedelta(days=1)) == LATE


def test_the_summary_counts_every_body_once(sample: Plan) -> None:
    (name,) = concurrence.rounds(sample)

    asked, *counts = (int(part.split()[-1]) for part in summary(sample, name, TODAY).split(" · "))

    assert asked == sum(counts) == len(body_rows(sample, name, TODAY))


def test_every_answer_has_a_shape_and_a_word(sample: Plan) -> None:
    (name,) = concurrence.rounds(sample)

    cells = {row.cells[4] for row in body_rows(sample, name, TODAY)}

    assert len({cell.shape for cell in cells}) == len({cell.text for cell in cells}) >= 4
    assert all(cell.text for cell in cells)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2027-06-30", "30.06.2027"), ("2027-06", "June 2027"), ("2027-Q2", "Q2 2027"), ("", "")],
)
def test_dates_in_columns_are_short(value: str, shown: str) -> None:
    assert short_date(value) == shown


def test_the_plan_itself_and_every_item_can_have_a_remark(sample: Plan) -> None:
    names = item_names(sample)

    assert len(names) == 1 + len(list(sample.walk()))
    assert names[0] == (sample.root, "The plan as a whole")


# The rows.


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: Any, sample: Plan) -> None:
    model = RowsModel(("a", "b", "c", "d", "e", "f"))
    qtmodeltester.check(model)
    (name,) = concurrence.rounds(sample)

    model.show(body_rows(sample, name, TODAY))
    qtmodeltester.check(model)
    model.show(body_rows(sample, name, TODAY))
    model.show([])
    qtmodeltester.check(model)


def test_the_chosen_row_stays_chosen_when_others_go(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    rows = dialog.bodies.rows
    first, _, third = (row.node for row in rows.model_of_rows.rows[:3])
    rows.choose(third)

    bridge.do("Remove", lambda plan: edits.delete(plan, [first]))

    assert rows.node == third and rows.currentIndex().row() == 1


def test_delete_takes_a_body_out_of_the_round_and_undo_brings_it_back(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    entry = dialog.bodies.rows.node
    QTest.keyClick(dialog.bodies.rows, Qt.Key.Key_Delete)
    assert entry not in bridge.plan.nodes

    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert entry in bridge.plan.nodes


def test_enter_goes_to_the_answer_and_the_arrows_to_the_next_body(
    dialog: ConcurrenceDialog,
) -> None:
    rows = dialog.bodies.rows
    first = rows.node
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.node != first and dialog.bodies.form.node == rows.node

    QTest.keyClick(rows, Qt.Key.Key_Return)

    assert dialog.bodies.form.field("answer").hasFocus() and dialog.isVisible()


@pytest.mark.parametrize(("width", "hidden"), [(900, set()), (600, {1}), (500, {1, 5})])
def test_columns_make_room_one_after_the_other(
    dialog: ConcurrenceDialog, width: int, hidden: set[int]
) -> None:
    rows = dialog.bodies.rows
    rows.setParent(None)
    rows.resize(width + 14, 400)
    rows.show()

    assert {column for column in range(6) if rows.isColumnHidden(column)} == hidden
    rows.hide()


# The answers.


def test_an_answer_is_one_named_step_and_keeps_the_date(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    entry = dialog.bodies.rows.node
    returned = bridge.plan.get(entry, "returned")

    choose(dialog.bodies.form.field("answer"), "objection")

    assert bridge.plan.get(entry, "answer") == "objection"
    assert returned and bridge.plan.get(entry, "returned") == returned
    assert last_step(bridge) == "Note an answer"
    assert "Note an answer" in dialog.undo_button.text()

    dialog.undo_button.click()

    assert bridge.plan.get(entry, "answer") == "without_remarks"
    assert dialog.bodies.form.field("answer").currentData() == "without_remarks"


def test_a_date_is_understood_as_people_type_it(dialog: ConcurrenceDialog, bridge: Bridge) -> None:
    entry, line = dialog.bodies.rows.node, dialog.bodies.form.field("returned")

    write(line, "5.12.2025")

    assert bridge.plan.get(entry, "returned") == "2025-12-05"
    assert line.text() == "5 December 2025"


def test_words_that_are_no_date_are_said_and_wait_where_they_were_typed(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    rows, form = dialog.bodies.rows, dialog.bodies.form
    entry, before = rows.node, bridge.plan.get(rows.node, "returned")

    write(form.field("returned"), "soon")
    assert form.warning.isVisible() and bridge.plan.get(entry, "returned") == before
    rows.choose(rows.model_of_rows.rows[1].node)
    assert not form.warning.isVisible()
    rows.choose(entry)

    assert form.field("returned").text() == "soon" and form.warning.isVisible()


def test_typed_words_are_kept_before_another_body_is_shown(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    rows, line = dialog.bodies.rows, dialog.bodies.form.field("post")
    entry = rows.node
    assert isinstance(line, Line)
    line.selectAll()
    QTest.keyClicks(line, "Head of the office")

    rows.choose(rows.model_of_rows.rows[1].node)

    assert bridge.plan.get(entry, "post") == "Head of the office"
    assert last_step(bridge) == "Edit the concurrence of a body"


def test_what_cannot_be_kept_is_said_and_goes_on_waiting(
    dialog: ConcurrenceDialog, bridge: Bridge, memory: Any
) -> None:
    rows, line = dialog.bodies.rows, dialog.bodies.form.field("post")
    entry = rows.node
    memory.full = True
    write(line, "Head of the office")
    assert dialog.warning.isVisible()
    rows.choose(rows.model_of_rows.rows[1].node)
    dialog.reject()
    assert dialog.isVisible()

    memory.full = False
    assert dialog.flush()

    assert bridge.plan.get(entry, "post") == "Head of the office"
    assert not dialog.warning.isVisible()


def test_another_body_of_the_directory_can_be_asked_too(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    asked = {bridge.plan.parents[row.node] for row in dialog.bodies.rows.model_of_rows.rows}
    body = next(one for one in bridge.plan.bodies if one not in asked)

    dialog.bodies._ask_or_not(body)

    (entry,) = bridge.plan.under(body, CONCURRENCE)
    assert bridge.plan.get(entry, "round") == dialog.bodies.name
    assert bridge.plan.get(entry, "due") == "2025-12-19"
    dialog.bodies._ask_or_not(body)
    assert not bridge.plan.under(body, CONCURRENCE)


# Rounds.


def test_a_round_asks_every_body_concerned_as_one_step(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    dialog.bodies.keep_round(RoundChoice("Second round", "2026-03-02", "2026-03-31"))

    assert dialog.bodies.name == "Second round"
    assert len(dialog.bodies.rows.model_of_rows.rows) == len(concurrence.concerned(bridge.plan))
    bridge.undo()
    assert dialog.bodies.name == "First round of concurrence"


def test_before_the_first_round_the_next_step_is_said(
    qtbot: Any, sample: Plan, memory: Any
) -> None:
    entries = [one.entry for one in concurrence.asked(sample) if one.entry]
    plan = apply_all(sample, edits.delete(sample, entries))
    made = ConcurrenceDialog(Bridge(OpenPlan(plan, memory)))
    qtbot.addWidget(made)
    made.show()

    assert made.bodies.empty.isVisible() and made.bodies.empty.text.text()
    assert made.bodies.empty.button.text() == "Start a round…"


def test_a_plan_without_bodies_says_what_is_missing(qtbot: Any, memory: Any) -> None:
    made = ConcurrenceDialog(Bridge(OpenPlan(Plan.empty(), memory)))
    qtbot.addWidget(made)
    made.show()
    assert made.bodies.empty.isVisible()

    made.bodies.empty.button.click()

    assert not made.isVisible()


@pytest.mark.parametrize(
    ("name", "sent", "due", "possible"),
    [
        ("Second round", "2 March 2026", "", True),
        ("Second round", "2 March 2026", "31.3.2026", True),
        ("Second round", "2 March 2026", "2026", True),
        ("  ", "2 March 2026", "", False),
        ("Second round", "tomorrow", "", False),
        ("Second round", "2 March 2026", "1 March 2026", False),
        ("First round", "2 March 2026", "", False),
    ],
)
def test_a_round_wants_a_name_dates_and_bodies(
    qtbot: Any, name: str, sent: str, due: str, possible: bool
) -> None:
    made = RoundDialog(RoundChoice("x"), lambda called: [] if called == "First round" else ["MoF"])
    qtbot.addWidget(made)

    made.name.setText(name)
    made.sent.setText(sent)
    made.due.setText(due)

    assert made.act_button.isEnabled() is possible


def test_the_dates_of_a_round_are_canonical(qtbot: Any) -> None:
    made = RoundDialog(RoundChoice(" Round  2 ", "2026-03-02"), lambda _: ["MoF"])
    qtbot.addWidget(made)
    made.due.setText("31.3.2026")

    assert made.choice == RoundChoice("Round 2", "2026-03-02", "2026-03-31")


# Remarks.


def test_a_decision_is_one_step_and_its_row_stays_while_only_open_ones_are_shown(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    page = dialog.remarks
    dialog.tabs.setCurrentWidget(page)
    remark = page.rows.node
    choose(page.form.field("decision"), "")
    page.open_only.setChecked(True)
    assert [row.node for row in page.rows.model_of_rows.rows] == [remark]
    assert "1" in dialog.tabs.tabText(1)

    choose(page.form.field("decision"), "partly")

    assert bridge.plan.get(remark, "decision") == "partly"
    assert last_step(bridge) == "Decide on a remark"
    assert page.rows.node == remark  # for the reason is yet to be written
    page.open_only.setChecked(False)
    page.open_only.setChecked(True)
    assert page.none_left.isVisible()


def test_reason_and_resulting_text_keep_their_bold(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    page = dialog.remarks
    dialog.tabs.setCurrentWidget(page)
    remark = page.rows.node
    value = '[{"spans":[{"text":"shall","bold":true}]}]'
    bridge.do("x", lambda plan: edits.set_field(plan, remark, "new_text", value))
    page.rows.choose(page.rows.model_of_rows.rows[1].node)
    page.rows.choose(remark)
    field: Any = page.form.field("reason")
    field.selectAll()
    QTest.keyClicks(field, "Because.")
    assert page.flush()

    assert rich_text.plain(bridge.plan.get(remark, "reason")) == "Because."
    assert bridge.plan.get(remark, "new_text") == value


def test_a_remark_is_added_shown_and_taken_back(dialog: ConcurrenceDialog, bridge: Bridge) -> None:
    plan = bridge.plan
    item, body = plan.of_kind("measure")[0], plan.bodies[0]
    had = len(concurrence.remarks(plan))

    dialog.remarks.keep_remark(RemarkChoice(item, body, "Name the law.", "2026-01-05"))

    remark = dialog.remarks.rows.node
    assert bridge.plan.parents[remark] == item
    assert rich_text.plain(bridge.plan.get(remark, "text")) == "Name the law."
    bridge.undo()
    assert len(concurrence.remarks(bridge.plan)) == had


def test_remarks_of_one_body_are_shown_from_its_row(
    dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    rows = dialog.bodies.rows
    entry = next(row.node for row in rows.model_of_rows.rows if row.cells[5].text == "2")
    rows.choose(entry)

    dialog.bodies.form.remarks_button.click()

    body = bridge.plan.parents[entry]
    shown = [row.node for row in dialog.remarks.rows.model_of_rows.rows]
    assert len(shown) == 2
    assert all(bridge.plan.get(remark, "body") == body for remark in shown)


def test_the_item_of_a_remark_is_asked_for(
    qtbot: Any, dialog: ConcurrenceDialog, bridge: Bridge
) -> None:
    dialog.tabs.setCurrentWidget(dialog.remarks)
    item = bridge.plan.parents[dialog.remarks.rows.node]

    with qtbot.waitSignal(dialog.item_asked) as asked:
        dialog.remarks.form.item_button.click()

    assert asked.args == [item]


def test_without_remarks_the_next_step_is_said(qtbot: Any, memory: Any) -> None:
    made = ConcurrenceDialog(Bridge(OpenPlan(Plan.empty(), memory)))
    qtbot.addWidget(made)
    made.show()
    made.tabs.setCurrentWidget(made.remarks)

    assert made.remarks.empty.isVisible() and not made.remarks.add_button.isVisible()


def test_a_remark_wants_an_item_a_body_and_words(qtbot: Any) -> None:
    made = RemarkDialog(RemarkChoice("m"), [("m", "1 Measure")], [("a", "Customs"), ("b", "MoF")])
    qtbot.addWidget(made)
    made.show()
    assert made.item.code == "m" and not made.act_button.isEnabled()

    made.text.setPlainText(" Name the law. ")
    made.body.setEditText("Treasury")
    assert made.warning.isVisible() and not made.act_button.isEnabled()
    made.body.setEditText("mof")

    assert made.act_button.isEnabled()
    assert made.choice == RemarkChoice("m", "b", "Name the law.", "")


def test_two_items_of_one_name_are_told_apart(qtbot: Any) -> None:
    made = RemarkDialog(RemarkChoice("n"), [("m", "Same"), ("n", "Same")], [("a", "MoF")])
    qtbot.addWidget(made)

    assert made.item.code == "n"


def test_a_remark_that_cannot_be_kept_is_not_there(bridge: Bridge, memory: Any) -> None:
    memory.full = True
    choice = RemarkChoice(bridge.plan.root, bridge.plan.bodies[0], "Words")
    had = len(bridge.plan.under(bridge.plan.root, REMARKS))

    assert keep_remark(bridge, "Add", choice) == ""
    assert len(bridge.plan.under(bridge.plan.root, REMARKS)) == had


def test_long_remarks_and_titles_stand_on_one_line_of_words(sample: Plan) -> None:
    item, body = sample.of_kind("measure")[0], sample.bodies[0]
    plan = apply_all(sample, concurrence.add_remark(sample, item, body, "One\n\ntwo " * 500))

    (row,) = (one for one in remark_rows(plan, lambda _: True) if len(one.cells[2].text) > 2_000)

    assert "\n" not in row.cells[2].text
