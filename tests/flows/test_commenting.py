"""All comments of a plan, found and settled through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.ui.look import look
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


def test_a_comment_is_found_in_the_list_gone_to_and_resolved(desk: Desk, qtbot: Any) -> None:
    bridge, page = desk.window.bridge, desk.window.page
    assert bridge is not None and page is not None
    measure = desk.plan.of_kind("measure")[7]
    bridge.do(
        "Comment",
        lambda plan: edits.add(plan, "comment", measure, author="B", text=rich("Who pays?")),
    )
    assert not desk.window.status._comments.isHidden()
    desk.window.status._comments.click()
    panel = desk.window.acts.below.pane.comments
    qtbot.waitUntil(lambda: "Who pays?" in [row.words for row in panel.model.rows])
    count = len(panel.model.rows)
    assert str(count) in desk.window.acts.below.pane.tabs.tabText(2)
    place = [row.words for row in panel.model.rows].index("Who pays?")
    panel.list.setCurrentIndex(panel.model.index(place, 1))
    desk.act("table")

    QTest.keyClick(panel.list, Qt.Key.Key_Return)

    assert desk.window.views.name == "draft" and page.node == measure
    assert page.side.comments._views and page.side.currentIndex() == 1
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(panel.model.rows) == count - 1)
    (comment,) = desk.plan.under(measure, "discussion")
    assert desk.plan.get(comment, "resolved") == "1"
    desk.act("undo")
    assert not desk.plan.get(comment, "resolved")
    qtbot.waitUntil(lambda: len(panel.model.rows) == count)


def test_a_place_still_to_be_written_is_gone_to(desk: Desk, qtbot: Any) -> None:
    bridge, page = desk.window.bridge, desk.window.page
    assert bridge is not None and page is not None
    measure = desk.plan.of_kind("measure")[9]
    bridge.do("Result", lambda plan: edits.set_field(plan, measure, "result", rich("TODO ask")))
    desk.act("all_comments")
    panel = desk.window.acts.below.pane.comments
    qtbot.waitUntil(lambda: any(row.state == "todo" for row in panel.model.rows))
    place = [row.state for row in panel.model.rows].index("todo")
    panel.list.setCurrentIndex(panel.model.index(place, 1))

    panel.go_button.click()

    assert page.node == measure
