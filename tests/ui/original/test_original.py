"""The source beside an item: its words as they stood, offered where the item was imported."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.originals import with_originals
from nap_desktop.plan import edits
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.side_pane import SidePane
from nap_desktop.ui.widgets.side_text import SideText
from tests.documents.incoming.museum import TITLE, document, line, table


@pytest.fixture
def plan() -> Plan:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline"],
              ["تدريب حرس الحدود", "Guards", "2025"], ["Train them all", "Guards", "2025"], header=1),
    )  # fmt: skip
    return with_originals(source, interpret(source), Choices()).plan


@pytest.fixture
def pane(plan: Plan, memory: Any, qtbot: Any) -> SidePane:
    made = SidePane(lambda _: ())
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    made.show_plan(Bridge(OpenPlan(plan, memory)))
    return made


def words(pane: SidePane) -> list[str]:
    return [
        one.text() for one in pane.source.findChildren(SideText) if one.isVisibleTo(pane.source)
    ]


def test_the_tab_is_there_where_the_item_was_imported(pane: SidePane, plan: Plan) -> None:
    pane.show_node(plan.root)
    assert not pane.isTabVisible(4)

    pane.show_node(plan.of_kind("measure")[0])
    assert pane.isTabVisible(4) and pane.tabText(4) == "Source"


def test_the_words_stand_under_the_heads_of_their_columns(pane: SidePane, plan: Plan) -> None:
    pane.show_node(plan.of_kind("measure")[1])
    pane.bring_forward("source")
    pane.show_node(plan.of_kind("measure")[1])

    assert words(pane) == [
        "plan.docx", "table 1, row 3", "Measure", "Train them all", "Lead", "Guards", "Deadline", "2025",
    ]  # fmt: skip


def test_words_from_right_to_left_begin_at_the_right(pane: SidePane, plan: Plan) -> None:
    pane.bring_forward("source")
    pane.show_node(plan.of_kind("measure")[0])

    [text] = [one for one in pane.source.findChildren(SideText) if "تدريب" in one.text()]
    assert text.alignment() & Qt.AlignmentFlag.AlignRight


def test_who_looked_at_a_source_sees_the_next_one_at_once(pane: SidePane, plan: Plan) -> None:
    first, second = plan.of_kind("measure")
    pane.show_node(first)
    pane.tabBarClicked.emit(4)
    pane.setCurrentIndex(4)
    pane.show_node(plan.root)
    assert pane.currentIndex() != 4

    pane.show_node(second)
    assert pane.currentIndex() == 4 and "Train them all" in words(pane)


def test_an_item_that_is_gone_has_no_source(pane: SidePane, plan: Plan) -> None:
    node = plan.of_kind("measure")[0]
    pane.show_node(node)
    bridge = pane._bridge
    assert bridge is not None
    bridge.do("Delete", lambda now: edits.delete(now, [node]))

    assert not pane.isTabVisible(4)
