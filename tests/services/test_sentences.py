"""Every foreseen failure has one sentence, and every sentence a use."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nap_desktop
from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.services.sentences import sentence

SENTENCES = shipped.toml("labels/errors.toml")["sentences"]
SOURCES = sorted(Path(nap_desktop.__file__).parent.rglob("*.py"))


def strings() -> set[str]:
    """Return every string constant of the code."""
    nodes = (node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def raised() -> set[str]:
    """Return every code that stands in `NapError("…")` or among SQLite's."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("NapError"), args=[ast.Constant(str(code)), *_]):
                    found.add(code)
    from nap_desktop.storage import failures

    return found | set(failures._CODES.values())


def test_every_failure_has_a_sentence() -> None:
    assert raised() - set(SENTENCES) == set()


def test_every_sentence_has_a_use() -> None:
    assert set(SENTENCES) - strings() == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_one_sentence_with_its_facts(code: str) -> None:
    names = [name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name]
    told = sentence(NapError(code, **{name: f"<{name}>" for name in names}))

    assert told[0].isupper() and told.endswith(".") and "\n" not in told
    assert ". " not in told.removesuffix(".").replace("30.06", "")
    if code != "unforeseen":
        assert all(f"<{name}>" in told for name in names)


@given(st.sampled_from([*SENTENCES, "never_heard_of"]), st.text(max_size=40))
def test_no_fact_and_no_missing_fact_breaks_a_sentence(code: str, fact: str) -> None:
    for told in (sentence(NapError(code)), sentence(NapError(code, path=fact, kind=fact))):
        assert told.endswith(".") and "\n" not in told
        told.encode()


def test_codes_in_facts_are_told_in_words() -> None:
    assert "it is empty" in sentence(NapError("not_a_library", path="a", reason="empty"))


def test_a_failure_that_nobody_foresaw_gives_nothing_of_its_words_away() -> None:
    told = sentence(ValueError("a sentence of the plan"))

    assert "ValueError" in told and "sentence of the plan" not in told


def test_a_fact_cannot_turn_the_sentence_round_or_fill_the_screen() -> None:
    told = sentence(NapError("no_such_plan", plan="\u202etitle\u2066" + "x" * 5_000))

    assert "\u202e" not in told and "\u2066" not in told and len(told) < 500
