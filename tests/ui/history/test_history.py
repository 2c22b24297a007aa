"""The history of an item: who changed what, told in words and shapes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import MoveNode, SetField
from nap_desktop.plan.steps import KeptStep, Step, touched
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.history.panel import HistoryPanel
from nap_desktop.ui.history.step_view import StepView
from nap_desktop.ui.history.telling import gathered, tell
from nap_desktop.ui.widgets.difference import Piece, as_html, difference


def typing(number: int, before: str, after: str, at: str = "2026-11-24T10:00:00Z") -> KeptStep:
    change = SetField("m", "text", "", rich_text.rich(before), rich_text.rich(after))
    return KeptStep(number, Step("Typing", "A", at, (change,)))


@pytest.fixture
def panel(qtbot: Any, bridge: Bridge, memory: Any) -> HistoryPanel:
    def history_of(node: str) -> list[KeptStep]:
        kept = enumerate(memory.kept, 1)
        return [KeptStep(n, step) for n, step in kept if node in touched(step.changes)]

    made = HistoryPanel(history_of)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show_plan(bridge)
    made.show()
    return made


def test_only_words_that_differ_are_marked() -> None:
    assert difference("train ten officers", "train forty officers") == [
        Piece("same", "train "),
        Piece("old", "ten"),
        Piece("new", "forty"),
        Piece("same", " officers"),
    ]


def test_neighbouring_words_change_as_one() -> None:
    assert [piece.text for piece in difference("a big red car", "a small blue car")] == [
        "a ",
        "big red",
        "small blue",
        " car",
    ]


def test_long_runs_of_the_same_are_cut_short() -> None:
    words = " ".join(f"w{number}" for number in range(200))

    pieces = difference(f"old {words} end", f"new {words} end")

    assert sum(len(piece.text) for piece in pieces) < 120
    assert [piece.kind for piece in pieces][:3] == ["old", "new", "same"]


def test_differences_are_told_by_shape_and_escaped() -> None:
    assert as_html(difference("<b> x", "<i> x")) == "&lt;<s>b</s> <u>i</u>&gt; x"


def test_typing_in_one_sitting_is_one_step() -> None:
    steps = [typing(1, "", "a"), typing(2, "a", "a b"), typing(3, "a b", "a b c")]

    (step,) = gathered(steps[::-1])

    assert isinstance(step.changes[0], SetField)
    assert rich_text.plain(step.changes[0].before) == ""
    assert rich_text.plain(step.changes[0].after) == "a b c"


def test_an_hour_divides_two_sittings() -> None:
    steps = [typing(1, "", "a"), typing(2, "a", "b", "2026-11-24T11:00:00Z")]

    assert [step.at[11:13] for step in gathered(steps)] == ["11", "10"]


def test_bodies_and_dates_are_told_in_words(bridge: Bridge) -> None:
    plan = bridge.plan
    node, body = plan.of_kind("measure")[0], plan.bodies[0]
    changes = (
        *edits.set_field(plan, node, "partners", body),
        *edits.set_field(plan, node, "end", "2029-Q3"),
    )

    told = tell(plan, node, Step("Change", "A", "2026-11-24T10:00:00Z", changes))

    assert [line.after for line in told.lines] == [plan.get(body, "name"), "Q3 2029"]


def test_the_newest_step_stands_first(panel: HistoryPanel, bridge: Bridge) -> None:
    node = bridge.plan.of_kind("measure")[3]
    panel.show_node(node)
    other = "low" if bridge.plan.get(node, "priority") != "low" else "high"
    bridge.do("Change priority", lambda plan: edits.set_field(plan, node, "priority", other))
    bridge.do("Move up", lambda plan: edits.move_up(plan, [node]))

    QApplication.processEvents()  # a new widget is shown with the next event
    views = [view for view in panel.page.findChildren(StepView) if not view.isHidden()]

    assert [view.layout().itemAt(0).widget().text() for view in views] == [
        "Move up",
        "Change priority",
    ]


def test_a_hidden_panel_reads_nothing(qtbot: Any, bridge: Bridge) -> None:
    asked: list[str] = []
    made = HistoryPanel(lambda node: asked.append(node) or [])
    qtbot.addWidget(made)
    made.show_plan(bridge)

    made.show_node(bridge.plan.root)
    assert asked == []
    made.show()

    assert asked == [bridge.plan.root]


def test_a_run_of_moves_is_told_once() -> None:
    def moved(number: int, name: str, row: int, at: str) -> KeptStep:
        change = MoveNode("m", "s", row, "s", row + 1)
        return KeptStep(number, Step(name, "A", at, (change,)))

    steps = [
        moved(1, "Move down", 0, "2026-11-24T10:00:00Z"),
        moved(2, "Move down", 1, "2026-11-24T10:00:02Z"),
        moved(3, "Demote", 2, "2026-11-24T10:00:05Z"),
        moved(4, "Move down", 3, "2026-11-24T12:00:00Z"),
    ]

    assert [step.at for step in gathered(steps)] == ["2026-11-24T12:00:00Z", "2026-11-24T10:00:05Z"]
