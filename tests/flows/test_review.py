"""A plan under review: opened, noted measure by measure with the keyboard, compared, reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.plan import reviews
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.tree import REVIEWS
from nap_desktop.services.one_paper import report
from nap_desktop.ui.look import look
from nap_desktop.ui.reviewing.dialog import ReviewingDialog
from nap_desktop.ui.reviewing.opening_dialog import OpenReviewDialog, ReviewChoice
from tests.documents.letterheads import unpacked
from tests.flows.desk import Desk

REVIEW = ReviewChoice("Annual review", "2029-05-04", "2029-05-06", "Capital", "Justice\nCustoms")


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


@pytest.fixture
def dialog(desk: Desk) -> ReviewingDialog:
    desk.act("review")
    made = desk.window.acts.review.shown("review")
    assert isinstance(made, ReviewingDialog) and made.isVisible() and not made.isModal()
    return made


def choose(box: Any, code: str) -> None:
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_measure_after_measure_is_noted_by_keyboard(desk: Desk, dialog: ReviewingDialog) -> None:
    dialog.keep_review(REVIEW)
    assert desk.plan.get(desk.plan.root, "phase") == "review"
    page, first = dialog.measures, dialog.measures.rows.node

    QTest.keyClick(page.rows, Qt.Key.Key_2)
    assert reviews.status_in(desk.plan, first, "Annual review") == "under_way"
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    QTest.keyClicks(page.form.field("text"), "Draft sent to the cabinet")
    QTest.keyClicks(page.form.field("evidence_number"), "12")
    QTest.keyClick(page.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    entry = desk.plan.nodes[reviews.entry_of(desk.plan, first, "Annual review")]
    assert rich_text.plain(entry.get("text")) == "Draft sent to the cabinet"
    assert (entry.get("evidence_number"), entry.get("at")) == ("12", "2029-05-04")
    assert page.rows.node == desk.plan.of_kind("measure")[1]
    assert page.progress.text() == "1 of 45 measures reviewed"


def test_undo_takes_back_what_was_noted_last(desk: Desk, dialog: ReviewingDialog) -> None:
    dialog.keep_review(REVIEW)
    QTest.keyClick(dialog.measures.rows, Qt.Key.Key_0)
    first = dialog.measures.rows.node
    assert reviews.status_in(desk.plan, first, "Annual review") == "dropped"

    dialog.undo_button.click()
    assert reviews.entry_of(desk.plan, first, "Annual review") == ""
    dialog.undo_button.click()
    assert not desk.plan.under(desk.plan.root, REVIEWS)


def test_the_list_is_narrowed_to_what_is_not_yet_reviewed(
    desk: Desk, dialog: ReviewingDialog
) -> None:
    dialog.keep_review(REVIEW)
    page = dialog.measures
    page.note(4)
    choose(page.status, "")

    nodes = [row.node for row in page.rows.model_of_rows.rows]
    assert desk.plan.of_kind("measure")[0] not in nodes and len(nodes) == 44
    page.note(1)  # stays under the person's hands
    assert page.rows.node in [row.node for row in page.rows.model_of_rows.rows]

    choose(page.status, "help")
    assert page.stack.currentWidget() is page.nothing
    page.nothing.button.click()
    assert len(page.rows.model_of_rows.rows) == 45


def test_what_moved_since_the_review_before_is_told_in_words_and_shapes(
    desk: Desk, dialog: ReviewingDialog
) -> None:
    earlier = dialog.name
    assert earlier  # the sample has been reviewed
    dialog.keep_review(REVIEW)
    was = reviews.status_in(desk.plan, dialog.measures.rows.node, earlier)
    dialog.measures.note(7)
    dialog.tabs.setCurrentWidget(dialog.since)

    row = dialog.since.rows.model_of_rows.rows[0]
    assert row.cells[2].shape == was and row.cells[3].shape == "blocked"
    assert row.cells[3].text == "Blocked" and earlier in dialog.since.sentence.text()


def test_the_summary_adds_up_and_states_its_rule(desk: Desk, dialog: ReviewingDialog) -> None:
    dialog.keep_review(REVIEW)
    for digit in (1, 2, 4):
        dialog.measures.note(digit)
        dialog.measures.go_on()

    rows = dialog.summary.rows.model_of_rows.rows
    assert sum(int(row.cells[1].text) for row in rows[:-1]) == 45 == int(rows[-1].cells[1].text)
    assert "45" in dialog.summary.rule.text() and "percent" in dialog.summary.rule.text()


def test_a_closed_review_is_only_read_until_it_is_opened_again(
    desk: Desk, dialog: ReviewingDialog
) -> None:
    dialog.keep_review(REVIEW)
    dialog.close_button.click()
    first = dialog.measures.rows.node
    QTest.keyClick(dialog.measures.rows, Qt.Key.Key_2)
    assert reviews.entry_of(desk.plan, first, "Annual review") == ""
    assert not dialog.measures.form.field("text").isEnabled() and "Closed" in dialog.state.text()

    dialog.close_button.click()
    QTest.keyClick(dialog.measures.rows, Qt.Key.Key_2)
    assert reviews.status_in(desk.plan, first, "Annual review") == "under_way"


def test_a_review_that_is_renamed_keeps_its_entries(desk: Desk, dialog: ReviewingDialog) -> None:
    dialog.keep_review(REVIEW)
    dialog.measures.note(4)
    first = dialog.measures.rows.node
    name: Any = dialog.form.field("name")
    name.selectAll()
    QTest.keyClicks(name, "Mid-term")
    dialog.flush()

    assert dialog.name == "Mid-term"
    assert reviews.status_in(desk.plan, first, "Mid-term") == "completed"


def test_an_empty_plan_says_what_to_do(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.new_plan("Fresh"))
    desk.act("review")
    dialog = desk.window.acts.review.shown("review")
    assert dialog.stack.currentWidget() is dialog.empty

    dialog.keep_review(REVIEW)
    assert dialog.measures.stack.currentWidget() is dialog.measures.nothing
    assert dialog.since.sentence.text().startswith("This is the first review")
    dialog.measures.nothing.button.click()
    assert desk.window.acts.review.shown("review") is None


def test_the_report_of_the_review_is_a_word_file(
    desk: Desk, dialog: ReviewingDialog, tmp_path: Path, qtbot: Any
) -> None:
    dialog.keep_review(REVIEW)
    dialog.measures.note(7)
    dialog.flush()
    acts = desk.window.acts.review
    acts.write(desk.plan, tmp_path / "report.docx", report("Annual review"))
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)

    text = unpacked((tmp_path / "report.docx").read_bytes())["word/document.xml"].decode()
    assert "Blocked" in text and "Customs" in text and "Annual review" in text


def test_opening_needs_a_name_that_is_free_and_dates_in_order(qtbot: Any) -> None:
    dialog = OpenReviewDialog(REVIEW, ["Taken"])
    qtbot.addWidget(dialog)
    assert dialog.act_button.isEnabled()
    for name, start, end in (("", "2029", ""), ("Taken", "", ""), ("A", "no date", ""),
                             ("A", "2029", "2028")):  # fmt: skip
        dialog.name.setText(name)
        dialog.start.setText(start)
        dialog.end.setText(end)
        assert not dialog.act_button.isEnabled()


def test_the_models_are_sound(desk: Desk, dialog: ReviewingDialog) -> None:
    rows = (dialog.measures.rows, dialog.since.rows, dialog.summary.rows)
    testers = [QAbstractItemModelTester(one.model_of_rows) for one in rows]
    dialog.keep_review(REVIEW)
    dialog.measures.note(3)
    dialog.measures.rows.deleted.emit()
    assert len(testers) == 3


def test_the_plan_that_follows_carries_what_the_last_review_left_open(
    desk: Desk, dialog: ReviewingDialog
) -> None:
    dialog.keep_review(REVIEW)
    first, second = desk.plan.of_kind("measure")[:2]
    for measure, digit in ((first, 9), (second, 4)):  # moved to the next plan; completed
        dialog.measures.rows.choose(measure)
        dialog.measures.note(digit)
    dialog.close()

    def use(follows: Any) -> None:
        assert "Annual review" in follows._rule()
        follows.act_button.click()

    desk.in_dialog("successor", use)

    measures = desk.plan.of_kind("measure")
    assert first in measures and second not in measures
    assert desk.plan.get(desk.plan.root, "phase") == "draft"
    assert reviews.status_in(desk.plan, first, "Annual review") == "carried_over"
    desk.act("review")
    again = desk.window.acts.review.shown("review")
    assert again.name == "Annual review" and "Closed" in again.state.text()
