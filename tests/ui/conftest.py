"""What tests of screens start from: the sample plan behind a bridge, kept in memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from nap_desktop.base import shipped
from nap_desktop.plan.change import Change
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.steps import Step
from nap_desktop.plan.tree import Plan
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look


class Memory:
    """A keeper that counts; `full` makes it fail as a full disk does."""

    def __init__(self) -> None:
        self.kept: list[Step] = []
        self.folded = 0
        self.full = False

    def keep(self, step: Step) -> int:
        self._room()
        self.kept.append(step)
        return len(self.kept)

    def fold(self, number: int, changes: Sequence[Change], step: Step) -> None:
        self._room()
        self.kept[-1] = step
        self.folded += 1

    def take_back(self, number: int, changes: Sequence[Change]) -> None:
        self._room()

    def do_again(self, number: int, changes: Sequence[Change]) -> None:
        self._room()

    def _room(self) -> None:
        if self.full:
            raise OSError(28, "No space left on device")


@pytest.fixture(scope="session")
def sample() -> Plan:
    return from_open(json.loads(shipped.text("sample/exampleland.json"))["current"])


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def bridge(qapp: Any, sample: Plan, memory: Memory) -> Bridge:
    look().show("light", 1.0)
    return Bridge(OpenPlan(sample, memory, author="A. Drafter"))
