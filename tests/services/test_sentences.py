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
IN_FILE = shipped.toml("labels/errors.toml")["in_file"]
WORDS = shipped.toml("labels/errors.toml")["words"]
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


@pytest.mark.parametrize("code", IN_FILE)
def test_what_is_wrong_in_a_file_names_the_file_and_what_to_do(code: str) -> None:
    names = {name for _, name, _, _ in Formatter().parse(IN_FILE[code]) if name}
    own = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
    told = sentence(NapError(code, path="a.json", item="items[0]", **{n: f"<{n}>" for n in own}))

    assert "a.json" in told and told.endswith(".") and "nothing was changed, so" in told
    assert own <= names and "unknown" not in told.replace("unknown_", "")
    assert code in ("other_format", "no_title") or "items[0]" in told


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_to_do(code: str) -> None:
    elsewhere = ("unforeseen", "damaged_step")  # the log knows; nothing can be done

    assert ", so " in SENTENCES[code] or code in elsewhere or "; make the" in SENTENCES[code]


def test_no_code_of_sqlite_reaches_people() -> None:
    from nap_desktop.storage.failures import _CODES, NAMES

    assert set(NAMES) == set(_CODES)
    for name in [*NAMES.values(), "settings", "no_text", "integrity_check", "sqlite"]:
        for code in ("cannot_open", "damaged_library", "cannot_migrate", "cannot_back_up"):
            told = sentence(NapError(code, path="a", reason=name))
            assert "SQLITE" not in told and "_" not in told and "(sqlite)" not in told


def test_every_code_that_stands_for_a_reason_has_words() -> None:
    for code, names in WORDS.items():
        assert code in SENTENCES or code == "any"
        assert all(words for table in names.values() for words in table.values())


def test_codes_in_facts_are_told_in_words() -> None:
    assert "it is empty" in sentence(NapError("not_a_library", path="a", reason="empty"))


def test_a_failure_that_nobody_foresaw_gives_nothing_of_its_words_away() -> None:
    told = sentence(ValueError("a sentence of the plan"))

    assert "ValueError" in told and "sentence of the plan" not in told


def test_a_fact_cannot_turn_the_sentence_round_or_fill_the_screen() -> None:
    told = sentence(NapError("no_such_plan", plan="\u202etitle\u2066" + "x" * 5_000))

    assert "\u202e" not in told and "\u2066" not in told and len(told) < 500
