"""The sample in every profile is what somebody has looked at; `python -m tests.golden` renews."""

from __future__ import annotations

import pytest

from tests.documents.papers import NAMES
from tests.golden.dump import FOLDER, golden


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_written_as_it_was_looked_at(name: str) -> None:
    held = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    assert golden()[f"{name}.txt"].splitlines() == held.splitlines()
