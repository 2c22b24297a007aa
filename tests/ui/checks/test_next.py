"""What next: a short list that follows the plan and goes where it says."""

from __future__ import annotations

from typing import Any

import pytest

from nap_desktop.plan import edits
from nap_desktop.services.next_steps import NextStep
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.checks.next_panel import NextPanel
from nap_desktop.ui.tasks import Tasks
from tests.plan.plans import grow


@pytest.fixture
def panel(qtbot: Any, memory: Any) -> NextPanel:
    made = NextPanel(Tasks(None), lambda _: 0)
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show_plan(Bridge(OpenPlan(grow("s A\n  m B\n  m C"), memory), made))
    made.show()
    qtbot.waitUntil(lambda: made.steps is not None)
    return made


def test_each_line_has_a_button_that_tells_where_it_goes(panel: NextPanel, qtbot: Any) -> None:
    assert panel.steps is not None and len(panel.buttons) == len(panel.steps)
    names = [step.name for step in panel.steps]

    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.buttons[names.index("measures_without_lead")].click()

    (step,) = chosen.args
    assert isinstance(step, NextStep) and (step.goes, step.fact.node) == ("first", "B")
    assert panel.buttons[0].accessibleName().startswith(panel.steps[0].words)


def test_the_list_follows_the_plan(panel: NextPanel, qtbot: Any) -> None:
    panel._bridge.do("Title", lambda plan: edits.set_field(plan, "plan", "title", "Plan"))

    qtbot.waitUntil(lambda: "no_title" not in [step.name for step in panel.steps or ()])
    assert len(panel.buttons) == len(panel.steps or ())


def test_nothing_is_shown_without_a_plan(panel: NextPanel) -> None:
    panel.show_plan(None)

    assert panel.steps is None and panel.buttons == []
