"""Any plan becomes a file without faults that says the same texts in the same order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.write import write
from nap_desktop.plan.text import clean
from nap_desktop.plan.tree import Plan
from tests.documents.papers import NAMES, composed, said, subject_of, text_of
from tests.plan.plans import any_plan

WHOLE = [name for name in NAMES if name not in ("body", "section")]


def stream(texts: list[str]) -> str:
    """Return texts without what no file keeps, so that only words and their order count."""
    return "".join("".join(clean(text).split()) for text in texts)


def follows(wanted: list[str], found: str) -> bool:
    """Return whether all texts stand in another one, in their order."""
    at = 0
    for text in wanted:
        piece = stream([text])
        at = found.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


@given(any_plan(), st.sampled_from(WHOLE))
def test_any_plan_is_written_whole_and_in_order(plan: Plan, name: str) -> None:
    document = composed(name, plan)
    content, pages = write(document, {})

    assert lint(content) == []
    assert pages >= 1
    assert follows(said(document), stream(text_of(content)))


@settings(max_examples=30)
@given(any_plan(), st.sampled_from(["body", "section"]))
def test_any_part_of_any_plan_is_written_whole(plan: Plan, name: str) -> None:
    from nap_desktop.documents.profile import shipped_profile

    if not subject_of(plan, shipped_profile(name)):
        return
    document = composed(name, plan)
    content, _ = write(document, {})

    assert lint(content) == []
    assert follows(said(document), stream(text_of(content)))


def test_the_reader_notices_a_text_that_is_missing_or_misplaced() -> None:
    assert follows(["a b", "c"], "abxc")
    assert not follows(["c", "a b"], "abxc")
    assert not follows(["d"], "abxc")


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_written_whole_and_in_order(name: str) -> None:
    document = composed(name)

    assert follows(said(document), stream(text_of(write(document, {})[0])))
