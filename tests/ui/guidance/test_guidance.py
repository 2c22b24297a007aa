"""The guidance: what is asked of the item shown, and wording that a key puts into it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from nap_desktop.framework import provisions
from nap_desktop.framework.checklist import rows_of
from nap_desktop.framework.guidance import guidance
from nap_desktop.framework.templates import template
from nap_desktop.plan import edits
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.guidance import sources
from nap_desktop.ui.guidance.page_view import LinkRow
from nap_desktop.ui.guidance.panel import GuidancePanel


@pytest.fixture
def panel(qtbot: Any, bridge: Bridge) -> GuidancePanel:
    made = GuidancePanel()
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show_plan(bridge)
    made.show()
    return made


def measure_on(bridge: Bridge, *wanted: str) -> str:
    """Return a measure that rests on just these provisions."""
    node = bridge.plan.of_kind("measure")[0]
    bridge.do("Basis", lambda plan: edits.set_field(plan, node, "provisions", ",".join(wanted)))
    return node


def chips(panel: GuidancePanel) -> list[QPushButton]:
    return [chip for chip in panel.findChildren(QPushButton) if chip.property("page")]


def test_a_measure_shows_what_its_first_provision_asks(
    panel: GuidancePanel, bridge: Bridge
) -> None:
    panel.show_node(measure_on(bridge, "OP3d", "OP6"))

    assert panel.heading == f"OP\u00a03\u00a0(d) – {sources.short_title('OP3d')}"
    assert [chip.text() for chip in chips(panel)] == ["OP\u00a03\u00a0(d)", "OP\u00a06"]


def test_a_chip_switches_to_another_provision(panel: GuidancePanel, bridge: Bridge) -> None:
    panel.show_node(measure_on(bridge, "OP3d", "OP6"))

    chips(panel)[1].click()

    assert panel.heading.startswith("OP\u00a06 – ")
    assert [chip.isChecked() for chip in chips(panel)] == [False, True]


def test_the_provision_in_front_stays_for_the_next_measure_that_has_it(
    panel: GuidancePanel, bridge: Bridge
) -> None:
    first, second = bridge.plan.of_kind("measure")[:2]
    for node, basis in ((first, "OP3d,OP6"), (second, "OP2,OP6")):
        bridge.do("Basis", edits.set_field(bridge.plan, node, "provisions", basis))
    panel.show_node(first)
    panel.show_provision("OP6")

    panel.show_node(second)

    assert panel.heading.startswith("OP\u00a06 – ")


def test_a_measure_without_a_basis_shows_all_14_paragraphs(
    panel: GuidancePanel, bridge: Bridge, qtbot: Any
) -> None:
    panel.show_node(measure_on(bridge))

    qtbot.waitUntil(lambda: len(panel.findChildren(LinkRow)) == 14)
    assert [row.accessibleName().split(",")[0] for row in panel.findChildren(LinkRow)] == [
        provisions.label(code) for code in provisions.codes()
    ]


def test_a_paragraph_opened_from_the_list_can_be_added_to_the_basis(
    panel: GuidancePanel, bridge: Bridge, qtbot: Any
) -> None:
    panel.show_node(measure_on(bridge))
    qtbot.waitUntil(lambda: len(panel.findChildren(LinkRow)) == 14)
    panel.findChildren(LinkRow)[0].click()
    add = next(b for b in panel.findChildren(QPushButton) if "1540 basis" in b.text())

    with qtbot.waitSignal(panel.provision_chosen) as chosen:
        add.click()

    assert chosen.args == ["OP1"]


def test_a_new_basis_is_followed(panel: GuidancePanel, bridge: Bridge) -> None:
    node = measure_on(bridge, "OP2")
    panel.show_node(node)

    bridge.do("Basis", lambda plan: edits.set_field(plan, node, "provisions", "OP9,OP10"))

    assert panel.heading.startswith("OP\u00a09 – ")


def test_a_key_chooses_a_wording(panel: GuidancePanel, bridge: Bridge, qtbot: Any) -> None:
    panel.show_node(measure_on(bridge, "OP3d"))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)

    with qtbot.waitSignal(panel.wording_chosen) as chosen:
        qtbot.keyClick(panel, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    said = guidance("OP3d")
    assert said is not None and chosen.args[0].wording == said.wordings[1]
    assert chosen.args[0].fields()["provisions"] == "OP3d"


def test_enter_on_a_card_chooses_it_and_copy_copies_it(
    panel: GuidancePanel, bridge: Bridge, qtbot: Any
) -> None:
    panel.show_node(measure_on(bridge, "OP6"))
    card = panel._view.cards[0]

    with qtbot.waitSignal(panel.wording_chosen):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == card.offer.wording.text


def test_a_section_shows_what_its_template_says(qtbot: Any, memory: Any) -> None:
    plan = template("decree-table").plan("A plan")
    made = GuidancePanel()
    qtbot.addWidget(made)
    made.show_plan(Bridge(OpenPlan(plan, memory)))
    section = next(node for node in plan.walk() if template("decree-table").guidance(node))

    made.show_node(section)

    said = template("decree-table").guidance(section)
    assert said is not None and made._view.page.text == said.text
    assert made._view.page.questions == said.questions


def test_a_section_without_template_shows_what_its_measures_rest_on(
    panel: GuidancePanel, bridge: Bridge
) -> None:
    section = next(
        node
        for node in bridge.plan.of_kind("section")
        if any(bridge.plan.get(below, "provisions") for below in bridge.plan.walk(node))
    )

    codes = [sources.code_of(tab.page) for tab in sources.tabs(bridge.plan, section)]

    assert codes and codes == [code for code in provisions.codes() if code in codes]


def test_every_provision_has_a_page_with_questions_and_wordings() -> None:
    for code in provisions.codes():
        page = sources.provision_page(code)
        assert len(page.questions) >= 5 and len(page.offers) >= 6, code


def test_rows_of_one_label_are_one_entry_with_all_kinds() -> None:
    rows = rows_of("OP3b")

    entries = sources.row_entries(rows)

    assert len(entries) == len({row.label for row in rows})
    assert any("nuclear, chemical, biological" in entry.note for entry in entries)


def test_nothing_scrolls_sideways_in_a_narrow_panel(
    panel: GuidancePanel, bridge: Bridge, qtbot: Any
) -> None:
    panel.resize(260, 600)
    panel.show_node(measure_on(bridge, "OP3d"))
    view = panel._view
    qtbot.waitUntil(lambda: not view._rest.isActive())

    assert view.widget().minimumSizeHint().width() <= view.viewport().width()


def test_pages_are_built_once(panel: GuidancePanel, bridge: Bridge) -> None:
    node = measure_on(bridge, "OP3d")
    panel.show_node(node)
    first = panel._view

    panel.show_node(bridge.plan.root)
    panel.show_node(node)

    assert panel._view is first


def test_an_item_that_goes_takes_its_guidance_along(panel: GuidancePanel, bridge: Bridge) -> None:
    node = measure_on(bridge, "OP3d")
    panel.show_node(node)
    assert chips(panel)

    bridge.do("Delete", lambda plan: edits.delete(plan, [node]))

    QApplication.processEvents()  # chips that went are hidden at once, and deleted later
    assert not [chip for chip in chips(panel) if not chip.isHidden()]
    bridge.undo()
