"""The directory through the real window: beside the plan, once, closed with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from nap_desktop.plan.labels import body_name
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def test_what_is_typed_in_the_directory_survives_the_close_of_the_window(desk: Desk) -> None:
    desk.act("sample")
    desk.act("directory")
    dialog: Any = desk.window.acts.beside.open["directory"]
    body = desk.plan.bodies[3]
    dialog.rows.choose(body)
    QTest.keyClicks(dialog.form.field("name"), " and Order")

    desk.close()
    desk.open()
    desk.act("sample")

    assert "and Order" in body_name(desk.plan, body)


def test_the_directory_is_open_once_and_leaves_with_the_plan(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    desk.act("directory")
    first = desk.window.acts.beside.open["directory"]
    desk.act("directory")
    assert desk.window.acts.beside.open["directory"] is first

    desk.act("close_plan")

    qtbot.waitUntil(lambda: not desk.window.acts.beside.open)


def test_a_place_leads_to_the_item_in_the_draft(desk: Desk) -> None:
    desk.act("sample")
    desk.act("directory")
    dialog: Any = desk.window.acts.beside.open["directory"]
    measure = desk.plan.of_kind("measure")[2]

    dialog.item_asked.emit(measure)

    assert desk.window.page is not None and desk.window.page.node == measure
    dialog.close()
