"""Requests for assistance: drafted, written anew, sent, answered, and put into Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.plan import assistance
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.tree import REQUESTS
from nap_desktop.services.one_paper import request
from nap_desktop.ui.assistance.dialog import AssistanceDialog
from nap_desktop.ui.look import look
from tests.documents.letterheads import unpacked
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


@pytest.fixture
def dialog(desk: Desk) -> AssistanceDialog:
    desk.act("assistance")
    made = desk.window.acts.review.shown("assistance")
    assert isinstance(made, AssistanceDialog) and made.isVisible()
    return made


def requests(desk: Desk) -> tuple[str, ...]:
    return desk.plan.under(desk.plan.root, REQUESTS)


def test_drafted_from_the_measures_in_one_step(desk: Desk, dialog: AssistanceDialog) -> None:
    needy = len(assistance.in_need(desk.plan))
    assert needy and dialog.requests.currentWidget() is dialog.empty
    assert dialog.tabs.tabText(1).endswith(str(needy))
    dialog.empty.button.click()

    assert len(requests(desk)) > 1 and not assistance.in_no_request(desk.plan)
    assert dialog.rest.currentWidget() is dialog.none_left
    desk.act("undo")
    assert not requests(desk)


def test_texts_are_written_anew_and_the_request_is_followed_up(
    desk: Desk, dialog: AssistanceDialog
) -> None:
    dialog.draft()
    form: Any = dialog.form
    node = dialog.rows.node
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    form.field("title").selectAll()
    QTest.keyClicks(form.field("title"), "Border training")
    form.field("circulate").click()
    QTest.keyClicks(form.field("asked"), "1.3.2027")
    QTest.keyClick(form.field("asked"), Qt.Key.Key_Return)
    assert dialog.rows.model_of_rows.rows[0].cells[3].shape == "under_way"
    QTest.keyClicks(form.field("answer_text"), "A course is offered")
    dialog.flush()

    held = desk.plan.nodes[node]
    assert (held.get("title"), held.get("asked")) == ("Border training", "2027-03-01")
    assert held.get("circulate") == "1"
    assert rich_text.plain(held.get("answer_text")) == "A course is offered"
    assert dialog.rows.model_of_rows.rows[0].cells[3].text == "Answered"


def test_a_measure_in_no_request_is_put_into_one(desk: Desk, dialog: AssistanceDialog) -> None:
    dialog.add_request()
    node = requests(desk)[0]
    dialog.tabs.setCurrentIndex(1)
    measure = dialog.needs.node
    dialog._put_into(node)
    assert assistance.measures_of(desk.plan, node) == [measure]

    second = dialog.needs.node
    assert second != measure
    dialog._put_into("new")
    assert assistance.measures_of(desk.plan, requests(desk)[1]) == [second]
    dialog.rows.deleted.emit()
    assert len(requests(desk)) == 1


def test_bodies_are_taken_from_the_directory(desk: Desk, dialog: AssistanceDialog) -> None:
    dialog.draft()
    taken: Any = dialog.form.field("asked_of")
    body = desk.plan.bodies[0]
    taken._toggle(body)
    assert desk.plan.get(dialog.rows.node, "asked_of") == body
    assert taken.names.text() == desk.plan.get(body, "name")


def test_one_request_is_a_word_file(
    desk: Desk, dialog: AssistanceDialog, tmp_path: Path, qtbot: Any
) -> None:
    dialog.draft()
    dialog.form.field("publish").click()  # type: ignore[attr-defined]
    acts = desk.window.acts.review
    acts.write(desk.plan, tmp_path / "request.docx", request(dialog.rows.node))
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)

    text = unpacked((tmp_path / "request.docx").read_bytes())["word/document.xml"].decode()
    assert desk.plan.get(dialog.rows.node, "title") in text and text.count("☒") == 1


def test_a_plan_without_needs_says_what_to_do(desk: Desk) -> None:
    desk.window.open_plan(desk.library.new_plan("Fresh"))
    desk.act("assistance")
    dialog = desk.window.acts.review.shown("assistance")
    testers = [QAbstractItemModelTester(one.model_of_rows) for one in (dialog.rows, dialog.needs)]
    dialog.empty.button.click()
    assert len(requests(desk)) == 1 and len(testers) == 2
