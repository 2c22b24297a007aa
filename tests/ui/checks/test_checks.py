"""The list of hints: by section, gone to by Enter, left as they are, and never in the way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.left_as_is import parted
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from nap_desktop.services.hints import looked
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.checks.model import LEFT, FindingsModel, grouped
from nap_desktop.ui.checks.panel import ChecksPanel
from tests.plan.plans import grow

PLAN = grow("s A\n  m B\n  m C\ns D\n  m E\nm F")


@pytest.fixture
def panel(qtbot: Any, memory: Any) -> ChecksPanel:
    made = ChecksPanel()
    qtbot.addWidget(made)
    made.resize(1000, 260)
    bridge = Bridge(OpenPlan(PLAN, memory), made)
    made.show_plan(bridge)
    made.show()
    look_again(made)
    return made


def look_again(panel: ChecksPanel) -> None:
    assert panel._bridge is not None
    panel.show_findings(*looked(panel._bridge.plan))


def plan_of(panel: ChecksPanel) -> Plan:
    assert panel._bridge is not None
    return panel._bridge.plan


def names(panel: ChecksPanel) -> list[str]:
    return [f"{group.name}: {len(group.entries)}" for group in panel.model.groups]


def test_hints_stand_by_section_in_reading_order(panel: ChecksPanel) -> None:
    assert names(panel) == ["1 A: 2", "2 D: 1", "3 F: 1"]


def test_the_model_keeps_its_promises(panel: ChecksPanel) -> None:
    model = FindingsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)

    model.show(panel.model.groups)
    model.show(grouped(PLAN, [], looked(PLAN).findings, "Left"))

    assert [group.id for group in model.groups] == [LEFT] and model.rowCount() == 1
    model.show(())


def test_enter_goes_to_the_field(panel: ChecksPanel, qtbot: Any) -> None:
    panel.show_current(Finding("C", "lead", "no_lead_body"))

    with qtbot.waitSignal(panel.goes) as went:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)

    assert went.args == ["C", "lead"]


def test_delete_leaves_a_hint_as_it_is_and_takes_it_back(panel: ChecksPanel) -> None:
    finding = Finding("B", "lead", "no_lead_body")
    panel.show_current(finding)

    QTest.keyClick(panel.list, Qt.Key.Key_Delete)

    assert names(panel) == ["1 A: 1", "2 D: 1", "3 F: 1", "Left as it is: 1"]
    assert panel.current == Finding("C", "lead", "no_lead_body")
    assert not panel.list.isExpanded(panel.model.index(3, 0))
    panel.show_current(finding)
    assert panel.leave_button.text() == "Take back"
    panel.leave_button.click()
    assert names(panel) == ["1 A: 2", "2 D: 1", "3 F: 1"]


def test_a_whole_section_is_left_as_one_step(panel: ChecksPanel, memory: Any) -> None:
    panel.list.setCurrentIndex(panel.model.index(0, 0))

    panel.leave_button.click()

    assert len(memory.kept) == 1 and names(panel)[0] == "2 D: 1"
    panel._bridge.undo()
    look_again(panel)
    assert names(panel) == ["1 A: 2", "2 D: 1", "3 F: 1"]


def test_the_same_hints_do_not_disturb_the_list(panel: ChecksPanel, qtbot: Any) -> None:
    panel.list.collapse(panel.model.index(1, 0))
    panel.show_current(Finding("C", "lead", "no_lead_body"))

    with qtbot.assertNotEmitted(panel.model.modelReset):
        look_again(panel)
    panel._bridge.do("Text", lambda plan: edits.set_field(plan, "F", "text", rich("")))
    look_again(panel)

    assert panel.current == Finding("C", "lead", "no_lead_body")
    assert not panel.list.isExpanded(panel.model.index(1, 0))


def test_a_plan_without_hints_says_so(panel: ChecksPanel) -> None:
    panel._bridge.do("Delete", lambda plan: edits.delete(plan, ["B", "C", "D", "F"]))
    panel._bridge.do("Text", lambda plan: edits.set_field(plan, "A", "text", rich("Words")))
    look_again(panel)

    assert panel.empty.isVisible() and not panel.list.isVisible()
    assert not panel.go_button.isEnabled() and not panel.leave_button.isEnabled()


def test_what_is_left_is_said_to_be_left_by_a_word(panel: ChecksPanel) -> None:
    found = looked(PLAN).findings
    panel.show_findings([], found)

    assert panel.empty.isVisible() and panel.list.isVisible()
    assert panel.model.groups[0].name == "Left as it is"
    assert parted(PLAN, found) == (found, [])
    assert apply_all(PLAN, []) == PLAN
