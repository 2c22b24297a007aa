"""Hints and what comes next, walked and settled through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan import edits
from nap_desktop.ui.look import look
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    bridge = made.window.bridge
    assert bridge is not None
    for measure in made.plan.of_kind("measure")[:2]:
        bridge.do("Lead", lambda plan, m=measure: edits.set_field(plan, m, "lead", ""))
        bridge.do("End", lambda plan, m=measure: edits.set_field(plan, m, "end", "2001"))
    qtbot.waitUntil(lambda: len(made.window.page.findings) > 4, timeout=5_000)
    yield made
    made.close()
    look().show("light", 1.0)


def test_f8_walks_every_hint_once_and_round(desk: Desk) -> None:
    page = desk.window.page
    count = len(page.findings)
    page.outline.view.choose(desk.plan.root)
    page.show_node(desk.plan.root)

    seen = []
    for _ in range(count):
        desk.act("next_finding")
        seen.append((page._walked.node, page._walked.key, page._walked.code))
        assert page.node == page._walked.node

    assert len(set(seen)) == count
    desk.act("next_finding")
    assert (page._walked.node, page._walked.key, page._walked.code) == seen[0]
    desk.act("previous_finding")
    assert page._walked.code == seen[-1][2] and page._walked.node == seen[-1][0]


def test_f8_leads_from_the_table_to_the_field(desk: Desk) -> None:
    desk.act("table")

    desk.act("next_finding")

    assert desk.window.views.name == "draft" and desk.window.page._walked is not None


def test_a_hint_left_as_it_is_is_gone_everywhere_until_undo(desk: Desk, qtbot: Any) -> None:
    page = desk.window.page
    count = len(page.findings)
    desk.window.status._findings.click()
    panel = desk.window.acts.below.pane.checks
    assert panel.list.isVisible()
    panel.list.setCurrentIndex(panel.model.index(0, 0, panel.model.index(0, 0)))

    QTest.keyClick(panel.list, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: len(page.findings) == count - 1, timeout=5_000)
    assert len(page.left) == 1
    desk.close()
    desk.open()
    desk.act("sample")
    page = desk.window.page
    qtbot.waitUntil(lambda: len(page.left) == 1, timeout=5_000)
    desk.act("undo")
    qtbot.waitUntil(lambda: len(page.findings) == count, timeout=5_000)


def test_what_is_mended_leaves_the_list_while_it_is_open(desk: Desk, qtbot: Any) -> None:
    desk.act("checks")
    panel = desk.window.acts.below.pane.checks
    before = len(panel.model.findings)
    bridge, measure = desk.window.bridge, desk.plan.of_kind("measure")[0]
    assert bridge is not None

    bridge.do("Lead", lambda plan: edits.set_field(plan, measure, "lead", plan.bodies[0]))

    qtbot.waitUntil(lambda: len(panel.model.findings) == before - 1, timeout=5_000)


def test_what_next_is_offered_in_the_status_line_and_goes_there(desk: Desk, qtbot: Any) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    bridge.do("Phase", lambda plan: edits.set_field(plan, plan.root, "phase", "draft"))
    desk.window.status._next.click()
    panel = desk.window.acts.below.pane.next
    qtbot.waitUntil(lambda: bool(panel.steps))
    names = [step.name for step in panel.steps or ()]

    panel.buttons[names.index("measures_without_lead")].click()

    first = next(one for one in desk.plan.of_kind("measure") if not desk.plan.get(one, "lead"))
    assert desk.window.page.node == first
    for step in panel.steps or ():
        if not step.goes.startswith("act "):
            desk.window.acts.below.begin(step)
    assert desk.window.views.name in ("draft", "coverage")
