"""The directory beside the plan: bodies are named, merged and removed, each as one step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nap_desktop.plan import directory, edits
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.directory.dialog import DirectoryDialog
from nap_desktop.ui.directory.merge_dialog import MergeDialog


@pytest.fixture
def dialog(qtbot: Any, bridge: Bridge) -> Iterator[DirectoryDialog]:
    made = DirectoryDialog(bridge)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.leave()


def _names(dialog: DirectoryDialog) -> list[str]:
    return [row.cells[1].text for row in dialog.rows.model_of_rows.rows]


def test_all_bodies_are_shown_with_what_they_lead(dialog: DirectoryDialog) -> None:
    plan = dialog.bridge.plan
    rows = dialog.rows.model_of_rows.rows
    named = directory.places(plan)

    assert [row.node for row in rows] == list(plan.bodies)
    for row in rows:
        leads = sum(place.key == "lead" for place in named.get(row.node, ()))
        assert row.cells[3].text == (str(leads) if leads else "")


def test_a_new_name_is_shown_in_every_place(dialog: DirectoryDialog) -> None:
    plan = dialog.bridge.plan
    body = next(iter(directory.places(plan)))
    dialog.rows.choose(body)
    line = dialog.form.field("name")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "Agency of All")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert body_name(dialog.bridge.plan, body) == "Agency of All"
    assert "Agency of All" in _names(dialog)
    dialog.undo_button.click()
    assert dialog.bridge.plan == plan


def test_a_name_in_another_language_is_kept_beside(dialog: DirectoryDialog) -> None:
    body = dialog.bridge.plan.bodies[0]
    dialog.rows.choose(body)
    line = dialog.form.field("name@fr")
    QTest.keyClicks(line, "Agence")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert dialog.bridge.plan.get(body, "name", "fr") == "Agence"
    assert dialog.bridge.plan.get(body, "name") != "Agence"


def test_a_new_body_is_ready_to_be_named(dialog: DirectoryDialog) -> None:
    had = len(dialog.bridge.plan.bodies)
    dialog.search.setText("no such body")
    assert dialog.nothing.isVisible()

    dialog.new_button.click()

    assert len(dialog.bridge.plan.bodies) == had + 1
    assert dialog.rows.node == dialog.bridge.plan.bodies[-1]


def test_a_body_that_is_deleted_comes_back_by_one_undo(dialog: DirectoryDialog) -> None:
    plan = dialog.bridge.plan
    body = next(iter(directory.places(plan)))
    dialog.rows.choose(body)

    QTest.keyClick(dialog.rows, Qt.Key.Key_Delete)

    assert body not in dialog.bridge.plan.nodes and not directory.places(dialog.bridge.plan).get(
        body
    )
    dialog.undo_button.click()
    assert dialog.bridge.plan == plan


def test_bodies_that_look_alike_are_offered_to_be_one(
    dialog: DirectoryDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = dialog.bridge.plan
    one, other = plan.bodies[:2]
    name = body_name(plan, one).upper()
    dialog.bridge.do("Rename", edits.set_field(plan, other, "name", name))
    assert dialog.alike_button.isVisible()
    before = dialog.bridge.plan
    monkeypatch.setattr(MergeDialog, "exec", lambda dialog: 1)

    dialog.alike_button.click()

    assert len(set(dialog.bridge.plan.bodies) & {one, other}) == 1
    assert not dialog.alike_button.isVisible()
    dialog.undo_button.click()
    assert dialog.bridge.plan == before


def test_places_lead_to_the_item(dialog: DirectoryDialog) -> None:
    asked: list[str] = []
    dialog.item_asked.connect(asked.append)
    plan = dialog.bridge.plan
    body, places = next(iter(directory.places(plan).items()))
    dialog.rows.choose(body)

    button: Any = dialog.form._places_column.itemAt(0)
    button.widget().click()

    assert asked == [places[0].node]


def test_a_plan_without_bodies_says_what_to_do(qtbot: Any, memory: Any) -> None:
    dialog = DirectoryDialog(Bridge(OpenPlan(Plan.empty(), memory)))
    qtbot.addWidget(dialog)

    assert dialog.stack.currentWidget() is dialog.empty
    dialog.empty.button.click()
    assert len(dialog.bridge.plan.bodies) == 1
    dialog.leave()


def test_the_body_that_stays_is_chosen_among_all_others(qtbot: Any, bridge: Bridge) -> None:
    plan = bridge.plan
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MergeDialog(plan, plan.bodies[0], plan.bodies[2], parent)

    assert dialog.into == plan.bodies[2]
    assert dialog.choice.findData(plan.bodies[0]) == -1
