"""A small plan behind a bridge, an editor on it, and no warning from Qt left unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from pytestqt.qtbot import QtBot

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.steps import Step
from nap_desktop.plan.tree import DIRECTORY, OUTLINE, Node, Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.editor.form import Editor
from nap_desktop.ui.look import look


@dataclass
class Memory:
    """Keeps steps in a list; fails while `full`."""

    steps: list[str] = field(default_factory=list)
    folds: int = 0
    full: bool = False

    def keep(self, step: Step) -> int:
        self._check()
        self.steps.append(step.name)
        return len(self.steps)

    def fold(self, number: int, changes: Sequence[Change], step: Step) -> None:
        self._check()
        self.folds += 1

    def take_back(self, number: int, changes: Sequence[Change]) -> None:
        self._check()

    def do_again(self, number: int, changes: Sequence[Change]) -> None:
        self._check()

    def _check(self) -> None:
        if self.full:
            raise OSError(28, "No space left on device")


def small_plan() -> Plan:
    nodes = {
        "P": Node("P", "plan", {"title": "Plan", "period_start": "2027", "period_end": "2030"}),
        "S": Node("S", "section", {"heading": "Export control"}),
        "M": Node("M", "measure", {"text": rich_text.rich("Adopt a list"), "lead": "B"}),
        "N": Node("N", "measure", {"text": rich_text.rich("Train officers")}),
        "A": Node("A", "step", {"text": rich_text.rich("Draft")}),
        "B": Node("B", "body", {"name": "Customs Service", "short": "CS"}),
    }
    children = {
        ("P", OUTLINE): ("S",),
        ("S", OUTLINE): ("M", "N"),
        ("M", OUTLINE): ("A",),
        ("P", DIRECTORY): ("B",),
    }
    parents = {"S": "P", "M": "S", "N": "S", "A": "M", "B": "P"}
    return Plan("P", nodes, children, parents)


@pytest.fixture(autouse=True)
def no_warning_from_qt() -> Iterator[None]:
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if "propagateSizeHints" not in message:  # the offscreen platform says it of every window
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def bridge(memory: Memory, qapp: object) -> Iterator[Bridge]:
    made = Bridge(OpenPlan(small_plan(), memory, author="A. Person"))
    yield made
    made.close()


@pytest.fixture
def editor(bridge: Bridge, qtbot: QtBot) -> Editor:
    look().show("light", 1.0)
    made = Editor()
    qtbot.addWidget(made)
    made.resize(700, 640)
    made.show_plan(bridge)
    made.node_requested.connect(made.show_node)
    made.show()
    made.show_node("M")
    return made
