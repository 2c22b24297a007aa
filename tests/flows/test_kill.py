"""What was acknowledged is in the file, however the program dies: 200 times `kill -9`."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from nap_desktop.services.library import OpenLibrary
from tests.flows.kill_child import digest, speak_to, work
from tests.plan.plans import START, grow

TRIALS = 200

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


def _library(folder: Path) -> tuple[Path, str]:
    library = OpenLibrary.open(folder / "a.nap")
    plan = library.add_plan(grow(START))
    library.close()
    return folder / "a.nap", plan


def _said_until_killed(path: Path, plan: str, seed: int, early: bool) -> list[str]:
    """Let a child work, kill it at a random moment, and return all lines that it said.

    The moment is counted in acts, so that a busy machine makes the trial slow but not blind.
    """
    chance = random.Random(seed)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(path, plan, seed, speak_to(write), early)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = _until_acts(pipe, chance.randrange(1, 30))
        time.sleep(chance.uniform(0.0, 0.006))
        os.kill(child, signal.SIGKILL)
        said += pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
    # a line that was cut off was not said
    return said.decode().split("\n")[:-1]


def _until_acts(pipe: BinaryIO, count: int) -> bytes:
    """Return what was said until the child had opened the plan and `count` acts were acknowledged."""
    said = b""
    while said.count(b"!") <= count and (line := pipe.readline()):
        said += line
    return said


def _allowed(said: list[str]) -> set[str]:
    """Return what the plan may be: as last acknowledged, or as the act under way makes it."""
    acknowledged = [line for line in said if line.startswith("!")][-1]
    return {acknowledged[1:], said[-1][1:]}


def _trial(path: Path, plan: str, seed: int, early: bool = False) -> tuple[bool, int]:
    """Return whether nothing that was acknowledged is missing, and how many acts were."""
    said = _said_until_killed(path, plan, seed, early)
    library = OpenLibrary.open(path, create=False)
    try:
        problems = library.verify()
        kept = digest(library.load(plan)) in _allowed(said)
        whole = digest(library.open_plan(plan).plan) in _allowed(said)
    finally:
        library.close()
    return kept and whole and not problems, len([line for line in said if line[0] == "!"]) - 1


def test_no_acknowledged_change_is_lost_in_200_kills(tmp_path: Path) -> None:
    path, plan = _library(tmp_path)
    results = [_trial(path, plan, seed) for seed in range(TRIALS)]
    lost = [seed for seed, (is_whole, _) in enumerate(results) if not is_whole]
    assert lost == []
    assert sum(acts for _, acts in results) > 10 * TRIALS


def test_the_trial_would_see_a_keeper_that_acknowledges_too_early(tmp_path: Path) -> None:
    path, plan = _library(tmp_path)
    assert not all(_trial(path, plan, seed, early=True)[0] for seed in range(20))
