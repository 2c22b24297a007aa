"""Twelve invented earlier plans in eight languages against their truth, where the folder is there."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.interpret.draft import draft_json, listed
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.sheets import read_xlsx
from nap_desktop.documents.incoming.source import Source
from nap_desktop.plan.open_format import from_open

_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "samples"
_SCORER = _FOLDER / "score_import.py"
NAMES = sorted(one.name.split(".")[0] for one in (_FOLDER / "plans").glob("*.truth.json"))
MEAN, LEAST = 0.95, 0.85

pytestmark = pytest.mark.skipif(not NAMES, reason="the folder of samples is not here")


@cache
def source(name: str) -> Source:
    for suffix, read in ((".docx", read_docx), (".xlsx", read_xlsx)):
        path = _FOLDER / "plans" / f"{name}{suffix}"
        if path.is_file():
            return read(path.read_bytes(), path.name)
    raise FileNotFoundError(name)


@cache
def score(name: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_import", _SCORER)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    truth = json.loads((_FOLDER / "plans" / f"{name}.truth.json").read_text("utf-8"))
    data = draft_json(source(name), interpret(source(name)))
    found: dict[str, Any] = scorer.score(truth, {**data["draft"], "findings": data["findings"]})
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_as_it_was_meant(name: str) -> None:
    found = score(name)

    assert found["overall"] >= LEAST
    assert not found["decoys_imported"], found["decoys_examples"]
    assert not found["must_not_appear_hits"]
    assert found["measures"]["recall"] == 1.0, found["missing_measures"]


def test_the_samples_are_read_well_on_the_whole() -> None:
    assert sum(score(name)["overall"] for name in NAMES) / len(NAMES) >= MEAN


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sample_makes_is_a_plan_and_accounts_for_each_character(name: str) -> None:
    draft = interpret(source(name))
    data = draft_json(source(name), draft)

    from_open(data["draft"])
    account = data["account"]
    assert account["characters"] == account["imported"] + account["listed"]
    assert account["listed"] == listed(draft)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_read_again_is_the_same_draft(name: str) -> None:
    assert interpret(source(name)) == interpret(source(name))
