"""The review of a measure: entries that are added, edited and deleted, each in one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from nap_desktop.plan.tree import PROGRESS
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.review.entries import Entry, add, change, entries, read, standing
from nap_desktop.ui.review.entry_view import EntryView
from nap_desktop.ui.review.panel import ReviewPanel


@pytest.fixture
def panel(qtbot: Any, bridge: Bridge) -> ReviewPanel:
    made = ReviewPanel()
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show_plan(bridge)
    made.show()
    return made


@pytest.fixture
def measure(bridge: Bridge) -> str:
    """A measure without entries."""
    plan = bridge.plan
    return next(node for node in plan.of_kind("measure") if not plan.under(node, PROGRESS))


def test_a_new_entry_is_one_step(
    panel: ReviewPanel, bridge: Bridge, measure: str, memory: Any
) -> None:
    panel.show_node(measure)
    panel.write()
    assert panel.form is not None
    panel.form.at.setText("Q2 2027")
    panel.form.texts["text"].setPlainText("Two of five done")
    panel.form.keep_button.click()

    ((_, entry),) = entries(bridge.plan, measure)
    assert (entry.at, entry.status, entry.text) == ("2027-Q2", "under_way", "Two of five done")
    assert len(memory.kept) == 1 and panel.form is None


def test_a_new_entry_goes_on_with_the_last_review(panel: ReviewPanel, measure: str) -> None:
    panel.show_node(measure)

    panel.write()

    assert panel.form is not None and panel.form.review.text() == "First annual review, 2026"


def test_what_is_no_date_is_not_kept(panel: ReviewPanel, measure: str) -> None:
    panel.show_node(measure)
    panel.write()
    assert panel.form is not None

    panel.form.at.setText("soon")

    assert not panel.form.keep_button.isEnabled()


def test_a_form_waits_at_its_measure(panel: ReviewPanel, bridge: Bridge, measure: str) -> None:
    panel.show_node(measure)
    panel.write()
    panel.form.texts["need"].setPlainText("Money")

    panel.show_node(bridge.plan.root)
    assert panel.form is None and panel.has_drafts
    panel.show_node(measure)

    assert panel.form.texts["need"].toPlainText() == "Money" and panel.form.isVisible()


def test_what_cannot_be_kept_stays_in_the_form(
    panel: ReviewPanel, measure: str, memory: Any
) -> None:
    panel.show_node(measure)
    panel.write()
    memory.full = True

    panel.form.keep_button.click()

    assert panel.form is not None and panel.form.isVisible()


def test_editing_changes_only_what_differs(bridge: Bridge, measure: str) -> None:
    bridge.do("Add", lambda plan: add(plan, measure, Entry("R", "2026", "under_way", "Text")))
    ((node, entry),) = entries(bridge.plan, measure)

    changes = change(bridge.plan, node, Entry("R", "2026", "completed", "Text"))

    assert [one.key for one in changes] == ["status"]
    assert read(bridge.plan, node) == entry


def test_a_deleted_entry_comes_back_with_undo(
    panel: ReviewPanel, bridge: Bridge, measure: str, qtbot: Any
) -> None:
    bridge.do("Add", lambda plan: add(plan, measure, Entry("R", "2026", "dropped", "Text")))
    panel.show_node(measure)

    with qtbot.waitSignal(panel.told):
        panel._act("delete", entries(bridge.plan, measure)[0][0])
    bridge.undo()

    QApplication.processEvents()  # a new widget is shown with the next event
    views = [view for view in panel.page.findChildren(EntryView) if not view.isHidden()]
    assert [view.node for view in views] == [entries(bridge.plan, measure)[0][0]]


def test_a_section_tells_how_many_measures_stand_how(bridge: Bridge) -> None:
    plan = bridge.plan

    found = standing(plan, plan.root)

    assert sum(found.values()) == len(plan.of_kind("measure"))
    assert found["completed"] == 5
