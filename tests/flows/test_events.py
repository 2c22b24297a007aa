"""The record of a round table, and the draft note made from it and from the history of the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import EVENTS
from nap_desktop.services.events import happened_during
from nap_desktop.ui.event.dialog import EventsDialog
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
def dialog(desk: Desk) -> EventsDialog:
    desk.act("events")
    made = desk.window.acts.review.shown("events")
    assert isinstance(made, EventsDialog) and made.isVisible()
    return made


def test_an_event_is_recorded_and_noted(
    desk: Desk, dialog: EventsDialog, tmp_path: Path, qtbot: Any
) -> None:
    assert dialog.stack.currentWidget() is dialog.empty
    dialog.empty.button.click()
    form: Any = dialog.form
    form.field("title").selectAll()
    QTest.keyClicks(form.field("title"), "Round table on export control")
    QTest.keyClicks(form.field("place"), "Capital")
    QTest.keyClicks(form.field("agreed"), "A list of goods is needed")
    dialog.flush()
    [node] = desk.plan.under(desk.plan.root, EVENTS)
    assert desk.plan.get(node, "title") == "Round table on export control"
    assert desk.plan.get(node, "start") == datetime.date.today().isoformat()

    assert desk.window.bridge is not None
    measure = desk.plan.of_kind("measure")[0]
    desk.window.bridge.do(
        "Change", lambda plan: edits.set_field(plan, measure, "text", rich("A better measure"))
    )
    qtbot.waitUntil(lambda: "changed: 1" in form.happened.text())

    acts = desk.window.acts.review
    acts.write(desk.plan, tmp_path / "note.docx", acts.note_on(node))
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)
    text = unpacked((tmp_path / "note.docx").read_bytes())["word/document.xml"].decode()
    for words in ("Round table on export control", "A list of goods", "A better measure"):
        assert words in text


def test_an_event_of_other_days_tells_nothing(desk: Desk, dialog: EventsDialog) -> None:
    assert desk.window.bridge is not None
    measure = desk.plan.of_kind("measure")[0]
    desk.window.bridge.do("Change", lambda p: edits.set_field(p, measure, "end", "2031"))
    today = datetime.date.today()
    tomorrow = (today + datetime.timedelta(days=1)).isoformat()

    assert happened_during(desk.library, desk.plan, today.isoformat(), "").changed == (measure,)
    for start, end in ((tomorrow, ""), ("", ""), (tomorrow, "2020"), ("2019", "2020-06")):
        assert not happened_during(desk.library, desk.plan, start, end)


def test_an_event_is_deleted_and_brought_back(desk: Desk, dialog: EventsDialog) -> None:
    tester = QAbstractItemModelTester(dialog.rows.model_of_rows)
    dialog.add_event()
    dialog.add_event()
    QTest.keyClick(dialog.rows, Qt.Key.Key_Delete)
    assert len(desk.plan.under(desk.plan.root, EVENTS)) == 1
    dialog.undo_button.click()
    assert len(desk.plan.under(desk.plan.root, EVENTS)) == 2 and tester is not None
