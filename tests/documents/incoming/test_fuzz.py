"""Five thousand mutated files leave the readers as a source or as a NapError."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.fuzz_import import all_tried, mutated, seeds

COUNT = 5_000


def test_there_are_enough_whole_files_to_start_from() -> None:
    assert len(seeds()) >= 20


def test_an_input_follows_from_its_number() -> None:
    assert mutated(17) == mutated(17) != mutated(18)


@pytest.mark.slow
def test_only_foreseen_failures_leave_the_readers() -> None:
    codes: Counter[str] = Counter()
    failures: list[tuple[int, str]] = []
    for outcome in all_tried(COUNT):
        codes.update(outcome.codes)
        failures += outcome.failures

    assert not failures, "\n".join(f"{number}: {told}" for number, told in failures[:5])
    assert codes.total() == COUNT
    # a mutation that hardly ever lets a file be read tries the guard and not the readers
    assert codes["read"] > COUNT / 4
